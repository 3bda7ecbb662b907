// A pack: what a new device needs to begin where there is no line. For which centre, under what name, the code that will be presented, and pieces of
// what the head has. Unsigned: nothing of it is ever handed to the relay, and who has the six words has it from the coordination.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { isDay, type Day } from '../domain/day.ts'
import { isCentreCode, type CentreCode } from '../domain/ids.ts'
import { readCode } from '../domain/one-time-code.ts'
import type { Struct } from '../wire/append.ts'
import { LIMITS } from '../wire/limits.ts'
import { PACK, type Unread } from './bundle.ts'
import { CARRY_LIMITS } from './limits.ts'
import { openPieces } from './open-pieces.ts'
import { bytes, text } from './read-bytes.ts'

/** The version of what is inside. */
const VERSION = 1

/** `origin`: the relay's public address. `place`: the centre in the words of who made it; `label`: what the device will be called. `code`: eight characters, good once. */
export type PackHead = {
  readonly origin: string
  readonly centre: CentreCode
  readonly place: string
  readonly label: string
  readonly code: string
  readonly made: Day
}
type Closed = { readonly doc: string; readonly deflated: Uint8Array }
export type Packed = Closed & { readonly structs: readonly Struct[] }
export type Pack = PackHead & { readonly pieces: readonly Packed[] }

export const writePack = (head: PackHead, pieces: readonly Closed[]): Uint8Array => {
  const e = encoding.createEncoder()
  encoding.writeVarUint(e, PACK)
  encoding.writeVarUint(e, VERSION)
  for (const said of [head.origin, head.centre, head.place, head.label, head.code, head.made]) encoding.writeVarString(e, said)
  encoding.writeVarUint(e, pieces.length)
  for (const p of pieces) {
    encoding.writeVarString(e, p.doc)
    encoding.writeVarUint8Array(e, p.deflated)
  }
  return encoding.toUint8Array(e)
}

const readHead = (d: decoding.Decoder): PackHead | null => {
  const origin = text(d, CARRY_LIMITS.origin)
  const centre = text(d, 16)
  const [place, label] = [text(d, CARRY_LIMITS.label), text(d, CARRY_LIMITS.label)]
  const code = readCode(text(d, 16))
  const made = text(d, 10)
  return isCentreCode(centre) && code !== null && isDay(made) ? { origin, centre, place, label, code, made } : null
}

/** 'copy': it is one, and no pack. The rest as of a copy. */
export const readPack = async (inside: Uint8Array): Promise<Pack | Exclude<Unread, 'pack'> | 'copy'> => {
  const d = decoding.createDecoder(inside)
  let head: PackHead | null
  let closed: Closed[]
  try {
    if (decoding.readVarUint(d) !== PACK) return 'copy'
    if (decoding.readVarUint(d) > VERSION) return 'newer'
    head = readHead(d)
    if (decoding.peekVarUint(d) > CARRY_LIMITS.pieces) return 'big'
    closed = Array.from({ length: decoding.readVarUint(d) }, () => {
      const doc = text(d, LIMITS.name * 4)
      return { doc, deflated: bytes(d, decoding.readVarUint(d)) }
    })
  } catch {
    return 'unreadable' // lib0 throws its own errors at the end of the bytes
  }
  if (!head || d.pos !== inside.length) return 'unreadable'
  const pieces = await openPieces(closed)
  return typeof pieces === 'string' ? pieces : { ...head, pieces }
}
