// A centre's own figures of a period, as tables of counts: what is said of its visits, value by value, beside the same stretch a year before. Nothing
// here is about one of those who work there: an entry does not say who made it.
import { slotFrom, type Said } from './count-said.ts'
import { slotOrder, type Slot } from './day.ts'
import type { Span } from './figure-period.ts'
import { readWord, word } from './gist.ts'
import { itemOf, type ListItem, type ListName, type ListValue } from './lists.ts'
import { inOrder, referenceOf, type LocalPurpose, type ReferenceChange, type ReferenceId } from './purposes.ts'
import type { Stop } from './stops.ts'
import type { Zone } from './territory.ts'
import { COARSE_AGES, coarseAge } from './told.ts'
import { ALTERNATIVES, CHANNELS, ONE_OF, SOME_OF, VISITED } from './told-lists.ts'
import { DURATIONS, VISIT_KINDS } from './visit.ts'

/** V3: counts that never mix. The last three are what a reader must know of the others (I29). */
export const COUNTS = [
  'visits',
  'services',
  'present',
  'groups',
  'participants',
  'accompanying',
  'estimated',
  'toConfirm',
  'voids',
] as const satisfies readonly (keyof Said)[]
export type Count = (typeof COUNTS)[number]
/** Of groups nothing is said that a filter asks, and what was taken back says nothing more. */
export const COUNTS_FILTERED: readonly Count[] = ['visits', 'services', 'present', 'estimated', 'toConfirm']

/** Where the values of a table come from: a list, the zones, the stops of a bus, the purposes, or these. */
type Source = ListName | 'zones' | 'stops' | readonly string[]
type TableLine = {
  readonly id: string
  /** 'one': a visit has one answer at most, so that they add up; 'several': mentions exceed visits. */
  readonly takes: 'one' | 'several'
  readonly of: Source
  /** Whether each value has a line although nothing was counted. */
  readonly whole: boolean
}
const one = (id: string, of: Source, whole = false): TableLine => ({ id, takes: 'one', of, whole })
const several = (id: string, of: Source): TableLine => ({ id, takes: 'several', of, whole: false })
const YES_NO = ['yes', 'no'] as const

/** The tables by the part of the screen they stand in, which are those of the form they come from. */
export const TABLES = {
  first: [{ id: 'purpose', takes: 'several', of: 'purpose', whole: true }],
  how: [
    one('kind', VISIT_KINDS, true),
    one('channel', CHANNELS),
    one('stop', 'stops', true),
    one('duration', DURATIONS, true),
    one('waiting', ONE_OF.waiting, true),
    several('adaptations', SOME_OF.adaptations),
  ],
  who: [
    one('ageBand', ONE_OF.ageBand, true),
    several('situation', 'situation'),
    one('visited', VISITED, true),
    one('zone', 'zones'),
    one('transition', ONE_OF.transition),
    one('anticipating', YES_NO, true),
    several('partyKinds', SOME_OF.partyKinds),
  ],
  whence: [
    one('heard', ONE_OF.heard),
    one('sentBy', ONE_OF.sentBy),
    several('alreadySeen', SOME_OF.alreadySeen),
    one('sentBack', YES_NO, true),
  ],
  about: [
    several('themes', SOME_OF.themes),
    several('unanswered', SOME_OF.unanswered),
    one('sector', ONE_OF.sector),
    one('stage', ONE_OF.stage),
  ],
  towards: [
    several('next', 'next-step'),
    several('referrals', 'partner-type'),
    several('referral-themes', 'theme'),
    several('alternatives', ALTERNATIVES.map(String)),
  ],
} as const satisfies Record<string, readonly TableLine[]>
export type TablePart = keyof typeof TABLES
export const TABLE_PARTS = Object.keys(TABLES) as TablePart[] // the keys of the object above

/** Which of them say how long something took (with hours of the day, what a small team would be known by). */
export const OF_TIME: readonly string[] = ['duration', 'waiting']

/** `before` null: not compared. */
export type Pair = { readonly n: number; readonly before: number | null }
/** `value`: as it stands on visits, under which it counts here; '' where nothing is known of it. `ref`: of a centre's own purpose, the reference it counts under. */
export type FigureRow = Pair & { readonly value: string; readonly ref: ReferenceId | null }
export type FigureTable = {
  readonly id: string
  readonly takes: 'one' | 'several'
  readonly list: ListName | null
  readonly rows: readonly FigureRow[]
  /** Of how many entries nothing was said of it, which is not "unknown"; null where that is not known: of a sealed month only what was told is. */
  readonly notAsked: { readonly n: number | null; readonly before: number | null }
}

/** What the values are called by, in this centre. */
export type Words = {
  readonly lists: (list: ListName) => readonly ListItem[]
  readonly stated: readonly ListValue[]
  readonly locals: readonly LocalPurpose[]
  readonly references: readonly ReferenceChange[]
  readonly zones: readonly Zone[]
  readonly stops: readonly Pick<Stop, 'id' | 'stop'>[]
  /** The purposes that may be chosen today. */
  readonly offered: readonly string[]
}

/** What was counted of one stretch. `sealed`: some of it stands for visits that are gone; `cut`: of a part of a sealed month, of which only kinds and purposes are known. */
export type Counted = { readonly said: Said; readonly sealed: boolean; readonly cut: boolean }

/** How often each value was said, under the value it counts under here. */
const perValue = (said: Said, line: TableLine, words: Words): Map<string, number> => {
  const out = new Map<string, number>()
  const known = valuesOf(line, words)
  const items =
    typeof line.of === 'string' && line.of !== 'zones' && line.of !== 'stops' && line.of !== 'purpose' ? words.lists(line.of) : null
  for (const [w, n] of said.values) {
    const [table, raw] = readWord(w)
    if (table !== line.id) continue
    const value = items ? (itemOf(items, words.stated, raw)?.value ?? '') : known.includes(raw) ? raw : ''
    out.set(value, (out.get(value) ?? 0) + n)
  }
  if (line.id === 'channel') out.set(CHANNELS[0], said.entries - [...out.values()].reduce((a, b) => a + b, 0))
  return out
}

/** References in the network's order, each before what a centre has of its own under it. */
const purposesOf = ({ locals, references }: Words): string[] =>
  inOrder(references).flatMap(ref => [
    ref,
    ...locals
      .filter(p => p.ref === ref)
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      .map(p => p.id),
  ])

const valuesOf = (line: TableLine, words: Words): readonly string[] => {
  if (typeof line.of !== 'string') return line.of
  if (line.of === 'purpose') return purposesOf(words)
  if (line.of === 'stops') return words.stops.map(s => s.id)
  return line.of === 'zones' ? words.zones.map(z => z.id) : words.lists(line.of).map(i => i.value)
}

const sum = (list: Iterable<number>): number => [...list].reduce((a, b) => a + b, 0)

const notAskedOf = ({ said, sealed }: Counted, line: TableLine, counts: ReadonlyMap<string, number>): number | null => {
  if (line.takes === 'one') return said.entries - sum(counts.values())
  return sealed ? null : said.entries - (said.asked.get(line.id) ?? 0)
}

const KNOWN_BY_DAY: readonly string[] = ['kind', 'purpose']
const isKnown = ({ cut }: Counted, { id }: TableLine): boolean => !cut || KNOWN_BY_DAY.includes(id)

const tableOf = (line: TableLine, now: Counted, earlier: Counted | null, words: Words): FigureTable => {
  const then = earlier && isKnown(earlier, line) ? earlier : null
  const counts = perValue(now.said, line, words)
  const before = then && perValue(then.said, line, words)
  const always = (value: string): boolean => (line.of === 'purpose' ? words.offered.includes(value) : line.whole)
  const values = [...valuesOf(line, words), ''].filter(
    v => counts.get(v) || before?.get(v) || (v !== '' && always(v)), // zero is nothing, too
  )
  return {
    ...{ id: line.id, takes: line.takes, list: typeof line.of === 'string' && line.of !== 'zones' && line.of !== 'stops' ? line.of : null },
    rows: values.map(value => ({
      value,
      n: counts.get(value) ?? 0,
      before: before ? (before.get(value) ?? 0) : null,
      ref: words.locals.some(p => p.id === value) ? referenceOf(words.locals, value) : null,
    })),
    notAsked: { n: notAskedOf(now, line, counts), before: then && before ? notAskedOf(then, line, before) : null },
  }
}

export const tablesIn = (part: TablePart, now: Counted, then: Counted | null, words: Words): FigureTable[] =>
  TABLES[part]
    .filter(line => isKnown(now, line) && (line.of !== 'stops' || words.stops.length > 0))
    .map(line => tableOf(line, now, then, words))

/** Was anything said of it, now or then? */
export const isSaid = ({ rows }: FigureTable): boolean => rows.some(r => r.n > 0 || (r.before ?? 0) > 0)

/** V5: the purposes by the reference they count under, for a centre that has some of its own; the last are those of which none is known here. */
export const byReference = (table: FigureTable): readonly (Pair & { readonly ref: string })[] => {
  const out = new Map<string, Pair>()
  for (const r of table.rows) {
    const ref = r.ref ?? r.value
    const before = out.get(ref)
    out.set(ref, { n: r.n + (before?.n ?? 0), before: r.before === null ? null : r.before + (before?.before ?? 0) })
  }
  return [...out].map(([ref, pair]) => ({ ref, ...pair }))
}

export const countOf = (what: Count, now: Counted, then: Counted | null): Pair => ({ n: now.said[what], before: then && then.said[what] })

const visitsIn = (said: Said, span: Span): number =>
  sum([...said.days].flatMap(([day, n]) => (span.from <= day && day <= span.to ? [n] : [])))
/** Visits of each stretch, one after the other. */
export const visitsBy = (said: Said, spans: readonly Span[]): number[] => spans.map(s => visitsIn(said, s))

/** Columns and rows of a table that crosses two questions; `counts` row by row. */
export type Crossed<C, R = string> = {
  readonly columns: readonly C[]
  readonly rows: readonly R[]
  readonly counts: readonly (readonly number[])[]
}

/** When people come: days of the week (1 = Monday) by hour, or by half-day where no more is kept. */
export const hoursOfWeek = (said: Said): Crossed<Slot, number> => {
  const at = [...said.hours.keys()].map(readWord)
  const columns = [...new Set(at.map(([, slot]) => slotFrom(slot)))].sort((a, b) => slotOrder(a) - slotOrder(b))
  const rows = [...new Set(at.map(([day]) => Number(day)))].sort((a, b) => a - b)
  return { columns, rows, counts: rows.map(day => columns.map(slot => said.hours.get(word(String(day), slot)) ?? 0)) }
}

/** Purposes by bands, the exact ones or the coarse; the last columns are "unknown", and ''  for not asked. Of sealed months nothing crosses. */
export const purposesByBand = (said: Said, words: Words, how: 'exact' | 'coarse'): Crossed<string> => {
  const bands = how === 'coarse' ? COARSE_AGES : words.lists('age-band').flatMap(i => (i.value === 'unknown' ? [] : [i.value]))
  const under = (band: string): string => (how === 'exact' || band === '' ? band : (coarseAge(band) ?? 'unknown'))
  const columns = [...bands, 'unknown', '']
  const known = purposesOf(words)
  const cells = new Map<string, number>()
  for (const [w, n] of said.bands) {
    const [purpose, band] = readWord(w)
    const cell = word(known.includes(purpose) ? purpose : '', under(band))
    cells.set(cell, (cells.get(cell) ?? 0) + n)
  }
  const rows = [...known, ''].filter(p => columns.some(c => cells.has(word(p, c))))
  return { columns, rows, counts: rows.map(p => columns.map(c => cells.get(word(p, c)) ?? 0)) }
}

/** I20; null where the hours of opening are not known, or there were none. `minutes`: that the centre was open. */
export const perOpenHour = (visits: number, minutes: number | null): number | null => (minutes ? visits / (minutes / 60) : null)
