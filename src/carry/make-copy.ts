// A copy from the choice to the closed file: bundle, six new words, envelope, and the codes where it is small enough.
import type { Device } from '../device/device.ts'
import type { Scope } from '../store/carry-out.ts'
import { codesOf } from './codes.ts'
import { close } from './envelope.ts'
import { CARRY_LIMITS } from './limits.ts'
import { fileName, makeBundle } from './make.ts'
import { makeWords } from './words.ts'

/** `codes`: null where it would take too many; `holds`: as in `Made`. */
export type Copy = {
  readonly words: readonly string[]
  readonly file: Uint8Array
  readonly name: string
  readonly statements: number
  readonly codes: readonly string[] | null
  readonly holds: ReadonlySet<string>
}

export const makeCopy = async (
  device: Device,
  centre: string | null,
  origin: string,
  scope: Scope,
): Promise<Copy | 'closed' | 'empty' | 'big'> => {
  const made = await makeBundle(device, origin, scope)
  if (made === 'nobody') return 'closed' // the browser erased this device's key under the page
  if (typeof made === 'string') return made
  const words = makeWords(device.dice.bytes)
  const file = await close(made.inside, words, device.dice)
  if (file.length > CARRY_LIMITS.file) return 'big'
  const { statements, holds } = made
  return { words, file, name: fileName(centre, device.clock.local().day), statements, holds, codes: await codesOf(file) }
}
