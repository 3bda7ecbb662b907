// The network's reference lists: what may be chosen on a visit, a work, an event, a centre. Each begins with values of our own; what a
// coordinator changes, dates or adds is data in the directory; a centre renames, orders and adds for itself (`domain.md` §5.3, S085, S088).
import { TOLD_LISTS } from './told-lists.ts'
import { contested } from './contested.ts'
import { isDay, type Day } from './day.ts'
import { shown } from './fold.ts'
import type { CentreCode, Key } from './ids.ts'
import type { Names } from './names.ts'
import { REFERENCES, type ReferenceChange } from './purposes.ts'
import { namesFrom } from './names-record.ts'
import type { Value } from './statement.ts'
import { unitedHeads, type Heads } from './united.ts'
import { NEXT_STEPS, SITUATIONS } from './visit.ts'

/** S156, R01. */
const SERVICES = ['interview', 'documentation', 'events', 'workstation'] as const
/** §13. */
const MEDIA_TYPES = ['brochure', 'book', 'periodical', 'website', 'film', 'kit', 'game', 'exhibition'] as const
/** S157: exactly these. */
const EVENT_TYPES = ['workshop', 'information-day', 'seminar', 'meeting', 'club', 'group-visit', 'outreach', 'key-date'] as const

/** The lists and what each begins with, in order. */
export const LISTS = {
  purpose: REFERENCES,
  situation: SITUATIONS,
  'next-step': NEXT_STEPS,
  ...TOLD_LISTS,
  service: SERVICES,
  'media-type': MEDIA_TYPES,
  'event-type': EVENT_TYPES,
} as const
export type ListName = keyof typeof LISTS
export const LIST_NAMES = Object.keys(LISTS) as ListName[] // the keys of the object above
export const isListName = (x: unknown): x is ListName => typeof x === 'string' && Object.hasOwn(LISTS, x)
/** What figures are made of, and bands that must not overlap: nothing is added to them (S085, S157). */
const CLOSED: readonly ListName[] = ['purpose', 'event-type', 'age-band', 'waiting', 'sector']
export const takesNew = (list: ListName): boolean => !CLOSED.includes(list)
/** The services stand on the card of a centre, which the whole network reads and the coordination fills in: no centre has its own words for them. */
export const isCentres = (list: ListName): boolean => list !== 'service'
/** What a reference purpose is called is the network's alone (S085); a centre has purposes of its own in its words, which count under one. */
export const takesOwnName = (list: ListName): boolean => isCentres(list) && list !== 'purpose'
/** Nothing is chosen among the services by its sign, nor among what stands in long lists of words. */
const WITH_SIGNS: readonly ListName[] = ['purpose', 'situation', 'next-step', 'media-type', 'event-type']
export const takesSign = (list: ListName): boolean => WITH_SIGNS.includes(list)
/** A value of ours, or one that somebody added: small letters and dashes, or a key. */
export const isValueId = (x: unknown): x is string => typeof x === 'string' && /^([A-Za-z0-9_-]{22}|[a-zA-Z0-9][a-zA-Z0-9-]{0,30})$/.test(x)

/** What can be said of a value; null where nobody said it. */
export type ListParts = {
  readonly labels: Names | null
  readonly order: number | null
  readonly icon: string | null
  /** Days are inclusive; null = always was, still is. */
  readonly from: Day | null
  readonly to: Day | null
  /** The value to use in place of a retired one. */
  readonly replacedBy: string | null
  /** Of a centre's own value: under which of the network's it counts. */
  readonly ref: string | null
}

/** What somebody stated about one value. */
export type ListValue = ListParts & {
  readonly id: Key
  readonly doc: string
  /** Null: said by the coordination, for all. */
  readonly centre: CentreCode | null
  readonly list: ListName
  /** The value it is about; its own key when it is a new one. */
  readonly value: string
  /** As it was said, field by field: another may have stated the same value apart, in a record of its own. */
  readonly heads: Heads
  readonly withdrawn: boolean
  readonly conflicts: readonly string[]
}

/** A value as it is offered and shown. */
export type ListItem = {
  readonly list: ListName
  readonly value: string
  /** Null: the words of our own texts. */
  readonly labels: Names | null
  readonly order: number
  readonly icon: string | null
  readonly from: Day | null
  readonly to: Day | null
  readonly replacedBy: string | null
  /** What it counts under: itself, or the network's value that a centre's own stands for. */
  readonly ref: string
  /** What was stated about it; more than one when it was first stated apart. The lower key first. */
  readonly stated: readonly ListValue[]
  /** Fields of which different things were said apart, in one record or in two: a person decides each. */
  readonly contested: readonly string[]
}

/** Orders of our own values stand ten apart, so that something fits between. */
const STEP = 10

/** Of one record, or of several that speak of the same value. What is no such thing is not said. */
export const partsFrom = (heads: Heads): ListParts => {
  const said = (field: string): Value | undefined => shown({ heads }, field)
  const [order, icon, from, to, replacedBy, ref] = ['order', 'icon', 'from', 'to', 'replacedBy', 'ref'].map(said)
  return {
    labels: namesFrom({ heads }, 'label'),
    order: typeof order === 'number' && Number.isFinite(order) ? order : null,
    icon: typeof icon === 'string' ? icon : null,
    from: isDay(from) ? from : null,
    to: isDay(to) ? to : null,
    replacedBy: isValueId(replacedBy) ? replacedBy : null,
    ref: isValueId(ref) ? ref : null,
  }
}

/** Field by field: of what several said, each field has what was said last by one who spoke of it. */
const merged = (list: ListName, value: string, place: number, stated: readonly ListValue[]): ListItem => {
  const heads = unitedHeads(stated)
  const said = partsFrom(heads)
  return {
    ...said,
    list,
    value,
    order: said.order ?? place,
    ref: said.ref ?? value,
    stated: stated.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    contested: contested({ heads }),
  }
}

const inOrder = (a: ListItem, b: ListItem): number => a.order - b.order || (a.value < b.value ? -1 : 1)

/** The network's list with retired values too. `stated`: everything the directory says of any list. */
export const networkList = (list: ListName, stated: readonly ListValue[]): ListItem[] => {
  const here = stated.filter(v => v.list === list && v.centre === null && !v.withdrawn)
  const own: readonly string[] = LISTS[list]
  const added = [...new Set(here.map(v => v.value))].filter(v => !own.includes(v))
  return [...own, ...added]
    .map((value, i) =>
      merged(
        list,
        value,
        i * STEP,
        here.filter(v => v.value === value),
      ),
    )
    .sort(inOrder)
}

/** The list as one centre has it: the network's, under its own names and in its own order, and what it added; whatever another client wrote, no more than that. */
export const centreList = (list: ListName, stated: readonly ListValue[], centre: CentreCode): ListItem[] => {
  const network = networkList(list, stated)
  if (!isCentres(list)) return network
  const own = stated.filter(v => v.list === list && v.centre === centre && !v.withdrawn)
  const renamed = network.map((item): ListItem => {
    const local = own.filter(v => v.value === item.value)
    if (local.length === 0) return item
    const { labels, order, icon, stated: said, contested: open } = merged(list, item.value, item.order, local)
    // what it counts under and when it may be used is not the centre's to change
    return {
      ...item,
      labels: (takesOwnName(list) ? labels : null) ?? item.labels,
      order,
      icon: icon ?? item.icon,
      stated: said,
      contested: open,
    }
  })
  const known = new Set(network.map(i => i.value))
  const added = takesNew(list) ? [...new Set(own.map(v => v.value))].filter(v => !known.has(v)) : []
  return [
    ...renamed,
    ...added.map((value, i) =>
      merged(
        list,
        value,
        (network.length + i) * STEP,
        own.filter(v => v.value === value),
      ),
    ),
  ].sort(inOrder)
}

/** As a device shows it: in the words of its centre, of the network where it belongs to none. */
export const listAt = (list: ListName, stated: readonly ListValue[], centre: CentreCode | null): ListItem[] =>
  centre === null ? networkList(list, stated) : centreList(list, stated, centre)

/** The value that stands in a record, as `items` has it. What another centre added, or took away since, is read as the one it counts under; null when nothing is known of it here. */
export const itemOf = (items: readonly ListItem[], stated: readonly ListValue[], value: string): ListItem | null => {
  const ref = (): string | undefined => stated.find(v => v.value === value && v.ref !== null && v.list === items[0]?.list)?.ref ?? undefined
  return items.find(i => i.value === value) ?? items.find(i => i.value === ref()) ?? null
}

export const isValidOn = (item: Pick<ListItem, 'from' | 'to'>, day: Day): boolean =>
  (item.from === null || item.from <= day) && (item.to === null || day <= item.to)

/** What may be chosen on a day; a retired value refuses new use (V6 keeps it countable). A centre's own value goes with the one it counts under. */
export const offeredOn = (items: readonly ListItem[], day: Day): ListItem[] => {
  const valid = new Set(items.filter(i => isValidOn(i, day)).map(i => i.value))
  return items.filter(i => valid.has(i.value) && (valid.has(i.ref) || !items.some(x => x.value === i.ref)))
}

/** V6, C04: chosen on a day on which it was retired, or not yet there; somebody offline could not know. It counts all the same. */
export const isDrift = (items: readonly ListItem[], value: string, day: Day): boolean => {
  const item = items.find(i => i.value === value)
  return item !== undefined && !isValidOn(item, day)
}

/** The signs a value may carry; each stands beside its word. */
export const VALUE_ICONS = ['work', 'compass', 'training', 'change', 'sprout', 'book', 'page', 'group', 'interview', 'other'] as const
export type ValueIcon = (typeof VALUE_ICONS)[number]
/** Null too for one of a newer app. */
export const isIcon = (x: unknown): x is ValueIcon => VALUE_ICONS.some(i => i === x)
export const iconOf = (item: Pick<ListItem, 'icon'>): ValueIcon | null => VALUE_ICONS.find(i => i === item.icon) ?? null

/** What is said of the reference purposes, each once: as a device of this centre shows them. */
export const referencesAt = (stated: readonly ListValue[], centre: CentreCode | null): ReferenceChange[] =>
  listAt('purpose', stated, centre).flatMap(i => (i.stated.length > 0 ? [{ ...i, icon: iconOf(i) }] : []))

/** What takes the place of `to`, and of that, and so on: does it come back to `value`? Ends whatever was said. */
const comesBack = (value: string, to: string | null, items: readonly ListItem[]): boolean => {
  const seen = new Set<string>()
  for (let next = to; next !== null && !seen.has(next); next = items.find(i => i.value === next)?.replacedBy ?? null) {
    if (next === value) return true
    seen.add(next)
  }
  return false
}
/** Two may say apart what makes one together: each is replaced by the other, and nothing is left to choose. */
export const isInCircle = (item: Pick<ListItem, 'value' | 'replacedBy'>, items: readonly ListItem[]): boolean =>
  comesBack(item.value, item.replacedBy, items)

export const isRetiredOn = (item: Pick<ListItem, 'to'>, day: Day): boolean => item.to !== null && item.to < day

export type DatesProblem = 'to-before-from' | 'replaces-itself' | 'replaced-in-circle' | 'unknown-replacement'
/** What cannot be said about the time in which a value may be used. */
export const datesProblem = (
  v: { readonly value: string | null; readonly from: Day | null; readonly to: Day | null; readonly replacedBy: string | null },
  items: readonly ListItem[],
): DatesProblem | null => {
  if (v.from !== null && v.to !== null && v.to < v.from) return 'to-before-from'
  if (v.replacedBy === null) return null
  if (v.replacedBy === v.value) return 'replaces-itself'
  if (v.value !== null && comesBack(v.value, v.replacedBy, items)) return 'replaced-in-circle'
  return items.some(i => i.value === v.replacedBy) ? null : 'unknown-replacement'
}

/** An order that puts the value at `at` one place up: between the two before it. */
export const orderUp = (items: readonly ListItem[], at: number): number | null => {
  const before = items[at - 1]
  if (!before) return null
  const further = items[at - 2]
  return further ? (before.order + further.order) / 2 : before.order - STEP
}
