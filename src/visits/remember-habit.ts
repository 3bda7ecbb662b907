// Keeps what was just noted among the habits of this device. It is no part of what was kept: where the database says no, nothing is told.
import { NO_HABITS, withHabit } from '../domain/habits.ts'
import type { Day } from '../domain/day.ts'
import { valuesTold, type Told } from '../domain/told.ts'
import type { VisitEntry } from '../domain/visit.ts'
import { facts, setFact } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'

/** `today`: what is noted in a trial is no habit. */
export const rememberHabit = async (
  db: Database,
  today: Day,
  { purposes, duration, situations, next }: VisitEntry,
  told: Told,
): Promise<void> => {
  if (duration === null) return
  const ticked = [
    ...situations.map(v => `situation ${v}`),
    ...next.map(v => `next-step ${v}`),
    ...valuesTold(told).map(([list, v]) => `${list} ${v}`),
  ]
  try {
    const { hat, habits = NO_HABITS } = await facts(db, 'hat', 'habits')
    if (hat?.trial === today) return
    await setFact(db, 'habits', withHabit(habits, { purposes, duration, ticked }))
  } catch {
    // full or closed: the next tap says so
  }
}
