// The fictional calendars: totals and shares of `domain.md` §13, T6, T7, and always something ahead.
import { describe, expect, test } from 'vitest'
import { mayRead } from '../../src/domain/access.ts'
import { addDays, weekday, type Day } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { CIRCLES, parseDocumentName } from '../../src/domain/document-name.ts'
import { driftingVisits } from '../../src/domain/drift.ts'
import { endOf, MAX_PLACE, MAX_SUMMARY, MAX_TITLE, shared, toConfirm, type Shared } from '../../src/domain/event.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { LISTS } from '../../src/domain/lists.ts'
import { looksPersonal } from '../../src/domain/personal-text.ts'
import { dayOf } from '../../src/domain/wall-time.ts'
import { openBook } from '../../src/demo/book.ts'
import { writeCalendars } from '../../src/demo/calendars.ts'
import { EVENT_TITLES, TOPICS, type SecondLanguage } from '../../src/demo/event-words.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'
import { demoStart } from '../../src/demo/window.ts'
import { demoYear } from '../../src/demo/year.ts'
import { seedOf } from '../random.ts'
import { folded, type FoldedNetwork } from './folded.ts'

const day = (x: string): Day => x as Day // the tests' own days
const AFTER_A_YEAR = day('2026-08-31')
const YEAR = [day('2025-09-01'), day('2026-08-31')] as const

const calendarsOf = (seed: number, today: Day): FoldedNetwork => folded(demoYear(seed, today).filter(p => p.doc.includes('/calendar/')))
const starting = (all: readonly Shared[], from: Day, to: Day = from): Shared[] =>
  all.filter(({ event }) => from <= dayOf(event.when.start) && dayOf(event.when.start) <= to)
const share = <T>(list: readonly T[], of: (x: T) => boolean): number => list.filter(of).length / list.length
const inShort = ({ event: e, cancelled }: Shared): unknown => [
  e.centre,
  e.titles.main,
  e.when.start.slice(11),
  endOf(e.when).slice(11),
  e.place,
  cancelled?.reason ?? null,
]

describe.each([2010, seedOf()])('the calendars, seed %i', seed => {
  const n = calendarsOf(seed, AFTER_A_YEAR)
  const all = shared(n.events)
  const year = starting(all, ...YEAR)

  test('S7 410 events from September to August, by kind as they are shared out', () => {
    expect(year.length).toBe(410)
    const many = (type: string): number => year.filter(s => s.event.type === type).length
    expect(['workshop', 'information-day', 'meeting', 'seminar', 'club', 'group-visit'].map(many)).toEqual([185, 61, 49, 12, 62, 41])
    expect(new Set(year.filter(s => s.event.type === 'club').map(s => s.event.titles.main)).size).toBe(3)
    for (const { event } of all) expect(LISTS['event-type']).toContain(event.type)
  })

  test('S7 nine centres own them, in all four circles, most for everybody', () => {
    expect([...new Set(year.map(s => s.event.centre))].toSorted()).toEqual(['ard', 'aur', 'cas', 'cor', 'irg', 'nav', 'orv', 'the', 'val'])
    const of = (circle: string): number => share(year, s => s.event.circle === circle)
    for (const circle of CIRCLES) expect(of(circle), circle).toBeGreaterThan(0.08)
    expect(of('public')).toBeGreaterThan(0.4)
    for (const owner of ['aur', 'cor']) expect(year.filter(s => s.event.centre === owner).length, owner).toBeGreaterThan(25)
    expect(year.filter(s => s.formers.length > 0).length).toBeGreaterThan(0)
  })

  test('S208 two themed weeks and the canal can be seen in titles; each event lies on a day on which its owner opens', () => {
    const called = (word: string): Shared[] => year.filter(s => s.event.titles.main.startsWith(word))
    const days = (list: readonly Shared[]): string[] => list.map(s => dayOf(s.event.when.start))
    const [november, april, canal] = [called('Semaine emploi et handicap'), called('Semaine de la mobilité'), called('Canal de l’Irgne')]
    expect([november.length, april.length, canal.length]).toEqual([12, 12, 24])
    expect(days(november).every(d => '2025-11-17' <= d && d <= '2025-11-23')).toBe(true)
    expect(days(april).every(d => '2026-04-20' <= d && d <= '2026-04-26')).toBe(true)
    for (const { event } of year.filter(s => !s.event.when.start.startsWith('2026-02-06'))) {
      // that Friday is T7’s
      const week = DEMO_CENTRES.find(c => c.code === event.centre)?.week ?? {}
      expect((week[weekday(dayOf(event.when.start))] ?? []).length, `${event.centre} ${event.when.start}`).toBeGreaterThan(0)
      expect(endOf(event.when) > event.when.start).toBe(true)
    }
  })

  test('T6 E10 the workshop of 12 March is cancelled two days before by a strike, and held a week later', () => {
    const canal = all.filter(s => s.event.titles.main === 'Découvrir les métiers de la voie d’eau')
    expect(starting(canal, day('2026-03-12')).map(inShort)).toEqual([
      ['irg', 'Découvrir les métiers de la voie d’eau', '14:00', '16:30', null, 'strike'],
    ])
    expect(starting(canal, day('2026-03-12'))[0]?.cancelled?.at).toMatchObject({ day: '2026-03-10', slot: 18 })
    expect(starting(canal, day('2026-03-19')).map(inShort)).toEqual([
      ['irg', 'Découvrir les métiers de la voie d’eau', '14:00', '16:30', null, null],
    ])
    const before = starting(shared(calendarsOf(seed, day('2026-03-10')).events), day('2026-03-12'), day('2026-03-19'))
    expect(before.filter(s => s.event.titles.main === canal[0]?.event.titles.main).map(s => s.cancelled)).toEqual([null])
  })

  test('T7 on 6 February a room and an expert are planned twice; all four stand and nothing is decided', () => {
    const on = starting(all, day('2026-02-06'))
    const room = on.filter(s => s.event.place === 'Salle de réunion, Valbrune')
    const expert = on.filter(s => s.event.titles.main.includes('expert'))
    expect(room.map(s => [s.event.centre, s.event.when.start.slice(11), endOf(s.event.when).slice(11), s.cancelled]).toSorted()).toEqual([
      ['cor', '10:00', '11:30', null],
      ['val', '09:00', '12:00', null],
    ])
    expect(expert.map(s => [s.event.centre, s.event.when.start.slice(11), endOf(s.event.when).slice(11), s.cancelled]).toSorted()).toEqual([
      ['ard', '13:30', '15:00', null],
      ['cas', '11:00', '13:00', null],
    ])
  })

  test('S7 some were changed, some cancelled, of which some by snow; one start is to be confirmed, and it is still to come', () => {
    const cancelled = share(year, s => s.cancelled !== null)
    expect([cancelled > 0.02, cancelled < 0.1]).toEqual([true, true])
    const edits = n.statements.filter(s => s.kind === 'edit' && s.field === 'when')
    expect(edits.length).toBeGreaterThan(10)
    for (const today of ['2025-10-06', '2026-01-12', '2026-06-25', '2026-08-31', '2026-11-27', '2027-05-03']) {
      const apart = shared(calendarsOf(seed, day(today)).events).filter(s => toConfirm(s).length > 0)
      expect(apart.map(toConfirm), today).toEqual([['when']])
      expect(['cas', 'val']).toContain(apart[0]!.event.centre)
      expect(dayOf(apart[0]!.event.when.start) > today).toBe(true)
      expect(
        mayRead({ role: 'associated', centre: 'aur' as CentreCode }, apart[0]!.event.doc) || apart[0]!.event.circle === 'network',
      ).toBe(true)
    }
  })

  test('S7 each stands in its owner’s document of the year in which it was created; texts are short and speak of nobody (C25)', () => {
    for (const s of n.statements.filter(x => x.kind === 'create')) {
      const name = parseDocumentName(s.doc)
      expect(name && 'year' in name && name.year, s.doc).toBe(s.at.day.slice(0, 4))
    }
    expect(n.statements.every(s => s.at.day < AFTER_A_YEAR && s.by === 'events')).toBe(true)
    for (const { titles, summary, place, audience } of n.events) {
      for (const title of [titles.main, ...Object.values(titles.by)]) expect(title.length).toBeLessThanOrEqual(MAX_TITLE)
      for (const text of summary ? [summary.main, ...Object.values(summary.by)] : []) expect(text.length).toBeLessThanOrEqual(MAX_SUMMARY)
      expect((place ?? '').length).toBeLessThanOrEqual(MAX_PLACE)
      const texts = [titles.main, ...Object.values(titles.by), summary?.main, ...Object.values(summary?.by ?? {}), place, audience]
      expect(texts.filter(x => x && looksPersonal(x))).toEqual([])
    }
    const second = share(year, s => Object.keys(s.event.titles.by).length > 0)
    expect([second > 0.05, second < 0.3]).toEqual([true, true])
  })
})

test('S7 a title that has room for a topic has it there, in every language, and no title or place keeps a mark', () => {
  const forms = Object.values(EVENT_TITLES).flat()
  let [french, others] = [0, 0]
  for (const { titles, place } of [2010, 9].flatMap(seed => calendarsOf(seed, AFTER_A_YEAR).events)) {
    const said = [['fr', titles.main] as const, ...Object.entries(titles.by)]
    for (const text of [place ?? '', ...said.map(([, title]) => title)]) expect(text).not.toMatch(/(^|[^\p{L}’])[CT]($|[^\p{L}’])|[{}]/u)
    for (const [language, title] of said) {
      const l = language as 'fr' | SecondLanguage
      const form = forms.find(f => title.startsWith(f[l].replace(/\{topic\}$/, '')))
      if (!form) continue
      expect(TOPICS.map(topic => form[l].replace('{topic}', topic[l]))).toContain(title)
      if (l === 'fr') french++
      else others++
    }
  }
  expect([french > 400, others > 50]).toEqual([true, true])
})

test.each([2010])(
  'S7 the agenda has something ahead on whatever day it is opened, also of what an associated centre is shown, seed %i',
  seed => {
    for (const today of daysBetween(day('2025-09-02'), day('2027-09-30')).filter((_, i) => i % 47 === 0)) {
      const book = openBook(seed, 'calendars')
      writeCalendars(seed, book, demoStart(today), today)
      const ahead = starting(shared(folded(book.pieces(today)).events), today, addDays(today, 21)).filter(s => s.cancelled === null)
      expect(ahead.length, today).toBeGreaterThan(3)
      expect(ahead.filter(s => mayRead({ role: 'associated', centre: 'aur' as CentreCode }, s.event.doc)).length, today).toBeGreaterThan(1)
    }
  },
)

test('V6 C04 S7 the coordination retired a value while the bus was away: one visit of La Navette names it afterwards, and no other', () => {
  for (const today of ['2025-11-20', '2026-03-04', '2026-08-31', '2026-11-27']) {
    const n = folded(demoYear(2010, day(today)))
    const retired = n.values.find(v => v.value === 'temporary')
    expect([retired?.list, retired?.replacedBy, (retired?.to ?? today) < today], today).toEqual(['situation', 'employee', true])
    const drifting = DEMO_CENTRES.map(c => [
      c.code,
      driftingVisits(
        n.visits.filter(v => v.centre === c.code),
        n.values,
        n.purposes.filter(p => p.centre === c.code),
        c.code,
      ),
    ]).filter(([, many]) => many !== 0)
    expect(drifting, today).toEqual([['nav', 1]])
    expect(n.visits.filter(v => v.situations.includes('temporary')).length, today).toBeGreaterThan(5)
  }
})

test('S7 the same seed and day give the same calendars, and a day does not hang on the day it is looked at from', () => {
  expect(calendarsOf(9, AFTER_A_YEAR)).toEqual(calendarsOf(9, AFTER_A_YEAR))
  const winter = (today: string): unknown[] =>
    starting(shared(calendarsOf(9, day(today)).events), day('2025-12-01'), day('2026-02-28'))
      .map(inShort)
      .toSorted()
  expect(winter('2026-03-05')).toEqual(winter('2026-11-20'))
  expect(starting(shared(calendarsOf(9, day('2027-09-01')).events), day('2026-09-01'), day('2027-08-31')).length).toBe(410)
})
