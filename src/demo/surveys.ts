// What the fictional public says: a survey in each quarter, mixed as a device mixes it, and what is tapped at the exits of two centres. The small outlets
// stay below the number from which answers are shown.
import { lastBatch, mixed, NO_ANSWERS, withSheet, type Batch, type Sheet } from '../domain/answer-batch.ts'
import { answersFields } from '../domain/answers-record.ts'
import { addDays, addMonths, monthOf, weekday, type Day, type Month } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import { visitsDocument } from '../domain/document-name.ts'
import { keyFrom, type CentreCode, type Key } from '../domain/ids.ts'
import { plainName } from '../domain/names.ts'
import { COMMONS_PUBLIC } from '../domain/partner.ts'
import { allLevels, kioskDocument, satisfactionFields, STATED_FROM, type Scale, type Tapped } from '../domain/satisfaction.ts'
import { CRITERIA, QUESTIONS, type QuestionId } from '../domain/survey-library.ts'
import { surveyFields } from '../domain/survey-record.ts'
import type { Book } from './book.ts'
import { bytesBy, chanceOf, pick, type Chance } from './chance.ts'

/** How many sheets each centre fills in a quarter. */
const SHEETS: readonly (readonly [code: string, n: number])[] = [
  ['val', 46],
  ['cas', 24],
  ['orv', 17],
  ['irg', 7],
  ['the', 4],
]
const ASKED: readonly QuestionId[] = ['gender', 'situation', 'travel', 'heard', 'access', 'usefulness']
/** What is answered, and how likely. */
const LIKELY: Readonly<Partial<Record<QuestionId, readonly (readonly [string, number])[]>>> = {
  gender: [
    ['woman', 54],
    ['man', 40],
    ['not-said', 6],
  ],
  situation: [
    ['seeking', 46],
    ['employed', 24],
    ['studying', 20],
    ['self-employed', 6],
    ['retired', 4],
  ],
  travel: [
    ['under-15', 34],
    ['15-30', 44],
    ['30-60', 17],
    ['over-60', 5],
  ],
  heard: [
    ['word-of-mouth', 38],
    ['employment-service', 26],
    ['school', 12],
    ['partner', 10],
    ['web', 8],
    ['press', 6],
  ],
  access: [
    ['4', 40],
    ['3', 34],
    ['2', 18],
    ['1', 8],
  ],
  usefulness: [
    ['4', 58],
    ['3', 32],
    ['2', 8],
    ['1', 2],
  ],
}
const SEASONS = ['hiver', 'printemps', 'été', 'automne'] as const

type Quarter = { readonly name: string; readonly from: Day; readonly to: Day; readonly title: string }
/** Those that begin in the window and have begun. */
const quarters = (start: Day, today: Day): Quarter[] => {
  const out: Quarter[] = []
  for (let month = monthOf(start); month <= monthOf(today); month = addMonths(month, 1)) {
    const n = Number(month.slice(5)) - 1
    if (n % 3 !== 0) continue
    const [from, to] = [`${month}-01` as Day, addDays(`${addMonths(month, 3)}-01` as Day, -1)]
    const season = SEASONS[Math.floor(n / 3)] ?? SEASONS[0]
    out.push({ name: month, from, to, title: `Comment vient-on jusqu’à nous ? (${season} ${month.slice(0, 4)})` })
  }
  return out
}

const sheetBy = (r: Chance): Sheet =>
  Object.fromEntries(QUESTIONS.flatMap(q => (LIKELY[q] && r() < 0.93 ? [[q, pick(r, LIKELY[q])] as const] : [])))

/** The sheets of one centre, one after the other over the quarter's weekdays; what its tablet states, and when. */
const stated = (seed: number, code: string, n: number, { name, from, to }: Quarter): readonly (readonly [Day, Batch])[] => {
  const r = chanceOf(seed, 'sheets', code, name)
  const draw = (below: number): number => Math.floor(r() * below)
  const days = daysBetween(from, to).filter(d => weekday(d) < 6)
  let waiting = NO_ANSWERS
  const out: (readonly [Day, Batch])[] = []
  for (let i = 0; i < n; i++) {
    const day = days[Math.floor((i / n) * days.length)] ?? to
    waiting = withSheet(waiting, sheetBy(r))
    const mix = mixed(waiting, draw)
    if (!mix) continue
    waiting = mix.left
    out.push([day, mix.stated])
  }
  const last = lastBatch(waiting, draw)
  return last ? [...out, [addDays(to, 1), last]] : out
}

const writeSurvey = (seed: number, book: Book, quarter: Quarter, today: Day): void => {
  const key: Key = keyFrom(bytesBy(chanceOf(seed, 'survey', quarter.name), 16))
  book.write(
    { doc: COMMONS_PUBLIC, tablet: 'desk 1', day: quarter.from, slot: 9, by: 'coordination@val', key, arrived: quarter.from },
    {
      kind: 'create',
      noun: 'survey',
      fields: surveyFields({
        titles: plainName(quarter.title),
        from: quarter.from,
        to: quarter.to,
        questions: ASKED,
        centres: [],
        modes: ['counsellor', 'kiosk'],
        target: 100,
      }),
    },
  )
  for (const [code, n] of SHEETS) {
    const centre = code as CentreCode // of the network's own
    for (const [day, batch] of stated(seed, code, n, quarter))
      if (day < today)
        book.write(
          { doc: visitsDocument(centre, monthOf(day)), tablet: `${code} 1`, day, slot: 'pm', by: 'counsellor' },
          { kind: 'create', noun: 'answers', fields: answersFields(key, batch) },
        )
  }
}

type Exit = {
  readonly code: string
  readonly scale: Scale
  readonly month: number
  readonly levels: readonly (readonly [string, number])[]
}
/** `month`: how many tap in a month, a third more or less; each further question is answered by one in three. */
const EXITS: readonly Exit[] = [
  { code: 'val', scale: 'words', month: 60, levels: [['4', 52], ['3', 34], ['2', 10], ['1', 4]] }, // prettier-ignore
  { code: 'cas', scale: 'faces', month: 42, levels: [['3', 74], ['2', 20], ['1', 6]] }, // prettier-ignore
]

const writeExit = (seed: number, book: Book, exit: Exit, month: Month, today: Day): void => {
  const centre = exit.code as CentreCode // of the network's own
  const r = chanceOf(seed, 'exit', exit.code, month)
  const days = daysBetween(`${month}-01` as Day, addDays(`${addMonths(month, 1)}-01` as Day, -1)).filter(d => weekday(d) < 6)
  const batches = Math.round((exit.month * (0.7 + 0.6 * r())) / STATED_FROM)
  for (let i = 0; i < batches; i++) {
    const day = days[Math.floor(((i + 1) / (batches + 1)) * days.length)] ?? (`${month}-28` as Day)
    const taps = Array.from({ length: STATED_FROM }, (): Tapped => ({
      whole: pick(r, exit.levels),
      ...Object.fromEntries(CRITERIA.flatMap(c => (r() < 0.35 ? [[c, pick(r, exit.levels)] as const] : []))),
    }))
    if (day >= today) continue
    const levels = allLevels(
      taps.map(tapped => Object.fromEntries(Object.entries(tapped).map(([aspect, level]) => [aspect, { [level]: 1 }]))),
    )
    book.write(
      { doc: kioskDocument(centre, month), tablet: `${exit.code} kiosk`, day, slot: 'pm', by: 'kiosk' },
      { kind: 'create', noun: 'satisfaction', fields: satisfactionFields({ month, scale: exit.scale, levels }) },
    )
  }
}

/** All that reached the head before `today`. */
export const writeSurveys = (seed: number, book: Book, start: Day, today: Day): void => {
  for (const quarter of quarters(start, addDays(today, -1))) writeSurvey(seed, book, quarter, today)
  for (let month = addMonths(monthOf(start), 1); month <= monthOf(today); month = addMonths(month, 1))
    for (const exit of EXITS) writeExit(seed, book, exit, month, today)
}
