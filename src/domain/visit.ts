// A visit: one person or family who came, without a name. No free text, no commune, no gender; the unit is the visit (`domain.md` §1.1).
import { besidesOf, some, VISIT_BESIDES, type Besides } from './besides.ts'
import { contested } from './contested.ts'
import { isDay, isSlot, type Day, type Slot } from './day.ts'
import { shown, type Folded } from './fold.ts'
import { isKey, type CentreCode, type Key } from './ids.ts'
import type { ClockState } from './clock-state.ts'
import { isReference } from './purposes.ts'
import type { Value } from './statement.ts'

export type VisitKind = 'quick' | 'interview' | 'self-service'
export const VISIT_KINDS: readonly VisitKind[] = ['quick', 'interview', 'self-service']

/** Minutes: under 5, 5 to 15, 15 to 30, 30 to 60, over 60. */
export type Duration = '0-5' | '5-15' | '15-30' | '30-60' | '60+'
export const DURATIONS: readonly Duration[] = ['0-5', '5-15', '15-30', '30-60', '60+']

/** The person's situation, as far as it was said: what the list begins with (lists.ts). Nothing ticked means "not asked"; 'unknown' means asked, not known. */
export const SITUATIONS = [
  'jobseeker',
  'employee',
  'pupil',
  'temporary',
  'self-employed',
  'returning',
  'retired',
  'parent',
  'professional',
  'imposed-part-time',
  'several-jobs',
  'working-student',
  'small-entrepreneur',
  'dropout',
  'unknown',
] as const
export type Situation = (typeof SITUATIONS)[number]

export const NEXT_STEPS = ['documents', 'partner', 'workshop', 'comes-back', 'unanswered'] as const

export const MAX_PURPOSES = 3
export const MAX_PARTY = 9

/** Reception sends on to the counsellor, the counsellor notes who came from there: one person, two services (C05). */
export const HAND_OVERS = ['to-counsellor', 'from-reception'] as const
export type HandedOver = (typeof HAND_OVERS)[number]

/** What a person enters. `purposes`: reference ids or keys of local purposes, the first the main one. */
export type VisitEntry = {
  readonly kind: VisitKind
  readonly purposes: readonly string[]
  readonly duration: Duration | null
  readonly party: number
  /** Values of the lists of situations and of next steps: ours, or keys of values that were added. */
  readonly situations: readonly string[]
  readonly next: readonly string[]
  readonly handOver?: HandedOver | null
  /** What was said besides, as it is stated; `told.ts` reads it. */
  readonly besides?: Besides
}

export const emptyVisit = (kind: VisitKind): VisitEntry => ({ kind, purposes: [], duration: null, party: 1, situations: [], next: [] })

/** What keeps an entry from being saved; the person can mend each. V16: at most three mandatory inputs. */
export type VisitProblem = 'purpose-missing' | 'too-many-purposes' | 'duration-missing' | 'party-size'

export const visitProblems = (entry: VisitEntry): VisitProblem[] => {
  const out: VisitProblem[] = []
  if (entry.kind === 'interview' && entry.purposes.length === 0) out.push('purpose-missing')
  if (entry.purposes.length > MAX_PURPOSES) out.push('too-many-purposes')
  if (entry.kind === 'interview' && entry.duration === null) out.push('duration-missing')
  if (!Number.isInteger(entry.party) || entry.party < 1 || entry.party > MAX_PARTY) out.push('party-size')
  return out
}

/** The fields of the create. What was not asked is not stated. */
export const visitFields = (entry: VisitEntry, day: Day, slot: Slot): Record<string, Value> => ({
  day,
  slot,
  kind: entry.kind,
  ...(entry.purposes.length > 0 && { purposes: entry.purposes }),
  ...(entry.duration !== null && { duration: entry.duration }),
  ...(entry.party > 1 && { party: entry.party }),
  ...(entry.situations.length > 0 && { situations: entry.situations }),
  ...(entry.next.length > 0 && { next: entry.next }),
  ...(entry.handOver && { handOver: entry.handOver }),
  ...entry.besides,
})

/** One line of the visits table. `voided`: the reason, '' when none was given, null when the visit stands. */
export type Visit = VisitEntry & {
  readonly handOver: HandedOver | null
  /** The visit this one is a part of, as the centre said afterwards: the same people. */
  readonly sameAs: Key | null
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly day: Day
  readonly slot: Slot
  readonly seq: number
  readonly clock: ClockState
  /** Entered afterwards as an estimate: it counts, and a real entry may take its place. */
  readonly estimated: boolean
  /** Of an old tick sheet (tick-sheet.ts): what names the sheet, which is taken back whole. */
  readonly sheet?: Key
  /** Nobody knows in which half-day, the sheet did not say or the clock was doubtful: its slot is none. */
  readonly wholeDay?: true
  readonly voided: string | null
  /** Fields that two people stated apart, and not alike. */
  readonly conflicts: readonly string[]
}

/** Ours, or a key: nobody's own words may stand on a visit, and a list has an end. */
const MAX_VALUES = 12
export const valuesOf = (x: unknown, known: readonly string[]): string[] =>
  some(x, v => known.includes(v as string) || isKey(v), MAX_VALUES)
/** Only what can be a purpose, each once: nobody else's words may stand on a visit. */
const purposesFrom = (x: unknown): string[] => some(x, v => isReference(v) || isKey(v), MAX_PURPOSES)

/** What its day is to be believed: a day that was said afterwards is confirmed (V7), unless that was taken back (`unsure`). */
export const clockOf = (record: Folded): ClockState =>
  record.heads['day']?.[0]?.key === record.id || shown(record, 'unsure') ? record.at.clock : 'confirmed'

/** Reads a folded record as a visit; null when it is none that this app can read (it is then set aside). */
export const visitFrom = (record: Folded, centre: CentreCode): Visit | null => {
  const day = shown(record, 'day')
  const slot = shown(record, 'slot')
  const kind = shown(record, 'kind')
  const duration = shown(record, 'duration')
  const party = shown(record, 'party')
  const sameAs = shown(record, 'sameAs')
  const sheet = shown(record, 'sheet')
  const estimated = shown(record, 'estimated') === true
  // a clock that is not believed knows no hour either, whichever day a person says it was (V7); what is caught up says its half-day itself
  const isHourless = record.at.clock !== 'ok' && record.at.clock !== 'ahead' && !estimated
  if (!isDay(day) || !isSlot(slot) || !VISIT_KINDS.includes(kind as VisitKind)) return null
  const visit: Visit = {
    id: record.id,
    doc: record.doc,
    centre,
    day,
    slot,
    seq: record.at.seq,
    clock: clockOf(record),
    kind: kind as VisitKind, // checked above
    purposes: purposesFrom(shown(record, 'purposes')),
    duration: DURATIONS.includes(duration as Duration) ? (duration as Duration) : null,
    party: Number.isInteger(party) && (party as number) >= 1 && (party as number) <= MAX_PARTY ? (party as number) : 1,
    situations: valuesOf(shown(record, 'situations'), SITUATIONS),
    next: valuesOf(shown(record, 'next'), NEXT_STEPS),
    handOver: HAND_OVERS.find(h => h === shown(record, 'handOver')) ?? null,
    sameAs: isKey(sameAs) ? sameAs : null,
    estimated,
    voided: voidedFrom(record),
    conflicts: contested(record),
    ...(isKey(sheet) && { sheet }),
    ...(((isKey(sheet) && shown(record, 'wholeDay') === true) || isHourless) && { wholeDay: true }),
  }
  const besides = besidesOf(record, VISIT_BESIDES)
  return besides ? { ...visit, besides } : visit
}

/** Why an entry is taken back. 'undo' is the button of the first ten seconds; 'sheet': with the whole tick sheet it came in with. */
export const VOID_REASONS = ['undo', 'twice', 'wrong-kind', 'trial', 'sheet', 'other'] as const
export type VoidReason = (typeof VOID_REASONS)[number]

/** The reason of the list, '' for none or one that this app does not know, null when the record stands. */
export const voidedFrom = (record: Folded): VoidReason | '' | null =>
  record.ended ? (VOID_REASONS.find(r => r === record.ended?.reason) ?? '') : null
