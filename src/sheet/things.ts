// What can be put on a sheet: documents, partners, events and key dates together, read once and looked through in memory.
import type { Day } from '../domain/day.ts'
import { grouped } from '../domain/grouped.ts'
import { stillToCome } from '../domain/agenda.ts'
import type { Shared } from '../domain/event.ts'
import { nearness, typedLetters } from '../domain/find-partner.ts'
import { finds, plainWords, searchForm, sortForm } from '../domain/find-work.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Language } from '../domain/languages.ts'
import { listAt, type ListItem, type ListValue } from '../domain/lists.ts'
import { mayPointTo, nameOn, type Partner } from '../domain/partner.ts'
import { isSame, itemOfEvent, type SheetItem } from '../domain/sheet.ts'
import type { Work } from '../domain/work.ts'
import { eventsFrom } from '../store/read-events.ts'
import { listValues } from '../store/read-lists.ts'
import { allPartners } from '../store/read-partners.ts'
import { allWorks, holdingsIn } from '../store/read-works.ts'
import type { Database } from '../store/tables.ts'
import { inWords } from '../text/centre-words.ts'

/** One of them. `marks`: under which it stands here, '' for copies without one. */
export type Thing = { readonly item: SheetItem; readonly title: string } & (
  | { readonly is: 'work'; readonly work: Work; readonly marks: readonly string[] }
  | { readonly is: 'partner'; readonly partner: Partner }
  | { readonly is: 'event' | 'key-date'; readonly shared: Shared }
)

/** Everything there is; `stated`: what is said of lists. */
export type Things = {
  readonly all: readonly Thing[]
  readonly media: readonly ListItem[]
  readonly stated: readonly ListValue[]
}

/** `now`: milliseconds. What is withdrawn, over, or takes no part any more is not offered. */
export const things = async (db: Database, centre: CentreCode | null, today: Day, now: number): Promise<Things> => {
  const [works, here, partners, events, stated] = await Promise.all([
    allWorks(db),
    centre === null ? [] : holdingsIn(db, centre),
    allPartners(db),
    eventsFrom(db, today),
    listValues(db),
  ])
  const marks = grouped(
    here.filter(h => h.withdrawn === null),
    h => h.work,
  )
  const all: Thing[] = [
    ...works
      .filter(w => w.state.is !== 'withdrawn')
      .map((work): Thing => ({
        is: 'work',
        item: { is: 'work', id: work.id },
        title: work.title,
        work,
        marks: (marks.get(work.id) ?? []).map(h => h.mark ?? ''),
      })),
    ...partners
      .filter(mayPointTo)
      .map((partner): Thing => ({ is: 'partner', item: { is: 'partner', id: partner.id }, title: nameOn(partner, today), partner })),
    ...stillToCome(events, now).map((shared): Thing => {
      const item = itemOfEvent(shared)
      return { is: item.is, item, title: inWords(shared.event.titles), shared }
    }),
  ]
  return { all, media: listAt('media-type', stated, centre), stated }
}

/** 'CV' has no more; one finds half of everything. Letters. */
const ENOUGH = 2
export const isEnough = (typed: string): boolean => plainWords(typed).replaceAll(' ', '').length >= ENOUGH

const nearOf = (thing: Thing, letters: ReturnType<typeof typedLetters>): number | null => {
  if (thing.is === 'partner') return nearness(letters, thing.partner, thing.title, '')
  const words = thing.is === 'work' ? thing.work.words : searchForm([thing.title, ...allTitles(thing.shared)], [])
  if (!finds(letters.what, words)) return null
  return sortForm(plainWords(thing.title)).startsWith(letters.whole) ? 0 : 1
}
/** In whatever language it is sought. */
const allTitles = ({ event: { titles } }: Shared): string[] => [titles.main, ...Object.values(titles.by)]

/** The nearest to what was typed first; of these what was on a sheet here before, then what its reader can read, then by title without its article, what will be soon before what will be later. `tongue`: of the sheet. */
export const found = ({ all }: Things, typed: string, before: readonly SheetItem[], tongue: Language): Thing[] => {
  const letters = typedLetters(typed)
  return all
    .flatMap(thing => {
      const near = nearOf(thing, letters)
      if (near === null) return []
      const at = before.findIndex(b => isSame(b, thing.item))
      const strange = thing.is === 'work' && thing.work.language !== null && thing.work.language !== tongue ? 1 : 0
      return [{ thing, near, at: at < 0 ? before.length : at, strange, title: sortForm(plainWords(thing.title)) }]
    })
    .sort((a, b) => a.near - b.near || a.at - b.at || a.strange - b.strange || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0))
    .map(x => x.thing)
}

/** In the order of `items`; what is not offered any more is left out. */
export const these = ({ all }: Things, items: readonly SheetItem[]): Thing[] =>
  items.flatMap(item => all.find(t => isSame(t.item, item)) ?? [])

/** The key dates to come, the soonest first. */
export const keyDates = ({ all }: Things): Thing[] => all.filter(t => t.is === 'key-date')
