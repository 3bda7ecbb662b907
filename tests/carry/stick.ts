// A stick in a test: what a device puts on it, and what another makes of it.
import { expect } from 'vitest'
import { lookInto, takeBrought, type Look } from '../../src/carry/bring.ts'
import { readBundle } from '../../src/carry/bundle.ts'
import { close } from '../../src/carry/envelope.ts'
import { CARRY_LIMITS } from '../../src/carry/limits.ts'
import { makeBundle } from '../../src/carry/make.ts'
import { makeWords } from '../../src/carry/words.ts'
import type { Device } from '../../src/device/device.ts'
import type { Scope } from '../../src/store/carry-out.ts'

export type Stick = { readonly bytes: Uint8Array; readonly words: readonly string[]; readonly statements: number }

/** The file a device makes, closed as quickly as may be read. */
export const stickOf = async (device: Device, origin: string, scope: Scope = 'unsent'): Promise<Stick> => {
  const made = await makeBundle(device, origin, scope)
  if (typeof made === 'string') throw new Error(made)
  const words = makeWords(device.dice.bytes)
  return { bytes: await close(made.inside, words, device.dice, CARRY_LIMITS.leastRounds), words, statements: made.statements }
}

/** Looks into it and takes all of it. */
export const bring = async (device: Device, origin: string, { bytes, words }: Stick): Promise<Look> => {
  const look = await lookInto(device, origin, bytes, words)
  if (typeof look === 'string') throw new Error(look)
  await takeBrought(device, look)
  return look
}

/** What stands at a device about visits, to be compared with what stands at another. */
export const visitsOf = async ({ db }: Device): Promise<{ id: string; day: string; kind: string; voided: string | null }[]> =>
  (await db.visits.orderBy(':id').toArray()).map(({ id, day, kind, voided }) => ({ id, day, kind, voided }))

/** By what became of it, numbers of statements. */
export const fates = async ({ db }: Device): Promise<Record<string, number>> => {
  const out: Record<string, number> = {}
  for (const c of await db.carried.toArray()) out[c.fate] = (out[c.fate] ?? 0) + c.n
  return out
}

export const nothingWaits = async (device: Device): Promise<void> => {
  expect(await device.db.outbox.count()).toBe(0)
  expect(await device.db.refused.count()).toBe(0)
}

/** The statements in a copy of what is unsent, by document. */
export const copied = async (device: Device, origin: string): Promise<{ doc: string; key: string }[]> => {
  const made = await makeBundle(device, origin, 'unsent')
  if (typeof made === 'string') throw new Error(made)
  const read = await readBundle(made.inside)
  if (typeof read === 'string') throw new Error(read)
  return read.pieces.flatMap(p => p.structs.map(s => ({ doc: p.doc, key: s.key })))
}
