// Updates written by hand, a field at a time: what Yjs itself would never write.
import * as encoding from 'lib0/encoding'

type Encoder = encoding.Encoder
/** Writes an update; `key` writes the name of a map entry, wherever this form has it. */
export type Write = (e: Encoder, key: (text: string) => void) => void

const bytesBy = (write: (e: Encoder) => void): Uint8Array => {
  const e = encoding.createEncoder()
  write(e)
  return encoding.toUint8Array(e)
}
/** As /y takes it. */
export const asUpdate = (write: Write): Uint8Array => bytesBy(e => write(e, k => encoding.writeVarString(e, k)))
/** As a piece of /mux has it before deflating (M16): its keys first, then the rest. */
export const asPiece = (write: Write): Uint8Array => {
  const keys: string[] = []
  const rest = bytesBy(e => write(e, k => keys.push(k)))
  return bytesBy(e => {
    encoding.writeVarString(e, keys.join(''))
    encoding.writeUint8Array(e, rest)
  })
}

export const ints = (e: Encoder, ...numbers: readonly number[]): void => {
  for (const n of numbers) encoding.writeVarUint(e, n)
}

/** Kinds of content, as the low bits of a struct's first byte say them. */
export const KIND = { gc: 0, deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, doc: 9, skip: 10 } as const
const SUB = 0x20
const ORIGIN = 0x80

/** One entry of the root map `root`. */
export const entry = (
  e: Encoder,
  key: (text: string) => void,
  name: string,
  content: (e: Encoder) => void,
  kind: number = KIND.any,
  root = 'o',
): void => {
  encoding.writeUint8(e, kind | SUB)
  ints(e, 1)
  encoding.writeVarString(e, root)
  key(name)
  content(e)
}
/** One item of the root list or text `root`. */
export const listed = (e: Encoder, content: (e: Encoder) => void, kind: number = KIND.any, root = 'o'): void => {
  encoding.writeUint8(e, kind)
  ints(e, 1)
  encoding.writeVarString(e, root)
  content(e)
}
/** One item to the right of another. */
export const after = (e: Encoder, client: number, clock: number, content: (e: Encoder) => void, kind: number = KIND.any): void => {
  encoding.writeUint8(e, kind | ORIGIN)
  ints(e, client, clock)
  content(e)
}
/** A run without content. */
export const run = (e: Encoder, kind: number, length: number): void => {
  encoding.writeUint8(e, kind)
  ints(e, length)
}
export const any =
  (...values: readonly unknown[]) =>
  (e: Encoder): void => {
    ints(e, values.length)
    for (const v of values) encoding.writeAny(e, v as never) // lib0's own type of "any" is narrower
  }
/** One client's structs from `clock` on; `n` may lie. */
export const block = (e: Encoder, client: number, clock: number, n: number): void => ints(e, n, client, clock)
