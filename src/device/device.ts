// What is passed down to every command and query: this device's database, clock and dice. Never imported as a singleton.
import { clockState, type ClockState } from '../domain/clock-state.ts'
import { addDays, monthOf, slotOf, type Day, type Month, type Precision, type Slot } from '../domain/day.ts'
import { documentMonth } from '../domain/document-month.ts'
import type { Dice } from '../store/commit.ts'
import { clocksOf, type Clocks } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'
import type { Clock } from './clock.ts'

export type Device = {
  readonly db: Database
  readonly clock: Clock
  readonly dice: Dice
  /** The day this app was built: no clock of a working device stands before it. */
  readonly build: Day
}

/** When something is recorded now: day, slot, what is known of the clock, and the month of its document. */
export type Now = { readonly day: Day; readonly slot: Slot; readonly clock: ClockState; readonly month: Month; readonly at: number }

export const nowOn = async (device: Device, precision: Precision): Promise<Now> => nowBy(device, precision, await clocksOf(device.db))

/** A page that is loaded anew this soon after the day was in use is the same sitting. Milliseconds. */
const RELOADED = 300_000

/**
 * What was made of its clock when that was last read: a screen is drawn without waiting for the database. By how many days what was said differs from what it shows; `sure`: it is
 * believed, its hour too; `opened`: when the page was, by this very clock.
 */
const told = new WeakMap<Device, { readonly days: number; readonly sure: boolean; readonly opened: number }>()

/** The wall clock of the place, of the day that was said where the clock is not believed (V7): what a screen calls today. `at`: a moment of this very clock. */
export const localOn = (device: Device, at?: number): ReturnType<Clock['local']> & { readonly sure: boolean } => {
  const shown = device.clock.local(at)
  const { days, sure } = told.get(device) ?? { days: 0, sure: true }
  return { ...shown, day: addDays(shown.day, days), sure }
}

/** The same from facts that were read already: a commit has them. */
export const nowBy = (device: Device, precision: Precision, { heard, lastGood, said }: Clocks): Now => {
  const at = device.clock.now()
  const state = clockState({
    now: at,
    build: Date.parse(device.build),
    lastGood,
    // a clock that stands before the moment of measuring was set since: the offset is another clock's
    offset: heard && at >= heard.at ? heard.at - heard.relay : null,
  })
  const opened = Math.min(told.get(device)?.opened ?? at, at)
  /** A person has said which day it is, of this very clock. Whether it is the same nobody sees after a battery died: a page that is opened asks again. */
  const days = state !== 'ok' && said && at >= said.seen && said.seen >= opened - RELOADED ? said.days : null
  told.set(device, { days: days ?? 0, sure: state === 'ok', opened })
  const { day, hour } = localOn(device, at)
  return {
    day,
    slot: slotOf(hour, precision),
    clock: days === null ? state : 'confirmed',
    month: documentMonth({
      device: monthOf(day),
      build: monthOf(device.build),
      heard: heard ? monthOf(device.clock.local(heard.relay).day) : null,
    }),
    at,
  }
}
