// A time of day as it is written in data, 'HH:MM'.
import type { Minutes } from './day.ts'

/** 'HH:MM' to minutes, or null. 24:00 is the end of the day. */
export const parseTime = (hhmm: unknown): Minutes | null => {
  const m = typeof hhmm === 'string' ? /^(\d\d):(\d\d)$/.exec(hhmm) : null
  if (!m) return null
  const at = Number(m[1]) * 60 + Number(m[2])
  return Number(m[2]) < 60 && at <= 1440 ? at : null
}

export const writeTime = (at: Minutes): string => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
