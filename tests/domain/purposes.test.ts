import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { fold } from '../../src/domain/fold.ts'
import { choicesWith } from '../../src/domain/choices-with.ts'
import { purposeFields, purposeFrom } from '../../src/domain/purpose-record.ts'
import { choicesOn, isReference, REFERENCES, referenceOf, type LocalPurpose, type ReferenceId } from '../../src/domain/purposes.ts'
import type { Value } from '../../src/domain/statement.ts'
import { at, DESK, edited, keyOf, made } from './say.ts'

const day = (x: string): Day => x as Day // the tests' own days

/** Through a statement and back, as it would reach another device. */
const local = (n: number, label: string, ref: ReferenceId, more: Partial<LocalPurpose> = {}): LocalPurpose => {
  const fields = purposeFields({ label, short: '', ref, standsFor: [], from: day('2010-01-01'), to: null, order: n, ...more })
  const record = fold(DESK, keyOf(n), [made(keyOf(n), 'purpose', fields, at(n), DESK)])
  const read = record && purposeFrom(record, 'cas' as never)
  if (!read) throw new Error(`purpose ${label} does not read back`)
  return read
}

/** Two fictional lists: one adds a sixth purpose in December; one has three of its own in place of all but "other". */
const CAS = [local(1, 'Saison & montagne', 'P1', { from: day('2025-12-15') })]
const ARD = [
  local(2, 'Travailler', 'P1', { standsFor: ['P1', 'P4'] }),
  local(3, 'Apprendre', 'P3', { standsFor: ['P3', 'P2'] }),
  local(4, 'Entreprendre', 'P5', { standsFor: ['P5'] }),
]
/** A label that changed its meaning on a day: retired and made anew, never edited. */
const DATED = [
  local(5, 'Changer', 'P4', { standsFor: ['P4'], to: day('2025-06-30') }),
  local(6, 'Changer', 'P2', { from: day('2025-07-01') }),
]
const YEAR = daysBetween(day('2025-01-01'), day('2025-12-31'))

describe('each centre’s list, every day of a year', () => {
  test.each<[string, LocalPurpose[]]>([
    ['no list of its own', []],
    ['a sixth purpose from 15 December', CAS],
    ['three that stand for five', ARD],
    ['one retired and made anew', DATED],
  ])('V5 what can be chosen counts under exactly one reference: %s', (_, locals) => {
    expect(YEAR).toHaveLength(365)
    for (const d of YEAR) {
      const choices = choicesOn(locals, d)
      expect(new Set(choices.map(c => c.id)).size, d).toBe(choices.length)
      for (const c of choices) {
        expect(isReference(referenceOf(locals, c.id)), `${d} ${c.id}`).toBe(true)
        expect(referenceOf(locals, c.id), `${d} ${c.id}`).toBe(c.ref)
      }
      // every reference is either offered or something valid that day stands for it
      for (const ref of REFERENCES) {
        const standIns = choices.filter(c => c.local?.standsFor.includes(ref))
        expect(choices.some(c => c.id === ref) ? 1 : standIns.length, `${d} ${ref}`).toBe(1)
      }
    }
  })

  test('V5 the choices, in order: a local purpose stands with its reference', () => {
    const ids = (locals: LocalPurpose[], d: string): string[] => choicesOn(locals, day(d)).map(c => c.local?.label ?? c.id)
    expect(ids([], '2025-10-09')).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P0'])
    expect(ids(CAS, '2025-12-14')).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P0'])
    expect(ids(CAS, '2025-12-15')).toEqual(['P1', 'Saison & montagne', 'P2', 'P3', 'P4', 'P5', 'P0'])
    expect(ids(ARD, '2025-10-09')).toEqual(['Travailler', 'Apprendre', 'Entreprendre', 'P0'])
    expect(ids(DATED, '2025-06-30')).toEqual(['P1', 'P2', 'P3', 'Changer', 'P5', 'P0'])
    expect(ids(DATED, '2025-07-01')).toEqual(['P1', 'P2', 'Changer', 'P3', 'P4', 'P5', 'P0'])
  })

  test('V5 purposes of one reference stand in their own order, and by id where that is the same', () => {
    const two = [local(8, 'b', 'P1', { order: 2 }), local(7, 'a', 'P1', { order: 1 })]
    expect(choicesOn(two, day('2025-10-09')).map(c => c.local?.label ?? c.id)).toEqual(['P1', 'a', 'b', 'P2', 'P3', 'P4', 'P5', 'P0'])
    const same = [local(8, 'b', 'P1', { order: 1 }), local(7, 'a', 'P1', { order: 1 })]
    expect(choicesOn(same, day('2025-10-09'))).toEqual(choicesOn(same.toReversed(), day('2025-10-09')))
  })
})

describe('what was retired', () => {
  test('V6 is no longer offered and still counts', () => {
    const [old] = [local(9, 'Saison', 'P1', { to: day('2026-03-31') })]
    expect(choicesOn([old], day('2026-03-31')).some(c => c.id === old.id)).toBe(true)
    expect(choicesOn([old], addDays(day('2026-03-31'), 1)).some(c => c.id === old.id)).toBe(false)
    expect(referenceOf([old], old.id)).toBe('P1')
  })
  test('V6 a reference counts also where something stands for it', () => {
    for (const ref of REFERENCES) expect(referenceOf(ARD, ref)).toBe(ref)
  })
  test('V6 a purpose that has not arrived here is unknown, not another', () => {
    expect(referenceOf(ARD, keyOf(99))).toBe(null)
    for (const odd of ['', 'P6', 'p1', '__proto__', 'constructor']) expect(referenceOf(ARD, odd)).toBe(null)
  })
})

describe('reading a purpose', () => {
  const read = (fields: Record<string, Value>): LocalPurpose | null => {
    const record = fold(DESK, keyOf(1), [made(keyOf(1), 'purpose', fields, at(1), DESK)])
    return record && purposeFrom(record, 'cas' as never)
  }
  const good = { label: 'Saison', ref: 'P1', from: '2025-12-15' }
  test('V5 without a label, a reference or a first day it is none', () => {
    for (const bad of [{ label: null }, { label: 7 }, { ref: 'P9' }, { ref: null }, { from: 'soon' }, { from: null }] as Record<
      string,
      Value
    >[])
      expect(read({ ...good, ...bad }), JSON.stringify(bad)).toBe(null)
  })
  test('V5 garbage in what is not needed is left out', () => {
    expect(read({ ...good, short: 3, to: 'never', order: 'first', standsFor: ['P1', 'P9', null, 'P2'] })).toMatchObject({
      short: 'Saison',
      to: null,
      order: 0,
      standsFor: ['P1', 'P2'],
    })
    expect(read({ ...good, standsFor: 'P1' })?.standsFor).toEqual([])
  })
  test('V5 two people who map one purpose apart: one reference is shown, the same everywhere', () => {
    const create = made(keyOf(1), 'purpose', good, at(1), DESK)
    const edits = [
      edited(keyOf(2), keyOf(1), 'ref', 'P2', [keyOf(1)], at(2), DESK),
      edited(keyOf(3), keyOf(1), 'ref', 'P4', [keyOf(1)], at(3), DESK),
    ]
    for (const order of [
      [create, ...edits],
      [...edits.toReversed(), create],
    ]) {
      const record = fold(DESK, keyOf(1), order)
      expect(record && purposeFrom(record, 'cas' as never)?.ref).toBe('P4')
    }
  })
})

test('V6 what a draft holds stays among the choices when it is retired meanwhile, and nothing else that is retired does', () => {
  const d = day('2025-10-09')
  const retired = [{ value: 'P5', labels: null, from: null, to: day('2025-10-08') }]
  const ids = (chosen: string[], locals: LocalPurpose[], on = d): string[] => choicesWith(chosen, locals, on, retired).map(c => c.id)
  expect(ids([], [])).toEqual(['P1', 'P2', 'P3', 'P4', 'P0'])
  expect(ids(['P5', 'P1'], [])).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P0'])
  const [old] = DATED
  expect(ids([old!.id], DATED)).toEqual(['P1', 'P2', DATED[1]!.id, 'P3', 'P4', old!.id, 'P0'])
  expect(ids(['P4'], ARD)).toContain('P4') // chosen before the centre’s own took its place
  expect(ids(['not known here'], [])).toEqual(ids([], []))
  expect(choicesWith(['P1'], ARD.slice(1), d)).toEqual(choicesOn(ARD.slice(1), d))
})
