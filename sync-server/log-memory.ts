// The log without a disk: demo networks live in it, and tests take it apart (tests/relay/forgetful-log.ts).
import { bytesOf } from '../src/domain/ids.ts'
import { placeStructs, readAppend, type Known, type Struct } from '../src/wire/append.ts'
import { documentClass } from '../src/domain/document-name.ts'
import { RELAY_LIMITS } from './limits.ts'
import { cutRows, nextMark, NO_MARK, xorInto, type Head, type Log, type Offered, type Row, type Written } from './log.ts'

type Doc = {
  head: number
  readonly rows: Row[]
  readonly keys: Map<string, string>
  readonly at: Map<string, string>
  readonly next: Map<number, number>
}
const place = (client: number, clock: number): string => `${client}:${clock}`

/** `rows()`: everything flushed, in order. */
export type MemoryLog = Log & { rowsFlushed(): readonly Row[] }

/** A log holding `rows` from the start. `budget`: bytes of all rows, above which pieces are refused as too big. */
export const createMemoryLog = (rows: readonly Row[] = [], budget = Infinity): MemoryLog => {
  let flushed: Row[] = [...rows]
  let pending: Row[] = []
  let docs = new Map<string, Doc>()
  let tip: Head = { seq: 0, mark: NO_MARK }
  let bytes = 0

  const docOf = (name: string): Doc => {
    let d = docs.get(name)
    if (!d) docs.set(name, (d = { head: 0, rows: [], keys: new Map(), at: new Map(), next: new Map() }))
    return d
  }
  const index = (row: Row, structs: readonly Struct[]): void => {
    const d = docOf(row.doc)
    d.rows.push(row)
    d.head = row.seq
    for (const s of structs) {
      d.keys.set(s.key, place(s.client, s.clock))
      d.at.set(place(s.client, s.clock), s.key)
      d.next.set(s.client, s.clock + 1)
    }
    tip = { seq: row.seq, mark: row.mark }
    bytes += row.bytes.length
  }
  const rebuild = (): void => {
    docs = new Map()
    tip = { seq: 0, mark: NO_MARK }
    bytes = 0
    for (const r of flushed) index(r, documentClass(r.doc) === 'free' ? [] : readAppend(r.bytes))
  }
  const known = (d: Doc | undefined): Known => ({
    next: client => d?.next.get(client) ?? 0,
    keyAt: (client, clock) => d?.at.get(place(client, clock)),
    has: key => d?.keys.has(key) ?? false,
  })
  const take = ({ doc, device, at, content }: Offered): Written => {
    const placed = content.is === 'append' ? placeStructs(content.structs, known(docs.get(doc))) : null
    if (placed && 'refused' in placed) return { is: 'refused', reason: placed.refused, client: placed.client, clock: placed.clock }
    const parts = placed ? cutRows(placed.fresh, RELAY_LIMITS.row) : content.is === 'free' ? [content.update] : []
    if (bytes + parts.reduce((n, p) => n + p.length, 0) > budget) return { is: 'refused', reason: 'too-big', client: 0, clock: 0 }
    const previous = docs.get(doc)?.head ?? 0
    const added: number[] = []
    for (const part of parts) {
      const row: Row = { seq: tip.seq + 1, doc, device, at, mark: nextMark(tip.mark, part), bytes: part }
      index(row, content.is === 'append' ? readAppend(part) : [])
      pending.push(row)
      added.push(row.seq)
    }
    const seq = docs.get(doc)?.head ?? 0
    return { is: 'kept', seq, previous, mark: docs.get(doc)?.rows.at(-1)?.mark ?? NO_MARK, rows: added }
  }
  rebuild()

  /** Readers see what was flushed and nothing else. */
  const shownHead = (): number => flushed.at(-1)?.seq ?? 0
  const shownRows = (doc: string): Row[] => docs.get(doc)?.rows.filter(r => r.seq <= shownHead()) ?? []

  return {
    async write(offered) {
      return offered.map(take)
    },
    async flush() {
      flushed = flushed.concat(pending)
      pending = []
    },
    async rollback() {
      pending = []
      rebuild()
    },
    async head() {
      const last = flushed.at(-1)
      return last ? { seq: last.seq, mark: last.mark } : { seq: 0, mark: NO_MARK }
    },
    async markAt(seq) {
      return flushed[seq - 1]?.mark ?? null // sequence numbers have no hole and begin at 1
    },
    async changed(seq) {
      return [...docs.keys()].map(doc => [doc, shownRows(doc).at(-1)?.seq ?? 0] as const).filter(([, head]) => head > seq)
    },
    async headOf(doc) {
      return shownRows(doc).at(-1)?.seq ?? 0
    },
    async rows(doc, seq, size) {
      const out: Row[] = []
      let n = 0
      for (const r of shownRows(doc)) {
        if (r.seq <= seq) continue
        if (out.length > 0 && n + r.bytes.length > size) break
        out.push(r)
        n += r.bytes.length
      }
      return out
    },
    async vector(doc) {
      const out = new Map<number, number>()
      if (documentClass(doc) === 'append')
        for (const r of shownRows(doc)) for (const s of readAppend(r.bytes)) out.set(s.client, s.clock + 1)
      return out
    },
    async inventory(doc) {
      const xor = new Uint8Array(16)
      let count = 0
      for (const r of shownRows(doc))
        for (const s of readAppend(r.bytes)) {
          xorInto(xor, bytesOf(s.key))
          count++
        }
      return { count, xor }
    },
    async probe() {
      // memory can always be written
    },
    async synchronous() {
      return 0
    },
    async close() {
      docs = new Map()
      flushed = []
      pending = []
    },
    rowsFlushed: () => flushed,
  }
}
