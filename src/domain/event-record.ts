// How an event stands in the statements of a calendar. There is no field for what it might ask of those who come: it is free (S163, E20).
import { stands } from './changed.ts'
import { contested } from './contested.ts'
import { parseDocumentName } from './document-name.ts'
import type { CalendarEvent, Former, When } from './event.ts'
import { lastDayOf } from './event.ts'
import { isDay } from './day.ts'
import { shown, type Folded } from './fold.ts'
import { isKey, type CentreCode, type Key } from './ids.ts'
import { isLanguage } from './languages.ts'
import { isValueId } from './lists.ts'
import { cleanName } from './name.ts'
import { namesFields, namesFrom } from './names-record.ts'
import type { Value } from './statement.ts'
import { isWallTime, isZoneName } from './wall-time.ts'

export type EventStated = Pick<CalendarEvent, 'titles' | 'language' | 'type' | 'when' | 'place' | 'audience' | 'summary'>
/** Of an event that comes from a narrower circle. */
export type Moved = { readonly uid: Key; readonly former: Former; readonly seen: readonly Key[] }

export const whenValue = ({ start, end, zone }: When): Value => [start, end, zone]
export const formerValue = ({ former, seen }: Pick<Moved, 'former' | 'seen'>): Value => [former.doc, former.id, ...seen]

/** What is not said has no field. */
export const eventFields = (e: EventStated, moved?: Moved): Record<string, Value> => ({
  ...namesFields('title', e.titles),
  type: e.type,
  when: whenValue(e.when),
  ...(e.language && { language: e.language }),
  ...(e.place !== null && { place: e.place }),
  ...(e.audience !== null && { audience: e.audience }),
  ...(e.summary && namesFields('summary', e.summary)),
  ...(moved && { uid: moved.uid, former: formerValue(moved) }),
})

/** Null for what is no time. An end that does not come after the start is none: two hours are shown. */
export const whenFrom = (x: Value | undefined): When | null => {
  if (!Array.isArray(x)) return null
  const [start, end, zone] = x as readonly Value[] // an array, as just seen
  if (!isWallTime(start) || !isZoneName(zone)) return null
  return { start, end: isWallTime(end) && end > start ? end : null, zone }
}

/** Only a narrower circle of the same centre can be what it took over from. */
const formerFrom = (x: Value | undefined, centre: CentreCode): Pick<Moved, 'former' | 'seen'> | null => {
  if (!Array.isArray(x)) return null
  const [doc, id, ...seen] = x as readonly Value[] // an array, as just seen
  const name = typeof doc === 'string' ? parseDocumentName(doc) : null
  if (name?.is !== 'calendar' || name.centre !== centre || !isKey(id)) return null
  return { former: { doc: doc as string, id }, seen: seen.filter(isKey) } // a name of a document is a string
}

const textFrom = (x: Value | undefined): string | null => (typeof x === 'string' && cleanName(x) !== '' ? cleanName(x) : null)

/** What an event says to people, field by field: nothing else is told twice, and nobody is asked to decide about anything else. */
const SHARED_FIELDS = /^(title|summary)(\.\w+)?$|^(type|when|place|audience)$/

/** Where an owner says that an event stays in a closed circle; its value is the day from which that was closed. */
export const LEFT = 'left'

/** Null for what is no event that this app can read. */
export const eventFrom = (record: Folded, centre: CentreCode): CalendarEvent | null => {
  const name = parseDocumentName(record.doc)
  const titles = namesFrom(record, 'title')
  const when = whenFrom(shown(record, 'when'))
  const type = shown(record, 'type')
  const language = shown(record, 'language')
  const uid = shown(record, 'uid')
  const left = shown(record, LEFT)
  if (name?.is !== 'calendar' || titles === null || when === null || !isValueId(type)) return null
  const before = formerFrom(shown(record, 'former'), centre)
  const cancel = record.ended?.kind === 'cancel' ? record.ended : null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    circle: name.circle,
    uid: isKey(uid) ? uid : record.id,
    titles,
    language: isLanguage(language) ? language : null,
    type,
    when,
    lastDay: lastDayOf(when),
    place: textFrom(shown(record, 'place')),
    audience: textFrom(shown(record, 'audience')),
    summary: namesFrom(record, 'summary'),
    cancelled: cancel && { reason: typeof cancel.reason === 'string' ? cancel.reason : null, at: cancel.at, by: cancel.by },
    former: before?.former ?? null,
    seen: before?.seen ?? [],
    ...(before && { moved: 1 as const }),
    ...(isDay(left) && { left }),
    at: record.at,
    conflicts: contested(record).filter(field => SHARED_FIELDS.test(field)),
  }
}

/** What was said in a former circle after, or apart from, its move, and differs from what is shown now: a person decides about it. */
export type SaidBefore = { readonly doc: string; readonly field: string; readonly key: Key; readonly value: Value }
/** `seen`: statements that the living record already knows of, from whatever former one. */
export const saidBefore = (former: Folded, living: Folded, seen: readonly Key[]): SaidBefore[] =>
  Object.entries(former.heads).flatMap(([field, heads]) =>
    SHARED_FIELDS.test(field)
      ? heads
          .filter(h => !seen.includes(h.key) && !stands(living, field, h.value))
          .map(h => ({ doc: former.doc, field, key: h.key, value: h.value }))
      : [],
  )

/** Every statement that stands in a record now: what whoever widens its circle is looking at. */
export const headsOf = (record: Folded): Key[] => [...new Set(Object.values(record.heads).flatMap(list => list.map(h => h.key)))].sort()
