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
import type { Struct } from '../wire/append.ts'
import { SIGNATURE_BYTES } from '../wire/carried.ts'
import type { Point } from '../wire/key-id.ts'
import { LIMITS } from '../wire/limits.ts'
import { CARRY_LIMITS } from './limits.ts'
import { openPieces } from './open-pieces.ts'
import { bytes, countOf, text } from './read-bytes.ts'

/** The versions of what is inside: of a device that is not linked yet; with texts; and without, as apps that know of neither read it too. */
const VERSION = 3
const WITH_TEXTS = 2
const WITHOUT_TEXTS = 1
/** What stands in a pack where a copy has its version. */
export const PACK = 100

/** What a device that was never linked says of itself, so that the coordination can link it (C18): the public half of its key, and how it is called. */
export type Unlinked = { readonly key: Point; readonly label: string }

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
export type Bundle = BundleHead & {
  readonly pieces: readonly Opened[]
  readonly notes: readonly CarriedNote[]
  readonly unlinked: Unlinked | null
}

export const writeBundle = (
  head: BundleHead,
  pieces: readonly CarriedPiece[],
  notes: readonly CarriedNote[] = [],
  unlinked: Unlinked | null = null,
): Uint8Array => {
  const e = encoding.createEncoder()
  const version = unlinked ? VERSION : notes.length > 0 ? WITH_TEXTS : WITHOUT_TEXTS
  encoding.writeVarUint(e, version)
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
  if (version > WITHOUT_TEXTS) encoding.writeVarUint(e, notes.length)
  for (const { note, updates } of notes) {
    encoding.writeUint8Array(e, bytesOf(note))
    encoding.writeVarUint(e, updates.length)
    for (const u of updates) encoding.writeVarUint8Array(e, u)
  }
  if (unlinked) for (const said of [unlinked.key.x, unlinked.key.y, unlinked.label]) encoding.writeVarString(e, said)
  return encoding.toUint8Array(e)
}

/** Base64url characters. */
const COORDINATE = 43

/** 'newer': made by a newer app; 'pack': no copy, but what a first use begins with (pack.ts); 'big': beyond our bounds; 'unreadable': nothing that we wrote. */
export type Unread = 'newer' | 'pack' | 'big' | 'unreadable'

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
const readUnlinked = (d: decoding.Decoder): Unlinked => ({
  key: { x: text(d, COORDINATE), y: text(d, COORDINATE) },
  label: text(d, CARRY_LIMITS.label),
})

/** Reads it whole, or says why not; nothing is inflated beyond the bounds. Whether the signatures hold is for the relay to judge. */
export const readBundle = async (inside: Uint8Array): Promise<Bundle | Unread> => {
  const d = decoding.createDecoder(inside)
  let head: BundleHead | null
  let pieces: CarriedPiece[]
  let notes: CarriedNote[]
  let unlinked: Unlinked | null
  try {
    const version = decoding.readVarUint(d)
    if (version === PACK) return 'pack'
    if (version > VERSION) return 'newer'
    head = readHead(d)
    if (decoding.peekVarUint(d) > CARRY_LIMITS.pieces) return 'big'
    pieces = readPieces(d)
    notes = version > WITHOUT_TEXTS ? readNotes(d) : []
    unlinked = version > WITH_TEXTS ? readUnlinked(d) : null
  } catch {
    return 'unreadable' // lib0 throws its own errors at the end of the bytes
  }
  if (!head || d.pos !== inside.length) return 'unreadable'
  const opened = await openPieces(pieces)
  if (typeof opened === 'string') return opened
  return { ...head, pieces: opened, notes, unlinked }
}
