// Statements as a device would say them, through the written form and back; ids from a seed.
import { keyFrom, type Key } from '../../src/domain/ids.ts'
import type { Day, Slot } from '../../src/domain/day.ts'
import { parseStatement, writeStatement, type At, type Draft, type Statement, type Value } from '../../src/domain/statement.ts'
import { rng } from '../random.ts'

export const DOC = 'centre/cas/visits/2025-10'
export const REMARKS = 'centre/cas/remarks/2025-10'
export const DESK = 'centre/cas/desk/public'
export const DAY = '2025-10-09' as Day

/** A key that is the same in each run. */
export const keyOf = (n: number): Key => keyFrom(Uint8Array.from({ length: 16 }, (_, i) => Math.floor(rng(n * 16 + i)() * 256)))
/** A key from chance. */
export const randomKey = (r: () => number): Key => keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256)))

export const at = (seq: number, slot: Slot = 10, day = DAY): At => ({ day, slot, clock: 'ok', seq })

/** Writes and reads a statement; throws when it does not read back, so that no test is about a statement that could not travel. */
export const say = (key: Key, draft: Draft, when: At, doc = DOC, by = 'counsellor'): Statement => {
  const read = parseStatement(doc, key, writeStatement(draft, when, by))
  if (typeof read === 'string') throw new Error(`${read}: ${JSON.stringify(draft)}`)
  return read
}

export const made = (key: Key, noun: string, fields: Record<string, Value>, when: At, doc = DOC): Statement =>
  say(key, { kind: 'create', noun, fields }, when, doc)
export const edited = (key: Key, target: Key, field: string, value: Value, base: readonly Key[], when: At, doc = DOC): Statement =>
  say(key, { kind: 'edit', target, field, value, base }, when, doc)
export const ended = (key: Key, target: Key, kind: 'withdraw' | 'void' | 'cancel', reason: string | null, when: At, doc = DOC): Statement =>
  say(key, { kind, target, reason }, when, doc)

/** Another order of the same things. */
export const shuffled = <T>(list: readonly T[], r: () => number): T[] => {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(r() * (i + 1))
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

/** Every order of a small set. */
export const permutations = <T>(list: readonly T[]): T[][] =>
  list.length < 2 ? [[...list]] : list.flatMap((x, i) => permutations(list.toSpliced(i, 1)).map(rest => [x, ...rest]))
