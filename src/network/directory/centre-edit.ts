// A centre of the directory as a coordinator changes it, and what is wrong with what she typed.
import { lackingServices } from '../../domain/centre-checks.ts'
import { parentOn, parentProblem, type ParentProblem } from '../../domain/centre-parents.ts'
import { parentsValue, serviceField } from '../../domain/centre-record.ts'
import { weekValue } from '../../domain/opening-record.ts'
import { MAX_NAME, type Centre, type CentreKind, type CentreStatus, type LabelLevel, type ServiceLevel } from '../../domain/centre.ts'
import type { Day } from '../../domain/day.ts'
import { isDay } from '../../domain/day.ts'
import type { CentreCode } from '../../domain/ids.ts'
import { isCentreCode } from '../../domain/ids.ts'
import { cleanName } from '../../domain/name.ts'
import { firstDay, readPartialDate, type PartialDate } from '../../domain/partial-date.ts'
import type { Value } from '../../domain/statement.ts'
import { namesProblem, namesRead, typedNames, type NameProblem, type NamesTyped } from '../../records/names-typed.ts'
import { textProblem, type TextProblem } from '../../records/text-problem.ts'
import { readWeek, weekTypedOf, type WeekTyped } from '../week-typed.ts'
import { readPositive } from './number-typed.ts'

export type CentreEdit = {
  readonly names: NamesTyped
  readonly area: NamesTyped
  readonly kind: CentreKind
  readonly status: CentreStatus
  /** A centre's code; '' for none. */
  readonly parent: string
  readonly parentFrom: string
  readonly host: string
  readonly areaM2: string
  readonly opened: string
  /** By service; '' where nothing is said. */
  readonly services: Readonly<Record<string, ServiceLevel | ''>>
  readonly label: LabelLevel
  /** Null where they differ from day to day: left as they are. */
  readonly hours: WeekTyped | null
}

export type CentreEditWrong = {
  readonly names: NameProblem | 'taken' | null
  readonly area: NameProblem | null
  readonly parent: ParentProblem | 'day' | null
  readonly host: TextProblem | null
  readonly areaM2: 'no-number' | null
  readonly opened: 'no-date' | 'ahead' | null
  /** The services a site lacks. */
  readonly services: readonly string[]
  readonly hours: 'am' | 'pm' | null
}
export const NO_WRONG: CentreEditWrong = {
  names: null,
  area: null,
  parent: null,
  host: null,
  areaM2: null,
  opened: null,
  services: [],
  hours: null,
}

export const dateTyped = (date: PartialDate | null): string => (date === null ? '' : date.split('-').reverse().join('/'))

export const editOf = (c: Centre, services: readonly string[], today: Day): CentreEdit => ({
  names: typedNames(c.names),
  area: typedNames(c.area),
  kind: c.kind,
  status: c.status,
  parent: parentOn(c, today) ?? '',
  parentFrom: today,
  host: c.host ?? '',
  areaM2: c.areaM2 === null ? '' : String(c.areaM2),
  opened: dateTyped(c.openedOn),
  services: Object.fromEntries(services.map(id => [id, c.services[id] ?? ''])),
  label: c.label,
  hours: weekTypedOf(c.week),
})

const alike = (x: string): string => cleanName(x).toLocaleLowerCase()

/** The fields of the record as the form says them, or what is wrong, field by field. */
export const readEdit = (
  typed: CentreEdit,
  centre: Centre,
  all: readonly Centre[],
  today: Day,
): { readonly fields: Record<string, Value> } | { readonly wrong: CentreEditWrong } => {
  const m2 = readPositive(typed.areaM2)
  const opened = readPartialDate(typed.opened)
  const others = all.filter(c => c.id !== centre.id)
  const stated = Object.entries(typed.services).flatMap(([id, level]) => (level === '' ? [] : [[id, level] as const]))
  const week = typed.hours === null ? null : readWeek(typed.hours)
  const moved = typed.parent !== (parentOn(centre, today) ?? '')
  const wrong: CentreEditWrong = {
    names: namesProblem(typed.names, 'needed') ?? (others.some(c => alike(c.names.main) === alike(typed.names.main)) ? 'taken' : null),
    area: namesProblem(typed.area, 'may-be-empty'),
    parent: !moved
      ? null
      : !isDay(typed.parentFrom)
        ? 'day'
        : isCentreCode(typed.parent)
          ? parentProblem(all, centre.code, typed.parent, typed.parentFrom)
          : null,
    host: textProblem(typed.host, MAX_NAME),
    areaM2: m2 === 'no-number' ? m2 : null,
    // a place that has opened cannot have done so in the future
    opened:
      opened === 'no-date' ? 'no-date' : opened !== 'empty' && typed.status !== 'planned' && firstDay(opened) > today ? 'ahead' : null,
    hours: typeof week === 'string' ? week : null,
    services: typed.kind === 'site' ? lackingServices(Object.fromEntries(stated)) : [],
  }
  if (wrong.names || wrong.area || wrong.parent || wrong.host || wrong.areaM2 || wrong.opened || wrong.hours || wrong.services.length > 0)
    return { wrong }
  return {
    fields: {
      ...namesRead('name', typed.names),
      ...namesRead('area', typed.area),
      kind: typed.kind,
      status: typed.status,
      host: cleanName(typed.host) || null,
      m2: m2 === 'no-number' ? null : m2,
      opened: opened === 'empty' ? null : opened,
      label: typed.label === 'none' ? null : typed.label,
      ...Object.fromEntries(Object.entries(typed.services).map(([id, level]) => [serviceField(id), level || null])),
      ...(week !== null && typeof week !== 'string' && { week: weekValue(week) }),
      ...(moved && { parents: parentsValue(parentsAfter(centre, typed.parent as CentreCode | '', typed.parentFrom as Day)) }), // both were checked
    },
  }
}

/** What was said before stays; another word for the same day takes its place. */
const parentsAfter = (c: Centre, parent: CentreCode | '', from: Day): Centre['parents'] => [
  ...c.parents.filter(p => p.from !== from),
  { from, code: parent === '' ? null : parent },
]
