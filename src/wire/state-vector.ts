// A Yjs state vector: for each client the next clock. In an append document it says completely what somebody holds.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { FormError } from './append.ts'
import { LIMITS } from './limits.ts'

/** Throws `FormError` when it is too big or no state vector. */
export const readStateVector = (bytes: Uint8Array): Map<number, number> => {
  if (bytes.length > LIMITS.stateVector) throw new FormError('state-vector-size')
  try {
    const d = decoding.createDecoder(bytes)
    const out = new Map<number, number>()
    for (let n = decoding.readVarUint(d); n > 0; n--) out.set(decoding.readVarUint(d), decoding.readVarUint(d))
    return out
  } catch {
    throw new FormError('state-vector') // lib0 ran off the end of the bytes
  }
}

/** Bytes equal to Yjs': clients in descending order. */
export const writeStateVector = (vector: Iterable<readonly [number, number]>): Uint8Array => {
  const list = [...vector].sort((a, b) => b[0] - a[0])
  const e = encoding.createEncoder()
  encoding.writeVarUint(e, list.length)
  for (const [client, next] of list) {
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, next)
  }
  return encoding.toUint8Array(e)
}
