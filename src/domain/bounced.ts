// Less bounced around (S232, C18): between which kinds of partners people came and went, as visits of one centre told it. Counts of visits, nothing about
// whoever noted them, in no order of merit. They are not suppressed: they are for the centre's own screen and leave it in no way.
import { withParts } from './hand-over.ts'
import { toldFrom } from './told.ts'
import { leftUnanswered } from './unanswered.ts'
import type { Visit } from './visit.ts'

/** Of one type of partner; each is a number of visits, and one visit may count under several types. */
export type BouncedRow = {
  readonly type: string
  /** S171, I13: pointed to one of that type. */
  readonly pointed: number
  /** S106: sent here by one. */
  readonly came: number
  /** S099: one had been seen before. */
  readonly seen: number
  /** S232: of these, those that said that they had been sent back; by which of several is not asked. */
  readonly sentBack: number
}

export type Bounced = {
  /** Visits that stand; one who was handed over is one. */
  readonly visits: number
  /** Of these, where it was said what had been seen before, or whether they had been sent back: all else was not asked. */
  readonly answered: number
  /** S232: of the answered, those who had seen two types or more, or had been sent back. */
  readonly bounced: number
  readonly sentBack: number
  /** Visits that end without an answer. */
  readonly unanswered: number
  /** C18: of these, those who had seen a partner before or had been sent back: nobody knows where to point them next. */
  readonly deadEnds: number
  /** Only types of which something was said, in no order. */
  readonly rows: readonly BouncedRow[]
}

export type Reading = {
  /** Under which type a value counts: a type of the list, one that a centre added, or the key of a partner that somebody was pointed to. */
  readonly typeOf: (value: string) => string
  /** Does this next step mean that nothing was found (unanswered.ts)? */
  readonly isUnanswered: (next: string) => boolean
}

type Told = {
  readonly pointed: ReadonlySet<string>
  readonly came: ReadonlySet<string>
  readonly seen: ReadonlySet<string>
  readonly answered: boolean
  readonly sentBack: boolean
  readonly unanswered: boolean
}

/** What reception and the counsellor noted of the same people, as one. */
const toldOf = (parts: readonly Visit[], { typeOf, isUnanswered }: Reading): Told => {
  const told = parts.map(v => toldFrom(v.besides))
  const types = (values: readonly string[]): ReadonlySet<string> => new Set(values.map(typeOf))
  const seen = types(told.flatMap(x => x.alreadySeen))
  return {
    pointed: types(told.flatMap(x => x.referrals.map(([to]) => to))),
    came: types(told.flatMap(x => (x.sentBy === null ? [] : [x.sentBy]))),
    seen,
    answered: seen.size > 0 || told.some(x => x.sentBack !== null),
    sentBack: told.some(x => x.sentBack === true),
    unanswered: leftUnanswered(parts, isUnanswered),
  }
}

/** `visits`: of one centre; those that were taken back count for nothing. */
export const bounced = (visits: readonly Visit[], reading: Reading): Bounced => {
  const standing = visits.filter(v => v.voided === null)
  const whole = [...withParts(standing).values()].map(parts => toldOf(parts, reading))
  const count = (is: (x: Told) => boolean): number => whole.filter(is).length
  const types = new Set(whole.flatMap(x => [...x.pointed, ...x.came, ...x.seen]))
  return {
    visits: whole.length,
    answered: count(x => x.answered),
    bounced: count(x => x.seen.size > 1 || x.sentBack),
    sentBack: count(x => x.sentBack),
    unanswered: count(x => x.unanswered),
    deadEnds: count(x => x.unanswered && (x.seen.size > 0 || x.sentBack)),
    rows: [...types].map(type => ({
      type,
      pointed: count(x => x.pointed.has(type)),
      came: count(x => x.came.has(type)),
      seen: count(x => x.seen.has(type)),
      sentBack: count(x => x.seen.has(type) && x.sentBack),
    })),
  }
}
