// Setting up in an order that can stop anywhere and go on: first the device, then the directory. What is done already is not done again.
import { headCodeFor } from '../domain/centre-code.ts'
import { cleanName } from '../domain/name.ts'
import { enrol, type EnrolFailure } from '../device/enrol.ts'
import type { Device } from '../device/device.ts'
import { fact, type Session } from '../store/facts.ts'
import { awaitsDirectory } from '../store/awaits-directory.ts'
import { centres, network } from '../store/read-day.ts'
import { addCentre, setUpNetwork, type NewCentre } from './set-up.ts'
import type { Place } from './usual-country.ts'

export type Answers = {
  readonly network: string
  readonly place: Place
  readonly head: NewCentre
  /** Visits are recorded at the head, on this very device too. */
  readonly receives: 'public' | 'nobody'
  readonly second: NewCentre | null
  /** The name of this device: of a place. */
  readonly label: string
}

/** The device is linked, and somebody has described a network there: nothing was written. */
export type Found = { readonly found: Session }

/** Resolves with the session once all is written; with a failure when this device could not be linked. Rejects with what the database raised. */
export const createNetwork = async (device: Device, token: string, answers: Answers): Promise<Session | EnrolFailure | Found> => {
  const { db } = device
  const { head, place, second, label } = answers
  const wished = headCodeFor(head.names.main)
  const session =
    (await fact(db, 'session')) ??
    (await enrol(device, '', { code: token, label, ...(answers.receives === 'public' && { centre: wished }) }))
  if ('problem' in session) return session
  const known = await network(db)
  if (known ? known.names.main !== cleanName(answers.network) : await awaitsDirectory(db)) return { found: session }
  if (!known) {
    // the relay knows this device at the centre it was linked for, whatever the head has been called since
    const code = session.centre ?? wished
    await setUpNetwork(device, answers.network, place.currency, place.timeZone, place.country, { ...head, code })
  }
  const there = await centres(db)
  if (second && !there.some(c => !c.isHead && c.names.main === second.names.main)) await addCentre(device, second, there)
  return session
}
