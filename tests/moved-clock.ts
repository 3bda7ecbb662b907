// A device's clock that stands still until a test moves it.
import type { Clock } from '../src/device/clock.ts'
import type { Day } from '../src/domain/day.ts'

export type Moved = Clock & { readonly to: (day: string, hour: number) => void }

export const clockAt = (first: string): Moved => {
  let day = first
  let hour = 9
  return {
    now: () => Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00`), // the fictional network's time zone is the tests'
    steady: () => performance.now(),
    local: at =>
      at === undefined
        ? { day: day as Day, hour, minute: hour * 60 }
        : { day: new Date(at).toISOString().slice(0, 10) as Day, hour, minute: 0 },
    to: (d, h) => {
      day = d
      hour = h
    },
  }
}
