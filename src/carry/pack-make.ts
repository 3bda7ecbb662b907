// Making a pack from what this device has of the head: six new words, and the closed file.
import type { Device } from '../device/device.ts'
import type { CentreCode } from '../domain/ids.ts'
import { toPack } from '../store/packed-out.ts'
import { deflate } from '../wire/deflate.ts'
import { writePiece } from '../wire/piece.ts'
import { close } from './envelope.ts'
import { CARRY_LIMITS } from './limits.ts'
import { writePack } from './pack.ts'
import { makeWords } from './words.ts'

/** For which centre; its name as it is said here; what the device is called; the code that was made for it. */
export type PackWish = { readonly centre: CentreCode; readonly place: string; readonly label: string; readonly code: string }
export type MadePack = { readonly words: readonly string[]; readonly file: Uint8Array; readonly name: string }

/** 'empty': this device has no directory yet; 'big': more than a file may hold. `rounds`: fewer in tests only. */
export const makePack = async (device: Device, origin: string, wish: PackWish, rounds?: number): Promise<MadePack | 'empty' | 'big'> => {
  const found = await toPack(device.db, wish.centre)
  if (found.length === 0) return 'empty'
  if (found.length > CARRY_LIMITS.pieces) return 'big'
  const pieces: { doc: string; deflated: Uint8Array }[] = []
  for (const { doc, structs } of found) pieces.push({ doc, deflated: await deflate(writePiece(structs)) })
  const made = device.clock.local().day
  const words = makeWords(device.dice.bytes)
  const file = await close(writePack({ origin, made, ...wish }, pieces), words, device.dice, rounds)
  return file.length > CARRY_LIMITS.file ? 'big' : { words, file, name: `relais-pack-${wish.centre}-${made}.relais` }
}
