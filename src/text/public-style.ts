// Days and hours as each language writes them for the public, on paper: '15 h 30', '3:30pm'. On screens it is '15:30' everywhere (format.ts).
import type { Day, Minutes } from '../domain/day.ts'
import type { Language } from '../domain/languages.ts'
import type { Interval } from '../domain/opening.ts'
import { joined } from '../domain/joined.ts'
import { sameHours, type Run } from '../domain/same-hours.ts'
import { dayIn } from './day-in.ts'
import { listIn, type Voice } from './voice.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const HALF = 720
/** In the words of the place where it stands: 'midday' rather than '12pm', which is read both ways. */
const english = (at: Minutes): string => {
  if (at === HALF) return 'midday'
  if (at % 1440 === 0) return 'midnight'
  const minute = at % 60 === 0 ? '' : `:${two(at % 60)}`
  return `${Math.floor((at % HALF) / 60) || 12}${minute}${at < HALF ? 'am' : 'pm'}`
}
const CLOCK: Readonly<Record<Language, (hour: number, minute: number) => string>> = {
  fr: (h, m) => (m === 0 ? `${h}\u00a0h` : `${h}\u00a0h\u00a0${two(m)}`),
  en: (h, m) => english(h * 60 + m),
  it: (h, m) => `${h}.${two(m)}`,
  es: (h, m) => `${h}:${two(m)}\u00a0h`,
  ca: (h, m) => `${h}.${two(m)}\u00a0h`,
  pt: (h, m) => (m === 0 ? `${h}h` : `${h}h${two(m)}`),
}
export const publicClock = (language: Language, at: Minutes): string => CLOCK[language](Math.floor(at / 60), at % 60)

/** 'jeudi 26 mars'; with its year when that is not the year of `today`. */
export const publicDay = ({ language }: Voice, day: Day, today: Day): string =>
  dayIn(language, day, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
  })

/** 'de 9 h à 12 h 30 et de 14 h à 17 h'. */
export const publicHours = (voice: Voice, open: readonly Interval[]): string =>
  listIn(
    voice,
    joined(open).map(i =>
      voice.t('sheet.paper.hours', { from: publicClock(voice.language, i.from), to: publicClock(voice.language, i.to) }),
    ),
  )

const runIn = (voice: Voice, [first, last]: Run): string =>
  first === last
    ? voice.t('weekday', { day: first })
    : voice.t('sheet.paper.run', { from: voice.t('weekday', { day: first }), to: voice.t('weekday', { day: last }) })

/** Days of a week with their hours, one line for each that differs: 'du lundi au mercredi, de 9 h à 12 h 30'. None when it is closed all week. */
export const publicWeek = (voice: Voice, week: Parameters<typeof sameHours>[0]): string[] =>
  sameHours(week).map(
    ({ runs, open }) =>
      `${listIn(
        voice,
        runs.map(run => runIn(voice, run)),
      )}, ${publicHours(voice, open)}`,
  )
