// Bringing this device into a network: a key made here, a code presented once, a session kept.
import { isCentreCode, isDeviceId } from '../domain/ids.ts'
import { ROLES, type Role } from '../domain/access.ts'
import type { EnrolAnswer, EnrolProblem, EnrolRequest } from '../wire/questions.ts'
import { DIRECTORY } from '../domain/document-name.ts'
import { dropFact, fact, setFact, type Session } from '../store/facts.ts'
import { learnHead } from '../store/places.ts'
import type { Database } from '../store/tables.ts'
import { makeKeyPair, publicHalf } from './key-pair.ts'

/** Why it did not work, for the person. 'no-line': nobody answered; 'not-the-head': something else answered (a wifi's own page, say); 'other-role': the code is good, and of a role that was not asked for: it is used up, and this device is what it was. */
export type EnrolFailure = { readonly problem: EnrolProblem | 'no-line' | 'not-the-head' | 'other-role'; readonly usedAt?: number }

const parse = (x: unknown): EnrolAnswer | null => {
  if (typeof x !== 'object' || x === null || !('ok' in x)) return null
  const a = x as Record<string, unknown> // an object, checked; each field is checked below
  if (a['ok'] === false && typeof a['problem'] === 'string')
    return { ok: false, problem: a['problem'] as EnrolProblem, ...(typeof a['usedAt'] === 'number' && { usedAt: a['usedAt'] }) }
  const role = ROLES.find(r => r === a['role'])
  const centre = a['centre']
  if (a['ok'] !== true || !isDeviceId(a['device']) || !role || (centre !== null && !isCentreCode(centre))) return null
  const directory = a['directory']
  return {
    ok: true,
    device: a['device'],
    role,
    centre,
    relay: '',
    ...(Number.isSafeInteger(directory) && { directory: Number(directory) }),
  }
}

/** `only`: the role that the code must be of, where not any will do. `at`: '' for the page's own origin, '/demo/<space>' in a demonstration. `body`: what the relay expects besides the key. */
export const enrol = async (
  db: Database,
  at: string,
  body: Omit<EnrolRequest, 'key'> | { role: Role; centre: string | null; label: string },
  only?: Role,
): Promise<Session | EnrolFailure> => {
  // the same key for every try: when only the answer was lost on the way, the relay recognises this device by it
  const key = (await fact(db, 'pendingKey')) ?? (await makeKeyPair())
  await setFact(db, 'pendingKey', key)
  let response: Response
  try {
    response = await fetch(`${at}/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, key: await publicHalf(key) }),
    })
  } catch {
    return { problem: 'no-line' } // fetch only rejects when nobody answered
  }
  const answer = parse(await response.json().catch(() => null)) // a page of somebody else's is no JSON
  if (!answer) return { problem: 'not-the-head' }
  if (!answer.ok) return { problem: answer.problem, ...(answer.usedAt !== undefined && { usedAt: answer.usedAt }) }
  if (only !== undefined && answer.role !== only) {
    await dropFact(db, 'pendingKey') // the relay knows it as another device's now
    return { problem: 'other-role' }
  }
  const session: Session = { device: answer.device, role: answer.role, centre: answer.centre, key, at }
  // known before the session is: whoever is enrolled here knows that there is a network
  if (answer.directory) await learnHead(db, DIRECTORY, answer.directory)
  await setFact(db, 'session', session)
  await dropFact(db, 'pendingKey')
  // enrolled anew: its rights are others
  await dropFact(db, 'removed')
  await dropFact(db, 'rights')
  return session
}
