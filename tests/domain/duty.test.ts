import { describe, expect, test } from 'vitest'
import { choiceOf } from '../../src/domain/choice-of.ts'
import { addDays, weekday, type Day } from '../../src/domain/day.ts'
import { daysApart, daysBetween } from '../../src/domain/day-range.ts'
import { isFor, isShut, purposesOfDuty, type Duty, type DutyWhen } from '../../src/domain/duty.ts'
import { DUTY_STATE, dutyEdits, dutyFields, dutyFrom, offDay, offField, type DutyStated } from '../../src/domain/duty-record.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { comingDuties, dutiesOn, nextDuty } from '../../src/domain/next-duty.ts'
import { choicesOn, type LocalPurpose, type ReferenceId } from '../../src/domain/purposes.ts'
import type { Statement, Value } from '../../src/domain/statement.ts'
import { rng, seedOf } from '../random.ts'
import { at, DESK, keyOf, made, say } from './say.ts'

const CAS = 'cas' as CentreCode
const day = (x: string): Day => x as Day // the tests' own days
const TUESDAY = day('2026-03-10')
const weekly = (more: Partial<Extract<DutyWhen, { is: 'weekly' }>> = {}): DutyWhen => ({
  ...{ is: 'weekly', weekday: 4, every: 1, from: day('2026-01-01'), to: null },
  ...more,
})
const duty = (when: DutyWhen, more: Partial<Duty> = {}): Duty => ({
  ...{ id: keyOf(1), doc: DESK, centre: CAS, partner: keyOf(9), purposes: [], when, hours: { from: 540, to: 720 } },
  ...{ off: [], withdrawn: false, conflicts: [] },
  ...more,
})

describe('a duty in statements', () => {
  const ID = keyOf(1)
  const STATED: DutyStated = {
    partner: keyOf(9),
    purposes: ['P5', keyOf(8)],
    when: weekly({ every: 2, to: day('2026-06-30') }),
    hours: { from: 540, to: 720 },
  }
  const first = made(ID, 'duty', dutyFields(STATED), at(1), DESK)
  const folded = (...more: Statement[]): Folded => fold(DESK, ID, [first, ...more])!
  let n = 200
  const said = (record: Folded, d: DutyStated, seq: number): Statement[] =>
    dutyEdits(record, d).map((draft, i) => say(keyOf(++n), draft, at(seq + i), DESK))

  test('S108 it reads back: who, what for, when; no person has a place in it', () => {
    const { id: _, doc: __, ...row } = dutyFrom(folded(), CAS)!
    expect(row).toEqual({ ...STATED, centre: 'cas', off: [], withdrawn: false, conflicts: [] })
    expect(Object.keys(dutyFields(STATED)).sort()).toEqual(['every', 'from', 'hours', 'partner', 'purposes', 'to', 'weekday'])
  })
  test('one day, and back to every week', () => {
    const once: DutyStated = { ...STATED, purposes: [], when: { is: 'day', day: TUESDAY } }
    expect(dutyFields(once)).toEqual({ partner: keyOf(9), hours: ['09:00', '12:00'], day: TUESDAY })
    const changed = said(folded(), once, 2)
    expect(dutyFrom(folded(...changed), CAS)).toMatchObject({ when: once.when, purposes: [] })
    const back = said(folded(...changed), STATED, 20)
    expect(dutyFrom(folded(...changed, ...back), CAS)).toMatchObject({ when: STATED.when, purposes: STATED.purposes, conflicts: [] })
    expect(dutyEdits(folded(), STATED)).toEqual([])
  })
  test('a day is called off and on again; two days called off apart contradict nobody', () => {
    const off = (on: string, value: boolean, seq: number, base: Statement[] = []): Statement =>
      say(keyOf(++n), { kind: 'edit', target: ID, field: offField(day(on)), value, base: base.map(s => s.key) }, at(seq), DESK)
    const [a, b] = [off('2026-03-12', true, 2), off('2026-03-26', true, 3)]
    expect(dutyFrom(folded(a, b), CAS)).toMatchObject({ off: ['2026-03-12', '2026-03-26'], conflicts: [] })
    expect(dutyFrom(folded(a, b, off('2026-03-12', false, 4, [a])), CAS)?.off).toEqual(['2026-03-26'])
    expect([offDay('off.2026-03-12'), offDay('off'), offDay('off.demain')]).toEqual(['2026-03-12', null, null])
    const gone = say(keyOf(++n), { kind: 'edit', target: ID, field: DUTY_STATE, value: 'withdrawn', base: [] }, at(5), DESK)
    expect(dutyFrom(folded(gone), CAS)?.withdrawn).toBe(true)
  })
  test.each<Record<string, Value>>([
    { partner: 'Jean Dupont' },
    { partner: null },
    { hours: null },
    { hours: ['12:00', '09:00'] },
    { hours: ['9h', '12h'] },
    { weekday: 8, day: null },
    { weekday: '4' },
    { from: 'hier' },
  ])('what is none is set aside: %o', wrong => {
    expect(dutyFrom(fold(DESK, ID, [made(ID, 'duty', { ...dutyFields(STATED), ...wrong }, at(1), DESK)])!, CAS)).toBe(null)
  })
  test('V1 no more than three purposes, none of them a word; a rhythm that is not ours is every week', () => {
    const fields = { ...dutyFields(STATED), purposes: ['P1', 'P1', 'Jean', 'P2', 4, keyOf(3), 'P4'], every: 52 } as Record<string, Value>
    const read = dutyFrom(fold(DESK, ID, [made(ID, 'duty', fields, at(1), DESK)])!, CAS)
    expect([read?.purposes, read?.when]).toEqual([['P1', 'P2', keyOf(3)], weekly({ to: day('2026-06-30') })])
  })
})

describe('S108 when it takes place', () => {
  test('every second Thursday is counted from the first one; before and after its days there is none', () => {
    const d = duty(weekly({ every: 2, from: day('2026-03-02'), to: day('2026-04-16') }))
    const on = daysBetween(day('2026-02-01'), day('2026-06-01')).filter(x => dutiesOn([d], x).length > 0)
    expect(on).toEqual(['2026-03-05', '2026-03-19', '2026-04-02', '2026-04-16'])
  })
  test('the next is today while it is not over, then the one after; called off, it is not next', () => {
    const d = duty(weekly({ weekday: 2 }))
    expect(nextDuty([d], TUESDAY, 480)).toEqual({ duty: d, day: TUESDAY, running: false })
    expect(nextDuty([d], TUESDAY, 540)).toEqual({ duty: d, day: TUESDAY, running: true })
    expect(nextDuty([d], TUESDAY, 719)?.day).toBe(TUESDAY)
    expect(nextDuty([d], TUESDAY, 720)).toEqual({ duty: d, day: '2026-03-17', running: false })
    expect(nextDuty([{ ...d, off: [TUESDAY, day('2026-03-17')] }], TUESDAY, 480)?.day).toBe('2026-03-24')
    expect(dutiesOn([{ ...d, off: [TUESDAY] }], TUESDAY)).toHaveLength(1) // it stands there, as called off
    expect(nextDuty([d], TUESDAY, 480, (_, x) => x < '2026-03-24')?.day).toBe('2026-03-24')
  })
  test('one day comes once; what is withdrawn, over or shut for ever never does', () => {
    const once = duty({ is: 'day', day: day('2026-03-11') })
    expect(nextDuty([once], TUESDAY, 1000)?.day).toBe('2026-03-11')
    expect(nextDuty([once], day('2026-03-12'), 0)).toBe(null)
    expect(nextDuty([{ ...once, off: [day('2026-03-11')] }], TUESDAY, 0)).toBe(null)
    expect(nextDuty([duty(weekly(), { withdrawn: true })], TUESDAY, 0)).toBe(null)
    expect(nextDuty([duty(weekly({ to: day('2026-03-05') }))], TUESDAY, 0)).toBe(null)
    expect(nextDuty([duty(weekly())], TUESDAY, 0, () => true)).toBe(null)
  })
  test('the soonest of several, by the hour on one day', () => {
    const early = duty(weekly({ weekday: 3 }), { id: keyOf(2), hours: { from: 480, to: 500 } })
    const late = duty(weekly({ weekday: 3 }), { id: keyOf(3), hours: { from: 840, to: 900 } })
    expect(comingDuties([late, duty(weekly()), early], TUESDAY, 0).map(c => c.duty.id)).toEqual([keyOf(2), keyOf(3), keyOf(1)])
    expect(dutiesOn([late, early], day('2026-03-11')).map(d => d.id)).toEqual([keyOf(2), keyOf(3)])
  })
  test('V-random the next is what a walk over the days finds, 400 by chance', () => {
    const seed = seedOf()
    const r = rng(seed)
    const some = (n: number): number => Math.floor(r() * n)
    for (let i = 0; i < 400; i++) {
      const from = addDays(TUESDAY, some(60) - 40)
      const when = weekly({ weekday: 1 + some(7), every: 1 + some(4), from, to: r() < 0.5 ? null : addDays(from, some(90)) })
      const off = Array.from({ length: some(4) }, () => addDays(TUESDAY, some(40)))
      const d = duty(when, { off })
      const now = 100 * some(13)
      const walked = daysBetween(TUESDAY, addDays(TUESDAY, 200)).find(
        x => dutiesOn([d], x).length > 0 && !off.includes(x) && !(x === TUESDAY && d.hours.to <= now),
      )
      expect(nextDuty([d], TUESDAY, now)?.day ?? null, `seed ${seed}, ${i}`).toBe(walked ?? null)
    }
  })
  test('days are counted over the change of the hour', () => {
    expect(daysApart(day('2026-03-01'), day('2026-04-01'))).toBe(31)
    expect(daysApart(day('2026-03-10'), day('2026-03-01'))).toBe(-9)
    expect(weekday(TUESDAY)).toBe(2)
  })
})

describe('what it is about', () => {
  const local = (n: number, ref: ReferenceId, standsFor: ReferenceId[], to: Day | null = null): LocalPurpose => ({
    ...{
      id: keyOf(n),
      doc: DESK,
      centre: CAS,
      label: `L${n}`,
      short: `L${n}`,
      ref,
      standsFor,
      from: day('2025-01-01'),
      to,
      order: n,
      icon: null,
    },
  })
  test('S165 its own purposes, else those of the partner', () => {
    expect(purposesOfDuty({ purposes: ['P1'] }, { purposes: ['P5'] })).toEqual(['P1'])
    expect(purposesOfDuty({ purposes: [] }, { purposes: ['P5'] })).toEqual(['P5'])
    expect(purposesOfDuty({ purposes: [] }, null)).toEqual([])
  })
  test('V5 a reference is meant by the local purpose that stands for it, a local one by itself, a retired one by its reference', () => {
    const learn = local(1, 'P3', ['P2', 'P3', 'P4'])
    const retired = local(2, 'P1', [], day('2025-06-01'))
    const season = local(3, 'P1', [])
    const locals = [learn, retired, season]
    const choices = choicesOn(locals, TUESDAY)
    expect(choices.map(c => c.id)).toEqual(['P1', season.id, learn.id, 'P5', 'P0'])
    const meant = (p: string): unknown[] => choices.filter(c => isFor([p], c, choices, locals)).map(c => c.id)
    expect(meant('P2')).toEqual([learn.id])
    expect(meant('P5')).toEqual(['P5'])
    expect(meant('P1')).toEqual(['P1', season.id])
    expect(meant(season.id)).toEqual([season.id])
    expect(meant(retired.id)).toEqual(['P1', season.id])
    expect(meant(keyOf(77))).toEqual([])
  })
  test('V5 J22 a purpose is one line of the list at most: itself, what stands for it, or its reference; of several nobody said which', () => {
    const learn = local(1, 'P3', ['P2', 'P3'])
    const retired = local(2, 'P1', [], day('2025-06-01'))
    const old = local(3, 'P3', [], day('2025-06-01'))
    const season = local(4, 'P1', [])
    const [start, again] = [local(5, 'P5', ['P5']), local(6, 'P5', ['P5'])]
    const locals = [learn, retired, old, season, start, again]
    const choices = choicesOn(locals, TUESDAY)
    const of = (p: string): unknown => choiceOf(p, choices, locals)?.id ?? null
    expect(['P1', 'P2', 'P3', 'P4', season.id, learn.id].map(of)).toEqual(['P1', learn.id, learn.id, 'P4', season.id, learn.id])
    expect([retired.id, old.id].map(of)).toEqual(['P1', learn.id])
    expect(['P5', keyOf(77)].map(of)).toEqual([null, null])
    expect(of(again.id)).toBe(again.id)
  })
  test('a centre that says of that day that it is closed shuts it; its ordinary hours do not', () => {
    const exception = {
      id: keyOf(5),
      doc: DESK,
      centre: CAS,
      day: TUESDAY,
      half: null,
      intervals: [],
      reason: 'snow',
      at: at(1),
      withdrawn: false,
    }
    const hours = (...exceptions: object[]) => ({
      announced: { 2: [{ from: 540, to: 750 }] },
      periods: [],
      exceptions: exceptions as never,
    })
    const morning = { from: 540, to: 720 }
    expect(isShut(hours(), TUESDAY, { from: 840, to: 900 })).toBe(false)
    expect(isShut(hours(exception), TUESDAY, morning)).toBe(true)
    expect(isShut(hours({ ...exception, withdrawn: true }), TUESDAY, morning)).toBe(false)
    expect(isShut(hours({ ...exception, withdrawn: true }), TUESDAY, { from: 840, to: 900 })).toBe(false)
    expect(isShut(hours({ ...exception, half: 'pm' }), TUESDAY, morning)).toBe(false)
    expect(isShut(hours({ ...exception, intervals: [{ from: 840, to: 1000 }] }), TUESDAY, morning)).toBe(true)
    expect(isShut(hours(exception), addDays(TUESDAY, 7), morning)).toBe(false)
    // a week of holidays, said once
    const week = { ...exception, to: addDays(TUESDAY, 7) }
    expect([0, 7, 14].map(n => isShut(hours(week), addDays(TUESDAY, n), morning))).toEqual([true, true, false])
  })
})
