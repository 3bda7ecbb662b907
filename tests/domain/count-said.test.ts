import { describe, expect, test } from 'vitest'
import { CHANNELS } from '../../src/domain/told-lists.ts'
import { countSaid, NO_FILTER, nothingSaid, type Filter, type Wholes } from '../../src/domain/count-said.ts'
import { addSealed, fromSealed } from '../../src/domain/count-sealed.ts'
import { addDays, monthOf, type Day, type Month } from '../../src/domain/day.ts'
import { totals } from '../../src/domain/day-totals.ts'
import { monthSpan, type Span } from '../../src/domain/figure-period.ts'
import { wordsOfVisit } from '../../src/domain/gist.ts'
import { countedElsewhere } from '../../src/domain/counted-elsewhere.ts'
import { aggregate } from '../../src/domain/sealed-month.ts'
import { stepsOf } from '../../src/domain/step.ts'
import { VISIT_KINDS } from '../../src/domain/visit.ts'
import { rng, seedOf } from '../random.ts'
import { DAYS, FIRST, gistsOf, plain, randomBooks, slowCount, type Books } from '../figures/random-books.ts'

const ALL: Span = { from: '2000-01-01' as Day, to: '2100-12-31' as Day }

/** What a reader of gists has to look up: wholes in another book than their part. */
const wholesOf = ({ visits }: Books): Wholes => {
  const standing = visits.filter(v => v.voided === null)
  return new Map(standing.filter(v => v.sameAs === null).map(v => [v.id, { day: v.day, words: wordsOfVisit(v) }]))
}

const seed = seedOf()
describe(`counting from gists, seed ${seed}`, () => {
  const r = rng(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]!
  const anySpan = (): Span => {
    const from = addDays(FIRST, Math.floor(r() * DAYS))
    return r() < 0.2 ? ALL : { from, to: addDays(from, Math.floor(r() * 60)) }
  }
  test('V3 every figure of any period, under any filter, is the one that looking at each visit gives', () => {
    let filtered = 0
    for (let run = 0; run < 60; run++) {
      const books = randomBooks(seed + run, 250)
      const [gists, wholes] = [gistsOf(books), wholesOf(books)]
      for (let question = 0; question < 6; question++) {
        const filter: Filter =
          question === 0
            ? NO_FILTER
            : {
                kind: r() < 0.5 ? one(VISIT_KINDS) : null,
                channel: r() < 0.5 ? one(CHANNELS) : null,
                purposes: r() < 0.5 ? [one(books.purposes), one(books.purposes)] : null,
              }
        const span = anySpan()
        const [fast, slow] = [plain(countSaid(gists, span, filter, wholes)), slowCount(books, span, filter)]
        // of several parts of one whole one counts, and which is chance: only then the day and what they did may differ
        expect(
          { ...fast, autonomous: 0, hours: 0, days: 0, estimated: 0, sheets: 0, unplaced: 0 },
          JSON.stringify({ run, span, filter }),
        ).toEqual({
          ...slow,
          autonomous: 0,
          hours: 0,
          days: 0,
          estimated: 0,
          sheets: 0,
          unplaced: 0,
        })
        if (filter === NO_FILTER) expect(fast).toEqual(slow)
        else filtered += fast.visits
      }
    }
    expect(filtered).toBeGreaterThan(500)
  })
  test('V3 of books without a wrong hand-over they are those of the day’s counts', () => {
    for (let run = 0; run < 30; run++) {
      const { visits, groups, steps } = randomBooks(seed + run)
      const standing = visits.filter(v => v.voided === null)
      expect(countedElsewhere(standing).size).toBeGreaterThan(0)
      const books = { visits: visits.map(v => ({ ...v, sameAs: null })), groups, steps, tallies: [], purposes: [] }
      for (const day of [FIRST, addDays(FIRST, 20)]) {
        const those = books.visits.filter(v => v.day === day)
        const { mentions, unmapped, byKind, ...rest } = totals(
          those,
          groups.filter(g => g.day === day),
          [],
          stepsOf(steps, those).length,
        )
        const said = countSaid(gistsOf(books), { from: day, to: day })
        expect(said).toMatchObject(rest)
        expect(VISIT_KINDS.map(k => said.values.get(`kind ${k}`) ?? 0)).toEqual(VISIT_KINDS.map(k => byKind[k]))
        expect(['P1', 'P0'].map(p => said.values.get(`purpose ${p}`) ?? 0)).toEqual([mentions.P1, mentions.P0])
        void unmapped
      }
    }
  })
  test('V3 J8 two of a hand-over are two, in one book and across two, on the day of the whole', () => {
    const { visits } = randomBooks(seed, 2)
    const [october, november] = ['2025-10', '2025-11'].map(m => `centre/cas/visits/${m}`)
    const plainly = { voided: null, sameAs: null, besides: {}, kind: 'quick' as const, party: 1, purposes: [] }
    const given = { ...visits[0]!, ...plainly, doc: october!, day: '2025-10-31' as Day }
    const received = { ...visits[1]!, ...plainly, kind: 'interview' as const, day: '2025-10-31' as Day, sameAs: given.id, party: 2 }
    for (const doc of [october!, november!]) {
      const books: Books = { visits: [given, { ...received, doc }], groups: [], steps: [], tallies: [], purposes: [] }
      const present = (filter: Filter, to = ALL.to): number =>
        countSaid(gistsOf(books), { from: ALL.from, to }, filter, wholesOf(books)).present
      expect(present(NO_FILTER)).toBe(2)
      for (const kind of ['quick', 'interview'] as const) expect(present({ ...NO_FILTER, kind })).toBe(2)
      expect(present(NO_FILTER, '2025-10-30' as Day)).toBe(0)
    }
  })
  test('V4 a stretch of days is the sum of its days', () => {
    const books = randomBooks(seed)
    const [gists, wholes] = [gistsOf(books), wholesOf(books)]
    const whole = countSaid(gists, { from: FIRST, to: addDays(FIRST, 29) }, NO_FILTER, wholes)
    const days = Array.from({ length: 30 }, (_, i) =>
      countSaid(gists, { from: addDays(FIRST, i), to: addDays(FIRST, i) }, NO_FILTER, wholes),
    )
    for (const what of ['visits', 'services', 'present', 'groups', 'participants', 'voids', 'toConfirm'] as const)
      expect(days.reduce((n, d) => n + d[what], 0)).toBe(whole[what])
  })
})

describe('sealed months', () => {
  const books = (n: number): Books => {
    const { visits, groups, ...rest } = randomBooks(n)
    return {
      ...rest,
      groups: groups.map(g => ({ ...g, day: g.day < FIRST ? FIRST : g.day })),
      // each in the book of its own month, as they are written
      tallies: rest.tallies.map(t => ({ ...t, doc: `centre/cas/visits/${monthOf(t.day)}` })),
      visits: visits.map(v => ({ ...v, sameAs: null, day: v.day < FIRST ? FIRST : v.day })),
    }
  }
  const sealed = ({ visits, groups, steps, tallies }: Books, month: string) => {
    const inDoc = (x: { readonly doc: string }): boolean => x.doc.endsWith(month)
    return {
      month: month as Month,
      ...aggregate(
        {
          visits: visits.filter(inDoc),
          groups: groups.filter(inDoc),
          steps: steps.filter(inDoc),
          tallies: tallies.filter(inDoc),
          ends: [],
          answers: [],
        },
        () => [{ from: 540, to: 1080 }],
      ),
    }
  }
  test('V3 what stays of months whose visits are gone adds up to the same counts', () => {
    for (let n = 1; n <= 30; n++) {
      const all = books(n)
      const months = [...new Set([...all.visits, ...all.groups, ...all.tallies].map(v => v.doc.slice(-7)))]
      const said = nothingSaid()
      addSealed(
        said,
        months.map(m => sealed(all, m)),
        ALL,
      )
      const whole = countSaid(gistsOf(all), ALL)
      const kept = (name: 'values' | 'days'): unknown =>
        [...(whole[name] as ReadonlyMap<string, number>)].filter(([w]) => !/^(slot|party|mark) /.test(w)).sort()
      expect([...said.values].sort()).toEqual(kept('values'))
      expect([...said.days].sort()).toEqual(kept('days'))
      for (const what of [
        'visits',
        'services',
        'present',
        'groups',
        'participants',
        'accompanying',
        'estimated',
        'sheets',
        'unplaced',
        'voids',
        'toConfirm',
      ] as const)
        expect(said[what], what).toBe(whole[what])
      const onWeekday = (of: typeof said): number[] =>
        [1, 2, 3, 4, 5, 6, 7].map(d => [...of.hours].reduce((sum, [at, visits]) => sum + (at.startsWith(`${d} `) ? visits : 0), 0))
      expect(onWeekday(said)).toEqual(onWeekday(whole))
    }
  })
  test('V3 of a day of one the counts are there, and what was told only with the whole month', () => {
    const all = books(3)
    const september = sealed(all, '2025-09')
    const day = september.rows.find(x => 'purposes' in x)!.day
    const [one, whole] = [nothingSaid(), nothingSaid()]
    addSealed(one, [september], { from: day, to: day })
    addSealed(whole, [september], monthSpan('2025-09' as Month))
    expect(one.visits).toBe(all.visits.filter(v => v.day === day && v.doc.endsWith('2025-09') && v.voided === null).length)
    expect([...one.values.keys()].filter(w => !/^(kind|purpose) /.test(w))).toEqual([])
    expect([...whole.values.keys()].filter(w => w.startsWith('ageBand')).length).toBeGreaterThan(3)
    expect(fromSealed([september], { from: day, to: day })).toEqual({ months: ['2025-09'], cut: ['2025-09'] })
    expect(fromSealed([september], monthSpan(monthOf(day)))).toEqual({ months: ['2025-09'], cut: [] })
  })
})
