// One more, or one less, of what is counted without being a visit.
import { visitsDocument } from '../domain/document-name.ts'
import { madeUp, sumOf, tallyFields, type TallyKind } from '../domain/tally.ts'
import { nowOn, type Device } from '../device/device.ts'
import { talliesOn } from '../store/read-tallies.ts'
import { rowsReady } from '../store/rows.ts'
import type { Database } from '../store/tables.ts'
import { keep, SHUT, takesNone, type Kept, type Shutting, type Where } from './keep.ts'

/** `sum`: what is shown once it is kept. 'none': there is nothing to take back. Of what was kept the first key is the one of `n`. */
export type CountedOne =
  (Extract<Kept, { kept: true }> & { readonly sum: number }) | Exclude<Kept, { kept: true }> | Shutting | NothingThere
type NothingThere = { readonly kept: false; readonly why: 'none' }

type UnderWay = { last: Promise<unknown>; readonly back: Map<TallyKind, Promise<CountedOne>> }
/** Of each device: the last press, and of each counter the one that takes one back. */
const underWay = new WeakMap<Database, UnderWay>()

/**
 * One press after the other, each in the sight of what is kept by then. A second press on minus before the first is kept is the same press: a finger
 * that slipped takes back one. Plus is never the same press.
 */
export const count = (device: Device, where: Where, kind: TallyKind, n: number): Promise<CountedOne> => {
  const presses: UnderWay = underWay.get(device.db) ?? { last: Promise.resolve(), back: new Map() }
  underWay.set(device.db, presses)
  const same = n < 0 ? presses.back.get(kind) : undefined
  if (same) return same
  const press = async (): Promise<CountedOne> => {
    try {
      return await countNow(device, where, kind, n)
    } finally {
      if (n < 0) presses.back.delete(kind)
    }
  }
  const done = presses.last.then(press, press)
  presses.last = done
  if (n < 0) presses.back.set(kind, done)
  return done
}

const countNow = async (device: Device, where: Where, kind: TallyKind, n: number): Promise<CountedOne> => {
  if (takesNone(where)) return SHUT
  await rowsReady()
  const { day } = await nowOn(device, where.precision)
  const sum = sumOf(await talliesOn(device.db, where.centre, day), kind)
  if (n < 0 && sum <= 0) return { kept: false, why: 'none' }
  const done = await keep(device, where, now => ({
    doc: visitsDocument(where.centre, now.month),
    drafts: [n, ...madeUp(sum)].map(m => ({ kind: 'create', noun: 'tally', fields: tallyFields(kind, m, now.day, now.slot) })),
  }))
  return done.kept ? { ...done, sum: sumOf(await talliesOn(device.db, where.centre, day), kind) } : done // in a trial it is as it was
}
