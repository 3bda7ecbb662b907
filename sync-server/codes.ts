// One-time codes and the first coordinator's link, as the relay keeps and compares them: hashed, and in constant time (C1, C2).
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Role } from '../src/domain/access.ts'
import { isKey, keyFrom, type CentreCode } from '../src/domain/ids.ts'
import { codeFrom, readCode } from '../src/domain/one-time-code.ts'
import type { Limits } from './limits.ts'
import type { Code, Registry } from './registry.ts'

const hashOf = (plain: string): Uint8Array => createHash('sha256').update(`relais-code ${plain}`).digest()

/** What somebody typed, or the 22 characters of a link, as its hash; null when it has neither form. */
export const hashOfTyped = (typed: string): Uint8Array | null => {
  if (isKey(typed)) return hashOf(typed)
  const code = typed.length <= 32 ? readCode(typed) : null
  return code ? hashOf(code) : null
}

/** The code of that hash; every remembered code is looked at, so the time tells nothing. */
export const findCode = async (registry: Registry, hash: Uint8Array): Promise<Code | null> => {
  let found: Code | null = null
  for (const c of await registry.codes()) if (timingSafeEqual(c.hash, hash)) found = c
  return found
}

/** A one-time code that can still be used at `now` (milliseconds). */
export const isWaiting = (c: Code, now: number): boolean => c.usedAt === null && c.until !== null && c.until > Math.floor(now / 1000)

export type CodeWish = { readonly role: Role; readonly centre: CentreCode | null; readonly label: string }

/** A new code and when it ends (seconds); null when too many wait unused. `now` in milliseconds. */
export const makeCode = async (
  registry: Registry,
  wish: CodeWish,
  now: number,
  limits: Limits,
): Promise<{ readonly code: string; readonly until: number } | null> => {
  const seconds = Math.floor(now / 1000)
  await registry.forgetCodes(seconds - 30 * 86_400) // so long a used or late code is still told for what it is
  const waiting = (await registry.codes()).filter(c => isWaiting(c, now))
  if (waiting.length >= limits.codes) return null
  const code = codeFrom(randomBytes(8))
  const until = seconds + Math.floor(limits.codeMs / 1000)
  await registry.addCode({ hash: hashOf(code), ...wish, until, usedAt: null, usedBy: null })
  return { code, until }
}

/** The 22 characters that make the first coordinator, or another when all were lost. */
export const makeCoordinatorToken = async (registry: Registry): Promise<string> => {
  const token = keyFrom(randomBytes(16))
  await registry.addCode({ hash: hashOf(token), role: 'coordinator', centre: null, label: '', until: null, usedAt: null, usedBy: null })
  return token
}

/** The same, and every unused link printed before is worthless: only its hash is kept, so it could not be printed again, and none may pile up. */
export const renewCoordinatorToken = async (registry: Registry): Promise<string> => {
  for (const c of await registry.codes()) if (c.until === null && c.usedAt === null) await registry.dropCode(c.hash)
  return makeCoordinatorToken(registry)
}
