// Pages of a document as they leave: read once, merged once, deflated and framed once, however many devices follow.
import { deflateRawSync } from 'node:zlib'
import { readAppend, writeAppend, type Struct } from '../src/wire/append.ts'
import { writeFrame, type Mark } from '../src/wire/frames.ts'
import { writePiece } from '../src/wire/piece.ts'
import { framed, type Framed } from './framed.ts'
import type { Log, Row } from './log.ts'

export type Page = {
  readonly rows: readonly Row[]
  readonly upTo: number
  readonly at: number
  readonly mark: Mark
  frames(): readonly Framed[]
}
export type Pages = {
  /** At once what is in memory. */
  read(doc: string, after: number): Page | Promise<Page | null>
  /** Of a document that was erased nothing stays in memory. */
  forget(doc: string): void
}

/** Structs in parts without a hole within a client: leaving out somebody's own rows can make one. */
const withoutHoles = (structs: readonly Struct[]): Struct[][] => {
  const out: Struct[][] = []
  let part: Struct[] = []
  let next = new Map<number, number>()
  for (const s of structs) {
    const due = next.get(s.client)
    if (due !== undefined && due !== s.clock) {
      out.push(part)
      part = []
      next = new Map()
    }
    part.push(s)
    next.set(s.client, s.clock + 1)
  }
  if (part.length > 0) out.push(part)
  return out
}

/** Structs as updates of the append class. */
export const updatesOf = (structs: readonly Struct[]): Uint8Array[] => withoutHoles(structs).map(writeAppend)
/** Rows of a page after `before` as frames (M9, M16); no row is one empty piece. The last says how far the document is complete. */
export const pieceFrames = (
  doc: string,
  rows: readonly Row[],
  before: number,
  { upTo, at, mark }: Pick<Page, 'upTo' | 'at' | 'mark'>,
): Framed[] => {
  const parts = withoutHoles(rows.flatMap(r => readAppend(r.bytes)))
  const pieces = parts.length > 0 ? parts : [[]]
  return pieces.map((structs, i) => {
    const last = i === pieces.length - 1
    const ends = last ? { n: upTo, mark } : { n: before, mark: null }
    return framed(writeFrame({ is: 'piece', doc, ...ends, at, deflated: deflateRawSync(writePiece(structs)) }))
  })
}

/** Pages remembered: they serve those who follow a document, and those who come back at the same moment. A quiet document holds none. */
const KEPT = 16

/** Rows never change, so a page stays true; only "nothing yet" is not remembered. */
export const createPages = (log: Log, bytes: number): Pages => {
  const pages = new Map<string, Page | Promise<Page | null>>()
  const read = async (name: string, doc: string, after: number): Promise<Page | null> => {
    const rows = await log.rows(doc, after, bytes)
    const last = rows.at(-1)
    if (!last) {
      pages.delete(name)
      return null
    }
    let out: readonly Framed[] | null = null
    const end = { upTo: last.seq, at: last.at, mark: last.mark }
    const page: Page = { rows, ...end, frames: () => (out ??= pieceFrames(doc, rows, after, end)) }
    if (pages.has(name)) pages.set(name, page)
    return page
  }
  return {
    read(doc, after) {
      const name = `${after} ${doc}`
      const held = pages.get(name)
      if (held) return held
      const page = read(name, doc, after) // remembered at once: two hundred readers who ask in the same turn are one reading
      pages.set(name, page)
      page.catch(() => pages.delete(name)) // who waits for it is told of the error
      if (pages.size > KEPT) pages.delete(pages.keys().next().value ?? '')
      return page
    },
    forget(doc) {
      for (const name of pages.keys()) if (name.endsWith(` ${doc}`)) pages.delete(name)
    },
  }
}
