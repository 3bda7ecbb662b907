// One judgement for every piece, whether it comes by a line (M7), is left at the door (M8) or is brought by hand (K2), and the place where pieces lie apart.
import { inflateRawSync } from 'node:zlib'
import { mayWrite } from '../src/domain/access.ts'
import { documentClass } from '../src/domain/document-name.ts'
import { FormError, type Struct } from '../src/wire/append.ts'
import { LIMITS } from '../src/wire/limits.ts'
import { readPiece } from '../src/wire/piece.ts'
import type { Shared } from './connection.ts'
import type { Device } from './registry.ts'

export type Piece = { readonly doc: string; readonly deflated: Uint8Array }

/** 'log': it may go there. 'apart': its device was removed, so it is set apart. The right comes first: who has none learns nothing of the document (M17). */
export type Judged =
  | { readonly is: 'log' | 'apart'; readonly structs: readonly Struct[] }
  | { readonly is: 'refused'; readonly reason: 'forbidden' | 'form' | 'closed' | 'too-big' }

/** What most pieces are when inflated, bytes: zlib takes memory in parts of this size, and more parts for a longer one. */
const INFLATED = 1024

/** The statements of a piece, or why it is refused. */
const unpacked = (bytes: Uint8Array): readonly Struct[] | 'form' | 'too-big' => {
  try {
    return readPiece(inflateRawSync(bytes, { maxOutputLength: LIMITS.update, chunkSize: INFLATED }))
  } catch (e) {
    if (e instanceof FormError) return e.reason === 'too-big' ? 'too-big' : 'form'
    return (e as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-big' : 'form' // zlib's own errors
  }
}

/** `device`: whose piece it is. `isGivenBack`: it may also be what the device only reads (B7). */
export const judge = (
  { doc, deflated }: Piece,
  device: Device,
  { erasure, isRevoked }: Pick<Shared, 'erasure' | 'isRevoked'>,
  isGivenBack = false,
): Judged => {
  if (!mayWrite(device, doc) && !isGivenBack) return { is: 'refused', reason: 'forbidden' }
  if (documentClass(doc) === 'free') return { is: 'refused', reason: 'form' }
  if (erasure.graves.has(doc)) return { is: 'refused', reason: 'closed' }
  const structs = unpacked(deflated)
  if (typeof structs === 'string') return { is: 'refused', reason: structs }
  return { is: device.revokedAt !== null || isRevoked(device.id) ? 'apart' : 'log', structs }
}

/**
 * Sets a removed device's piece apart, within its share; who may decide about it is told a moment later (C12). 'closed': the document was erased
 * meanwhile. 'key-known': it was carried here, and its centre has taken it already.
 */
export const setApart = async (
  { doc, deflated }: Piece,
  statements: number,
  device: Device,
  how: 'door' | 'carried',
  { erasure, registry, limits, now, line, apartChanged }: Shared,
): Promise<'quarantine' | 'full' | 'closed' | 'key-known'> => {
  await erasure.settled(doc) // what is being erased is not looked through again for what lies apart
  if (erasure.graves.has(doc)) return 'closed'
  const share = { pieces: limits.quarantinePieces, bytes: limits.quarantineBytes }
  const is = await registry.quarantine(device.id, doc, Math.floor(now() / 1000), { deflated, statements }, share)
  if (is === 'full') return 'full'
  if (is === 'taken' && how === 'carried') return 'key-known'
  line({ set: 'aside', ...(how === 'carried' && { carried: true }), doc, statements })
  apartChanged()
  return 'quarantine'
}
