// Where a partner counsellor comes from, as a kind, when no institution that has duty there is named.

export const INSTITUTIONS = ['employment', 'youth', 'school', 'training', 'supported', 'chamber', 'business', 'social', 'other'] as const
export type Institution = (typeof INSTITUTIONS)[number]
