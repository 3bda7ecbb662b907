// Forms that only later screens need: lists, order by name, short days, whole months.
import type { Day } from '../domain/day.ts'
import { INTL, language } from './language.ts'
import { t } from './translate.ts'
import { once, noon, moment } from './format.ts'

export const listText = (items: readonly string[]): string =>
  once('list', tag => new Intl.ListFormat(tag, { type: 'conjunction' })).format(items)

const smallFirst = (words: string): string => words.slice(0, 1).toLocaleLowerCase(INTL[language.peek()]) + words.slice(1)
/** Words that stand with a capital alone, as one list: only the first keeps it. */
export const listOfWords = ([first = '', ...more]: readonly string[]): string => listText([first, ...more.map(smallFirst)])

/** Bytes as kilobytes with one decimal: 412 → '0,4'. */
export const kilobytes = (bytes: number): string =>
  once('kb', tag => new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 })).format(bytes / 1000)

/** 'jeu. 12': narrow places such as the head of a column. */
export const dayShort = (day: Day): string =>
  once('short', tag => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'short', day: 'numeric' })).format(noon(day))

/** The twelve as this language writes them: 'janvier' … */
export const monthNames = (tag: string = INTL[language.value]): string[] => {
  const month = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', month: 'long' })
  return Array.from({ length: 12 }, (_, i) => month.format(Date.UTC(2026, i, 15)))
}

/** 'aujourd’hui 12:40', 'hier 17:50', 'vendredi 6 mars'. */
export const momentText = (at: number, now: number): string => t('moment', moment(at, now))

const ARTICLE = /^(?:l['’]|(?:le|la|les|lo|il|i|gli|el|els|los|las|o|os|a|as|the)\s+)/i
/** Alphabetical without the article, as the person's language sorts: 'Les Ardillères' stands under A. */
export const byName = (a: string, b: string): number =>
  once('order', tag => new Intl.Collator(tag, { numeric: true })).compare(a.replace(ARTICLE, ''), b.replace(ARTICLE, ''))
