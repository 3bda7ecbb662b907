// Pages of a document as they leave: read once, merged once, deflated once, however many devices follow.
import { deflateRawSync } from 'node:zlib'
import { readAppend, writeAppend, type Struct } from '../src/wire/append.ts'
import { writePiece } from '../src/wire/piece.ts'
import type { Log, Row } from './log.ts'

export type Page = { readonly rows: readonly Row[]; readonly upTo: number; readonly at: number; deflated(): readonly Uint8Array[] }
export type Pages = { read(doc: string, after: number): Promise<Page | null> }

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
/** Rows as what pieces carry (M16); no row is one empty piece. */
export const piecesOf = (rows: readonly Row[]): Uint8Array[] => {
  const parts = withoutHoles(rows.flatMap(r => readAppend(r.bytes)))
  return (parts.length > 0 ? parts : [[]]).map(structs => deflateRawSync(writePiece(structs)))
}

const KEPT = 128

/** Rows never change, so a page stays true; only "nothing yet" is not remembered. */
export const createPages = (log: Log, bytes: number): Pages => {
  const pages = new Map<string, Page>()
  return {
    async read(doc, after) {
      const name = `${after} ${doc}`
      const held = pages.get(name)
      if (held) return held
      const rows = await log.rows(doc, after, bytes)
      const last = rows.at(-1)
      if (!last) return null
      let out: readonly Uint8Array[] | null = null
      const page: Page = { rows, upTo: last.seq, at: last.at, deflated: () => (out ??= piecesOf(rows)) }
      pages.set(name, page)
      if (pages.size > KEPT) pages.delete(pages.keys().next().value ?? '')
      return page
    },
  }
}
