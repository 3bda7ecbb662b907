// A centre's own figures of a period, as tables of counts: what is said of its visits, value by value, beside the same stretch a year before. Nothing
// here is about one of those who work there: an entry does not say who made it.
import { addTo, NO_FILTER, slotFrom, type Filter, type Said } from './count-said.ts'
import { slotOrder, type Slot } from './day.ts'
import type { Span } from './figure-period.ts'
import { readWord, word } from './gist.ts'
import { COUNTRIES } from './group-told.ts'
import { GROUP_KINDS } from './group-visit.ts'
import { itemOf, type ListItem, type ListName, type ListValue } from './lists.ts'
import type { Partner } from './partner.ts'
import { inOrder, isReference, referenceOf, type LocalPurpose, type ReferenceChange, type ReferenceId } from './purposes.ts'
import type { Stop } from './stops.ts'
import { TALLY_KINDS } from './tally.ts'
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

/** What stands by its own name: of these there are many, and a table of them has a long tail. */
type Named = 'works' | 'partners'
/** Where the values of a table come from: a list, the zones, the stops of a bus, the purposes, documents, partners, or these. */
type Source = ListName | 'zones' | 'stops' | Named | readonly string[]
/** What a table counts: services; further steps of them; groups; how often something was named; what is counted by the piece. */
export type Unit = 'services' | 'steps' | 'groups' | 'namings' | 'pieces'
type TableLine = {
  readonly id: string
  /** 'one': there is one answer at most, so that they add up; 'several': mentions exceed what they are said of. */
  readonly takes: 'one' | 'several'
  readonly of: Source
  /** Whether each value has a line although nothing was counted. */
  readonly whole: boolean
  readonly unit: Unit
}
const one = (id: string, of: Source, whole = false, unit: Unit = 'services'): TableLine => ({ id, takes: 'one', of, whole, unit })
const several = (id: string, of: Source, unit: Unit = 'services'): TableLine => ({ id, takes: 'several', of, whole: false, unit })
const YES_NO = ['yes', 'no'] as const

/** The tables by the part of the screen they stand in, which are those of the form they come from. */
export const TABLES = {
  first: [{ ...several('purpose', 'purpose'), whole: true }],
  how: [
    one('kind', VISIT_KINDS, true),
    one('channel', CHANNELS),
    one('stop', 'stops', true),
    one('duration', DURATIONS, true),
    one('waiting', ONE_OF.waiting, true),
    several('adaptations', SOME_OF.adaptations),
    one('step-kind', VISIT_KINDS, true, 'steps'),
    several('step-purpose', 'purpose', 'steps'),
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
    several('works', 'works', 'namings'),
  ],
  towards: [
    several('next', 'next-step'),
    several('referrals', 'partner-type'),
    several('partners', 'partners', 'namings'),
    several('referral-themes', 'theme'),
    several('alternatives', ALTERNATIVES.map(String)),
  ],
  // under which hats groups were received is told too, and counted nowhere: in most centres a hat is somebody
  groups: [
    one('group', GROUP_KINDS, true, 'groups'),
    one('body', 'body', false, 'groups'),
    one('level', 'level', false, 'groups'),
    several('aims', 'theme', 'groups'),
    one('length', DURATIONS, false, 'groups'),
    one('country', COUNTRIES, false, 'groups'),
  ],
  tallies: [one('tally', TALLY_KINDS, true, 'pieces')],
} as const satisfies Record<string, readonly TableLine[]>
export type TablePart = keyof typeof TABLES
export const TABLE_PARTS = Object.keys(TABLES) as TablePart[] // the keys of the object above

/** Which of them say how long something took (with hours of the day, what a small team would be known by). */
export const OF_TIME: readonly string[] = ['duration', 'waiting', 'length']

/** `before` null: not compared. */
export type Pair = { readonly n: number; readonly before: number | null }
/** `value`: as it stands on visits, under which it counts here; '' where nothing is known of it. `ref`: of a centre's own purpose, the reference it counts under. */
export type FigureRow = Pair & { readonly value: string; readonly ref: ReferenceId | null }
export type FigureTable = {
  readonly id: string
  readonly takes: 'one' | 'several'
  readonly unit: Unit
  readonly list: ListName | null
  readonly rows: readonly FigureRow[]
  /** In how many anything of it was said: of these are shares. Null where that is not known, or there are none. */
  readonly asked: number | null
  /** Of how many nothing was said of it, which is not "unknown"; each null where that is not known: of a sealed month only what was told is. Null where nobody is asked. */
  readonly notAsked: { readonly n: number | null; readonly before: number | null } | null
}

/** What the values are called by, in this centre. */
export type Words = {
  readonly lists: (list: ListName) => readonly ListItem[]
  readonly stated: readonly ListValue[]
  readonly locals: readonly LocalPurpose[]
  readonly references: readonly ReferenceChange[]
  readonly zones: readonly Zone[]
  readonly stops: readonly Pick<Stop, 'id' | 'stop'>[]
  /** Withdrawn ones too. */
  readonly partners: ReadonlyMap<string, Pick<Partner, 'type' | 'names'>>
  /** The titles of documents that were shown. */
  readonly titles: ReadonlyMap<string, string>
  /** The purposes that may be chosen today. */
  readonly offered: readonly string[]
}

/** What was counted of one stretch. `sealed`: some of it stands for visits that are gone; `cut`: of a part of a sealed month, of which only kinds and purposes are known; `filtered`: of some of what there was. */
export type Counted = { readonly said: Said; readonly sealed: boolean; readonly cut: boolean; readonly filtered: boolean }

const listOf = ({ of }: TableLine): ListName | null =>
  typeof of !== 'string' || of === 'zones' || of === 'stops' || of === 'works' || of === 'partners' ? null : of

/** How often each value was said, under the value it counts under here. */
const perValue = (said: Said, line: TableLine, words: Words): Map<string, number> => {
  const out = new Map<string, number>()
  const known = new Set(valuesOf(line, words))
  const list = listOf(line)
  const items = list === null || list === 'purpose' ? null : words.lists(list)
  const under = (value: string): string => (items ? (itemOf(items, words.stated, value)?.value ?? '') : known.has(value) ? value : '')
  for (const [w, n] of said.values) {
    const [table, raw] = readWord(w)
    if (table === line.id) addTo(out, under(typeSaid(line, raw, words)), n)
    // a partner may stand where its type does
    else if (line.id === 'partners' && table === 'referrals' && known.has(raw)) addTo(out, raw, n)
  }
  const told = sum(out.values())
  if (line.id === 'channel') addTo(out, CHANNELS[0], said.entries - told)
  // of months that were sealed before steps were looked at, it is known how many there were
  if (line.id === 'step-kind') addTo(out, '', stepsIn(said) - told)
  return out
}

const stepsIn = (said: Said): number => said.services - said.entries

const typeSaid = ({ id }: TableLine, value: string, { partners }: Words): string =>
  id === 'referrals' || id === 'sentBy' ? (partners.get(value)?.type ?? value) : value

/** The type, of the centre's list, that a partner counts under. */
export const typeOfPartner = (partner: string, { partners, lists, stated }: Words): string =>
  itemOf(lists('partner-type'), stated, partners.get(partner)?.type ?? '')?.value ?? ''

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
  if (line.of === 'works') return [...words.titles.keys()]
  if (line.of === 'partners') return [...words.partners.keys()]
  return line.of === 'zones' ? words.zones.map(z => z.id) : words.lists(line.of).map(i => i.value)
}

const sum = (list: Iterable<number>): number => [...list].reduce((a, b) => a + b, 0)

/** Of how many something can be said. */
const totalOf = (said: Said, { unit }: TableLine): number | null => {
  switch (unit) {
    case 'services':
      return said.entries
    case 'groups':
      return said.groups
    case 'steps':
      return stepsIn(said)
    default:
      return null
  }
}
const askedOf = ({ said, sealed }: Counted, line: TableLine, counts: ReadonlyMap<string, number>): number | null => {
  if (line.unit !== 'services' && line.unit !== 'groups') return totalOf(said, line)
  if (line.takes === 'one') return sum(counts.values())
  return sealed ? null : (said.asked.get(line.id) ?? 0)
}
const notAskedOf = (of: Counted, line: TableLine, counts: ReadonlyMap<string, number>): number | null => {
  const [total, asked] = [totalOf(of.said, line), askedOf(of, line, counts)]
  return total === null || asked === null ? null : total - asked
}

const KNOWN_BY_DAY: readonly string[] = ['kind', 'purpose']
const isKnown = ({ cut }: Counted, { id }: TableLine): boolean => !cut || KNOWN_BY_DAY.includes(id)
const UNFILTERED: readonly Unit[] = ['groups', 'pieces']
/** Of groups, and of what is counted by the piece, nothing is said that a filter asks. */
const passes = ({ filtered }: Counted, { unit }: TableLine): boolean => !filtered || !UNFILTERED.includes(unit)

const tableOf = (line: TableLine, now: Counted, earlier: Counted | null, words: Words): FigureTable => {
  const then = earlier && isKnown(earlier, line) ? earlier : null
  const counts = perValue(now.said, line, words)
  const before = then && perValue(then.said, line, words)
  const always = (value: string): boolean => (line.id === 'purpose' ? words.offered.includes(value) : line.whole)
  const values = [...valuesOf(line, words), ''].filter(
    v => counts.get(v) || before?.get(v) || (v !== '' && always(v)), // zero is nothing, too
  )
  const rows = values.map((value): FigureRow => ({
    value,
    n: counts.get(value) ?? 0,
    before: before ? (before.get(value) ?? 0) : null,
    ref: words.locals.some(p => p.id === value) ? referenceOf(words.locals, value) : null,
  }))
  const isAsked = line.unit === 'services' || line.unit === 'groups'
  return {
    ...{ id: line.id, takes: line.takes, unit: line.unit, list: listOf(line) },
    // of a long list the most named first
    rows: line.unit === 'namings' ? rows.toSorted((a, b) => b.n - a.n) : rows,
    asked: askedOf(now, line, counts),
    notAsked: isAsked ? { n: notAskedOf(now, line, counts), before: then && before ? notAskedOf(then, line, before) : null } : null,
  }
}

/** How many of a long list are shown by their names. */
export const NAMED_MOST = 20
export type Cut = { readonly rows: readonly FigureRow[]; readonly others: (Pair & { readonly values: number }) | null }
/** A long list, cut: what is left out is added up. */
export const cutLong = ({ unit, rows }: Pick<FigureTable, 'unit' | 'rows'>): Cut => {
  if (unit !== 'namings' || rows.length <= NAMED_MOST) return { rows, others: null }
  const rest = rows.slice(NAMED_MOST)
  const before = rest.some(r => r.before === null) ? null : sum(rest.map(r => r.before ?? 0))
  return { rows: rows.slice(0, NAMED_MOST), others: { values: rest.length, n: sum(rest.map(r => r.n)), before } }
}

const linesIn = (part: TablePart, now: Counted, { stops }: Words): readonly TableLine[] =>
  TABLES[part].filter((line: TableLine) => isKnown(now, line) && passes(now, line) && (line.of !== 'stops' || stops.length > 0))
export const hasTables = (part: TablePart, now: Counted, words: Words): boolean => linesIn(part, now, words).length > 0
export const tablesIn = (part: TablePart, now: Counted, then: Counted | null, words: Words): FigureTable[] =>
  linesIn(part, now, words).map(line => tableOf(line, now, then, words))

/** Was anything said of it, now or then? */
export const isSaid = ({ rows }: FigureTable): boolean => rows.some(r => r.n > 0 || (r.before ?? 0) > 0)

/** By a purpose alone, none for ''. A reference takes in what the centre has of its own under it, retired too: what its line by reference counts (V5, V6). */
export const byPurpose = (id: string, locals: readonly LocalPurpose[]): Filter => {
  const own = isReference(id) ? locals.filter(p => p.ref === id).map(p => p.id) : []
  return { ...NO_FILTER, purposes: id === '' ? null : [id, ...own] }
}

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

/** I17; null where it is not known of all, or nobody came. */
export const autonomy = ({ said, sealed }: Counted): number | null => (sealed || said.visits === 0 ? null : said.autonomous / said.visits)

/** I20; null where the hours of opening are not known, or there were none. `minutes`: that the centre was open. */
export const perOpenHour = (visits: number, minutes: number | null): number | null => (minutes ? visits / (minutes / 60) : null)
