// Where a partner counsellor comes from, as a kind: the directory will name the institutions themselves.

export const INSTITUTIONS = ['employment', 'youth', 'school', 'training', 'supported', 'chamber', 'business', 'social', 'other'] as const
export type Institution = (typeof INSTITUTIONS)[number]
