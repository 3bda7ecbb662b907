// The clock is doubtful, and a person says which day it is: what is noted from now on is of that day, as long as this clock runs on (V7, T3).
import { daysApart } from '../domain/day-range.ts'
import type { Day } from '../domain/day.ts'
import { dayProblem, type DayProblem } from '../domain/sayable-day.ts'
import { localOn, nowOn, type Device } from '../device/device.ts'
import { clocksOf } from '../store/facts.ts'
import { sayDays } from '../store/say-days.ts'

/** What helps to say the day. `sure`: the last day this device believed, or on which it heard the head; `head`: by the head's time, where it was measured against this very clock. */
export type DayKnown = { readonly sure: Day | null; readonly head: Day | null }

export const dayKnown = async ({ db, clock }: Device): Promise<DayKnown> => {
  const { lastGood, heard } = await clocksOf(db)
  const sure = Math.max(lastGood ?? 0, heard?.relay ?? 0)
  const now = clock.now()
  return {
    sure: sure === 0 ? null : clock.local(sure).day,
    head: heard && now >= heard.at ? clock.local(now - (heard.at - heard.relay)).day : null,
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
