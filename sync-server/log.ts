// The log: what the relay keeps. One interface, so that another database can stand behind it; tests/relay/log-contract.ts says what each must do.
// Writing and flushing are two steps, because an acknowledgement may only follow the flush (rule L1).
import { createHash } from 'node:crypto'
import type { Place, Placed, Struct } from '../src/wire/append.ts'
import { writeAppend } from '../src/wire/append.ts'
import { MARK_BYTES, type Mark } from '../src/wire/frames.ts'
import type { Tombstone } from '../src/domain/erasure.ts'
import type { Grave } from './tombstone.ts'

/** One row: consecutive statements of an append document, one update of a free one, or a tombstone. What was erased is a row without bytes and device. `at`: when the relay committed it, seconds since 1970. */
export type Row = {
  readonly seq: number
  readonly doc: string
  readonly device: string
  readonly at: number
  readonly mark: Mark
  readonly bytes: Uint8Array
}

export type Content =
  | { readonly is: 'append'; readonly structs: readonly Struct[] }
  | { readonly is: 'free'; readonly update: Uint8Array }
  /** Erases the document (E1) if its newest row is `upTo`; else it is refused as a `gap` that names the row there is. */
  | { readonly is: 'tombstone'; readonly tombstone: Tombstone; readonly upTo: number }
/** What a connection asks the log to take, whole or not at all (A3). `at` in seconds. */
export type Offered = { readonly doc: string; readonly device: string; readonly at: number; readonly content: Content }

/** `seq`: the document's newest row now; `previous`: the one before this piece; `rows`: the rows it became (none when all was held); `mark` belongs to `seq`. `fresh`: statements that were not held. */
export type Kept = {
  readonly is: 'kept'
  readonly fresh: number
  readonly seq: number
  readonly previous: number
  readonly mark: Mark
  readonly rows: readonly number[]
}
export type NotKept = {
  readonly is: 'refused'
  readonly reason: 'gap' | 'taken' | 'key-known' | 'too-big' | 'closed'
  readonly client: number
  readonly clock: number
  /** 'key-known': the places of all statements of the piece that are held at another. */
  readonly known?: readonly Place[]
}
export type Written = Kept | NotKept
/** What rule A2 says against a piece, as the log's answer. */
export const notKept = ({ refused, ...where }: Extract<Placed, { readonly refused: unknown }>): NotKept => ({
  is: 'refused',
  reason: refused,
  ...where,
})

export type Head = { readonly seq: number; readonly mark: Mark }
export type Inventory = { readonly count: number; readonly xor: Uint8Array }

export interface Log {
  /** Judges (A2) and adds pieces in their order. Nobody else sees them, and nothing is promised, before `flush`. */
  write(offered: readonly Offered[]): Promise<readonly Written[]>
  /** What was written is on the disk when this resolves. */
  flush(): Promise<void>
  /** Forgets what was written and not flushed; head and chain are read again from what is there. */
  rollback(): Promise<void>
  head(): Promise<Head>
  /** The chain mark of one row; null when there is no such row. */
  markAt(seq: number): Promise<Mark | null>
  /** Documents with rows after `seq`, and the newest row of each. */
  changed(seq: number): Promise<readonly (readonly [string, number])[]>
  /** The newest row of a document, 0 for none. */
  headOf(doc: string): Promise<number>
  /** Bytes of all rows of these documents together. */
  weight(docs: readonly string[]): Promise<number>
  /** Rows of a document after `seq`, in order of commit, about `bytes` of them and at least one. Throws `DamagedRow`. */
  rows(doc: string, seq: number, bytes: number): Promise<readonly Row[]>
  /** For each client of an append document its next clock. */
  vector(doc: string): Promise<ReadonlyMap<number, number>>
  /** How many keys an append document has, and the exclusive or of their bytes. */
  inventory(doc: string): Promise<Inventory>
  /** What was erased, by document. */
  tombstones(): Promise<ReadonlyMap<string, Grave>>
  /** Takes the bytes of what was erased off the disk, where freed pages and the journal still hold them. 'later': something is under way. */
  scrub(): Promise<'done' | 'later'>
  /** Writes one row aside and flushes it: the answer to "can the log be written?". Throws when it cannot. */
  probe(): Promise<void>
  /** How the writing connection flushes: SQLite's `pragma synchronous`, 2 = FULL. 0 = keeps nothing (memory). */
  synchronous(): Promise<number>
  close(): Promise<void>
}

/** A row whose bytes are not those that were written (L3). Concerns its document alone. */
export class DamagedRow extends Error {
  readonly doc: string
  readonly seq: number
  constructor(doc: string, seq: number) {
    super(`damaged row ${seq} of ${doc}`)
    this.doc = doc
    this.seq = seq
  }
}

export const NO_MARK: Mark = new Uint8Array(MARK_BYTES)

/** The first 8 bytes of sha-256(previous mark, bytes): a sequence number with its mark says which history it belongs to (L2). */
export const nextMark = (previous: Mark, bytes: Uint8Array): Mark =>
  new Uint8Array(createHash('sha256').update(previous).update(bytes).digest().subarray(0, MARK_BYTES))

/** Fresh structs as updates of about `size` bytes, in their order: an upload of weeks becomes rows that a slow line can carry one by one. */
export const cutRows = (fresh: readonly Struct[], size: number): Uint8Array[] => {
  if (fresh.length === 0) return []
  const whole = writeAppend(fresh)
  if (whole.length <= size) return [whole] // nearly always: written once
  const out: Uint8Array[] = []
  let part: Struct[] = []
  let bytes = 0
  for (const s of fresh) {
    const own = writeAppend([s]).length
    if (part.length > 0 && bytes + own > size) {
      out.push(writeAppend(part))
      part = []
      bytes = 0
    }
    part.push(s)
    bytes += own
  }
  out.push(writeAppend(part))
  return out
}

export const xorInto = (sum: Uint8Array, key: Uint8Array): void => {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! ^ key[i]! // both are 16 bytes
}
