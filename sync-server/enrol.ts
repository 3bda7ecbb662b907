// POST /enrol: a code and a public key become a device (C-rules). The only thing this relay does for somebody it does not know.
import { randomBytes } from 'node:crypto'
import { ROLES, type Role } from '../src/domain/access.ts'
import { isCentreCode, keyFrom, type CentreCode, type DeviceId } from '../src/domain/ids.ts'
import { idOfKey } from '../src/wire/key-id.ts'
import type { EnrolAnswer, EnrolProblem } from '../src/wire/questions.ts'
import { findCode, hashOfTyped } from './codes.ts'
import type { Limits } from './limits.ts'
import { readPublicKey } from './proof.ts'
import type { Device, PublicKey, Registry } from './registry.ts'
import type { Tickets } from './tickets.ts'
import type { Tries } from './tries.ts'

export type Enrolling = {
  readonly registry: Registry
  readonly limits: Limits
  readonly tries: Tries
  readonly now: () => number
  readonly prove: Tickets['prove']
  /** The last commit of the directory, 0 while it has none. */
  readonly directory: () => Promise<number>
}

/** One line, no control characters, spaces at the ends dropped; null when it is no text or too long. */
export const readLabel = (x: unknown, limits: Limits): string | null => {
  if (typeof x !== 'string' || x.length > limits.label) return null
  // oxlint-disable-next-line no-control-regex -- they are what is refused
  return /[\u0000-\u001f\u007f]/.test(x) ? null : x.trim()
}

/** Roles that mean nothing without a centre. */
const NEEDS_CENTRE: readonly Role[] = ['staff', 'associated', 'kiosk']
export const readRole = (role: unknown, centre: unknown): { readonly role: Role; readonly centre: CentreCode | null } | null => {
  if (!ROLES.includes(role as Role) || (centre !== null && !isCentreCode(centre))) return null
  return centre === null && NEEDS_CENTRE.includes(role as Role) ? null : { role: role as Role, centre } // included in ROLES
}

export const newDevice = (key: PublicKey, role: Role, centre: CentreCode | null, label: string, now: number): Device => ({
  id: keyFrom(randomBytes(16)) as string as DeviceId, // both are 22 characters; a device's name is no statement's
  key,
  role,
  centre,
  label,
  rights: 1,
  enrolledAt: Math.floor(now / 1000),
  heardAt: null,
  revokedAt: null,
  replacedBy: null,
})

const no = (problem: EnrolProblem, usedAt?: number): EnrolAnswer =>
  usedAt === undefined ? { ok: false, problem } : { ok: false, problem, usedAt }

/** `body`: the parsed JSON. `relay`: our public address as this person sees it. */
export const enrol = async (
  body: unknown,
  address: string,
  relay: string,
  { registry, limits, tries, now, prove, directory }: Enrolling,
): Promise<EnrolAnswer> => {
  if (tries.blocked(address)) return no('code-blocked')
  const {
    code: typed,
    key: jwk,
    label: called,
    centre: wished,
    only,
    former: said,
  } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const label = readLabel(called, limits)
  if (typeof typed !== 'string' || label === null || (wished !== undefined && wished !== null && !isCentreCode(wished)))
    return no('malformed')
  if (only !== undefined && !ROLES.includes(only as Role)) return no('malformed')
  const key = readPublicKey(jwk)
  if (!key) return no('key')
  const hash = hashOfTyped(typed)
  if (!hash) return no('code-unknown') // not even in the form of a code: a slip of the finger, no try (C3)
  const code = await findCode(registry, hash)
  if (!code) {
    tries.failed(address)
    return no(tries.blocked(address) ? 'code-blocked' : 'code-unknown')
  }
  const seconds = Math.floor(now() / 1000)
  const welcome = async ({ id, role, centre }: Device): Promise<EnrolAnswer> => ({
    ok: true,
    device: id,
    role,
    centre,
    relay,
    ...(code.until === null && { directory: await directory() }),
  })
  if (code.usedAt !== null) {
    // The answer may have been lost on the way: the same key with the same code is the same device (C5).
    const before = code.usedBy ? await registry.device(code.usedBy) : null
    if (before && before.key.x === key.x && before.key.y === key.y)
      return only !== undefined && before.role !== only ? no('other-role') : welcome(before)
    tries.failed(address)
    return no('code-used', code.usedAt)
  }
  if (code.until !== null && code.until <= seconds) return no('code-expired')
  if (only !== undefined && code.role !== only) return no('other-role') // not used up: it makes the device it was made for
  // a one-time code says its centre itself; only the first coordinator's link, which never ends, leaves it to the person
  const centre = code.until === null ? (wished ?? code.centre) : code.centre
  const fresh = newDevice(key, code.role, centre, code.label || label, now())
  // what it signed before it had a line is of this id (C18); a key that made a device before makes another one
  const own = await idOfKey(key)
  const device = (await registry.device(own)) === null ? { ...fresh, id: own } : fresh
  const former = said === undefined ? null : await prove(said) // what is not proven is not said: the code is as good without
  if (!(await registry.enrol(hash, device, former !== null && typeof former === 'object' ? former.id : null)))
    return no('code-used', seconds)
  return welcome(device)
}
