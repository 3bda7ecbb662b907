// Bringing this device into a network: a key made here, a code presented once, a session kept.
import { isDeviceId } from '../domain/device-id.ts'
import { isCentreCode, isKey } from '../domain/ids.ts'
import { ROLES, type Role } from '../domain/access.ts'
import { DIRECTORY } from '../domain/document-name.ts'
import type { DeviceProof, EnrolAnswer, EnrolProblem, EnrolRequest } from '../wire/questions.ts'
import { become } from '../store/become.ts'
import { fact, setFact, type Session } from '../store/facts.ts'
import { learnHead } from '../store/places.ts'
import type { Database } from '../store/tables.ts'
import { forgetBrought } from './brought.ts'
import type { Device } from './device.ts'
import { makeKeyPair, publicHalf, signedNonce } from './key-pair.ts'

/** Why it did not work, for the person. 'no-line': nobody answered; 'not-the-head': something else answered (a wifi's own page, say); 'other-role': the code is good, and of a role that was not asked for: it is not used up, and this device is what it was. */
export type EnrolFailure = { readonly problem: EnrolProblem | 'no-line' | 'not-the-head'; readonly usedAt?: number }

/** Said of a code that is worth nothing any more, or never was. */
const SPENT: readonly EnrolProblem[] = ['code-unknown', 'code-used', 'code-expired']

/** A line that takes longer for a few hundred bytes is none. Milliseconds. */
const WITHIN = 60_000

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

/** Says who this device is until now, so that the head goes on waiting for what that one has not sent, and only as long. Undefined where nobody was, or where the head gives no nonce: the code is as good without. */
const formerProof = async (db: Database, at: string): Promise<DeviceProof | undefined> => {
  const before = await fact(db, 'session')
  if (!before || before.at !== at) return undefined
  if ((await fact(db, 'unlinked')) !== undefined) return undefined // the head knows nothing of it
  if ((await fact(db, 'copied')) !== undefined) return undefined // the former one goes on elsewhere, and is awaited for itself
  try {
    const { nonce } = (await (await fetch(`${at}/nonce`, { signal: AbortSignal.timeout(WITHIN) })).json()) as { nonce?: unknown } // or whatever somebody else's page says
    if (!isKey(nonce)) return undefined
    return { device: before.device, nonce, signature: await signedNonce(before.key, nonce, location.origin, before.device) }
  } catch {
    return undefined // no line: the code itself will not arrive either
  }
}

/** A device that began without a line has signed with its key: by it the head will call it what it has called itself (C18). */
const unlinkedKey = async (db: Database): Promise<CryptoKeyPair | undefined> =>
  (await fact(db, 'unlinked')) === undefined ? undefined : (await fact(db, 'session'))?.key

/** `only`: the role that the code must be of, where not any will do: then it lifts the screen's lock too. `at`: '' for the page's own origin, '/demo/<space>' in a demonstration. `body`: what the relay expects besides the key. */
export const enrol = async (
  { db, clock }: Pick<Device, 'db' | 'clock'>,
  at: string,
  body: Omit<EnrolRequest, 'key'> | { role: Role; centre: string | null; label: string },
  only?: Role,
): Promise<Session | EnrolFailure> => {
  // the same key for every try: when only the answer was lost on the way, the relay recognises this device by it
  const key = (await fact(db, 'pendingKey')) ?? (await unlinkedKey(db)) ?? (await makeKeyPair())
  await setFact(db, 'pendingKey', key)
  const former = await formerProof(db, at)
  let answer: EnrolAnswer | null
  try {
    const response = await fetch(`${at}/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, key: await publicHalf(key), ...(only && { only }), ...(former && { former }) }),
      signal: AbortSignal.timeout(WITHIN),
    })
    answer = parse(await response.json())
  } catch (e) {
    return { problem: e instanceof SyntaxError ? 'not-the-head' : 'no-line' } // a page of somebody else's is no JSON
  }
  if (!answer) return { problem: 'not-the-head' }
  if (!answer.ok && SPENT.includes(answer.problem) && 'code' in body) forgetBrought(body.code)
  if (!answer.ok) return { problem: answer.problem, ...(answer.usedAt !== undefined && { usedAt: answer.usedAt }) }
  const session: Session = { device: answer.device, role: answer.role, centre: answer.centre, key, at }
  // known before the session is: whoever is enrolled here knows that there is a network
  if (answer.directory) await learnHead(db, DIRECTORY, answer.directory)
  await become(db, session, only ? 'the lock' : 'nothing', clock.now())
  if (at === '') forgetBrought('')
  return session
}
