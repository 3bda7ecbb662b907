import { CHANNELS } from '../../src/domain/told-lists.ts'
import { LISTS } from '../../src/domain/lists.ts'
import { answersTold, NOTHING_TOLD, toldFields, toldFrom } from '../../src/domain/told.ts'
import { describe, expect, test } from 'vitest'
import { together } from '../../src/domain/answer-batch.ts'
import { collected, type Answers } from '../../src/domain/answers-record.ts'
import { answersInTables } from '../../src/domain/sealed-answers.ts'
import { answersTo, QUESTIONS } from '../../src/domain/survey-library.ts'
import { addDays, type Day, type Slot } from '../../src/domain/day.ts'
import { totals } from '../../src/domain/day-totals.ts'
import { fold } from '../../src/domain/fold.ts'
import { GROUP_KINDS, type GroupVisit } from '../../src/domain/group-visit.ts'
import { keyFrom, type CentreCode, type Key } from '../../src/domain/ids.ts'
import type { Interval } from '../../src/domain/opening.ts'
import type { LocalPurpose } from '../../src/domain/purposes.ts'
import { aggregate, sealedFields, sealedFrom, sealedTotals, wholeOf, type Basis, type SealedPart } from '../../src/domain/sealed-month.ts'
import { parseStatement, writeStatement, type Statement } from '../../src/domain/statement.ts'
import { DURATIONS, NEXT_STEPS, SITUATIONS, VISIT_KINDS, type Visit } from '../../src/domain/visit.ts'
import { readAppend, writeAppend } from '../../src/wire/append.ts'
import type { DayEnd } from '../../src/domain/day-end.ts'
import { stepsOf, type Step } from '../../src/domain/step.ts'
import { talliedByDay, TALLY_KINDS, type Tally, type TallyKind } from '../../src/domain/tally.ts'
import { rng } from '../random.ts'

const DOC = 'centre/cas/visits/2025-10'
const REMARKS = 'centre/cas/remarks/2025-10'
const CAS = 'cas' as CentreCode
const FIRST = '2025-10-01' as Day

const chance = (seed: number) => {
  const r = rng(seed)
  const key = (): Key => keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256)))
  const one = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]!
  return { r, key, one }
}

/** A month as a centre might leave it: voids, doubtful clocks, days outside the month, own purposes that no longer exist. */
const month = (seed: number, n = 200) => {
  const { r, key, one } = chance(seed)
  const locals = Array.from(
    { length: 3 },
    (_, i): LocalPurpose => ({ id: key(), ref: one(['P1', 'P3', 'P0'] as const), order: i }) as unknown as LocalPurpose,
  )
  const ids = ['P1', 'P2', 'P3', 'P4', 'P5', 'P0', ...locals.map(l => l.id), key()]
  const day = (): Day => (r() < 0.02 ? ('2020-01-03' as Day) : addDays(FIRST, Math.floor(r() * 31)))
  const slot = (): Slot => (r() < 0.2 ? one(['am', 'pm'] as const) : 8 + Math.floor(r() * 11))
  const partners = Array.from({ length: 4 }, key)
  const base = () => ({
    ...{ id: key(), doc: DOC, centre: CAS, day: day(), slot: slot(), seq: 1 },
    clock: r() < 0.05 ? one(['unset', 'confirmed'] as const) : ('ok' as const),
    voided: r() < 0.06 ? one(['', 'sheet']) : null,
  })
  const visits = Array.from({ length: n }, (): Visit => {
    const some = <T>(list: readonly T[], most: number): T[] => [
      ...new Set(Array.from({ length: Math.floor(r() * (most + 1)) }, () => one(list))),
    ]
    const said = base()
    return {
      ...said,
      ...(said.clock !== 'ok' && { wholeDay: true as const }), // no hour is known (V7)
      kind: one(VISIT_KINDS),
      purposes: some(ids, 3),
      duration: r() < 0.5 ? one(DURATIONS) : null,
      party: 1 + Math.floor(r() * 4),
      situations: some(SITUATIONS, 2),
      next: some(NEXT_STEPS, 2),
      handOver: null,
      sameAs: null,
      estimated: r() < 0.1,
      conflicts: [],
      ...(r() < 0.5 && {
        besides: toldFields({
          ...NOTHING_TOLD,
          ageBand: one(LISTS['age-band']),
          themes: some(LISTS.theme, 3),
          anticipating: one([null, true, false]),
          channel: one(CHANNELS),
          referrals: some(LISTS['partner-type'], 2).map(
            to => [to, one([null, 0, 2] as const), one([null, 'cv']), one([null, ...partners])] as const,
          ),
        }),
      }),
    }
  })
  // one in six was said to be the same people as another of its day
  const placed = visits.map((v): Visit => {
    const others = visits.filter(o => o.day === v.day && o.id !== v.id)
    return r() < 0.16 && others.length > 0 ? { ...v, sameAs: one(others).id } : v
  })
  const groups = Array.from({ length: 6 }, (): GroupVisit => ({
    ...base(),
    kind: one(GROUP_KINDS),
    size: 1 + Math.floor(r() * 30),
    accompanying: Math.floor(r() * 3),
  }))
  const steps = visits
    .filter(() => r() < 0.1)
    .map((v): Step => ({
      id: key(),
      doc: DOC,
      centre: CAS,
      visit: v.id,
      seq: 1,
      kind: one(VISIT_KINDS),
      purposes: r() < 0.5 ? ['P2'] : [],
      duration: null,
      voided: null,
    }))
  const tallies = Array.from({ length: 20 }, (): Tally => ({ ...base(), kind: one(TALLY_KINDS), n: Math.floor(r() * 9) - 1 }))
  const ends = Array.from({ length: 5 }, (): DayEnd => ({ id: key(), doc: DOC, centre: CAS, day: day(), voided: r() < 0.2 }))
  const surveys = [key(), key()]
  const answers = Array.from({ length: 8 }, (): Answers => ({
    id: key(),
    doc: DOC,
    centre: CAS,
    survey: one(surveys),
    sheets: 5,
    counts: Object.fromEntries(QUESTIONS.filter(() => r() < 0.7).map(q => [q, { [one(answersTo(q))]: 5 + Math.floor(r() * 3) }])),
    voided: r() < 0.2,
  }))
  return { visits: placed, groups, steps, tallies, ends, answers, locals, basis: { count: n, xor: key() } satisfies Basis }
}
const MORNING_ONLY: readonly Interval[] = [{ from: 540, to: 750 }]
const BOTH: readonly Interval[] = [
  { from: 540, to: 720 },
  { from: 810, to: 1080 },
]
const openOn = (day: Day): readonly Interval[] => (Number(day.slice(-2)) % 3 === 0 ? MORNING_ONLY : BOTH)

const at = { day: '2026-12-01' as Day, slot: 'am' as const, clock: 'ok' as const, seq: 1 }
const read = (key: Key, raw: readonly unknown[]): SealedPart | null => {
  const s = parseStatement(REMARKS, key, raw) as Statement
  const record = fold(REMARKS, key, [s])
  return record && sealedFrom(record, CAS)
}

describe('what stays of a sealed month', () => {
  test('SE1 its counts are those of the visits themselves, day by day and over the whole, in 100 random months', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const book = month(seed)
      const { visits, groups, locals } = book
      const { rows } = aggregate(book, openOn)
      const stepsOn = (those: readonly Visit[]): number => stepsOf(book.steps, those).length
      expect(stepsOn(visits)).toBeGreaterThan(0)
      expect(sealedTotals(rows, locals), `seed ${seed}`).toEqual(totals(visits, groups, locals, stepsOn(visits)))
      for (const day of new Set([...visits, ...groups].map(v => v.day)))
        expect(
          sealedTotals(
            rows.filter(r => r.day === day),
            locals,
          ),
          `seed ${seed} ${day}`,
        ).toEqual(
          totals(
            visits.filter(v => v.day === day),
            groups.filter(g => g.day === day),
            locals,
            stepsOn(visits.filter(v => v.day === day)),
          ),
        )
      const closed = new Set(book.ends.filter(e => !e.voided).map(e => e.day))
      expect(new Set(rows.filter(r => r.is === 'ended').map(r => r.day)), 'a closed page stays a closed page').toEqual(closed)
    }
  })

  test('SE1 one-way tables say how often each value was ticked, of visits that stand, and nothing crossed', () => {
    const book = month(7)
    const { visits, groups } = book
    const { tables } = aggregate(book, openOn)
    const standing = visits.filter(v => v.voided === null)
    const met = groups.filter(g => g.voided === null)
    const steps = stepsOf(book.steps, visits)
    expect(met.length).toBeGreaterThan(0)
    for (const [table, value, n] of tables) {
      if (table === 'group') expect(met.filter(g => g.kind === value).length).toBe(n)
      if (table === 'tally') expect(talliedByDay(book.tallies)[value as TallyKind]).toBe(n)
      if (table === 'step-kind') expect(steps.filter(s => s.kind === value).length).toBe(n)
      if (table === 'step-purpose') expect(steps.filter(s => s.purposes.some(p => p === value)).length).toBe(n)
      if (table === 'hourless') expect(standing.filter(v => v.wholeDay && v.day === value.slice(0, 10)).length).toBeGreaterThanOrEqual(n)
      if (table === 'group' || table === 'tally' || table === 'hourless' || table.startsWith('step-') || table.startsWith('answers/'))
        continue
      const times = (v: Visit): number => {
        if (table === 'duration') return Number(v.duration === value)
        if (table === 'situation' || table === 'next') return Number((table === 'situation' ? v.situations : v.next).includes(value))
        return answersTold(toldFrom(v.besides)).filter(([name, answer]) => name === table && answer === value).length
      }
      expect(
        standing.reduce((sum, v) => sum + times(v), 0),
        `${table} ${value}`,
      ).toBe(n)
    }
    for (const table of [
      'ageBand',
      'themes',
      'anticipating',
      'channel',
      'referrals',
      'alternatives',
      'referral-themes',
      'partners',
      'tally',
      'group',
      'step-kind',
      'step-purpose',
    ])
      expect(tables.filter(t => t[0] === table).length, table).toBeGreaterThan(0)
    expect(tables.reduce((n, t) => n + (t[0] === 'duration' ? t[2] : 0), 0)).toBe(standing.filter(v => v.duration !== null).length)
  })

  test('SE1 V7 visits of which no hour is known are still known by the day, behind all that an older app counts', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const book = month(seed)
      const { tables } = aggregate({ ...book, visits: book.visits.map(v => ({ ...v, sameAs: null })) }, openOn)
      const first = tables.findIndex(([table]) => table === 'hourless')
      const hourless = tables.slice(first)
      expect(hourless.every(([table]) => table === 'hourless')).toBe(true)
      expect(hourless.reduce((n, line) => n + line[2], 0)).toBe(book.visits.filter(v => v.voided === null && v.wholeDay).length)
    }
  })

  test('SE1 R15 the answers to surveys stay as sums, question by question, as they were before the month was sealed', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const book = month(seed, 5)
      const { tables } = aggregate(book, openOn)
      const parts = sealedFields({ rows: [], tables }, book.basis).map((f, i) =>
        read(keyFrom(new Uint8Array(16).fill(i)), writeStatement({ kind: 'create', noun: 'sealed-month', fields: f }, at, 'coordination')),
      )
      const stored = parts.flatMap(p => p!.tables)
      for (const survey of new Set(book.answers.map(a => a.survey)))
        expect(answersInTables(stored, survey), `seed ${seed}`).toEqual(collected(book.answers.filter(a => a.survey === survey)))
      expect(answersInTables(stored, book.basis.xor)).toEqual(together([]))
    }
    const key = month(1, 1).answers[0]!.survey
    expect(answersInTables([[`answers/${key}/shoes`, 'x', 4], [`answers/${key}/gender`, 'x', 4], [`answers/${key}/gender/more`, 'man', 4], ['answers', 'sheets', 4]], key)).toEqual(together([])) // prettier-ignore
  })

  test('SE2 it is the same for whoever counts the same entries, in whatever order they came', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const book = month(seed)
      const { basis } = book
      const turned = aggregate(
        {
          visits: book.visits.toReversed(),
          groups: book.groups.toReversed(),
          steps: book.steps.toReversed(),
          tallies: book.tallies.toReversed(),
          ends: book.ends.toReversed(),
          answers: book.answers.toReversed(),
        },
        openOn,
      )
      expect(sealedFields(turned, basis), `seed ${seed}`).toEqual(sealedFields(aggregate(book, openOn), basis))
    }
  })

  test('SE3 it travels in a few statements that the head takes, and reads as it was written; a busy month too', () => {
    const { key } = chance(3)
    for (const [seed, n] of [
      [1, 0],
      [2, 200],
      [3, 1500],
    ] as const) {
      const book = month(seed, n)
      const { visits, groups, locals, basis } = book
      const fields = sealedFields(aggregate(book, openOn), basis)
      expect(fields.length).toBeLessThanOrEqual(15)
      const structs = fields.map((f, clock) => ({
        client: 1,
        clock,
        key: key(),
        value: writeStatement({ kind: 'create', noun: 'sealed-month', fields: f }, at, 'coordination'),
      }))
      expect(readAppend(writeAppend(structs))).toHaveLength(structs.length) // within every bound of the wire
      const parts = structs.map(s => read(s.key, s.value)!)
      const whole = wholeOf(parts.toReversed())!
      expect(sealedTotals(whole.flatMap(p => p.rows), locals)).toEqual(totals(visits, groups, locals, stepsOf(book.steps, visits).length)) // prettier-ignore
      expect(whole.flatMap(p => p.tables)).toEqual(aggregate(book, openOn).tables)
      expect(wholeOf(parts.slice(1)), 'a part is missing').toBeNull()
    }
  })

  test('SE4 of two who counted, the fuller count stands; the same count twice is one; half of one is none', () => {
    const { key } = chance(5)
    const book = month(5)
    const { locals, basis } = book
    const part = (b: Basis, more: Partial<SealedPart> = {}): SealedPart[] =>
      sealedFields(aggregate({ ...book, visits: book.visits.slice(0, b.count) }, openOn), b).map(f => ({
        ...read(key(), writeStatement({ kind: 'create', noun: 'sealed-month', fields: f }, at, 'c'))!,
        ...more,
      }))
    const before = part({ count: 150, xor: key() })
    const all = part(basis)
    const n = (list: readonly SealedPart[]): number => sealedTotals(wholeOf(list)!.flatMap(p => p.rows), locals).visits // prettier-ignore
    expect(n([...before, ...all])).toBe(n(all))
    expect(n([...all, ...part(basis)])).toBe(n(all))
    expect(n([...all.slice(1), ...before])).toBe(n(before))
  })

  test('SE5 what is not exactly a count is none: nothing is shown of half a statement', () => {
    const { key } = chance(9)
    const good = { count: 1, xor: key(), part: 0, of: 1, rows: [['2025-10-09', 'am', 'quick', 1, 0, 1, 'P1', 1]], tables: [] }
    const from = (fields: object): SealedPart | null =>
      read(key(), writeStatement({ kind: 'create', noun: 'sealed-month', fields: fields as never }, at, 'c'))
    expect(from(good)).not.toBeNull()
    for (const wrong of [
      { count: -1 },
      { xor: 'x' },
      { part: 1 },
      { of: 0 },
      { rows: 'none' },
      { rows: [['2025-10-09', 'am', 'quick', 1.5, 0, 1]] },
      { rows: [['2025-10-09', 'noon', 'quick', 1, 0, 1]] },
      { rows: [['2025-10-09', 'am', 'person', 1, 0, 1]] },
      { rows: [['2025-10-09', 'am', 'quick', 1, 0, 1, 'Anna', 1]] },
      { rows: [['2025-10-09', 'am', 'quick', 1, 0, 1, 'P1']] },
      { rows: [['2025-10-09', 'am', 'group', 1, 1]] },
      { rows: [['2025-10-09', 'am', 'quick', 1, 2, 1]] },
      { rows: [[]] },
      { rows: [null] },
    ])
      expect(from({ ...good, ...wrong }), JSON.stringify(wrong)).toBeNull()
  })
})
