// What is caught up is noted once: what was counted goes in the very act that notes it.
import { expect, test } from 'vitest'
import { fact, setFact, type CatchUp, type Session } from '../../src/store/facts.ts'
import { notedToday } from '../../src/store/read-day-later.ts'
import { dayBook, recordName } from '../../src/store/read-day.ts'
import { noteEstimates, type Estimate } from '../../src/visits/catch-up.ts'
import { clockAt, code, day } from '../review/desk.ts'
import { device, diceOf } from '../store/device-under-test.ts'

const CAS = { centre: code('cas'), precision: 'hour' } as const
const estimate = (n: number): Estimate => ({ day: day('2025-10-08'), half: 'am', lines: [{ kind: 'quick', purpose: null, n }] })
const counted = (n: number): CatchUp => ({ day: '2025-10-08', half: 'am', counts: { 'quick ': n } })
const counter = async (at = '2025-10-09 10:00', db = device()) => {
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'cas', key: {}, at: '' } as unknown as Session) // no key is needed to write
  return { db, clock: clockAt(at), dice: diceOf(1), build: day('2025-09-01') }
}

test('J10 V2 two windows that save the same catch-up note it once, and nothing is left to be saved again', async () => {
  const d = await counter()
  await setFact(d.db, 'catchUp', counted(3))
  const [one, two] = await Promise.all([1, 2].map(() => noteEstimates(d, CAS, estimate(3), { fact: 'catchUp' })))
  expect([one!.kept, two!.kept].sort()).toEqual([false, true])
  expect([one, two]).toContainEqual({ kept: false, why: 'already' })
  expect([await d.db.visits.count(), await fact(d.db, 'catchUp')]).toEqual([3, undefined])
})

test('J10 what cannot be noted leaves what was counted where it is', async () => {
  const d = await counter()
  await setFact(d.db, 'catchUp', counted(3))
  d.db.visits.hook('creating', () => {
    throw new Error('no room')
  })
  await expect(noteEstimates(d, CAS, estimate(3), { fact: 'catchUp' })).rejects.toThrow()
  expect(await fact(d.db, 'catchUp')).toEqual(counted(3))
})

test('J10 V2 what was noted of an earlier day today is told from what that day noted itself', async () => {
  const before = await counter('2025-10-08 10:00')
  await noteEstimates(before, CAS, estimate(2))
  const d = await counter('2025-10-09 10:00', before.db)
  const later = await noteEstimates({ ...d, dice: diceOf(2) }, CAS, estimate(1))
  if (!later.kept) throw new Error(later.why)
  const book = await dayBook(d.db, CAS.centre, day('2025-10-08'))
  expect(book.visits.length).toBe(3)
  expect([...(await notedToday(d.db, book, day('2025-10-09')))]).toEqual([recordName({ doc: later.doc, id: later.keys[0]! })])
})
