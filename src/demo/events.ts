// The events of one school year as their owners planned them: 410, by the shares of `domain.md` §13.
import { addDays, weekday, type Day, type Slot } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import type { Circle } from '../domain/document-name.ts'
import { USUAL_LENGTH, type CancelReason } from '../domain/event.ts'
import type { EventStated } from '../domain/event-record.ts'
import { plainName, type Names } from '../domain/names.ts'
import { dayOf, wallTime, addMinutes, type WallTime } from '../domain/wall-time.ts'
import { chanceOf, dealt, oneOf, pick, type Chance } from './chance.ts'
import {
  AUDIENCES,
  CANAL,
  CENTRE,
  CLUBS,
  EVENT_TITLES,
  PLACES,
  SECOND,
  SUMMARIES,
  TOPIC,
  TOPICS,
  WEEK_OF_APRIL,
  WEEK_OF_NOVEMBER,
} from './event-words.ts'
import { centreOf, DEMO_NETWORK, type DemoCentre } from './network.ts'
import { closingOn } from './openings.ts'
import { monthIn, nthWeekday, type SchoolYear } from './school-year.ts'
import { toldEvents } from './told-events.ts'

export type Planned = {
  readonly owner: DemoCentre
  readonly circle: Circle
  readonly created: Day
  readonly stated: EventStated
  readonly change: { readonly day: Day; readonly field: 'when' | 'place' } | null
  readonly cancel: { readonly day: Day; readonly slot: Slot; readonly reason: CancelReason } | null
  readonly wider: { readonly day: Day; readonly circle: Circle } | null
}

type Shares<T> = readonly (readonly [T, number])[]
type Type = keyof typeof EVENT_TITLES
/** 410 with 62 meetings of clubs and the six that scenarios tell. */
const TYPES: Shares<Type> = [
  ['workshop', 182],
  ['information-day', 61],
  ['meeting', 46],
  ['seminar', 12],
  ['group-visit', 41],
]
const OWNERS: Shares<string> = [
  ['val', 95],
  ['cas', 44],
  ['orv', 38],
  ['ard', 14],
  ['irg', 50],
  ['the', 24],
  ['nav', 18],
  ['aur', 31],
  ['cor', 28],
]
const CLUB_MEETINGS: Shares<keyof typeof CLUBS> = [
  ['val', 24],
  ['irg', 19],
  ['aur', 19],
]
/** Of the first months of the school year and so on, September to August. */
const MONTHS: Shares<number> = [10, 12, 11, 7, 10, 10, 13, 10, 9, 10, 6, 5].map((w, n) => [n, w] as const)
const CIRCLES: Readonly<Record<Type, Shares<Circle>>> = {
  workshop: [
    ['public', 60],
    ['associated', 20],
    ['network', 12],
    ['own', 8],
  ],
  'information-day': [
    ['public', 80],
    ['associated', 15],
    ['network', 5],
  ],
  meeting: [
    ['network', 45],
    ['own', 35],
    ['associated', 20],
  ],
  seminar: [
    ['network', 50],
    ['associated', 50],
  ],
  'group-visit': [
    ['own', 50],
    ['network', 25],
    ['associated', 25],
  ],
}
/** Minutes. */
const LENGTHS: Readonly<Record<Type, number>> = {
  workshop: USUAL_LENGTH,
  'information-day': 240,
  meeting: 90,
  seminar: 360,
  'group-visit': 90,
}
/** Days before: a few weeks for what is announced, less for what is agreed between two. */
const AHEAD: Readonly<Record<Type, readonly [number, number]>> = {
  workshop: [20, 70],
  'information-day': [25, 80],
  meeting: [8, 35],
  seminar: [40, 90],
  'group-visit': [8, 40],
}
const IN_A_WEEK = 12
const ON_THE_CANAL = 24
const CANCELLED = 0.045
const CHANGED = 0.09
const WIDER = 0.12
const WITH_SECOND = 0.2
const REASONS: Shares<CancelReason> = [
  ['strike', 4],
  ['host-away', 4],
  ['room', 2],
  ['postponed', 3],
  ['other', 1],
]

/** Open as every week, and neither a holiday nor a day on which everybody learns; snow comes without asking. */
const isPlannable = (seed: number, c: DemoCentre, day: Day): boolean => {
  const reason = closingOn(seed, c, day)?.reason
  return (c.week[weekday(day)] ?? []).length > 0 && reason !== 'holiday' && reason !== 'training'
}
const plannable = (seed: number, c: DemoCentre, from: Day, last: Day): Day => {
  for (let d = from; d <= last; d = addDays(d, 1)) if (isPlannable(seed, c, d)) return d
  return daysBetween(addDays(from, -30), from).findLast(d => isPlannable(seed, c, d)) ?? from
}
/** The last day before this one, or this one, on which somebody is there to write. */
const deskDay = (c: DemoCentre, day: Day): Day => {
  let at = day
  while ((c.week[weekday(at)] ?? []).length === 0) at = addDays(at, -1)
  return at
}

/** Within the hours of the owner, on the half-hour; a seminar may go on the next day. */
const someTime = (r: Chance, c: DemoCentre, day: Day, type: Type): EventStated['when'] => {
  const open = oneOf(r, c.week[weekday(day)] ?? []) // a day on which it opens
  const length = Math.min(LENGTHS[type], open.to - open.from)
  const steps = Math.floor((open.to - open.from - length) / 30)
  const start = wallTime(day, open.from + 30 * Math.floor(r() * (steps + 1)))
  const zone = DEMO_NETWORK.timeZone
  if (type === 'seminar' && r() < 0.3 && weekday(day) < FRIDAY) return { start, end: wallTime(addDays(day, 1), 16 * 60), zone }
  return { start, end: length === USUAL_LENGTH && r() < 0.3 ? null : addMinutes(start, length), zone }
}
const FRIDAY = 5

type Worded = Pick<EventStated, 'titles' | 'summary' | 'language'>
const inFrench = (r: Chance, title: string): Worded => ({
  titles: plainName(title),
  summary: r() < 0.75 ? plainName(oneOf(r, SUMMARIES).fr) : null,
  language: 'fr',
})
const worded = (r: Chance, owner: DemoCentre, type: Type): Worded => {
  const [title, topic, summary] = [oneOf(r, EVENT_TITLES[type]), oneOf(r, TOPICS), oneOf(r, SUMMARIES)]
  const french = inFrench(r, title.fr.replace(TOPIC, topic.fr))
  const also = SECOND[owner.code]
  const second = also && oneOf(r, also)
  if (!second || r() >= WITH_SECOND) return french
  const both = (fr: string, other: string): Names => ({ main: fr, by: { [second]: other } })
  return {
    ...french,
    titles: both(french.titles.main, title[second].replace(TOPIC, topic[second])),
    summary: both(summary.fr, summary[second]),
  }
}

/** What becomes of it: snow on the day itself, or something that somebody decides before. */
const fate = (
  seed: number,
  r: Chance,
  c: DemoCentre,
  created: Day,
  start: WallTime,
  circle: Circle,
): Pick<Planned, 'change' | 'cancel' | 'wider'> => {
  const day = dayOf(start)
  const between = deskDay(c, addDays(day, -1 - Math.floor(r() * 4)))
  const chance = r()
  const stays = { change: null, cancel: null, wider: null }
  const closed = closingOn(seed, c, day)?.reason
  if (closed) return { ...stays, cancel: { day, slot: 8, reason: closed === 'snow' ? 'weather' : 'room' } }
  if (between <= created) return stays
  if (chance < CANCELLED) return { ...stays, cancel: { day: between, slot: 16, reason: pick(r, REASONS) } }
  if (chance < CANCELLED + CHANGED) return { ...stays, change: { day: between, field: r() < 0.7 ? 'when' : 'place' } }
  if (circle === 'network' && r() < WIDER) return { ...stays, wider: { day: between, circle: 'public' } }
  return stays
}

const clubMeetings = (seed: number, year: SchoolYear): Planned[] => {
  const r = chanceOf(seed, 'clubs', String(year))
  const last = `${year + 1}-08-31` as Day
  return CLUB_MEETINGS.flatMap(([code, n]) => {
    const owner = centreOf(code)
    const first = addDays(`${year}-09-08` as Day, Math.floor(r() * 5))
    const [gap, at] = [Math.floor(290 / n), owner.week[3]?.[0]?.from ?? 600]
    return Array.from({ length: n }, (_, i): Planned => {
      const around = addDays(first, i * gap)
      const day = plannable(seed, owner, addDays(around, (10 - weekday(around)) % 7), last) // a Wednesday
      const term = i * gap < 105 ? `${year}-08-28` : i * gap < 200 ? `${year}-12-10` : `${year + 1}-03-18`
      const start = wallTime(day, at + 30)
      const created = deskDay(owner, term as Day)
      const circle: Circle = code === 'irg' ? 'associated' : 'public'
      return {
        owner,
        circle,
        created,
        stated: {
          ...inFrench(r, CLUBS[code]),
          type: 'club',
          when: { start, end: addMinutes(start, USUAL_LENGTH), zone: DEMO_NETWORK.timeZone },
          place: null,
          audience: null,
        },
        ...fate(seed, r, owner, created, start, circle),
      }
    })
  })
}

/** In which days of the year an event of a theme lies, and how it is called; null for one that has none. */
type Theme = { readonly titles: readonly string[]; readonly from: Day; readonly days: number }
const themesOf = (year: SchoolYear, types: readonly Type[]): (Theme | null)[] => {
  const november: Theme = { titles: WEEK_OF_NOVEMBER, from: nthWeekday(monthIn(year, 2), 3, 1), days: 6 }
  const april: Theme = { titles: WEEK_OF_APRIL, from: nthWeekday(monthIn(year, 7), 3, 1), days: 6 }
  const canal: Theme = { titles: CANAL, from: `${monthIn(year, 6)}-02` as Day, days: 110 }
  const many = (n: number, theme: Theme): Theme[] => Array.from({ length: n }, () => theme)
  const left = [...many(IN_A_WEEK, november), ...many(IN_A_WEEK, april), ...many(ON_THE_CANAL, canal)]
  return types.map(type => (type === 'workshop' || type === 'information-day' ? (left.shift() ?? null) : null))
}

export const demoEvents = (seed: number, year: SchoolYear): readonly Planned[] => {
  const r = chanceOf(seed, 'events', String(year))
  const [types, owners] = [dealt(r, TYPES), dealt(r, OWNERS)]
  const themes = themesOf(year, types)
  const last = `${year + 1}-08-31` as Day
  const others = types.map((type, n): Planned => {
    const owner = centreOf(owners[n]!) // as many
    const theme = themes[n] ?? null
    const from = theme
      ? addDays(theme.from, Math.floor(r() * theme.days))
      : addDays(`${monthIn(year, pick(r, MONTHS))}-01` as Day, Math.floor(r() * 28))
    const day = theme && theme.days < 7 ? weekDayOf(seed, owner, theme.from, from) : plannable(seed, owner, from, last)
    const when = someTime(r, owner, day, type)
    const [least, most] = AHEAD[type]
    const created = deskDay(owner, addDays(day, -least - Math.floor(r() * (most - least))))
    const circle = pick(r, CIRCLES[type])
    return {
      owner,
      circle,
      created,
      stated: {
        ...(theme ? inFrench(r, oneOf(r, theme.titles)) : worded(r, owner, type)),
        type,
        when,
        place: r() < 0.35 ? oneOf(r, PLACES).replace(CENTRE, owner.names.main) : null,
        audience: r() < 0.5 ? oneOf(r, AUDIENCES) : null,
      },
      ...fate(seed, r, owner, created, when.start, circle),
    }
  })
  return [...others, ...clubMeetings(seed, year), ...toldEvents(year)]
}
/** A day of that week on which the owner opens, this one or another. */
const weekDayOf = (seed: number, c: DemoCentre, monday: Day, day: Day): Day => {
  const days = daysBetween(monday, addDays(monday, 6)).filter(d => isPlannable(seed, c, d))
  return days.find(d => d >= day) ?? days.at(-1) ?? day
}
