// What stays of a month of visits when its storage limit is over: counts by day, half-day, kind and purpose, and one-way tables (`domain.md`
// §10.1, 3). It stands in the month's remarks: whoever could read the visits reads it, and nobody else, for its counts are not suppressed.
import type { Answers } from './answers-record.ts'
import { isDoubtful } from './clock-state.ts'
import type { DayEnd } from './day-end.ts'
import { isDay, type Day, type HalfDay, type Slot } from './day.ts'
import { isVoid, type Totals } from './day-totals.ts'
import { shown, type Folded } from './fold.ts'
import { grouped } from './grouped.ts'
import { answersOfGroup, GROUP_TABLES } from './group-told.ts'
import type { GroupVisit } from './group-visit.ts'
import { isKey, type CentreCode, type Key } from './ids.ts'
import { cameIn, withParts } from './hand-over.ts'
import { halfWithin } from './opening-halves.ts'
import type { Interval } from './opening.ts'
import { isReference, REFERENCES, referenceOf, type LocalPurpose, type ReferenceId } from './purposes.ts'
import { answersTables, isAnswersTable } from './sealed-answers.ts'
import type { Value } from './statement.ts'
import { stepsOf, type Step } from './step.ts'
import { talliedByDay, type Tally } from './tally.ts'
import { answersTold, TOLD_TABLES, toldFrom } from './told.ts'
import { VISIT_KINDS, type Visit, type VisitKind } from './visit.ts'

/** Of one half-day: visits of a kind that stand, how many of these are part of another one (hand-over.ts), who came with the others and their parts, and how often each purpose was named, by its own id; groups and their people; entries taken back, those whose day was never confirmed, further steps of its visits; whether the page of the day was closed. */
export type SealedRow =
  | {
      readonly is: VisitKind
      readonly day: Day
      readonly half: HalfDay
      readonly n: number
      readonly parts: number
      readonly present: number
      readonly purposes: readonly (readonly [string, number])[]
    }
  | {
      readonly is: 'group'
      readonly day: Day
      readonly half: HalfDay
      readonly n: number
      readonly participants: number
      readonly accompanying: number
    }
  | { readonly is: Mark; readonly day: Day; readonly half: HalfDay; readonly n: number }

/** What is said of entries beside what they are. */
const MARKS = ['void', 'estimated', 'to-confirm', 'step', 'ended'] as const
type Mark = (typeof MARKS)[number]
const COUNTED_AS = { void: 'voids', estimated: 'estimated', 'to-confirm': 'toConfirm', step: 'services' } as const

/** How often each value was said in the month, one table by itself: never crossed with another. */
export type OneWay = readonly (readonly [table: string, value: string, n: number])[]
/** Those that are counted by the day, and not of the month: visits of old tick sheets, 'day'; those of them that are of no half-day, and those of which the clock knew no hour (V7), 'day/half' under which they are among the rows. */
const BY_DAY = ['sheet', 'whole-day', 'hourless'] as const
const SAID = ['duration', 'situation', 'next', ...TOLD_TABLES, 'tally', ...GROUP_TABLES, 'step-kind', 'step-purpose']
const TABLES: readonly unknown[] = [...BY_DAY, ...SAID]
export type Aggregate = { readonly rows: readonly SealedRow[]; readonly tables: OneWay }

const counted = <T>(list: readonly T[]): (readonly [T, number])[] => [...grouped(list, x => x)].map(([x, all]) => [x, all.length] as const)
const inOrder = ([a, x]: OneWay[number], [b, y]: OneWay[number]): number => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1)
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

export type MonthBook = {
  readonly visits: readonly Visit[]
  readonly groups: readonly GroupVisit[]
  readonly steps: readonly Step[]
  readonly tallies: readonly Tally[]
  readonly ends: readonly DayEnd[]
  readonly answers: readonly Answers[]
  /** Visits of this book that a hand-over joins to one of another book that stands there (`acrossBooks`): the people in them are counted by that one. */
  readonly across?: ReadonlySet<Key>
}

/**
 * Of the visits of a book those that are whole or part of one in `others`, books of the same centre that are still there. Once they are gone the other one
 * counts for itself, as one whose whole is not known does; so here they are counted as parts.
 */
export const acrossBooks = (visits: readonly Visit[], others: readonly Visit[]): ReadonlySet<Key> => {
  const there = others.filter(v => v.voided === null)
  const wholes = new Set<Key | null>(there.flatMap(v => (v.sameAs === null ? [v.id] : [])))
  const named = new Set<Key | null>(there.map(v => v.sameAs))
  return new Set(visits.flatMap(v => ((v.sameAs === null ? named.has(v.id) : wholes.has(v.sameAs)) ? [v.id] : [])))
}

/** The same whatever the order of its entries. `openOn`: the hours of each day, which say where its morning ends. */
export const aggregate = (book: MonthBook, openOn: (day: Day) => readonly Interval[]): Aggregate => {
  const { visits, groups } = book
  const ended = new Set(book.ends.filter(e => !e.voided).map(e => e.day))
  const place = ({ day, slot }: { readonly day: Day; readonly slot: Slot }): string => `${day} ${halfWithin(openOn(day), slot)}`
  const joined = withParts(visits.filter(v => v.voided === null))
  const together = new Map([...joined].filter(([id]) => !book.across?.has(id)))
  const places = [...new Set([...[...visits, ...groups].map(place), ...[...ended].flatMap(day => [`${day} am`, `${day} pm`])])].sort()
  const rows = places.flatMap((at): SealedRow[] => {
    const [day, half] = at.split(' ') as [Day, HalfDay] // as `place` wrote it
    const those = visits.filter(v => place(v) === at)
    const met = groups.filter(g => place(g) === at)
    const standing = those.filter(v => v.voided === null)
    const here = met.filter(g => g.voided === null)
    const kinds = VISIT_KINDS.flatMap((is): SealedRow[] => {
      const of = standing.filter(v => v.kind === is)
      if (of.length === 0) return []
      const purposes = counted(of.flatMap(v => v.purposes)).sort(([a], [b]) => (a < b ? -1 : 1))
      const whole = of.filter(v => together.has(v.id))
      return [
        {
          is,
          day,
          half,
          n: of.length,
          parts: of.length - whole.length,
          present: sum(whole.map(v => cameIn(together.get(v.id)!))),
          purposes,
        },
      ]
    })
    const one = (is: Mark, n: number): SealedRow[] => (n > 0 ? [{ is, day, half, n }] : [])
    return [
      ...kinds,
      ...(here.length > 0
        ? [
            {
              is: 'group' as const,
              ...{ day, half, n: here.length },
              participants: sum(here.map(g => g.size)),
              accompanying: sum(here.map(g => g.accompanying)),
            },
          ]
        : []),
      ...one('void', those.filter(isVoid).length + met.length - here.length),
      ...one('estimated', standing.filter(v => v.estimated && together.has(v.id)).length),
      ...one('to-confirm', [...standing, ...here].filter(r => isDoubtful(r.clock)).length),
      ...one('step', stepsOf(book.steps, those).length),
      ...one('ended', ended.has(day) ? 1 : 0),
    ]
  })
  const standing = visits.filter(v => v.voided === null)
  const whole = standing.filter(v => together.has(v.id))
  const answers = standing.flatMap(v => [
    ...(v.duration === null ? [] : [['duration', v.duration] as const]),
    ...v.situations.map(value => ['situation', value] as const),
    ...v.next.map(value => ['next', value] as const),
    ...answersTold(toldFrom(v.besides)),
  ])
  const further = stepsOf(book.steps, visits).flatMap(s => [
    ['step-kind', s.kind] as const,
    ...s.purposes.map(p => ['step-purpose', p] as const),
  ])
  const ofNoHour = (table: ByDay['is'], of: (v: Visit) => boolean): OneWay[number][] =>
    counted(whole.flatMap(v => (v.wholeDay && of(v) ? [place(v).replace(' ', '/')] : []))).map(([at, n]) => [table, at, n] as const)
  const tables = counted([...answers, ...further, ...groups.filter(g => g.voided === null).flatMap(answersOfGroup)].map(a => a.join(' ')))
    .map(([at, n]) => {
      const [table, value] = at.split(' ') as [string, string] // as it was just joined; no value has a blank
      return [table, value, n] as const
    })
    .concat(Object.entries(talliedByDay(book.tallies)).flatMap(([kind, n]) => (n > 0 ? [['tally', kind, n] as const] : [])))
    .concat(answersTables(book.answers))
    .concat(counted(whole.flatMap(v => (v.sheet === undefined ? [] : [v.day]))).map(([day, n]) => ['sheet', day, n] as const))
    .concat(ofNoHour('whole-day', v => v.sheet !== undefined))
  // last: an older app that counts the same month says all that goes before word by word, and its parts go with these (`wholeOf`)
  return { rows, tables: [...tables.sort(inOrder), ...ofNoHour('hourless', v => v.sheet === undefined).sort(inOrder)] }
}

const rowValue = (r: SealedRow): readonly Value[] => {
  const at = [r.day, r.half, r.is, r.n]
  if (r.is === 'group') return [...at, r.participants, r.accompanying]
  return 'purposes' in r ? [...at, r.parts, r.present, ...r.purposes.flat()] : at
}

/** Of which statements the counts are: how many, and the exclusive or of their keys. Two who count the same month count the same. */
export type Basis = { readonly count: number; readonly xor: Key }

/** Characters of the rows of one statement: well below what a statement may have. */
const PART = 2600

/** The fields of the few statements that hold it, in order: first the rows, then the tables. */
export const sealedFields = ({ rows, tables }: Aggregate, { count, xor }: Basis): Record<string, Value>[] => {
  const parts: Record<'rows' | 'tables', Value[]>[] = [{ rows: [], tables: [] }]
  let size = 0
  const put = (where: 'rows' | 'tables', line: Value): void => {
    const own = JSON.stringify(line).length
    if (size + own > PART) {
      parts.push({ rows: [], tables: [] })
      size = 0
    }
    parts.at(-1)?.[where].push(line)
    size += own
  }
  for (const row of rows) put('rows', rowValue(row))
  for (const line of tables) put('tables', line)
  return parts.map((p, part) => ({ count, xor, part, of: parts.length, rows: p.rows, ...(p.tables.length > 0 && { tables: p.tables }) }))
}

/** One of those statements, as a row of the device's table. */
export type SealedPart = Basis & {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly part: number
  readonly of: number
  readonly rows: readonly SealedRow[]
  readonly tables: OneWay
}

const isCount = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) >= 0

const purposesFrom = (list: readonly Value[]): (readonly [string, number])[] | null => {
  const out: (readonly [string, number])[] = []
  for (let i = 0; i < list.length; i += 2) {
    const [id, n] = [list[i], list[i + 1]]
    if (!(isReference(id) || isKey(id)) || !isCount(n)) return null
    out.push([id, n])
  }
  return out
}

const rowFrom = (x: Value): SealedRow | null => {
  if (!Array.isArray(x)) return null
  const [day, half, is, n, a, ...rest] = x as readonly Value[]
  if (!isDay(day) || (half !== 'am' && half !== 'pm') || !isCount(n)) return null
  const mark = MARKS.find(m => m === is)
  if (mark) return { is: mark, day, half, n }
  if (!isCount(a)) return null
  if (is === 'group') return isCount(rest[0]) ? { is, day, half, n, participants: a, accompanying: rest[0] } : null
  const kind = VISIT_KINDS.find(k => k === is)
  const [present, ...named] = rest
  const purposes = purposesFrom(named)
  return kind && purposes && isCount(present) && a <= n ? { is: kind, day, half, n, parts: a, present, purposes } : null
}

/** Null where anything cannot be read: half a count is none. */
export const sealedFrom = (record: Folded, centre: CentreCode): SealedPart | null => {
  const [count, xor, part, of, rows, tables] = ['count', 'xor', 'part', 'of', 'rows', 'tables'].map(f => shown(record, f))
  if (!isCount(count) || !isKey(xor) || !isCount(part) || !isCount(of) || part >= of || !Array.isArray(rows)) return null
  const read = (rows as readonly Value[]).map(rowFrom)
  if (read.some(r => r === null)) return null
  const oneWay = (Array.isArray(tables) ? tables : []).filter(
    t => Array.isArray(t) && (TABLES.includes(t[0]) || isAnswersTable(t[0])) && typeof t[1] === 'string' && isCount(t[2]),
  ) as unknown as OneWay // as the filter found them
  return { id: record.id, doc: record.doc, centre, count, xor, part, of, rows: read.filter(r => r !== null), tables: oneWay }
}

/** Of all parts of one month those that make the fullest whole, in order; null while none is whole. */
export const wholeOf = (parts: readonly SealedPart[]): readonly SealedPart[] | null => {
  const sets = [...grouped(parts, p => `${p.count} ${p.xor} ${p.of}`).values()]
    .map(set => [...grouped(set, p => p.part).values()].map(same => same[0]!)) // said twice by two who counted the same
    .filter(set => set.length === set[0]?.of)
    .sort((a, b) => b[0]!.count - a[0]!.count || (a[0]!.xor < b[0]!.xor ? 1 : -1)) // no set is empty
  return sets[0]?.toSorted((a, b) => a.part - b.part) ?? null
}

/** What `totals` gives for the visits themselves. */
export const sealedTotals = (rows: readonly SealedRow[], locals: readonly LocalPurpose[]): Totals => {
  const byKind: Record<VisitKind, number> = { quick: 0, interview: 0, 'self-service': 0 }
  const mentions = Object.fromEntries(REFERENCES.map(r => [r, 0])) as Record<ReferenceId, number> // every key is there
  const out = {
    visits: 0,
    services: 0,
    present: 0,
    unmapped: 0,
    estimated: 0,
    groups: 0,
    participants: 0,
    accompanying: 0,
    voids: 0,
    toConfirm: 0,
  }
  for (const r of rows) {
    if ('participants' in r) {
      out.groups += r.n
      out.participants += r.participants
      out.accompanying += r.accompanying
    } else if (r.is === 'ended') continue
    else if (!('purposes' in r)) out[COUNTED_AS[r.is]] += r.n
    else {
      byKind[r.is] += r.n
      out.services += r.n
      out.visits += r.n - r.parts
      out.present += r.present
      for (const [id, n] of r.purposes) {
        const ref = referenceOf(locals, id)
        if (ref) mentions[ref] += n
        else out.unmapped += n
      }
    }
  }
  return { byKind, mentions, ...out }
}

/** A slot that `halfWithin` puts in that half whatever the hours: which half an entry is of was decided when it was counted. */
export const slotOfHalf = (half: HalfDay): Slot => (half === 'am' ? 0 : 23)

export type ByDay = { readonly is: (typeof BY_DAY)[number]; readonly day: Day; readonly half: HalfDay; readonly n: number }
/** What the tables say by the day; null of any other line. */
export const byDay = ([table, value, n]: OneWay[number]): ByDay | null => {
  const is = BY_DAY.find(t => t === table)
  const [day, half] = value.split('/')
  return is && isDay(day) ? { is, day, half: half === 'pm' ? 'pm' : 'am', n } : null
}

/** Whether something was noted in that half-day that stands, or its page was closed. */
export const isNoted = (r: SealedRow): boolean => r.is === 'ended' || !MARKS.includes(r.is as Mark)
