// An interview like one that was just noted: the next of a family, the same question again. A draft with the same boxes, which nobody has touched yet.
import { keyFrom, type Key } from '../domain/ids.ts'
import { toldFrom } from '../domain/told.ts'
import type { Visit } from '../domain/visit.ts'
import { localOn, type Device } from '../device/device.ts'
import { keepDraft } from '../store/keep-draft.ts'
import type { DraftRow } from '../store/tables.ts'
import type { Where } from './keep.ts'
import type { Interview } from './visit-draft.ts'

/** It was made by copying, and not touched since: nothing was found again. */
export const isCopied = ({ entry }: DraftRow): boolean => (entry as { copied?: unknown } | null)?.copied === true

/** The boxes of a visit, as the form has them. */
export const interviewOf = ({ kind, purposes, duration, party, situations, next, handOver, besides }: Visit): Interview => ({
  ...{ kind, purposes, duration, party, situations, next, handOver },
  told: toldFrom(besides),
})

/** The draft's id. Rejects with what the database raised. */
export const copyEntry = async (device: Device, where: Where, visit: Visit): Promise<Key> => {
  const id = keyFrom(device.dice.bytes(16))
  const now = device.clock.now()
  const entry = { ...interviewOf(visit), handOver: null, copied: true } // whether this one was handed on is another question
  const { day } = localOn(device, now)
  await keepDraft(device.db, { id, noun: 'visit', centre: where.centre, day, started: now, touched: now, entry })
  return id
}
