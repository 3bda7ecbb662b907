// Duty: an institution has somebody there for some purposes, each week or on one day (S108, `domain.md` §5.3 DutySlot). Who, nobody writes down.
import type { Day } from './day.ts'
import type { CentreCode, Key } from './ids.ts'
import { exceptionsOn, openOn, type Hours, type Interval } from './opening.ts'
import { isReference, referenceOf, type Choice, type LocalPurpose } from './purposes.ts'

/** 1 = every week, 2 = every second, …, counted from the first such day on or after `from`. `to` is inclusive; null = until further notice. */
export type Weekly = {
  readonly is: 'weekly'
  readonly weekday: number
  readonly every: number
  readonly from: Day
  readonly to: Day | null
}
export type DutyWhen = Weekly | { readonly is: 'day'; readonly day: Day }

export type Duty = {
  readonly id: Key
  readonly doc: string
  /** Where. */
  readonly centre: CentreCode
  /** Who: a partner's key. */
  readonly partner: Key
  /** Reference ids or keys of the centre's own purposes; none = those of the partner. */
  readonly purposes: readonly string[]
  readonly when: DutyWhen
  readonly hours: Interval
  /** Days on which it does not take place. */
  readonly off: readonly Day[]
  readonly withdrawn: boolean
  /** Fields with more than one version. */
  readonly conflicts: readonly string[]
}

/** The least often: once in four weeks. */
export const EVERY = [1, 2, 3, 4] as const
export const MAX_DUTY_PURPOSES = 3

/** What it is about: its own purposes, else those of the partner. */
export const purposesOfDuty = (
  duty: Pick<Duty, 'purposes'>,
  partner: { readonly purposes: readonly string[] } | null,
): readonly string[] => (duty.purposes.length > 0 ? duty.purposes : (partner?.purposes ?? []))

/** Is one of these purposes meant by this choice of the centre's list? A local one that is not offered any more counts under its reference (V5). */
export const isFor = (purposes: readonly string[], choice: Choice, choices: readonly Choice[], locals: readonly LocalPurpose[]): boolean =>
  purposes.some(p => {
    if (p === choice.id) return true
    if (isReference(p)) return p === choice.ref || choice.local?.standsFor.includes(p) === true
    return !choices.some(c => c.id === p) && referenceOf(locals, p) === choice.ref
  })

/** The centre says of this very day that it is closed in these hours: nobody can come. Beside its ordinary hours a duty may lie. */
export const isShut = (hours: Hours, day: Day, { from, to }: Interval): boolean =>
  exceptionsOn(hours.exceptions, day).length > 0 && !openOn(hours, day).some(i => i.from < to && from < i.to)
