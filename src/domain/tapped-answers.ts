// How many have tapped as they left (`satisfaction.ts`); by itself, for whoever only counts what a device still holds.
import type { Aspect, Levels } from './satisfaction.ts'

export const answersOf = (levels: Levels, aspect: Aspect = 'whole'): number =>
  Object.values(levels[aspect] ?? {}).reduce((a, b) => a + b, 0)
