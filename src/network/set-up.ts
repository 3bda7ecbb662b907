// Setting up a network, once: its name, its head, the first centres. Written to the directory by the first coordinator.
import { centreFields, codeFor, logsVisits, networkFields, type Centre } from '../domain/centre.ts'
import type { CentreCode } from '../domain/ids.ts'
import { DIRECTORY } from '../domain/document-name.ts'
import type { Draft } from '../domain/statement.ts'
import type { Week } from '../domain/opening.ts'
import { nowOn, type Device } from '../device/device.ts'
import { commit } from '../store/commit.ts'

export type NewCentre = Pick<Centre, 'name' | 'kind' | 'isHead' | 'status' | 'week' | 'precision'>

/** The usual hours of a small office, to start from: Monday to Friday, 9:00 to 12:00 and 14:00 to 17:00. */
export const USUAL_WEEK: Week = Object.fromEntries(
  [1, 2, 3, 4, 5].map(d => [
    d,
    [
      { from: 540, to: 720 },
      { from: 840, to: 1020 },
    ],
  ]),
)

export type SetUpProblem = 'network-name-missing' | 'centre-name-missing' | 'name-too-long'
export const nameProblem = (name: string, missing: 'network-name-missing' | 'centre-name-missing'): SetUpProblem | null =>
  name.trim() === '' ? missing : name.trim().length > 80 ? 'name-too-long' : null

const write = async (device: Device, drafts: readonly Draft[]): Promise<void> => {
  const now = await nowOn(device, 'hour')
  await commit(device.db, device.dice, {
    doc: DIRECTORY,
    drafts,
    when: { day: now.day, slot: now.slot, clock: now.clock },
    by: 'coordination',
    now: now.at,
  })
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
    { kind: 'create', noun: 'network', fields: networkFields({ name: name.trim(), country, currency, timeZone, demo: false }) },
    { kind: 'create', noun: 'centre', fields: centreFields({ ...head, name: head.name.trim() }) },
  ])

/** Adds a centre; its code is made from its name and never changes. */
export const addCentre = async (device: Device, centre: NewCentre, taken: readonly Centre[]): Promise<CentreCode> => {
  const code = codeFor(centre.name, new Set(taken.map(c => c.code)))
  await write(device, [{ kind: 'create', noun: 'centre', fields: centreFields({ ...centre, name: centre.name.trim(), code }) }])
  return code
}

/** A device of this centre can be given a code: it must log visits, or be an associated centre. */
export const mayHaveDevices = (c: Centre): boolean => logsVisits(c) || c.kind === 'associated'
