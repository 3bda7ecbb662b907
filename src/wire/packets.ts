// Several frames in one body of HTTP, for lines that let no websocket through: each with its length before it, and at last how it ended.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { FormError } from './append.ts'

/** How the other end closed: the code and the reason a websocket would have told. */
export type Ending = { readonly code: number; readonly reason: string }
export type Packets = { readonly frames: readonly Uint8Array[]; readonly ending: Ending | null }

/** What bodies of this form are called; a page that answers in our place calls its own something else. */
export const PACKETS_TYPE = 'application/x-relais-packets'
/** Bytes of the name of a connection, which the relay gives first. */
export const NAME_BYTES = 16

export const writePackets = ({ frames, ending }: Packets): Uint8Array => {
  const e = encoding.createEncoder()
  for (const f of frames) encoding.writeVarUint8Array(e, f)
  if (ending) {
    encoding.writeVarUint(e, 0)
    encoding.writeVarUint(e, ending.code)
    encoding.writeVarString(e, ending.reason)
  }
  return encoding.toUint8Array(e)
}

/** Throws `FormError` for anything that is not exactly that. */
export const readPackets = (bytes: Uint8Array): Packets => {
  const d = decoding.createDecoder(bytes)
  const frames: Uint8Array[] = []
  let ending: Ending | null = null
  try {
    while (d.pos < bytes.length) {
      if (ending) throw new FormError('packets') // nothing comes after the end
      const n = decoding.readVarUint(d)
      if (n === 0) ending = { code: decoding.readVarUint(d), reason: decoding.readVarString(d) }
      else if (d.pos + n > bytes.length) throw new FormError('packets')
      else frames.push(decoding.readUint8Array(d, n).slice())
    }
  } catch (e) {
    throw e instanceof FormError ? e : new FormError('packets')
  }
  return { frames, ending }
}
