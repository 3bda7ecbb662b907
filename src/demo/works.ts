// The works of the fictional catalogue: shares and totals of `domain.md` §13. They were taken in over four years, the last of them in the school year of the scenarios.
import { addDays, weekday, type Day } from '../domain/day.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import type { PartialDate } from '../domain/partial-date.ts'
import type { ReferenceId } from '../domain/purposes.ts'
import type { WorkStated } from '../domain/work-record.ts'
import { demoIsbn, demoIssn } from './book-numbers.ts'
import { bytesBy, chanceOf, dealt, oneOf, pick, type Chance } from './chance.ts'
import { centreOf, type DemoCentre } from './network.ts'
import { closingOn } from './openings.ts'
import { monthIn, type SchoolYear } from './school-year.ts'
import { newTitle, type Media } from './work-titles.ts'
import { WORK_AUTHORS, WORK_WORDS, type WorkLanguage } from './work-words.ts'

/** 1,800: 48 % sheets, 27 % books, 9 % periodicals, 8 % on the web, 4 % films, 4 % kits, games, exhibitions. */
const MEDIA: readonly (readonly [Media, number])[] = [
  ['brochure', 864],
  ['book', 486],
  ['periodical', 162],
  ['website', 144],
  ['film', 72],
  ['kit', 36],
  ['game', 24],
  ['exhibition', 12],
]
type Purpose = Exclude<ReferenceId, 'P0'>
const PURPOSES: readonly (readonly [Purpose, number])[] = [
  ['P1', 558],
  ['P2', 432],
  ['P3', 414],
  ['P4', 234],
  ['P5', 162],
]
const SECOND = 0.12
const LANGUAGES: readonly (readonly [WorkLanguage, number])[] = [
  ['fr', 1548],
  ['en', 90],
  ['it', 90],
  ['es', 72],
]
/** By which centres they were taken in. */
const BY: readonly (readonly [string, number])[] = [
  ['val', 1080],
  ['cas', 220],
  ['orv', 180],
  ['irg', 200],
  ['the', 40],
  ['ard', 40],
  ['nav', 40],
]
/** Months around the September of the scenarios: what was there before, and what came in that year. */
const BEFORE = 44
const IN_THE_YEAR = 11
const SHARE_BEFORE = 0.86

export type DemoWork = { readonly key: Key; readonly centre: DemoCentre; readonly added: Day; readonly stated: WorkStated }

/** The first day from this one on which the centre opens as every week. */
export const openDayFrom = (seed: number, c: DemoCentre, from: Day): Day => {
  let day = from
  while ((c.week[weekday(day)] ?? []).length === 0 || closingOn(seed, c, day) !== null) day = addDays(day, 1)
  return day
}

/** Each centre takes in what came in a month on one day of it. */
const addedOn = (seed: number, r: Chance, centre: DemoCentre, year: SchoolYear): Day => {
  const n = r() < SHARE_BEFORE ? -1 - Math.floor(r() * BEFORE) : Math.floor(r() * IN_THE_YEAR)
  return openDayFrom(seed, centre, `${monthIn(year, n)}-09` as Day)
}

const described = (
  r: Chance,
  n: number,
  media: Media,
  language: WorkLanguage,
  year: number,
): Omit<WorkStated, 'title' | 'media' | 'purposes'> => ({
  language,
  authors: media === 'book' || r() < 0.15 ? [oneOf(r, WORK_AUTHORS)] : [],
  publisher: media === 'website' && r() < 0.5 ? null : oneOf(r, WORK_WORDS[language].publishers),
  year: (media === 'periodical' ? null : String(year - Math.floor(r() * (media === 'book' ? 4 : 2)))) as PartialDate | null, // a year of four figures
  isbn: media === 'book' || (media === 'kit' && r() < 0.5) ? demoIsbn(10_000 + n * 7) : null,
  issn: media === 'periodical' ? demoIssn(1000 + n * 7) : null,
})

/** `year`: the school year of the scenarios. */
export const demoWorks = (seed: number, year: SchoolYear): readonly DemoWork[] => {
  const r = chanceOf(seed, 'works')
  const [media, purposes, languages, by] = [dealt(r, MEDIA), dealt(r, PURPOSES), dealt(r, LANGUAGES), dealt(r, BY)]
  const taken = new Set<string>()
  return media.map((kind, n): DemoWork => {
    const [purpose, language] = [purposes[n]!, languages[n]!] // as many of each
    const centre = centreOf(by[n]!)
    const added = addedOn(seed, r, centre, year)
    const second =
      r() < SECOND
        ? pick(
            r,
            PURPOSES.filter(([p]) => p !== purpose),
          )
        : null
    return {
      key: keyFrom(bytesBy(r, 16)),
      centre,
      added,
      stated: {
        title: newTitle(r, taken, language, kind, purpose),
        media: kind,
        purposes: second === null ? [purpose] : [purpose, second],
        ...described(r, n, kind, language, Number(added.slice(0, 4))),
      },
    }
  })
}
