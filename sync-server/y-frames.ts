// The messages of plain y-websocket, as far as a relay needs them, and our acknowledgement (Y5).
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { FormError } from '../src/wire/append.ts'

export type YMessage =
  | { readonly is: 'step1'; readonly vector: Uint8Array }
  /** Step 2 and update: the same for us. */
  | { readonly is: 'update'; readonly update: Uint8Array }
  | { readonly is: 'awareness'; readonly bytes: Uint8Array }
  /** A query for awareness, or the authentication message: nothing to do. */
  | { readonly is: 'other' }

const bytes = (d: decoding.Decoder): Uint8Array => {
  const n = decoding.readVarUint(d)
  if (d.pos + n > d.arr.length) throw new FormError('frame')
  return decoding.readUint8Array(d, n)
}

const read = (d: decoding.Decoder): YMessage => {
  switch (decoding.readVarUint(d)) {
    case 0: {
      const step = decoding.readVarUint(d)
      if (step > 2) throw new FormError('frame-type')
      return step === 0 ? { is: 'step1', vector: bytes(d) } : { is: 'update', update: bytes(d) }
    }
    case 1:
      return { is: 'awareness', bytes: bytes(d) }
    case 2:
    case 3:
      d.pos = d.arr.length
      return { is: 'other' }
    default:
      throw new FormError('frame-type')
  }
}

/** Throws `FormError` for anything that is not exactly one message. */
export const readYMessage = (data: Uint8Array): YMessage => {
  const d = decoding.createDecoder(data)
  let message: YMessage
  try {
    message = read(d)
  } catch (e) {
    throw e instanceof FormError ? e : new FormError('frame')
  }
  if (d.pos !== data.length) throw new FormError('frame-tail')
  return message
}

/** What one client shows of itself; 'null': it has gone. */
export type AwarenessState = { readonly client: number; readonly clock: number; readonly json: string }

/** Awareness as a stock client writes it; throws `FormError` for what would stop every other client that reads it. */
export const readAwareness = (body: Uint8Array): readonly AwarenessState[] => {
  const d = decoding.createDecoder(body)
  const out: AwarenessState[] = []
  try {
    for (let n = decoding.readVarUint(d); n > 0; n--) {
      const state = { client: decoding.readVarUint(d), clock: decoding.readVarUint(d), json: decoding.readVarString(d) }
      JSON.parse(state.json)
      out.push(state)
    }
  } catch {
    throw new FormError('awareness') // lib0 ran off the end of the bytes, or it is no JSON
  }
  if (d.pos !== body.length) throw new FormError('awareness')
  return out
}

const write = (types: readonly number[], body: Uint8Array): Uint8Array => {
  const e = encoding.createEncoder()
  for (const t of types) encoding.writeVarUint(e, t)
  encoding.writeVarUint8Array(e, body)
  return encoding.toUint8Array(e)
}

export const writeStep1 = (vector: Uint8Array): Uint8Array => write([0, 0], vector)
export const writeUpdate = (update: Uint8Array): Uint8Array => write([0, 2], update)
/** Step 2 with nothing in it: everything asked for has been sent before. */
export const EMPTY_STEP2 = write([0, 1], new Uint8Array([0, 0]))
export const writeAck = (vector: Uint8Array): Uint8Array => write([100], vector)
export const writeAwareness = (body: Uint8Array): Uint8Array => write([1], body)
/** Awareness of nobody: a stock client's watchdog counts messages, not pings. */
export const STILL_HERE = writeAwareness(new Uint8Array([0]))
