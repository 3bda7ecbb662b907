// What is counted by the piece: one press after the other, on one device and on two.
import { expect, test } from 'vitest'
import { tallied, tallyFields, type TallyKind } from '../../src/domain/tally.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { talliesOn } from '../../src/store/read-tallies.ts'
import { count } from '../../src/visits/count.ts'
import { voidRecord } from '../../src/visits/record-visit.ts'
import { clockAt, code, day } from '../review/desk.ts'
import { device, diceOf, write } from '../store/device-under-test.ts'

const where = { centre: code('cas'), precision: 'hour' } as const
const DAY = day('2025-10-09')
let devices = 1
const counter = async () => {
  const db = device()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'cas', key: {}, at: '' } as unknown as Session) // no key is needed to write
  const d = { db, clock: clockAt('2025-10-09 10:00'), dice: diceOf(1), build: day('2025-09-01') }
  return {
    d,
    press: (n: number, kind: TallyKind = 'entries') => count(d, where, kind, n),
    shown: async (kind: TallyKind = 'entries') => tallied(await talliesOn(db, where.centre, DAY))[kind],
    /** As another device said it, which had not heard of this one. */
    elsewhere: (n: number) => write(db, diceOf(++devices), [{ kind: 'create', noun: 'tally', fields: tallyFields('entries', n, DAY, 10) }]),
  }
}

test('I08 V3 plus, minus tapped twice, plus: no press is lost to a sum below nothing', async () => {
  const { d, press, shown } = await counter()
  expect(await press(1)).toMatchObject({ kept: true, sum: 1 })
  const twice = await Promise.all([press(-1), press(-1)])
  expect(twice).toMatchObject([
    { kept: true, sum: 0 },
    { kept: true, sum: 0 },
  ])
  expect(await shown()).toBe(0)
  expect(await press(-1)).toEqual({ kept: false, why: 'none' })
  expect(await press(1)).toMatchObject({ kept: true, sum: 1 })
  expect(await shown()).toBe(1)
  expect(await d.db.tallies.count()).toBe(3)
})

test('I08 a second press on minus within the time of one is the same press; on plus, and on another counter, it is one more', async () => {
  const { press, shown } = await counter()
  await Promise.all([press(1), press(1), press(1), press(2, 'photocopies')])
  expect([await shown(), await shown('photocopies')]).toEqual([3, 2])
  await Promise.all([press(-1), press(-1), press(-1, 'photocopies')])
  expect([await shown(), await shown('photocopies')]).toEqual([2, 1])
  await press(-1)
  await press(-1)
  expect(await shown()).toBe(0)
})

test('I08 one after the other: minus that is pressed while plus is on its way takes it back', async () => {
  const { press, shown } = await counter()
  await Promise.all([press(1), press(-1), press(1)])
  expect(await shown()).toBe(1)
})

test('I08 two devices that each took the same one back: the next plus shows one, and taken back again shows none', async () => {
  const { d, press, shown, elsewhere } = await counter()
  await press(1)
  await press(-1)
  await elsewhere(-1)
  expect(await shown()).toBe(0)
  const done = await press(1)
  expect([done, await shown()]).toMatchObject([{ kept: true, sum: 1 }, 1])
  await press(-1)
  await elsewhere(-1)
  const many = await press(999)
  expect(await shown()).toBe(999)
  if (!many.kept) throw new Error(many.why)
  await voidRecord(d, where, { doc: many.doc, id: many.keys[0]! }, 'undo') // what was typed is the first of what was written
  expect(await shown()).toBe(0)
})

test('I08 an entry that could not be kept stops no other', async () => {
  const { d, press, shown } = await counter()
  await press(1)
  const session = await d.db.facts.get('session')
  await d.db.facts.delete('session')
  expect(await press(-1)).toEqual({ kept: false, why: 'closed' })
  await d.db.facts.put(session!)
  await press(-1)
  expect(await shown()).toBe(0)
})
