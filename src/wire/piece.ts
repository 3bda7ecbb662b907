// What a piece carries, before deflating (rule M16): the keys first, then the update without them. Keys are chance: between the
// statements they would break every repetition that deflate could find, at two bytes a statement.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { FormError, readStructs, writeStructs, type Struct } from './append.ts'
import { LIMITS } from './limits.ts'

/** Characters of a key. */
const KEY = 22

/** Structs without a hole within each client; none is an empty piece. */
export const writePiece = (structs: readonly Struct[]): Uint8Array => {
  const keys: string[] = []
  const rest = encoding.createEncoder()
  writeStructs(rest, structs, key => keys.push(key))
  const e = encoding.createEncoder()
  encoding.writeVarString(e, keys.join(''))
  encoding.writeUint8Array(e, encoding.toUint8Array(rest))
  return encoding.toUint8Array(e)
}

/** Throws `FormError` for what is not keys and an update without them, whatever the bytes are. */
export const readPiece = (bytes: Uint8Array): Struct[] => {
  if (bytes.length > LIMITS.update) throw new FormError('too-big')
  const d = decoding.createDecoder(bytes)
  let keys: string
  try {
    keys = decoding.readVarString(d)
  } catch {
    throw new FormError('malformed') // lib0 throws its own errors at the end of the bytes
  }
  let at = 0
  const structs = readStructs(d, LIMITS, () => keys.slice(at, (at += KEY)))
  if (at !== keys.length) throw new FormError('keys')
  return structs
}
