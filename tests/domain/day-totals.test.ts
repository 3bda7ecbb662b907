import { describe, expect, test } from 'vitest'
import type { ClockState } from '../../src/domain/clock-state.ts'
import { totals } from '../../src/domain/day-totals.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { groupFrom } from '../../src/domain/group-visit.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import type { Key } from '../../src/domain/ids.ts'
import type { LocalPurpose } from '../../src/domain/purposes.ts'
import { parseStatement, writeStatement, type Draft, type Statement } from '../../src/domain/statement.ts'
import { emptyVisit, visitFields, visitFrom, type VisitEntry, type VisitKind } from '../../src/domain/visit.ts'
import { rng, seedOf } from '../random.ts'
import { DAY, DOC, keyOf, shuffled } from './say.ts'

/** A day's log, said one thing after another. */
const log = () => {
  const statements: Statement[] = []
  const say = (draft: Draft, slot: number, clock: ClockState = 'ok'): Key => {
    const n = statements.length + 1
    const key = keyOf(n)
    const s = parseStatement(DOC, key, writeStatement(draft, { day: DAY, slot, clock, seq: n }, 'counsellor'))
    if (typeof s === 'string') throw new Error(s)
    statements.push(s)
    return key
  }
  return {
    statements,
    visit: (kind: VisitKind, entry: Partial<VisitEntry> = {}, slot = 10, clock: ClockState = 'ok') =>
      say({ kind: 'create', noun: 'visit', fields: visitFields({ ...emptyVisit(kind), ...entry }, DAY, slot) }, slot, clock),
    group: (size: number, accompanying: number) =>
      say({ kind: 'create', noun: 'group', fields: groupFields({ kind: 'class', size, accompanying }, DAY, 14) }, 14),
    takeBack: (target: Key, reason: string) => say({ kind: 'void', target, reason }, 12),
  }
}
const count = (statements: readonly Statement[], locals: readonly LocalPurpose[] = []) => {
  const ids = new Set(statements.filter(s => s.kind === 'create').map(s => s.key))
  const records = [...ids].map(id => fold(DOC, id, statements)).filter((r): r is Folded => r !== null)
  return totals(
    records.filter(r => r.noun === 'visit').flatMap(r => visitFrom(r, 'cas' as never) ?? []),
    records.filter(r => r.noun === 'group').flatMap(r => groupFrom(r, 'cas' as never) ?? []),
    locals,
  )
}

/** Market day alone: what was tapped on the tablet from 9:00 to 17:30. */
const marketDay = (): readonly Statement[] => {
  const day = log()
  const interview = (purposes: readonly string[], more: Partial<VisitEntry> = {}): Key =>
    day.visit('interview', { purposes, duration: '15-30', ...more })
  for (let i = 0; i < 9; i++) day.visit('quick', {}, 9)
  interview(['P1'])
  interview(['P1'])
  interview(['P2'], { party: 2, situations: ['pupil', 'parent'] })
  interview(['P3'])
  interview(['P4', 'P3'])
  interview(['P5'])
  for (let i = 0; i < 4; i++) day.visit('self-service', {}, 15)
  day.group(24, 2)
  day.takeBack(day.visit('quick', { party: 3 }), 'undo')
  day.takeBack(interview(['P1', 'P2'], { party: 2 }), 'twice')
  return day.statements
}
const T1 = {
  visits: 19,
  services: 19,
  byKind: { quick: 9, interview: 6, 'self-service': 4 },
  present: 20,
  mentions: { P1: 2, P2: 1, P3: 2, P4: 1, P5: 1, P0: 0 },
  unmapped: 0,
  groups: 1,
  participants: 24,
  accompanying: 2,
  voids: 2,
  estimated: 0,
  toConfirm: 0,
}

describe('the counts of a day', () => {
  test('T1 V3 market day at Castelroc: 19 visits, 6 interviews, 7 mentions, 20 present, 1 group of 24 and 2, 2 taken back', () => {
    const got = count(marketDay())
    expect(got).toEqual(T1)
    expect(Object.values(got.mentions).reduce((a, b) => a + b)).toBe(7)
  })
  const seed = seedOf()
  test(`T1 the same from any order of arrival (seed ${seed})`, () => {
    const r = rng(seed)
    for (let i = 0; i < 20; i++) expect(count(shuffled(marketDay(), r))).toEqual(T1)
  })
  test('V3 nothing recorded is nothing counted', () => {
    expect(count([])).toEqual({
      visits: 0,
      services: 0,
      byKind: { quick: 0, interview: 0, 'self-service': 0 },
      present: 0,
      mentions: { P1: 0, P2: 0, P3: 0, P4: 0, P5: 0, P0: 0 },
      unmapped: 0,
      groups: 0,
      participants: 0,
      accompanying: 0,
      voids: 0,
      estimated: 0,
      toConfirm: 0,
    })
  })
  test('V3 a group adds to nothing but groups', () => {
    const day = log()
    day.group(24, 2)
    expect(count(day.statements)).toMatchObject({ visits: 0, present: 0, groups: 1, participants: 24, accompanying: 2, voids: 0 })
  })
  test('V2 what is taken back counts among the voids and nowhere else; twice taken back is once', () => {
    const day = log()
    const v = day.visit('interview', { purposes: ['P1'], party: 4 }, 10, 'behind')
    const g = day.group(10, 1)
    day.takeBack(v, 'undo')
    day.takeBack(v, 'twice')
    day.takeBack(g, 'trial')
    expect(count(day.statements)).toEqual({ ...count([]), voids: 2 })
  })
  test('T5 C10 what is taken back with its whole old sheet is in no count, also not among the voids', () => {
    const day = log()
    day.takeBack(day.visit('quick'), 'sheet')
    expect(count(day.statements)).toEqual(count([]))
  })
  test('V5 a local purpose counts under its reference; one that has not arrived is counted as such', () => {
    const local: LocalPurpose = {
      id: keyOf(77),
      doc: 'centre/cas/desk/public',
      centre: 'cas' as never,
      label: 'Saison',
      short: 'Saison',
      ref: 'P1',
      standsFor: [],
      from: DAY,
      to: null,
      order: 1,
      icon: null,
    }
    const day = log()
    day.visit('interview', { purposes: [local.id, 'P1', keyOf(78)] })
    expect(count(day.statements, [local])).toMatchObject({ visits: 1, mentions: { P1: 2 }, unmapped: 1 })
  })
  test('V7 a visit with a doubtful clock counts, and is to be confirmed; one confirmed is not', () => {
    const day = log()
    for (const clock of ['ok', 'behind', 'ahead', 'unset', 'confirmed'] as const) day.visit('quick', {}, 10, clock)
    expect(count(day.statements)).toMatchObject({ visits: 5, toConfirm: 3 })
  })
})
