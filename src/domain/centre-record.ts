// How the network and its centres stand in the directory's statements. Fields are only added: old statements are read for ever.
import {
  CENTRE_KINDS,
  CENTRE_STATUSES,
  LABEL_LEVELS,
  SERVICE_LEVELS,
  type Centre,
  type CentreKind,
  type CentreStatus,
  type LabelLevel,
  type Network,
  type Parent,
  type ServiceLevel,
} from './centre.ts'
import { contested } from './contested.ts'
import { isDay } from './day.ts'
import { shown, type Folded } from './fold.ts'
import { isCentreCode } from './ids.ts'
import { namesFields, namesFrom } from './names-record.ts'
import { parseWeek, weekValue } from './opening-record.ts'
import { isPartialDate } from './partial-date.ts'
import type { Value } from './statement.ts'

/** What must be said of a centre; the rest may come later, or never. */
export type CentreStated = Pick<Centre, 'code' | 'names' | 'kind' | 'isHead' | 'status' | 'week' | 'precision'> &
  Partial<Pick<Centre, 'area' | 'host' | 'areaM2' | 'openedOn' | 'services' | 'label' | 'parents'>>

export const parentsValue = (parents: readonly Parent[]): Value =>
  parents.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(p => [p.from, p.code])

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
  ...(c.openedOn && { opened: c.openedOn }),
  ...(c.label && c.label !== 'none' && { label: c.label }),
  ...(c.parents && c.parents.length > 0 && { parents: parentsValue(c.parents) }),
  ...Object.fromEntries(Object.entries(c.services ?? {}).map(([id, level]) => [serviceField(id), level])),
})

const parentsFrom = (x: Value | undefined): Parent[] =>
  (Array.isArray(x) ? x : [])
    .flatMap((row): Parent[] => {
      if (!Array.isArray(row)) return []
      const [from, code] = row
      return isDay(from) && (code === null || isCentreCode(code)) ? [{ from, code }] : []
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))

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
    openedOn: isPartialDate(opened) ? opened : null,
    services: servicesFrom(record),
    label: LABEL_LEVELS.includes(label as LabelLevel) ? (label as LabelLevel) : 'none',
    parents: parentsFrom(shown(record, 'parents')),
    conflicts: contested(record),
  }
}

export const networkFields = (n: Omit<Network, 'id' | 'doc' | 'conflicts'>): Record<string, Value> => ({
  ...namesFields('name', n.names),
  country: n.country,
  currency: n.currency,
  timeZone: n.timeZone,
  ...(n.demo && { demo: true }),
})

export const networkFrom = (record: Folded): Network | null => {
  const names = namesFrom(record, 'name')
  const text = (field: string, otherwise: string): string => {
    const v = shown(record, field)
    return typeof v === 'string' ? v : otherwise
  }
  if (names === null) return null
  return {
    id: record.id,
    doc: record.doc,
    names,
    country: text('country', 'FR'),
    currency: text('currency', 'EUR'),
    timeZone: text('timeZone', 'Europe/Paris'),
    demo: shown(record, 'demo') === true,
    conflicts: contested(record),
  }
}
