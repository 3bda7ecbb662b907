// A centre of the directory as a coordinator changes it, and what is wrong with what she typed.
import { lackingServices } from '../../domain/centre-checks.ts'
import { parentOn, parentProblem, withoutProblem, type ParentProblem } from '../../domain/centre-parents.ts'
import { parentField, serviceField, ON_NONE } from '../../domain/centre-record.ts'
import { weekValue } from '../../domain/opening-record.ts'
import {
  CENTRE_KINDS,
  CENTRE_STATUSES,
  LABEL_LEVELS,
  SERVICE_LEVELS,
  type CentreKind,
  type CentreStatus,
  type LabelLevel,
  type ServiceLevel,
} from '../../domain/centre-lists.ts'
import { MAX_NAME, type Centre } from '../../domain/centre.ts'
import type { Day, Precision } from '../../domain/day.ts'
import { isDay } from '../../domain/day.ts'
import { isCentreCode } from '../../domain/ids.ts'
import { cleanName, isSameName } from '../../domain/name.ts'
import { firstDay, readPartialDate, type PartialDate } from '../../domain/partial-date.ts'
import type { Value } from '../../domain/statement.ts'
import { alike, fieldOf } from '../../records/alike.ts'
import { namesProblem, namesRead, typedNames, type NameProblem, type NamesTyped } from '../../records/names-typed.ts'
import { textProblem, type TextProblem } from '../../records/text-problem.ts'
import { readWeek, weekAgain, weekTypedOf, type WeekTyped } from '../week-typed.ts'
import { readPositive } from './number-typed.ts'

export type CentreEdit = {
  readonly names: NamesTyped
  readonly area: NamesTyped
  readonly kind: CentreKind
  readonly status: CentreStatus
  /** A centre's code; '' for none. */
  readonly parent: string
  readonly parentFrom: string
  /** Days of parents that were wrongly noted: they are taken back. */
  readonly notFrom: readonly Day[]
  readonly host: string
  readonly areaM2: string
  readonly staff: string
  readonly opened: string
  /** By service; '' where nothing is said. */
  readonly services: Readonly<Record<string, ServiceLevel | ''>>
  readonly label: LabelLevel
  readonly precision: Precision
  /** Null where they differ from day to day: left as they are. */
  readonly hours: WeekTyped | null
}

export type CentreEditWrong = {
  readonly names: NameProblem | 'taken' | null
  readonly area: NameProblem | null
  readonly parent: ParentProblem | 'day' | null
  readonly host: TextProblem | null
  readonly areaM2: 'no-number' | null
  readonly staff: 'no-number' | null
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
  staff: null,
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
  notFrom: [],
  host: c.host ?? '',
  areaM2: c.areaM2 === null ? '' : String(c.areaM2),
  staff: c.staff === undefined ? '' : String(c.staff),
  opened: dateTyped(c.openedOn),
  services: Object.fromEntries(services.map(id => [id, c.services[id] ?? ''])),
  label: c.label,
  precision: c.precision,
  hours: weekTypedOf(c.week),
})

/** As it was kept while it was typed. */
export const editAgain = (first: CentreEdit, kept: unknown): CentreEdit => {
  const typed = alike(first, kept)
  const level = (text: string): ServiceLevel | '' => SERVICE_LEVELS.find(l => l === text) ?? ''
  return {
    ...typed,
    kind: CENTRE_KINDS.find(k => k === typed.kind) ?? first.kind,
    status: CENTRE_STATUSES.find(s => s === typed.status) ?? first.status,
    label: LABEL_LEVELS.find(l => l === typed.label) ?? first.label,
    notFrom: typed.notFrom.filter(isDay),
    services: Object.fromEntries(Object.entries(typed.services).map(([id, text]) => [id, level(text)])),
    hours: first.hours && weekAgain(first.hours, fieldOf(kept, 'hours')),
  }
}

const hasOpened = (status: CentreStatus): boolean => status !== 'planned' && status !== 'closed'
/** What is left of the parents when the wrong ones are taken back. */
const left = (c: Centre, notFrom: readonly Day[]): Pick<Centre, 'parents'> => ({
  parents: c.parents.filter(p => !notFrom.includes(p.from)),
})

/** Takes a parent back, or leaves it after all. The line above follows where it said what stood there until now. */
export const takeBack = (typed: CentreEdit, c: Centre, notFrom: readonly Day[], today: Day): CentreEdit => {
  const untouched = typed.parent === (parentOn(left(c, typed.notFrom), today) ?? '')
  return { ...typed, notFrom, ...(untouched && { parent: parentOn(left(c, notFrom), today) ?? '' }) }
}

/** The fields of the record as the form says them, or what is wrong, field by field. */
export const readEdit = (
  typed: CentreEdit,
  centre: Centre,
  all: readonly Centre[],
  today: Day,
): { readonly fields: Record<string, Value> } | { readonly wrong: CentreEditWrong } => {
  const m2 = readPositive(typed.areaM2)
  const staff = readPositive(typed.staff)
  const opened = readPartialDate(typed.opened)
  const others = all.filter(c => c.id !== centre.id)
  const stated = Object.entries(typed.services).flatMap(([id, level]) => (level === '' ? [] : [[id, level] as const]))
  const week = typed.hours === null ? null : readWeek(typed.hours)
  const remaining = left(centre, typed.notFrom)
  const moved = typed.parent !== (parentOn(remaining, today) ?? '')
  const wrong: CentreEditWrong = {
    names: namesProblem(typed.names, 'needed') ?? (others.some(c => isSameName(c.names.main, typed.names.main)) ? 'taken' : null),
    area: namesProblem(typed.area, 'may-be-empty'),
    parent: !moved
      ? withoutProblem(all, centre, typed.notFrom)
      : !isDay(typed.parentFrom)
        ? 'day'
        : isCentreCode(typed.parent)
          ? (parentProblem(all, centre.code, typed.parent, typed.parentFrom) ?? withoutProblem(all, centre, typed.notFrom))
          : null,
    host: textProblem(typed.host, MAX_NAME),
    areaM2: m2 === 'no-number' ? m2 : null,
    staff: staff === 'no-number' || !Number.isInteger(staff ?? 1) ? 'no-number' : null,
    // a place that has opened cannot have done so in the future; a project that is given up keeps the date it was expected for
    opened: opened === 'no-date' ? 'no-date' : opened !== 'empty' && hasOpened(typed.status) && firstDay(opened) > today ? 'ahead' : null,
    hours: typeof week === 'string' ? week : null,
    services: typed.kind === 'site' ? lackingServices(Object.fromEntries(stated)) : [],
  }
  if (
    wrong.names ||
    wrong.area ||
    wrong.parent ||
    wrong.host ||
    wrong.areaM2 ||
    wrong.staff ||
    wrong.opened ||
    wrong.hours ||
    wrong.services.length > 0
  )
    return { wrong }
  return {
    fields: {
      ...namesRead('name', typed.names),
      ...namesRead('area', typed.area),
      kind: typed.kind,
      status: typed.status,
      host: cleanName(typed.host) || null,
      m2: m2 === 'no-number' ? null : m2,
      staff: staff === 'no-number' ? null : staff,
      opened: opened === 'empty' ? null : opened,
      label: typed.label === 'none' ? null : typed.label,
      precision: typed.precision,
      ...Object.fromEntries(Object.entries(typed.services).map(([id, level]) => [serviceField(id), level || null])),
      ...(week !== null && typeof week !== 'string' && { week: weekValue(week) }),
      ...Object.fromEntries(typed.notFrom.map(day => [parentField(day), null])),
      ...(moved && { [parentField(typed.parentFrom as Day)]: typed.parent || ON_NONE }), // both were checked
    },
  }
}
