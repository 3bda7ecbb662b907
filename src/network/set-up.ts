// Setting up a network, once: its name, its head, the first centres. Written to the directory by the first coordinator.
import { centreFields, networkFields } from '../domain/centre-record.ts'
import { MAX_NAME, type Centre } from '../domain/centre.ts'
import { CODE_DICE, codeFor } from '../domain/centre-code.ts'
import type { CentreCode } from '../domain/ids.ts'
import { cleanName } from '../domain/name.ts'
import { plainName } from '../domain/names.ts'
import { DIRECTORY } from '../domain/document-name.ts'
import type { Draft } from '../domain/statement.ts'
import { nothingToRead, personalText, type NothingToRead, type PersonalText } from '../records/text-problem.ts'
import { nowOn, type Device } from '../device/device.ts'
import { byOn } from '../device/by-on.ts'
import { commit } from '../store/commit.ts'
import type { TypedSeen } from '../store/typed-seen.ts'

export type NewCentre = Pick<Centre, 'names' | 'kind' | 'isHead' | 'status' | 'week' | 'precision'>

export type SetUpProblem =
  'network-name-missing' | 'centre-name-missing' | 'centre-name-taken' | 'name-too-long' | NothingToRead | PersonalText
export const nameProblem = (name: string, missing: 'network-name-missing' | 'centre-name-missing'): SetUpProblem | null =>
  nothingToRead(name) ?? (cleanName(name) === '' ? missing : cleanName(name).length > MAX_NAME ? 'name-too-long' : personalText(name))

const write = async (device: Device, drafts: readonly Draft[], finishes?: TypedSeen): Promise<void> => {
  const now = await nowOn(device, 'hour')
  const when = { day: now.day, slot: now.slot, clock: now.clock }
  await commit(device.db, device.dice, { doc: DIRECTORY, drafts, when, by: await byOn(device, now), now: now.at }, finishes)
}

/** One commit: the network and its head, or nothing. */
export const setUpNetwork = (
  device: Device,
  name: string,
  currency: string,
  timeZone: string,
  country: string,
  head: NewCentre & { readonly code: CentreCode },
): Promise<void> =>
  write(device, [
    {
      kind: 'create',
      noun: 'network',
      fields: networkFields({ names: plainName(cleanName(name)), country, currency, timeZone, demo: false }),
    },
    { kind: 'create', noun: 'centre', fields: centreFields(head) },
  ])

/** Adds a centre; its code is made from its name and from chance, and never changes. `finishes`: what was typed of it, gone in the same commit. */
export const addCentre = async (device: Device, centre: NewCentre, taken: readonly Centre[], finishes?: TypedSeen): Promise<CentreCode> => {
  let code: CentreCode
  do code = codeFor(centre.names.main, device.dice.bytes(CODE_DICE))
  while (taken.some(c => c.code === code))
  await write(device, [{ kind: 'create', noun: 'centre', fields: centreFields({ ...centre, code }) }], finishes)
  return code
}
