// The needs of the week, given back: what was asked for most since Monday, and what in the network answers it, or nothing (I16).
import { speaksOf, stemsOfThemes } from '../domain/answering.ts'
import { addDays, weekday, type Day } from '../domain/day.ts'
import { plainWords } from '../domain/find-work.ts'
import type { CentreCode } from '../domain/ids.ts'
import { itemOf, listAt } from '../domain/lists.ts'
import { mayPointTo, nameOn } from '../domain/partner.ts'
import { eventsFrom } from '../store/read-events.ts'
import { listValues } from '../store/read-lists.ts'
import { allPartners } from '../store/read-partners.ts'
import { visitsBetween } from '../store/read-day-later.ts'
import { allWorks } from '../store/read-works.ts'
import type { Database } from '../store/tables.ts'
import { inWords } from '../text/centre-words.ts'
import { askedFor, type Asked } from './asked-for.ts'

/** Shown of what was asked, and of what answers it. */
const MOST = 5
const ANSWERS = 2
/** An event is an answer while one can still wait for it. Days. */
const AHEAD = 60

export type Answer = { readonly to: string; readonly title: string }
/** `documents`, `events`, `partners`: how many there are; `shown`: the first of each. */
export type Need = Asked & {
  readonly documents: number
  readonly events: number
  readonly partners: number
  readonly shown: readonly Answer[]
}

/** Of one centre, from Monday to `day`; the most asked first. */
export const weekNeeds = async (db: Database, centre: CentreCode, day: Day): Promise<readonly Need[]> => {
  const [visits, stated] = await Promise.all([visitsBetween(db, centre, addDays(day, 1 - weekday(day)), day), listValues(db)])
  const asked = askedFor(visits, stated, centre).themes.slice(0, MOST)
  if (asked.length === 0) return []
  const [works, events, partners] = await Promise.all([allWorks(db), eventsFrom(db, day), allPartners(db)])
  const current = works.filter(w => w.state.is === 'current')
  const items = listAt('theme', stated, centre)
  const under = (theme: string): string => itemOf(items, stated, theme)?.ref ?? theme
  const coming = events.filter(e => e.cancelled === null && e.event.lastDay <= addDays(day, AHEAD))
  return asked.map((need): Need => {
    // what a centre calls its own way is answered under its own name and under the one it counts as
    const stems = stemsOfThemes(items.filter(i => i.value === need.theme || i.value === need.ref))
    const documents = current.filter(w => speaksOf(stems, w.words))
    const held = coming.filter(e => speaksOf(stems, ` ${plainWords(inWords(e.event.titles))}`))
    const known = partners.filter(p => mayPointTo(p) && p.themes.some(theme => under(theme) === need.ref))
    return {
      ...need,
      documents: documents.length,
      events: held.length,
      partners: known.length,
      shown: [
        ...documents.slice(0, ANSWERS).map(w => ({ to: `/holdings/${w.id}`, title: w.title })),
        ...held.slice(0, ANSWERS).map(e => ({ to: `/agenda/${e.event.uid}`, title: inWords(e.event.titles) })),
        ...known.slice(0, 1).map(p => ({ to: `/partners/${p.id}`, title: nameOn(p, day) })),
      ],
    }
  })
}
