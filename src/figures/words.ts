// What figures are called: tables, values, periods, filters. The same on the screen, on paper and in files.
import type { Filter } from '../domain/count-said.ts'
import type { Day } from '../domain/day.ts'
import type { Count, FigureRow, FigureTable, TablePart, Unit, Words } from '../domain/figures.ts'
import type { Period } from '../domain/figure-period.ts'
import type { ListName } from '../domain/lists.ts'
import { nameOn } from '../domain/partner.ts'
import { VISIT_KINDS } from '../domain/visit.ts'
import type { Choice } from '../domain/purposes.ts'
import { inWords } from '../text/centre-words.ts'
import { countryWord } from '../text/country-word.ts'
import { dayText, noon, numberText, once, slotText, titleCase } from '../text/format.ts'
import { listText } from '../text/later-format.ts'
import { itemWord } from '../text/list-words.ts'
import { monthText } from '../text/month-text.ts'
import { purposeWord, purposeWords } from '../text/purpose-words.ts'
import { t, type TextKey } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'

/** What the tables have in common with the lists and the form has its words there. */
const TITLES: Readonly<Record<string, TextKey>> = {
  purpose: 'lists.name.purpose',
  kind: 'figures.title.kind',
  reference: 'figures.title.reference',
  'step-kind': 'figures.title.step-kind',
  'step-purpose': 'figures.title.step-purpose',
  partners: 'figures.title.partners',
  group: 'figures.title.group',
  body: 'figures.title.body',
  level: 'figures.title.level',
  aims: 'figures.title.aims',
  length: 'figures.title.length',
  country: 'group.told.country',
  tally: 'counters.title',
  duration: 'figures.title.duration',
  situation: 'lists.name.situation',
  next: 'lists.name.next-step',
  referrals: 'figures.title.referrals',
  stop: 'figures.title.stop',
  'referral-themes': 'figures.title.referral-themes',
  alternatives: 'figures.title.alternatives',
}
export const tableTitle = (id: string): string => t(TITLES[id] ?? (`told.${id}` as TextKey)) // every other is a question of the form

/** Of a part of the tables. */
export const partTitle = (part: Exclude<TablePart, 'first'>): string =>
  part === 'groups' ? t('figures.title.groups') : part === 'tallies' ? t('counters.title') : t(`told.${part}`)

const listWord = (list: ListName, value: string, words: Words): string => {
  const item = words.lists(list).find(i => i.value === value)
  return item ? itemWord(item) : t('list.unknown')
}

/** `table`: of which it is; '' where nothing is known of it here. `on`: of which day names are that change with time. */
export const valueWord = ({ id, list }: Pick<FigureTable, 'id' | 'list'>, value: string, words: Words, on: Day): string => {
  if (list === 'purpose') return purposeWord(words.locals, value)
  if (value === '') return t('list.unknown')
  if (list !== null) return listWord(list, value, words)
  switch (id) {
    case 'kind':
    case 'step-kind':
      return t(`kind.${value}` as TextKey) // one of the three
    case 'duration':
    case 'length':
      return t('duration.minutes', { range: t(`duration.${value}` as TextKey) }) // one of the five
    case 'stop':
      return words.stops.find(s => s.id === value)?.stop.place ?? t('list.unknown')
    case 'zone': {
      const zone = words.zones.find(z => z.id === value)
      return zone ? inWords(zone.names) : t('list.unknown')
    }
    case 'works':
      return words.titles.get(value) ?? t('list.unknown')
    case 'partners': {
      const partner = words.partners.get(value)
      return partner ? nameOn(partner, on) : t('list.unknown')
    }
    case 'group':
      return t(`group-kind.${value}` as TextKey) // one of the five
    case 'country':
      return countryWord(value)
    case 'tally':
      return t(`counters.${value}` as TextKey) // one of the five
    case 'alternatives':
      return t('told.alternatives.n', { n: value, more: value === '3' ? 'yes' : 'no' })
    default: // a channel, whether they came before, yes and no
      return t((value === 'yes' || value === 'no' ? `told.${value}` : `told.${id}.${value}`) as TextKey)
  }
}

/** The reference it counts under, of a centre's own purpose. */
export const underWord = (row: FigureRow, words: Words): string | null =>
  row.ref === null ? null : t('figures.under', { purpose: purposeWord(words.locals, row.ref) })

/** A column of bands, or of what was not said. */
export const bandWord = (band: string, how: 'exact' | 'coarse', words: Words): string => {
  if (band === '') return t('figures.notAsked')
  if (band === 'unknown' || how === 'exact') return listWord('age-band', band, words)
  return t(`figures.coarse.${band}` as TextKey) // one of the four
}

export const countWord = (what: Count): string => t(`figures.count.${what}`)

/** 'lun. 6': of a week or a month. */
export const dayWord = (day: Day): string =>
  once('weekday and day', tag => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'short', day: 'numeric' })).format(noon(day))
export const dayNumber = (day: Day): string => String(Number(day.slice(8)))
/** 'octobre', 'oct.', both without their year: the period says it. */
export const monthWord = (day: Day, how: 'long' | 'short'): string =>
  once(`${how} month`, tag => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', month: how })).format(noon(day))
/** 1 = Monday. */
export const weekdayWord = (n: number): string =>
  once('weekday', tag => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'long' })).format(Date.UTC(2026, 0, 4 + n)) // the 5th was a Monday
export const slotWord = slotText

export const percent = (share: number): string =>
  once('percent', tag => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })).format(share)
export const oneDecimal = (n: number): string =>
  once('one decimal', tag => new Intl.NumberFormat(tag, { maximumFractionDigits: 1, minimumFractionDigits: 1 })).format(n)
export const countText = numberText

/** One that begins in January is called by one year. */
const schoolYearText = (first: string, second: string): string =>
  first === second ? t('figures.school.one', { year: first }) : t('figures.school', { first, second })
/** 'jeudi 9 octobre 2025', 'du 6 au 12 octobre 2025', 'octobre 2025', 'année scolaire 2025-2026', 'année 2025'. */
export const periodText = (p: Period): string => {
  switch (p.is) {
    case 'day':
      return titleCase(dayText(p.from, '0000-01-01' as Day)) // with its year, whichever it is
    case 'week':
      return titleCase(t('figures.week', { from: wholeDate(p.from), to: wholeDate(p.to) }))
    case 'month':
      return titleCase(monthText(p.from.slice(0, 7) as never)) // of a day
    case 'school-year':
      return titleCase(schoolYearText(p.from.slice(0, 4), p.to.slice(0, 4)))
    case 'year':
      return titleCase(t('figures.year', { year: p.from.slice(0, 4) }))
  }
}

/** What is filtered, in words; null when nothing is. */
export const filterText = (filter: Filter, choices: readonly Choice[]): string | null => {
  const chosen = choices.find(c => c.id === filter.purposes?.[0])
  const list = [
    ...(chosen ? [purposeWords(chosen).long] : []),
    ...VISIT_KINDS.filter(k => k === filter.kind).map(k => t(`kind.${k}`)),
    ...(filter.channel === null ? [] : [t(`told.channel.${filter.channel}`)]),
  ]
  return list.length === 0 ? null : listText(list)
}

/** I-numbers of the indicator dictionary (`domain.md` §9). Not I04, visits by their main step: what is counted here is the form in which each was first noted. */
const IDS: Readonly<Record<string, string>> = {
  ...{
    visits: 'I01',
    reference: 'I05',
    services: 'I02',
    present: 'I03',
    groups: 'I07',
    participants: 'I07',
    accompanying: 'I07',
    reserves: 'I29',
  },
  ...{ purpose: 'I05', channel: 'I06', visited: 'I09', situation: 'I10', anticipating: 'I11', heard: 'I12', sentBy: 'I12' },
  ...{ referrals: 'I13', alternatives: 'I13', alreadySeen: 'I15', sentBack: 'I15', duration: 'I18', waiting: 'I18', perHour: 'I20' },
  ...{ 'step-kind': 'I02', 'step-purpose': 'I02', group: 'I07', tally: 'I08', partners: 'I13', autonomy: 'I17', works: 'I26' },
}
export const indicator = (id: string): string | null => IDS[id] ?? null

/** What says more of a table than whether it adds up. */
const OWN = ['purpose', 'kind', 'channel', 'visited', 'zone', 'sentBy', 'referrals', 'alternatives', 'works', 'partners'] as const
/** What the totals say, each with a definition. */
export const TOTALS = ['visits', 'services', 'present', 'groups', 'reserves'] as const
/** How a table counts, each a sentence with its emphasis. */
export const definitionKeys = ({ id, takes, unit }: Pick<FigureTable, 'id' | 'takes' | 'unit'>): TextKey[] => {
  const own = OWN.find(o => o === id)
  return [...countsHow(unit, takes), ...(own ? [`figures.def.${own}` as const] : [])]
}
const countsHow = (unit: Unit, takes: FigureTable['takes']): readonly TextKey[] => {
  switch (unit) {
    case 'services':
      return [`figures.def.${takes}`]
    case 'groups':
      return [`figures.def.of-groups.${takes}`]
    default:
      return [`figures.def.${unit}`]
  }
}
