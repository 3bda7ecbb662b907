// A trial: what is noted while it lasts counts nowhere, and the trial ends with its day.
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../src/domain/day.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { fact, setFact, type Session } from '../../src/store/facts.ts'
import { dayBook } from '../../src/store/read-day.ts'
import { talliesOn } from '../../src/store/read-tallies.ts'
import { setTrial } from '../../src/store/trial.ts'
import { tallied } from '../../src/domain/tally.ts'
import { totals } from '../../src/domain/day-totals.ts'
import { addStep } from '../../src/visits/add-step.ts'
import { count } from '../../src/visits/count.ts'
import { endDay } from '../../src/visits/end-day.ts'
import { recordGroup } from '../../src/visits/record-group.ts'
import { rememberHabit } from '../../src/visits/remember-habit.ts'
import { sayDay } from '../../src/visits/say-day.ts'
import { NOTHING_TOLD } from '../../src/domain/told.ts'
import { recordVisit, stateField } from '../../src/visits/record-visit.ts'
import { clockAt, code, day } from '../review/desk.ts'
import { device, diceOf } from '../store/device-under-test.ts'

const where = { centre: code('cas'), precision: 'hour' } as const
const DAY = day('2025-10-09')

const desk = async (at = '2025-10-09 10:00') => {
  const db = device()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'cas', key: {}, at: '' } as unknown as Session) // no key is needed to write
  const d = { db, clock: clockAt(at), dice: diceOf(1), build: day('2025-09-01') }
  const noted = async (on: Day = DAY) => {
    const { visits, groups } = await dayBook(db, where.centre, on, 9)
    return totals(visits, groups, [])
  }
  return { d, db, noted }
}

test('S075 V2 V3 what is noted in a trial is kept and taken back in one act: no count has it, and it stays to be seen', async () => {
  const { d, db, noted } = await desk()
  const real = await recordVisit(d, where, emptyVisit('quick'))
  if (!real.kept) throw new Error('not kept')
  await setTrial(db, 'counsellor', DAY)
  const visit = await recordVisit(d, where, { ...emptyVisit('interview'), purposes: ['P1'], duration: '15-30' })
  if (!visit.kept) throw new Error('not kept')
  await recordGroup(d, where, { kind: 'class', size: 20, accompanying: 2 })
  await addStep(d, where, { doc: real.doc, id: real.keys[0]! }, { kind: 'quick', purposes: [], duration: null })
  await count(d, where, 'entries', 3)
  expect(await noted()).toMatchObject({ visits: 1, groups: 0, voids: 2, present: 1 })
  expect(tallied(await talliesOn(db, where.centre, DAY)).entries).toBe(0)
  expect((await db.steps.toArray()).map(s => s.voided)).toEqual(['trial'])
  const shown = await db.visits.get([visit.doc, visit.keys[0]!])
  expect(shown).toMatchObject({ kind: 'interview', purposes: ['P1'], voided: 'trial' })
  // the first of the keys is the one of what was noted: what is said of it afterwards finds it
  expect(await stateField(d, where, { doc: visit.doc, id: visit.keys[0]! }, 'channel', 'phone', visit.keys[0]!)).toMatchObject({
    kept: true,
  })
  // a device that knows of no trial reads the two statements, one after the other
  const said = (await db.log.toArray()).filter(l => l.target === visit.keys[0])
  expect(said.map(l => l.raw[0]).toSorted()).toEqual(['create', 'edit', 'void'])
})

test('S075 C28 a trial ends by a press, and with its day by itself; what was chosen besides stays', async () => {
  const { d, db, noted } = await desk()
  await setFact(db, 'hat', { hat: 'reception', institution: null, on: null })
  await setTrial(db, 'reception', DAY)
  await recordVisit(d, where, emptyVisit('quick'))
  await setTrial(db, 'reception', null)
  expect(await db.facts.get('hat')).toMatchObject({ v: { hat: 'reception', institution: null, on: null } })
  await recordVisit(d, where, emptyVisit('quick'))
  expect(await noted()).toMatchObject({ visits: 1, voids: 1 })
  await setTrial(db, 'reception', DAY)
  const next = addDays(DAY, 1)
  await recordVisit({ ...d, clock: clockAt(`${next} 09:00`) }, where, emptyVisit('quick'))
  expect(await noted(next)).toMatchObject({ visits: 1, voids: 0 })
})

test('S075 J11 V7 in a trial the page can be closed, counters say what stands, what is practised is no habit, and saying the day ends it not', async () => {
  const { d, db } = await desk()
  await setTrial(db, 'counsellor', DAY)
  expect(await count(d, where, 'entries', 1)).toMatchObject({ kept: true, sum: 0 })
  expect(await endDay(d, where, DAY)).toMatchObject({ kept: true })
  expect((await db.dayEnds.toArray()).map(e => e.voided)).toEqual([false])
  await rememberHabit(db, DAY, { ...emptyVisit('interview'), purposes: ['P1'], duration: '15-30' }, NOTHING_TOLD)
  expect(await fact(db, 'habits')).toBe(undefined)
  await rememberHabit(db, addDays(DAY, 1), { ...emptyVisit('interview'), purposes: ['P1'], duration: '15-30' }, NOTHING_TOLD)
  expect((await fact(db, 'habits'))?.length).toBe(1)
  const asleep = { ...d, clock: clockAt('2020-01-01 09:00') }
  await setTrial(db, 'counsellor', day('2020-01-01'))
  expect(await sayDay(asleep, '2025-10-10')).toBe(null)
  expect((await fact(db, 'hat'))?.trial).toBe('2025-10-10')
})
