// The gist of one book, a month of visits as figures need it: of each entry its day and, as words, what was said of it. A year of it is read and
// counted in a moment, by any question, where the rows themselves would take seconds. It is made of the rows, says nothing they do not say, and is
// thrown away as soon as one of them changes.
import { isDoubtful } from './clock-state.ts'
import { isVoid } from './day-totals.ts'
import type { Day } from './day.ts'
import { grouped } from './grouped.ts'
import type { GroupVisit } from './group-visit.ts'
import type { Key } from './ids.ts'
import { answersOfGroup } from './group-told.ts'
import type { Step } from './step.ts'
import type { Tally, TallyKind } from './tally.ts'
import { answersTold, toldFrom } from './told.ts'
import type { Visit } from './visit.ts'

/** To raise when other words are made of the same row: what was made before is then made anew. */
export const GIST_SHAPE = 6

export type Gist = {
  readonly doc: string
  /** Nothing: its place among the rows wants one. */
  readonly id: ''
  readonly shape: number
  /** Of how many rows it was made: a new one makes it old. */
  readonly rows: number
  /** How many of these are visits and groups; without those of an old sheet that was taken back whole. */
  readonly entries: number
  /** Each word once, as 'table value'. */
  readonly words: readonly string[]
  readonly days: readonly Day[]
  /** Entry by entry: the place of its day, how many words, and the place of each. */
  readonly stream: Uint16Array
  /** Entries that are said to be part of another one (hand-over.ts), with its key, its place where it stands in this book, and how many came with the part. */
  readonly parts: readonly (readonly [entry: number, of: Key, here: number | null, party: number])[]
  /** What was counted by the piece: one line for a day and a kind, below zero where more was taken back here than was counted here. */
  readonly tallies: readonly (readonly [day: Day, kind: TallyKind, n: number])[]
}

export const word = (table: string, value: string | number): string => `${table} ${value}`
/** A table and a value of it; only values of lists, keys and figures stand there, so the first blank parts them. */
export const readWord = (said: string): readonly [table: string, value: string] => {
  const at = said.indexOf(' ')
  return [said.slice(0, at), said.slice(at + 1)]
}

/** What is said of an entry beside what it is. */
export const MARKS = {
  voided: word('mark', 'voided'),
  estimated: word('mark', 'estimated'),
  doubtful: word('mark', 'doubtful'),
  /** Of an old tick sheet; and one that does not say the half-day. */
  sheet: word('mark', 'sheet'),
  wholeDay: word('mark', 'whole-day'),
  /** The clock knew no hour. */
  hourless: word('mark', 'hourless'),
} as const
export const GROUP = word('kind', 'group')

/** One more step stands with the visit it names: its kind, which makes it a step, and each of its purposes. */
const wordsOfStep = ({ kind, purposes }: Step): string[] => [word('step-kind', kind), ...purposes.map(p => word('step-purpose', p))]

/** One that was taken back says no more than that (V2). `steps`: the further steps of it that stand. */
export const wordsOfVisit = (v: Visit, steps: readonly Step[] = []): string[] => {
  if (v.voided !== null) return [word('kind', v.kind), MARKS.voided]
  return [
    word('kind', v.kind),
    word('slot', v.slot),
    ...(v.party > 1 ? [word('party', v.party)] : []),
    ...(v.estimated ? [MARKS.estimated] : []),
    ...(isDoubtful(v.clock) ? [MARKS.doubtful] : []),
    ...(v.sheet === undefined ? [] : [MARKS.sheet]),
    ...(v.wholeDay ? [v.sheet === undefined ? MARKS.hourless : MARKS.wholeDay] : []),
    ...v.purposes.map(p => word('purpose', p)),
    ...(v.duration === null ? [] : [word('duration', v.duration)]),
    ...v.situations.map(s => word('situation', s)),
    ...v.next.map(n => word('next', n)),
    ...(v.besides ? answersTold(toldFrom(v.besides)).map(([table, value]) => word(table, value)) : []),
    ...steps.flatMap(wordsOfStep),
  ]
}
export const wordsOfGroup = (g: GroupVisit): string[] =>
  g.voided === null
    ? [
        ...[GROUP, word('slot', g.slot), word('size', g.size)],
        ...(g.accompanying > 0 ? [word('accompanying', g.accompanying)] : []),
        ...(isDoubtful(g.clock) ? [MARKS.doubtful] : []),
        ...answersOfGroup(g).map(([table, value]) => word(table, value)),
      ]
    : [GROUP, MARKS.voided]

export type GistMaker = {
  readonly add: (entry: { readonly visit: Visit } | { readonly group: GroupVisit }) => void
  readonly end: () => Gist
}

const talliesByDay = (tallies: readonly Tally[]): Gist['tallies'] =>
  [
    ...grouped(
      tallies.filter(t => t.voided === null),
      t => word(t.day, t.kind),
    ).values(),
  ].map(same => [same[0]!.day, same[0]!.kind, same.reduce((sum, t) => sum + t.n, 0)] as const) // no group is empty

/** Made row by row, so that whoever makes it can stop between two. `steps`, `tallies`: those of the book. */
export const gistMaker = (doc: string, steps: readonly Step[], tallies: readonly Tally[] = []): GistMaker => {
  const places = { words: new Map<string, number>(), days: new Map<Day, number>() }
  const place = <T>(known: Map<T, number>, x: T): number => {
    const at = known.get(x) ?? known.size
    known.set(x, at)
    return at
  }
  const stream: number[] = []
  const whole = new Map<Key, number>()
  const sameAs: (readonly [entry: number, of: Key, party: number])[] = []
  const stepsAt = grouped(
    steps.filter(s => s.voided === null),
    s => s.visit,
  )
  let entries = 0
  let left = 0
  return {
    add: entry => {
      const row = 'visit' in entry ? entry.visit : entry.group
      if ('visit' in entry && row.voided !== null && !isVoid(row)) {
        left++ // in no count
        return
      }
      const said = 'visit' in entry ? wordsOfVisit(entry.visit, stepsAt.get(row.id)) : wordsOfGroup(entry.group)
      if ('visit' in entry && row.voided === null) {
        if (entry.visit.sameAs === null) whole.set(row.id, entries)
        else sameAs.push([entries, entry.visit.sameAs, entry.visit.party])
      }
      stream.push(place(places.days, row.day), said.length, ...said.map(w => place(places.words, w)))
      entries++
    },
    end: () => ({
      ...{ doc, id: '', shape: GIST_SHAPE, rows: entries + left + steps.length + tallies.length, entries },
      words: [...places.words.keys()],
      days: [...places.days.keys()],
      stream: Uint16Array.from(stream),
      parts: sameAs.map(([entry, of, party]) => [entry, of, whole.get(of) ?? null, party] as const),
      tallies: talliesByDay(tallies),
    }),
  }
}
