// What is in the envelope: which network it is of, who made it and when, and pieces that each stand alone, signed by the device that first put
// them into a bundle. A device that carries somebody else's pieces on hands them on as they are. After them, where there is any, what was written
// in texts of several people: signed by nobody, and sent by the device that takes it as its own.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { isDay, type Day } from '../domain/day.ts'
import { isCentreCode, isKey, keyFrom, type CentreCode, type DeviceId, type Key } from '../domain/ids.ts'
import { bytesOf } from '../domain/id-bytes.ts'
import type { CarriedPiece } from '../store/carried.ts'
import type { CarriedNote } from '../store/notes.ts'
import { FormError, type Struct } from '../wire/append.ts'
import { inflate } from '../wire/deflate.ts'
import { SIGNATURE_BYTES } from '../wire/carried.ts'
import { LIMITS } from '../wire/limits.ts'
import { readPiece } from '../wire/piece.ts'
import { CARRY_LIMITS } from './limits.ts'

/** The versions of what is inside: with texts, and without, as apps that know of none read it too. */
const VERSION = 2
const WITHOUT_TEXTS = 1

/** `network`: the record that describes it, null where the maker knew none yet; `origin`: the relay's public address. `by`: the device that made it. */
export type BundleHead = {
  readonly origin: string
  readonly network: Key | null
  readonly by: DeviceId
  readonly centre: CentreCode | null
  readonly made: Day
}
/** A piece and its statements. */
export type Opened = CarriedPiece & { readonly structs: readonly Struct[] }
export type Bundle = BundleHead & { readonly pieces: readonly Opened[]; readonly notes: readonly CarriedNote[] }

export const writeBundle = (head: BundleHead, pieces: readonly CarriedPiece[], notes: readonly CarriedNote[] = []): Uint8Array => {
  const e = encoding.createEncoder()
  encoding.writeVarUint(e, notes.length > 0 ? VERSION : WITHOUT_TEXTS)
  encoding.writeVarString(e, head.origin)
  encoding.writeVarString(e, head.network ?? '')
  encoding.writeUint8Array(e, bytesOf(head.by))
  encoding.writeVarString(e, head.centre ?? '')
  encoding.writeVarString(e, head.made)
  encoding.writeVarUint(e, pieces.length)
  for (const p of pieces) {
    encoding.writeVarString(e, p.doc)
    encoding.writeUint8Array(e, bytesOf(p.signer))
    encoding.writeUint8Array(e, p.signature)
    encoding.writeVarUint8Array(e, p.deflated)
  }
  if (notes.length > 0) encoding.writeVarUint(e, notes.length)
  for (const { note, updates } of notes) {
    encoding.writeUint8Array(e, bytesOf(note))
    encoding.writeVarUint(e, updates.length)
    for (const u of updates) encoding.writeVarUint8Array(e, u)
  }
  return encoding.toUint8Array(e)
}

/** 'newer': made by a newer app; 'big': beyond our bounds; 'unreadable': nothing that we wrote. */
export type Unread = 'newer' | 'big' | 'unreadable'

const bytes = (d: decoding.Decoder, n: number): Uint8Array => {
  if (d.pos + n > d.arr.length) throw new RangeError('cut')
  return decoding.readUint8Array(d, n).slice()
}
const text = (d: decoding.Decoder, most: number): string => {
  const n = decoding.peekVarUint(d)
  if (n > most || d.pos + n > d.arr.length) throw new RangeError('cut')
  return decoding.readVarString(d)
}

const readHead = (d: decoding.Decoder): BundleHead | null => {
  const origin = text(d, CARRY_LIMITS.origin)
  const network = text(d, 22)
  const by = keyFrom(bytes(d, 16)) as string as DeviceId // 16 bytes
  const centre = text(d, 16)
  const made = text(d, 10)
  if (!isDay(made) || (network !== '' && !isKey(network)) || (centre !== '' && !isCentreCode(centre))) return null
  return { origin, network: network === '' ? null : network, by, centre: centre === '' ? null : centre, made }
}

const readPieces = (d: decoding.Decoder): CarriedPiece[] =>
  Array.from({ length: decoding.readVarUint(d) }, () => {
    const doc = text(d, LIMITS.name * 4)
    const signer = keyFrom(bytes(d, 16)) as string as DeviceId
    const signature = bytes(d, SIGNATURE_BYTES)
    const n = decoding.readVarUint(d)
    return { doc, signer, signature, deflated: bytes(d, n) }
  })

/** No count is believed beyond the bytes that are there. */
const readNotes = (d: decoding.Decoder): CarriedNote[] =>
  Array.from({ length: countOf(d) }, () => {
    const note = keyFrom(bytes(d, 16))
    return { note, updates: Array.from({ length: countOf(d) }, () => bytes(d, decoding.readVarUint(d))) }
  })
const countOf = (d: decoding.Decoder): number => {
  const n = decoding.readVarUint(d)
  if (n > d.arr.length - d.pos) throw new RangeError('cut')
  return n
}

/** Reads it whole, or says why not; nothing is inflated beyond the bounds. Whether the signatures hold is for the relay to judge. */
export const readBundle = async (inside: Uint8Array): Promise<Bundle | Unread> => {
  const d = decoding.createDecoder(inside)
  let head: BundleHead | null
  let pieces: CarriedPiece[]
  let notes: CarriedNote[]
  try {
    const version = decoding.readVarUint(d)
    if (version > VERSION) return 'newer'
    head = readHead(d)
    if (decoding.peekVarUint(d) > CARRY_LIMITS.pieces) return 'big'
    pieces = readPieces(d)
    notes = version > WITHOUT_TEXTS ? readNotes(d) : []
  } catch {
    return 'unreadable' // lib0 throws its own errors at the end of the bytes
  }
  if (!head || d.pos !== inside.length) return 'unreadable'
  const opened: Opened[] = []
  let left: number = CARRY_LIMITS.inflated
  for (const p of pieces) {
    if (p.deflated.length > CARRY_LIMITS.piece || left <= 0) return 'big'
    try {
      const raw = await inflate(p.deflated, Math.min(left, LIMITS.update))
      left -= raw.length
      opened.push({ ...p, structs: readPiece(raw) })
    } catch (e) {
      return e instanceof FormError && e.reason === 'too-big' ? 'big' : 'unreadable' // no deflate stream, or no piece
    }
  }
  return { ...head, pieces: opened, notes }
}
