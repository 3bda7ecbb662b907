// How the network and its centres stand in the directory's statements. Fields are only added: old statements are read for ever.
import {
  CENTRE_KINDS,
  CENTRE_STATUSES,
  LABEL_LEVELS,
  SERVICE_LEVELS,
  type CentreKind,
  type CentreStatus,
  type LabelLevel,
  type ServiceLevel,
} from './centre-lists.ts'
import type { Centre, Network, Parent } from './centre.ts'
import { closedFrom } from './closed-circles.ts'
import { contested } from './contested.ts'
import { isDay, type Day } from './day.ts'
import { shown, type Folded } from './fold.ts'
import { isCentreCode } from './ids.ts'
import { namesFields, namesFrom } from './names-record.ts'
import { parseWeek, weekValue } from './opening-record.ts'
import { currencyOr, timeZoneOr } from './place.ts'
import { isPartialDate } from './partial-date.ts'
import { holidayField, holidaysFrom } from './school-holidays.ts'
import type { Value } from './statement.ts'

/** What must be said of a centre; the rest may come later, or never. */
export type CentreStated = Pick<Centre, 'code' | 'names' | 'kind' | 'isHead' | 'status' | 'week' | 'precision'> &
  Partial<Pick<Centre, 'area' | 'host' | 'areaM2' | 'staff' | 'openedOn' | 'services' | 'label' | 'parents'>>

const PARENT = 'parent.'
/** One field for each day from which a parent counts: two people who add parents apart do not contradict each other. */
export const parentField = (from: Day): string => `${PARENT}${from}`
/** The day of such a field; null for any other. */
export const parentDay = (field: string): Day | null => {
  const day = field.startsWith(PARENT) ? field.slice(PARENT.length) : null
  return isDay(day) ? day : null
}
/** In place of a code. Null, as in any field, is not this: it says that nothing is said of that day any more, because it was a wrong one. */
export const ON_NONE = ''

const SERVICE = 'service.'
export const serviceField = (id: string): string => `${SERVICE}${id}`

/** What is not stated, or empty, has no field. */
export const centreFields = (c: CentreStated): Record<string, Value> => ({
  code: c.code,
  ...namesFields('name', c.names),
  kind: c.kind,
  head: c.isHead,
  status: c.status,
  week: weekValue(c.week),
  precision: c.precision,
  ...(c.area && namesFields('area', c.area)),
  ...(c.host && { host: c.host }),
  ...(c.areaM2 && { m2: c.areaM2 }),
  ...(c.staff && { staff: c.staff }),
  ...(c.openedOn && { opened: c.openedOn }),
  ...(c.label && c.label !== 'none' && { label: c.label }),
  ...Object.fromEntries((c.parents ?? []).map(p => [parentField(p.from), p.code ?? ON_NONE])),
  ...Object.fromEntries(Object.entries(c.services ?? {}).map(([id, level]) => [serviceField(id), level])),
})

const parentsFrom = (record: Folded): Parent[] =>
  Object.keys(record.heads)
    .flatMap((field): Parent[] => {
      const from = parentDay(field)
      const code = shown(record, field)
      return from !== null && (code === ON_NONE || isCentreCode(code)) ? [{ from, code: code === ON_NONE ? null : code }] : []
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1)) // no two of one day

const servicesFrom = (record: Folded): Record<string, ServiceLevel> =>
  Object.fromEntries(
    Object.keys(record.heads).flatMap(field => {
      const level = SERVICE_LEVELS.find(l => l === shown(record, field))
      return field.startsWith(SERVICE) && level ? [[field.slice(SERVICE.length), level]] : []
    }),
  )

/** Null when it is no centre that this app can read (it is then set aside). */
export const centreFrom = (record: Folded): Centre | null => {
  const code = shown(record, 'code')
  const names = namesFrom(record, 'name')
  const kind = shown(record, 'kind')
  const status = shown(record, 'status')
  const host = shown(record, 'host')
  const m2 = shown(record, 'm2')
  const staff = shown(record, 'staff')
  const opened = shown(record, 'opened')
  const label = shown(record, 'label')
  if (!isCentreCode(code) || names === null || !CENTRE_KINDS.includes(kind as CentreKind)) return null
  return {
    id: record.id,
    doc: record.doc,
    code,
    names,
    area: namesFrom(record, 'area'),
    kind: kind as CentreKind, // checked above
    isHead: shown(record, 'head') === true,
    status: CENTRE_STATUSES.includes(status as CentreStatus) ? (status as CentreStatus) : 'open',
    week: parseWeek(shown(record, 'week')),
    precision: shown(record, 'precision') === 'half-day' ? 'half-day' : 'hour',
    host: typeof host === 'string' && host !== '' ? host : null,
    areaM2: typeof m2 === 'number' && m2 > 0 ? m2 : null,
    ...(Number.isSafeInteger(staff) && (staff as number) > 0 && { staff: staff as number }),
    openedOn: isPartialDate(opened) ? opened : null,
    services: servicesFrom(record),
    label: LABEL_LEVELS.includes(label as LabelLevel) ? (label as LabelLevel) : 'none',
    parents: parentsFrom(record),
    conflicts: contested(record),
  }
}

export const networkFields = (n: Omit<Network, 'id' | 'doc' | 'closed' | 'withdrawn' | 'conflicts'>): Record<string, Value> => ({
  ...namesFields('name', n.names),
  country: n.country,
  currency: n.currency,
  timeZone: n.timeZone,
  ...Object.fromEntries((n.holidays ?? []).map(h => [holidayField(h.from), h.to])),
  ...(n.demo && { demo: true }),
})

export const networkFrom = (record: Folded): Network | null => {
  const names = namesFrom(record, 'name')
  const country = shown(record, 'country')
  const closed = closedFrom(record)
  const holidays = holidaysFrom(record)
  if (names === null) return null
  return {
    id: record.id,
    doc: record.doc,
    names,
    country: typeof country === 'string' ? country : 'FR',
    currency: currencyOr(shown(record, 'currency'), 'EUR'),
    timeZone: timeZoneOr(shown(record, 'timeZone'), 'Europe/Paris'),
    ...(Object.keys(closed)[0] && { closed }),
    ...(holidays[0] && { holidays }),
    demo: shown(record, 'demo') === true,
    ...(record.ended && { withdrawn: true as const }),
    conflicts: contested(record),
  }
}
