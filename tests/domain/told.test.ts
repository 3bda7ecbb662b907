import { describe, expect, test } from 'vitest'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { LISTS, type ListName } from '../../src/domain/lists.ts'
import { besidesOf, VISIT_BESIDES, type Besides } from '../../src/domain/besides.ts'
import { ALTERNATIVES, CHANNELS, MAX_TOLD, ONE_OF, SOME_OF, VISITED } from '../../src/domain/told-lists.ts'
import { COARSE_AGES, coarseAge, NOTHING_TOLD, isUsual, toldFields, toldFrom, valuesTold, type Told } from '../../src/domain/told.ts'
import { emptyVisit, NEXT_STEPS, SITUATIONS, visitFields, visitFrom, visitProblems } from '../../src/domain/visit.ts'
import { rng, seedOf } from '../random.ts'
import { at, DAY, DOC, edited, keyOf, made } from './say.ts'

const CAS = 'cas' as CentreCode
const pick = <T>(r: () => number, of: readonly T[]): T => of[Math.floor(r() * of.length)]!
const some = <T>(r: () => number, of: readonly T[]): T[] => of.filter(() => r() < 0.3).slice(0, MAX_TOLD)
const randomTold = (r: () => number): Told => {
  const one = (list: ListName): string | null => (r() < 0.5 ? null : r() < 0.1 ? keyOf(7) : pick<string>(r, LISTS[list]))
  return {
    ...NOTHING_TOLD,
    ...(Object.fromEntries(Object.entries(ONE_OF).map(([f, list]) => [f, one(list)])) as Partial<Told>),
    ...(Object.fromEntries(Object.entries(SOME_OF).map(([f, list]) => [f, some<string>(r, LISTS[list])])) as Partial<Told>),
    channel: pick(r, CHANNELS),
    visited: pick(r, [null, ...VISITED]),
    anticipating: pick(r, [null, true, false]),
    sentBack: pick(r, [null, true, false]),
    zone: pick(r, [null, keyOf(3)]),
    stop: pick(r, [null, keyOf(4)]),
    works: some(r, [keyOf(5), keyOf(6)]),
    referrals: some(r, LISTS['partner-type']).map(
      to => [to, pick(r, [null, ...ALTERNATIVES]), pick(r, [null, ...LISTS.theme]), pick(r, [null, keyOf(8)])] as const,
    ),
  }
}

test('S159 what was not asked is not stated, and "asked, not known" is something else', () => {
  expect(toldFields(NOTHING_TOLD)).toEqual({})
  expect(toldFrom(undefined)).toEqual(NOTHING_TOLD)
  expect(toldFrom({})).toEqual(NOTHING_TOLD)
  expect(toldFields({ ...NOTHING_TOLD, visited: 'unknown', ageBand: 'unknown', anticipating: false })).toEqual({
    visited: 'unknown',
    ageBand: 'unknown',
    anticipating: false,
  })
  expect(toldFrom({ visited: 'unknown' }).visited).not.toBe(NOTHING_TOLD.visited)
})

test('S131 a visit is in person unless something else is said', () => {
  expect(toldFields({ ...NOTHING_TOLD, channel: 'phone' })).toEqual({ channel: 'phone' })
  expect(toldFrom({ channel: 'telex' }).channel).toBe('on-site')
})

test('V2 what is told comes back from a row and from a draft as it was said, 500 by chance', () => {
  const seed = seedOf()
  const r = rng(seed)
  for (let i = 0; i < 500; i++) {
    const told = randomTold(r)
    expect(toldFrom(toldFields(told)), `seed ${seed}, ${i}`).toEqual(told)
    expect(toldFrom(structuredClone(told) as unknown as Besides), `seed ${seed}, ${i}`).toEqual(told)
  }
})

test('the fields of a visit are exactly those that the form knows', () => {
  expect(VISIT_BESIDES.toSorted()).toEqual(Object.keys(NOTHING_TOLD).sort())
})

test('V1 a row takes nothing with a blank, nothing longer than a key, no field but those of a visit', () => {
  const said = {
    name: 'x',
    ageBand: 'Jean Dupont',
    themes: ['cv', 'Jean Dupont'],
    heard: ['Jean Dupont'],
    zone: 'x'.repeat(23),
    stage: 'deciding',
    referrals: [['company', 2]],
  }
  const record = fold(DOC, keyOf(1), [made(keyOf(1), 'visit', { day: DAY, ...said }, at(1))])!
  expect(besidesOf(record, VISIT_BESIDES)).toEqual({ themes: ['cv'], stage: 'deciding', referrals: [['company', 2]] })
})

test('S171 a referral is read with two parts, as an older app wrote it, and with four; the same one twice is one', () => {
  const told = toldFrom({
    referrals: [
      ['company', 2],
      ['company', 0],
      ['company', null, 'cv', keyOf(9)],
      ['chamber', 9],
      ['nobody', 1],
    ],
  })
  expect(told.referrals).toEqual([
    ['company', 2, null, null],
    ['company', null, 'cv', keyOf(9)],
  ])
  expect(toldFields(told)).toEqual({
    referrals: [
      ['company', 2],
      ['company', null, 'cv', keyOf(9)],
    ],
  })
})

test('V1 nothing but values of the lists, keys, yes and no and small numbers is read, whatever stands there', () => {
  const names = ['Jean Dupont', 'jean-dupont', '06 12 34 56 78', 'a@b.fr', 'Castelroc', 'femme', '44', '', 'x'.repeat(400)]
  const junk: unknown[] = [...names, 44, -1, null, {}, [], ['jean-dupont'], [['jean-dupont', 2]], [[keyOf(1), 44]], true, [[['a']]]]
  for (const field of Object.keys(NOTHING_TOLD))
    for (const x of junk) {
      const told = toldFrom({ [field]: x } as Besides) // whatever another client wrote
      const said = JSON.stringify(toldFields(told))
      for (const name of names.filter(n => n !== '')) expect(said.includes(name), `${field}: ${JSON.stringify(x)}`).toBe(false)
      for (const [, n] of told.referrals) expect([null, ...ALTERNATIVES]).toContain(n)
    }
  for (const field of Object.keys(SOME_OF))
    expect(toldFrom({ [field]: Array.from({ length: 60 }, (_, i) => keyOf(i + 1)) })[field as keyof typeof SOME_OF]).toHaveLength(MAX_TOLD)
})

describe('the cases of the handbook are in the lists', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['S015 S016 situations', SITUATIONS, ['temporary', 'imposed-part-time', 'working-student', 'several-jobs', 'small-entrepreneur']],
    ['S017 S104 dropouts, and parents for a child', SITUATIONS, ['dropout', 'parent']],
    ['S017 changes', LISTS.transition, ['end-of-contract', 'insecure-job', 'retraining', 'further-development', 'back-to-work']],
    ['S238 themes', LISTS.theme, ['prior-learning', 'skills-audit', 'career-advice', 'mediation', 'documentation']],
    ['S168 stages', LISTS.stage, ['exploring', 'comparing', 'deciding', 'acting', 'in-difficulty']],
    ['S095 waiting', LISTS.waiting, ['none', 'under-10', '10-20', 'over-20']],
    [
      'S100 how the centre was heard of',
      LISTS.heard,
      ['word-of-mouth', 'school', 'employment-service', 'partner', 'web', 'passing-by', 'event'],
    ],
    ['S178 what was adapted', LISTS.adaptation, ['easy-read', 'interpreter', 'sign-language', 'large-print', 'step-free']],
    ['S131 channels', CHANNELS, ['on-site', 'phone', 'mail', 'chat', 'video', 'off-site', 'itinerant']],
    ['S168 coming back', NEXT_STEPS, ['comes-back']],
  ])('%s', (_, list, cases) => {
    for (const one of cases) expect(list).toContain(one)
  })
  test('S004 ages go from under 16 to 65 and over; each band lies in a coarse one, "not known" in none', () => {
    const bands = LISTS['age-band']
    expect([bands[0], bands.at(-2)]).toEqual(['under-16', '65-over'])
    expect(new Set(bands.map(b => coarseAge(b)))).toEqual(new Set([...COARSE_AGES, null]))
    expect(bands.filter(b => coarseAge(b) === null)).toEqual(['unknown'])
  })
})

test('the usual themes of a purpose come first; every usual theme is in the list, and every purpose has some', () => {
  for (const purpose of ['P1', 'P2', 'P3', 'P4', 'P5'])
    expect(LISTS.theme.filter(v => isUsual(v, [purpose])).length).toBeGreaterThanOrEqual(3)
  expect(isUsual('funding', ['P1'])).toBe(false)
  expect(isUsual('funding', ['P1', 'P3'])).toBe(true)
})

test('S015 a record keeps what was told besides, two who say it apart leave a conflict, and nothing of it is asked for', () => {
  const besides = toldFields({ ...NOTHING_TOLD, ageBand: '18-25', themes: ['cv', 'funding'] })
  const entry = { ...emptyVisit('interview'), purposes: ['P1'], duration: '5-15' as const, situations: ['employee', 'self-employed'] }
  expect(visitProblems(entry)).toEqual([])
  const create = made(keyOf(1), 'visit', visitFields({ ...entry, besides }, DAY, 10), at(1))
  const visit = visitFrom(fold(DOC, keyOf(1), [create])!, CAS)!
  expect(toldFrom(visit.besides)).toEqual({ ...NOTHING_TOLD, ageBand: '18-25', themes: ['cv', 'funding'] })
  expect(visit.situations).toEqual(['employee', 'self-employed'])
  const bare = visitFrom(fold(DOC, keyOf(1), [made(keyOf(1), 'visit', visitFields(entry, DAY, 10), at(1))])!, CAS)!
  expect('besides' in bare).toBe(false)
  const apart = fold(DOC, keyOf(1), [
    create,
    edited(keyOf(2), keyOf(1), 'ageBand', '26-29', [keyOf(1)], at(2)),
    edited(keyOf(3), keyOf(1), 'ageBand', '30-44', [keyOf(1)], at(3)),
  ])!
  expect(visitFrom(apart, CAS)!.conflicts).toEqual(['ageBand'])
  expect(toldFrom(visitFrom(apart, CAS)!.besides).ageBand).toBe('30-44')
})

test('V6 every value of a list that was told is named with its list', () => {
  const told: Told = {
    ...NOTHING_TOLD,
    sector: 'G',
    alreadySeen: ['chamber'],
    referrals: [['company', 2, 'cv', null]],
    sentBy: 'association',
  }
  expect(valuesTold(told)).toEqual([
    ['partner-type', 'association'],
    ['sector', 'G'],
    ['partner-type', 'chamber'],
    ['partner-type', 'company'],
    ['theme', 'cv'],
  ])
})
