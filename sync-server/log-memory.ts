// The log without a disk: demo networks live in it, and tests take it apart (tests/relay/forgetful-log.ts).
import { bytesOf } from '../src/domain/id-bytes.ts'
import { placeStructs, readAppend, type Known, type Struct } from '../src/wire/append.ts'
import { documentClass } from '../src/domain/document-name.ts'
import { grouped } from '../src/domain/grouped.ts'
import { RELAY_LIMITS } from './limits.ts'
import { readTombstone, writeTombstone, type Grave } from './tombstone.ts'
import { cutRows, nextMark, NO_MARK, notKept, xorInto, type Head, type Log, type Offered, type Row, type Written } from './log.ts'

type Index = { readonly keys: Map<string, string>; readonly at: Map<string, string>; readonly next: Map<number, number> }
type Doc = { head: number; readonly rows: Row[]; readonly index: Index }
const place = (client: number, clock: number): string => `${client}:${clock}`
const newIndex = (): Index => ({ keys: new Map(), at: new Map(), next: new Map() })
const addTo = ({ keys, at, next }: Index, structs: readonly Struct[]): void => {
  for (const s of structs) {
    keys.set(s.key, place(s.client, s.clock))
    at.set(place(s.client, s.clock), s.key)
    next.set(s.client, s.clock + 1)
  }
}
/** A row that was erased has no bytes, and a tombstone holds no statement. */
const statementsIn = (row: Row): readonly Struct[] =>
  documentClass(row.doc) === 'free' || row.bytes.length === 0 || readTombstone(row.bytes) ? [] : readAppend(row.bytes)
/** The row as it stays when its document is erased. */
const erased = (row: Row): Row => ({ ...row, device: '', bytes: new Uint8Array() })
const graveIn = (row: Row): readonly [string, Grave][] => {
  const said = readTombstone(row.bytes)
  return said ? [[row.doc, { ...said, seq: row.seq, mark: row.mark }]] : []
}

/** Rows that never change, on which any number of logs may stand. What is in a document is read when somebody first writes there. */
export type Foundation = {
  readonly rows: readonly Row[]
  readonly docs: ReadonlyMap<string, readonly Row[]>
  readonly graves: ReadonlyMap<string, Grave>
  readonly indexOf: (doc: string) => Index | undefined
}
export const foundation = (rows: readonly Row[]): Foundation => {
  const docs = grouped(rows, r => r.doc)
  const known = new Map<string, Index>()
  return {
    rows,
    docs,
    graves: new Map(rows.flatMap(graveIn)),
    indexOf: doc => {
      const held = known.get(doc)
      const its = docs.get(doc)
      if (held || !its) return held
      const index = newIndex()
      for (const r of its) addTo(index, statementsIn(r))
      known.set(doc, index)
      return index
    },
  }
}

/** `rowsFlushed()`: everything flushed, in order. */
export type MemoryLog = Log & { rowsFlushed(): readonly Row[] }

/** A log that stands on `base`. `budget`: bytes of all rows it adds, above which pieces are refused as too big. */
export const createMemoryLog = (base: Foundation = foundation([]), budget = Infinity): MemoryLog => {
  let flushed: Row[] = []
  let pending: Row[] = []
  let docs = new Map<string, Doc>()
  const ground = base.rows.at(-1)
  const GROUND: Head = ground ? { seq: ground.seq, mark: ground.mark } : { seq: 0, mark: NO_MARK }
  let tip = GROUND
  let bytes = 0
  let graves: ReadonlyMap<string, Grave> = base.graves
  let dug = new Map<string, Grave>()

  const headUnder = (name: string): number => base.docs.get(name)?.at(-1)?.seq ?? 0
  const docOf = (name: string): Doc => {
    let d = docs.get(name)
    if (!d) docs.set(name, (d = { head: headUnder(name), rows: [], index: newIndex() }))
    return d
  }
  const add = (row: Row, structs: readonly Struct[]): void => {
    const d = docOf(row.doc)
    d.rows.push(row)
    d.head = row.seq
    addTo(d.index, structs)
    tip = { seq: row.seq, mark: row.mark }
    bytes += row.bytes.length
  }
  const rebuild = (): void => {
    docs = new Map()
    tip = GROUND
    bytes = 0
    dug = new Map()
    for (const r of flushed) add(r, statementsIn(r))
  }
  const known = (name: string): Known => {
    const [own, under] = [docs.get(name)?.index, base.indexOf(name)]
    return {
      next: client => own?.next.get(client) ?? under?.next.get(client) ?? 0,
      keyAt: (client, clock) => own?.at.get(place(client, clock)) ?? under?.at.get(place(client, clock)),
      has: key => (own?.keys.has(key) ?? false) || (under?.keys.has(key) ?? false),
    }
  }
  const headOf = (name: string): number => docs.get(name)?.head ?? headUnder(name)
  const take = ({ doc, device, at, content }: Offered): Written => {
    const gone = dug.get(doc) ?? graves.get(doc)
    if (gone && content.is === 'tombstone') return { is: 'kept', fresh: 0, seq: gone.seq, previous: gone.seq, mark: gone.mark, rows: [] }
    if (gone) return { is: 'refused', reason: 'closed', client: 0, clock: 0 }
    if (content.is === 'tombstone' && content.upTo !== headOf(doc)) return { is: 'refused', reason: 'gap', client: 0, clock: headOf(doc) }
    const placed = content.is === 'append' ? placeStructs(content.structs, known(doc)) : null
    if (placed && 'refused' in placed) return notKept(placed)
    const parts = placed ? cutRows(placed.fresh, RELAY_LIMITS.row) : content.is === 'free' ? [content.update] : []
    if (content.is === 'tombstone') parts.push(writeTombstone(content.tombstone))
    if (bytes + parts.reduce((n, p) => n + p.length, 0) > budget) return { is: 'refused', reason: 'too-big', client: 0, clock: 0 }
    const previous = headOf(doc)
    const added: number[] = []
    for (const part of parts) {
      const row: Row = { seq: tip.seq + 1, doc, device, at, mark: nextMark(tip.mark, part), bytes: part }
      add(row, content.is === 'append' ? readAppend(part) : [])
      if (content.is === 'tombstone') dug.set(doc, { ...content.tombstone, seq: row.seq, mark: row.mark })
      pending.push(row)
      added.push(row.seq)
    }
    const mark = (docs.get(doc)?.rows ?? []).at(-1)?.mark ?? base.docs.get(doc)?.at(-1)?.mark ?? NO_MARK
    return { is: 'kept', fresh: placed?.fresh.length ?? 1, seq: headOf(doc), previous, mark, rows: added }
  }

  /** Readers see what was flushed and nothing else. */
  const shownHead = (): number => flushed.at(-1)?.seq ?? GROUND.seq
  const shownRows = (doc: string): readonly Row[] => {
    if (graves.has(doc)) return []
    const own = docs.get(doc)?.rows.filter(r => r.seq <= shownHead()) ?? []
    const under = base.docs.get(doc) ?? []
    return own.length > 0 ? [...under, ...own] : under
  }
  const shownHeadOf = (doc: string): number => graves.get(doc)?.seq ?? shownRows(doc).at(-1)?.seq ?? 0

  return {
    async write(offered) {
      return offered.map(take)
    },
    async flush() {
      flushed = flushed.concat(pending)
      pending = []
      if (dug.size === 0) return
      graves = new Map([...graves, ...dug])
      flushed = flushed.map(r => (dug.has(r.doc) && dug.get(r.doc)?.seq !== r.seq ? erased(r) : r))
      rebuild()
    },
    async rollback() {
      pending = []
      rebuild()
    },
    async head() {
      const last = flushed.at(-1)
      return last ? { seq: last.seq, mark: last.mark } : GROUND
    },
    async markAt(seq) {
      // sequence numbers have no hole and begin at 1
      return (seq <= GROUND.seq ? base.rows[seq - 1] : flushed[seq - 1 - GROUND.seq])?.mark ?? null
    },
    async changed(seq) {
      return [...new Set([...base.docs.keys(), ...docs.keys()])]
        .map(doc => [doc, shownHeadOf(doc)] as const)
        .filter(([, head]) => head > seq)
    },
    async headOf(doc) {
      return shownHeadOf(doc)
    },
    async weight(names) {
      return names.flatMap(doc => shownRows(doc)).reduce((n, r) => n + r.bytes.length, 0)
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
    async tombstones() {
      return graves
    },
    async scrub() {
      return 'done' // there is no disk
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
    rowsFlushed: () => [...base.rows.map(r => (graves.has(r.doc) && graves.get(r.doc)?.seq !== r.seq ? erased(r) : r)), ...flushed],
  }
}
