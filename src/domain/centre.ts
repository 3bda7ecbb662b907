// The network and its centres, as the directory states them.
import type { Precision } from './day.ts'
import { shown, type Folded } from './fold.ts'
import { isCentreCode, type CentreCode, type Key } from './ids.ts'
import { parseWeek, weekValue, type Week } from './opening.ts'
import type { Value } from './statement.ts'

export const CENTRE_KINDS = ['site', 'outlet', 'itinerant', 'associated'] as const
export type CentreKind = (typeof CENTRE_KINDS)[number]
export const CENTRE_STATUSES = ['planned', 'provisional', 'open', 'dormant', 'closed'] as const
export type CentreStatus = (typeof CENTRE_STATUSES)[number]

export type Centre = {
  readonly id: Key
  readonly doc: string
  readonly code: CentreCode
  readonly name: string
  readonly kind: CentreKind
  readonly isHead: boolean
  readonly status: CentreStatus
  /** The hours announced by the coordination; what the centre states itself goes before (opening.ts). */
  readonly week: Week
  readonly precision: Precision
}

export const MAX_NAME = 80

export const centreFields = (c: Omit<Centre, 'id' | 'doc'>): Record<string, Value> => ({
  code: c.code,
  name: c.name,
  kind: c.kind,
  head: c.isHead,
  status: c.status,
  week: weekValue(c.week),
  precision: c.precision,
})

export const centreFrom = (record: Folded): Centre | null => {
  const code = shown(record, 'code')
  const name = shown(record, 'name')
  const kind = shown(record, 'kind')
  const status = shown(record, 'status')
  if (!isCentreCode(code) || typeof name !== 'string' || !CENTRE_KINDS.includes(kind as CentreKind)) return null
  return {
    id: record.id,
    doc: record.doc,
    code,
    name,
    kind: kind as CentreKind, // checked above
    isHead: shown(record, 'head') === true,
    status: CENTRE_STATUSES.includes(status as CentreStatus) ? (status as CentreStatus) : 'open',
    week: parseWeek(shown(record, 'week')),
    precision: shown(record, 'precision') === 'half-day' ? 'half-day' : 'hour',
  }
}

/** A centre that has opened logs visits; one that is planned, dormant, closed or associated does not (S-rows on status). */
export const logsVisits = (c: Pick<Centre, 'kind' | 'status'>): boolean =>
  c.kind !== 'associated' && (c.status === 'open' || c.status === 'provisional')

export type Network = {
  readonly id: Key
  readonly doc: string
  readonly name: string
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  readonly demo: boolean
}

export const networkFields = (n: Omit<Network, 'id' | 'doc'>): Record<string, Value> => ({
  name: n.name,
  country: n.country,
  currency: n.currency,
  timeZone: n.timeZone,
  ...(n.demo && { demo: true }),
})

export const networkFrom = (record: Folded): Network | null => {
  const name = shown(record, 'name')
  const text = (field: string, otherwise: string): string => {
    const v = shown(record, field)
    return typeof v === 'string' ? v : otherwise
  }
  if (typeof name !== 'string') return null
  return {
    id: record.id,
    doc: record.doc,
    name,
    country: text('country', 'FR'),
    currency: text('currency', 'EUR'),
    timeZone: text('timeZone', 'Europe/Paris'),
    demo: shown(record, 'demo') === true,
  }
}

/** A short code from a name: 'Pont-d’Irgne' → 'pontdirgne', cut to 12, made different from those taken. Never empty. */
export const codeFor = (name: string, taken: ReadonlySet<string>): CentreCode => {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 12)
  const base = plain.length >= 2 ? plain : `centre${plain}`
  for (let n = 1; ; n++) {
    const code = n === 1 ? base : `${base}-${n}`
    if (isCentreCode(code) && !taken.has(code)) return code
  }
}
