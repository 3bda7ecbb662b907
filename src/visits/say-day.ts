// The clock is doubtful, and a person says which day it is: what is noted from now on is of that day, as long as this clock runs on (V7, T3).
import { daysApart } from '../domain/day-range.ts'
import { addDays, type Day } from '../domain/day.ts'
import { dayProblem, type DayProblem } from '../domain/sayable-day.ts'
import { localOn, nowOn, type Device } from '../device/device.ts'
import { clocksOf } from '../store/facts.ts'
import { sayDays } from '../store/say-days.ts'

/**
 * What helps to say the day. `sure`: the last day this device believed, or on which it heard the head; `head`: by the head's time, where it was measured against this very clock;
 * `said`: what a person said last; `still`: that day, where the clock stands a little later than when it was last in use, so that it may have run on.
 */
export type DayKnown = { readonly sure: Day | null; readonly head: Day | null; readonly said: Day | null; readonly still: Day | null }

export const dayKnown = async ({ db, clock }: Device): Promise<DayKnown> => {
  const { lastGood, heard, said } = await clocksOf(db)
  const known = Math.max(lastGood ?? 0, heard?.relay ?? 0)
  const now = clock.now()
  const sure = known === 0 ? null : clock.local(known).day
  const today = clock.local(now).day
  const ranOn = said !== undefined && now >= said.seen && clock.local(said.seen).day === today
  const still = ranOn ? addDays(today, said.days) : null
  const last = still ?? said?.day ?? null
  const isOver = last !== null && sure !== null && last < sure // something was surely known since
  return {
    sure,
    head: heard && now >= heard.at ? clock.local(now - (heard.at - heard.relay)).day : null,
    said: isOver ? null : last,
    still: isOver ? null : still,
  }
}

/** What is wrong with the day that was typed, and then nothing was written. Rejects with what the database raised. */
export const sayDay = async (device: Device, typed: string): Promise<DayProblem | null> => {
  const { sure } = await dayKnown(device)
  const problem = dayProblem(typed, device.build, sure)
  if (problem !== null) return problem
  const at = device.clock.now()
  const day = typed as Day // dayProblem has looked
  await sayDays(device.db, daysApart(device.clock.local(at).day, day), at, day, localOn(device, at).day)
  await nowOn(device, 'hour') // the screens have it at once
  return null
}
