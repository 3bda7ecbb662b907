// The append class on the wire: a Yjs V1 update that holds nothing but fresh keys of the root map 'o'.
// A strict reader and writer over lib0; no Y.Doc, no Yjs. Tests hold the bytes equal to what Yjs itself writes.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { isKey, type Key } from '../domain/ids.ts'
import type { Raw } from '../domain/statement.ts'
import { LIMITS } from './limits.ts'

/** One statement at its place in Yjs: `client` is a 32-bit id, `clock` counts that client's statements in this document from 0. */
export type Struct = { readonly client: number; readonly clock: number; readonly key: Key; readonly value: Raw }

/** The update is not of the append class (rule A1). `reason` is for logs and tests: it never holds contents. */
export class FormError extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(`not an append update: ${reason}`)
    this.reason = reason
  }
}

const ROOT = 'o'
const CONTENT_ANY = 8
const HAS_PARENT_SUB = 0x20
const INFO = CONTENT_ANY | HAS_PARENT_SUB

/** Passes over one lib0 "any" value. Allowed: null, true, false, integer, float32, float64, string, array. */
const passAny = (d: decoding.Decoder, depth: number): void => {
  if (depth > LIMITS.depth) throw new FormError('depth')
  switch (decoding.readUint8(d)) {
    case 126: // null
    case 120: // true
    case 121: // false
      return
    case 125:
      decoding.readVarInt(d)
      return
    case 124:
      d.pos += 4
      return
    case 123:
      d.pos += 8
      return
    case 119: {
      const n = decoding.readVarUint(d) // before the addition: reading moves d.pos
      d.pos += n
      return
    }
    case 117: {
      const n = decoding.readVarUint(d)
      if (n > LIMITS.value) throw new FormError('array-length')
      for (let i = 0; i < n; i++) passAny(d, depth + 1)
      return
    }
    default:
      throw new FormError('value-kind') // undefined, bigint, bytes, and objects ('__proto__' is a key there)
  }
}

const readStruct = (d: decoding.Decoder, client: number, clock: number, readKey: () => string): Struct => {
  if (decoding.readUint8(d) !== INFO) throw new FormError('kind') // GC, Skip, deletion, origin, another content
  if (decoding.readVarUint(d) !== 1 || decoding.readVarString(d) !== ROOT) throw new FormError('root')
  const key = readKey()
  if (!isKey(key)) throw new FormError('key')
  if (decoding.readVarUint(d) !== 1) throw new FormError('length')
  const from = d.pos
  passAny(d, 0)
  if (d.pos > d.arr.length) throw new FormError('malformed')
  if (d.pos - from > LIMITS.value) throw new FormError('value-size')
  const value: unknown = decoding.readAny(decoding.createDecoder(d.arr.subarray(from, d.pos)))
  if (!Array.isArray(value)) throw new FormError('value-shape')
  return { client, clock, key, value: value as Raw } // passAny let only Values through
}

type Bounds = { readonly update: number; readonly structs: number }

/** Reads structs from here to the end of the bytes, their keys by `readKey` (rule A1). */
export const readStructs = (d: decoding.Decoder, bounds: Bounds, readKey: () => string): Struct[] => {
  if (d.arr.length > bounds.update) throw new FormError('too-big')
  const out: Struct[] = []
  const seen = new Set<number>()
  try {
    for (let clients = decoding.readVarUint(d); clients > 0; clients--) {
      const n = decoding.readVarUint(d)
      const client = decoding.readVarUint(d)
      const first = decoding.readVarUint(d)
      if (n === 0 || out.length + n > bounds.structs || client > 0xffffffff || first + n > LIMITS.clock || seen.has(client))
        throw new FormError('header')
      seen.add(client)
      for (let i = 0; i < n; i++) out.push(readStruct(d, client, first + i, readKey))
    }
    if (decoding.readVarUint(d) !== 0) throw new FormError('delete-set')
  } catch (e) {
    throw e instanceof FormError ? e : new FormError('malformed') // lib0 throws its own errors at the end of the bytes
  }
  if (d.pos !== d.arr.length) throw new FormError('tail')
  return out
}

/**
 * Reads an update of the append class (rule A1). Within a client the clocks ascend without a hole.
 * Throws `FormError` for anything else, whatever the bytes are. A stock client's upload has wider `bounds`.
 */
export const readAppend = (update: Uint8Array, bounds: Bounds = LIMITS): Struct[] => {
  const d = decoding.createDecoder(update)
  return readStructs(d, bounds, () => decoding.readVarString(d))
}

/** Writes structs, each key by `writeKey`. They must be without a hole within each client; throws where they are not (a bug of ours). */
export const writeStructs = (e: encoding.Encoder, structs: readonly Struct[], writeKey: (key: Key) => void): void => {
  const by = new Map<number, Struct[]>()
  for (const s of structs) {
    const list = by.get(s.client)
    if (list) list.push(s)
    else by.set(s.client, [s])
  }
  encoding.writeVarUint(e, by.size)
  for (const [client, list] of [...by].sort((a, b) => b[0] - a[0])) {
    list.sort((a, b) => a.clock - b.clock)
    const first = list[0]!.clock // a list is made with its first struct
    encoding.writeVarUint(e, list.length)
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, first)
    list.forEach((s, i) => {
      if (s.clock !== first + i) throw new Error(`hole in client ${client}`)
      encoding.writeUint8(e, INFO)
      encoding.writeVarUint(e, 1)
      encoding.writeVarString(e, ROOT)
      writeKey(s.key)
      encoding.writeVarUint(e, 1)
      encoding.writeAny(e, s.value as never) // lib0's own type of "any" is narrower than readonly arrays
    })
  }
  encoding.writeVarUint(e, 0)
}

/** Writes structs as one update, bytes equal to Yjs'. Without a hole within each client. */
export const writeAppend = (structs: readonly Struct[]): Uint8Array => {
  const e = encoding.createEncoder()
  writeStructs(e, structs, key => encoding.writeVarString(e, key))
  return encoding.toUint8Array(e)
}

/** What is already held of one document. */
export interface Known {
  /** The next free clock of a client: 0 when it is unknown. */
  next(client: number): number
  keyAt(client: number, clock: number): string | undefined
  has(key: string): boolean
}

/** Where a statement stands in its document. */
export type Place = { readonly client: number; readonly clock: number }

/**
 * Rule A2. `again` were held already; `fresh` follow what is held. Or one refusal for the whole piece, with the place it concerns:
 * 'gap' (send from `clock` on), 'taken' (that place holds another key), 'key-known' (that key is here at another place; `known`: the places of all
 * such in the piece, the first of them included).
 */
export type Placed =
  | { readonly fresh: readonly Struct[]; readonly again: number }
  | { readonly refused: 'gap' | 'taken'; readonly client: number; readonly clock: number }
  | { readonly refused: 'key-known'; readonly client: number; readonly clock: number; readonly known: readonly Place[] }

/** Rules A2 and A3: all or nothing. `structs` as `readAppend` gives them. */
export const placeStructs = (structs: readonly Struct[], known: Known): Placed => {
  const next = new Map<number, number>()
  const keys = new Set<string>()
  const fresh: Struct[] = []
  let again = 0
  for (const [i, s] of structs.entries()) {
    const held = known.next(s.client)
    const { client, clock } = s
    if (clock < held) {
      if (known.keyAt(client, clock) !== s.key) return { refused: 'taken', client, clock }
      again++
      continue
    }
    const due = next.get(client) ?? held
    if (clock !== due) return { refused: 'gap', client, clock: due }
    if (keys.has(s.key) || known.has(s.key)) {
      const elsewhere = structs.slice(i + 1).filter(t => t.clock >= known.next(t.client) && known.has(t.key))
      return { refused: 'key-known', client, clock, known: [s, ...elsewhere].map(t => ({ client: t.client, clock: t.clock })) }
    }
    keys.add(s.key)
    next.set(client, due + 1)
    fresh.push(s)
  }
  return { fresh, again }
}
