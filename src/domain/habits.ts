// What is usually noted on this device, so that it comes first. Never sent, never said of anybody: the last interviews, as boxes (`domain.md` §6).
import type { Duration } from './visit.ts'

/** One interview: its purposes, its length, and which values of which lists were ticked, as 'list value'. */
export type Habit = { readonly purposes: readonly string[]; readonly duration: Duration; readonly ticked: readonly string[] }
/** The newest last. */
export type Habits = readonly Habit[]
export const NO_HABITS: Habits = []

/** A season's work, no more: habits change. */
const KEPT = 120
/** What happened twice may be chance. */
const USUAL_FROM = 3
const PRESETS = 3

export const withHabit = (habits: Habits, habit: Habit): Habits => [...habits, habit].slice(-KEPT)

const countBy = <T>(list: readonly T[], name: (x: T) => string): Map<string, number> => {
  const out = new Map<string, number>()
  for (const x of list) out.set(name(x), (out.get(name(x)) ?? 0) + 1)
  return out
}

export type Preset = Pick<Habit, 'purposes' | 'duration'>
/** The most usual purposes and lengths together, most usual first; none before something is usual. */
export const presetsOf = (habits: Habits): readonly Preset[] =>
  [...countBy(habits, h => JSON.stringify([h.purposes, h.duration]))]
    .filter(([, n]) => n >= USUAL_FROM)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, PRESETS)
    .map(([name]) => {
      const [purposes, duration] = JSON.parse(name) as [readonly string[], Duration] // as it was just written
      return { purposes, duration }
    })

/** The values of a list, what is usual here before the rest; each part in the order of the list. */
export const usualFirst = <C extends { readonly value: string }>(habits: Habits, list: string, choices: readonly C[]): C[] => {
  const times = countBy(
    habits.flatMap(h => h.ticked),
    x => x,
  )
  const of = (c: C): number => {
    const n = times.get(`${list} ${c.value}`) ?? 0
    return n >= USUAL_FROM ? n : 0
  }
  return choices.toSorted((a, b) => of(b) - of(a))
}
