// How many bytes went over the line on each of the last days.
import type { Day } from '../domain/day.ts'
import { fact, setFact, type DayTraffic } from './facts.ts'
import type { Database } from './tables.ts'

const DAYS_KEPT = 31

export const addTraffic = (db: Database, day: Day, more: { readonly up: number; readonly down: number }): Promise<void> =>
  db.transaction('rw', [db.facts], async () => {
    const before = (await fact(db, 'traffic')) ?? []
    const same = before.find(d => d.day === day)
    const now: DayTraffic = { day, up: (same?.up ?? 0) + more.up, down: (same?.down ?? 0) + more.down }
    const others = before.filter(d => d.day !== day)
    const kept = [now, ...others].sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, DAYS_KEPT)
    await setFact(db, 'traffic', kept)
  })

/** Bytes in both directions, of this day and of its month. */
export const trafficOf = async (db: Database, day: Day): Promise<{ readonly day: number; readonly month: number }> => {
  const all = (await fact(db, 'traffic')) ?? []
  const sum = (days: readonly DayTraffic[]): number => days.reduce((n, d) => n + d.up + d.down, 0)
  return { day: sum(all.filter(d => d.day === day)), month: sum(all.filter(d => d.day.slice(0, 7) === day.slice(0, 7))) }
}
