// The last faults of this app in this tab: what kind and where in the code. Never a message: a message may quote what somebody typed.
import type { FaultNote } from '../store/facts.ts'

const KEPT = 20
const NAME = /^[A-Z][A-Za-z]{0,39}$/

const ring: FaultNote[] = []

const nameOf = (e: unknown): string => {
  const name = typeof e === 'object' && e !== null && 'name' in e ? e.name : null
  return typeof name === 'string' && NAME.test(name) ? name : 'Unknown'
}

/** Files of this app with line and column; whatever else a stack holds stays out of it, the message above all. */
const placesOf = (e: unknown, origin: string): string[] => {
  if (!(e instanceof Error) || typeof e.stack !== 'string') return []
  const frames = e.message === '' ? e.stack : e.stack.replaceAll(e.message, '')
  const own = frames.split(origin).slice(1)
  return own.flatMap(rest => /^\/((?:assets\/|src\/)?[\w./-]+\.(?:js|tsx?):\d+:\d+)/.exec(rest)?.[1] ?? []).slice(0, 6)
}

/** `at`: milliseconds since 1970. */
export const faultOf = (e: unknown, at: number, origin: string): FaultNote => {
  const inner = typeof e === 'object' && e !== null && 'inner' in e ? e.inner : null // Dexie wraps the browser's own
  const name = inner ? `${nameOf(e)} of ${nameOf(inner)}` : nameOf(e)
  return { at, name, where: placesOf(e, origin) }
}

export const noteFault = (e: unknown, at: number): void => {
  ring.unshift(faultOf(e, at, location.origin))
  ring.length = Math.min(ring.length, KEPT)
}

/** Newest first; those of this tab before those that an earlier one kept. */
export const lastFaults = (earlier: readonly FaultNote[]): FaultNote[] => {
  const known = new Set(ring.map(f => f.at))
  return [...ring, ...earlier.filter(f => !known.has(f.at))].slice(0, KEPT)
}
