// Why a centre does not open as usual, and what went wrong on a day on which it was open all the same (`domain.md` §5.3).

/** What happens to a centre, whether it closes for it or not. */
export const OUTAGES = ['strike', 'snow', 'power', 'network', 'market', 'other'] as const
export type OutageKind = (typeof OUTAGES)[number]

export const CLOSING_REASONS = ['holiday', 'training', ...OUTAGES] as const
export type ClosingReason = (typeof CLOSING_REASONS)[number]

/** A reason that a newer app knows is another one to this. */
export const reasonOf = (x: unknown): ClosingReason => CLOSING_REASONS.find(r => r === x) ?? 'other'
