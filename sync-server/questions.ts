// What an app may ask over its proven connection: codes and devices, a coordinator's of all (C6), an associated centre's of its own (C8);
// what is set apart, whoever may write it (C12); its own end, any (C15). JSON from outside is `unknown` until it has been read here.
import { erasureProblem, isErasureReason } from '../src/domain/erasure.ts'
import { isDeviceId } from '../src/domain/device-id.ts'
import { LIMITS } from '../src/wire/limits.ts'
import type { Answer, DeviceLine, Question, QuestionProblem } from '../src/wire/questions.ts'
import { answerApart } from './apart.ts'
import type { Line } from './connection.ts'
import { findCode, hashOfTyped, isWaiting, makeCode } from './codes.ts'
import { readLabel, readRole } from './enrol.ts'
import type { Erasure } from './erasure.ts'
import type { Heard } from './heard.ts'
import type { Limits } from './limits.ts'
import type { Operation } from './operation.ts'
import type { Code, Device, Registry } from './registry.ts'
import { replacements } from './replaced.ts'

export type Asking = {
  readonly registry: Registry
  readonly limits: Limits
  readonly now: () => number
  /** Ends what this device has open. */
  readonly revoked: (id: Device['id']) => void
  readonly heard: Pick<Heard, 'save'>
  /** What waits at the door has been settled. */
  readonly apartChanged: () => void
  readonly line: Line
  readonly operation: Pick<Operation, 'state'>
  readonly erasure: Pick<Erasure, 'erase' | 'earliest' | 'today' | 'graves'>
}

const FIELDS: Record<Question['do'], readonly string[]> = {
  'make-code': ['do', 'role', 'centre', 'label'],
  'drop-code': ['do', 'code'],
  code: ['do', 'code'],
  devices: ['do'],
  revoke: ['do', 'device'],
  apart: ['do'],
  'apart-pieces': ['do', 'device', 'doc', 'after'],
  settle: ['do', 'device', 'doc', 'upTo', 'as'],
  leave: ['do'],
  state: ['do'],
  seal: ['do', 'doc', 'reason', 'upTo'],
}

const isDoc = (x: unknown): x is string => typeof x === 'string' && x.length <= LIMITS.name
const isNumber = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) >= 0

/** Exactly one of these, with no field too many; null for anything else. */
export const readQuestion = (json: string, limits: Limits): Question | null => {
  let x: unknown
  try {
    x = JSON.parse(json)
  } catch {
    return null // no JSON
  }
  if (typeof x !== 'object' || x === null || Array.isArray(x)) return null
  const q = x as Record<string, unknown>
  const word = q['do']
  if (typeof word !== 'string' || !Object.hasOwn(FIELDS, word)) return null
  const fields = FIELDS[word as Question['do']] // hasOwn
  if (Object.keys(q).length !== fields.length || !fields.every(f => Object.hasOwn(q, f))) return null
  switch (word as Question['do']) {
    case 'make-code': {
      const who = readRole(q['role'], q['centre'])
      const label = readLabel(q['label'], limits)
      return who && label !== null ? { do: 'make-code', ...who, label } : null
    }
    case 'drop-code':
    case 'code':
      return typeof q['code'] === 'string' ? { do: word as 'drop-code' | 'code', code: q['code'] } : null // one of the two
    case 'devices':
      return { do: 'devices' }
    case 'revoke':
      return isDeviceId(q['device']) ? { do: 'revoke', device: q['device'] } : null
    case 'apart':
      return { do: 'apart' }
    case 'apart-pieces': {
      const { device, doc, after } = q
      return isDeviceId(device) && isDoc(doc) && isNumber(after) ? { do: 'apart-pieces', device, doc, after } : null
    }
    case 'settle': {
      const { device, doc, upTo, as } = q
      const known = as === 'taken' || as === 'declined'
      return isDeviceId(device) && isDoc(doc) && isNumber(upTo) && known ? { do: 'settle', device, doc, upTo, as } : null
    }
    case 'leave':
      return { do: 'leave' }
    case 'state':
      return { do: 'state' }
    case 'seal': {
      const { doc, reason, upTo } = q
      const fits = typeof doc === 'string' && doc.length <= LIMITS.name && isErasureReason(reason)
      return fits && Number.isSafeInteger(upTo) && (upTo as number) >= 0 ? { do: 'seal', doc, reason, upTo: upTo as number } : null // isSafeInteger
    }
  }
}

const no = (problem: QuestionProblem): Answer => ({ ok: false, problem })

/** Which codes and devices this device may speak of; null: of none, and it asks nothing. */
const reachOf = ({ role, centre }: Device): ((of: Pick<Device | Code, 'role' | 'centre'>) => boolean) | null => {
  if (role === 'coordinator') return () => true
  if (role === 'associated') return of => of.role === 'associated' && of.centre === centre
  return null
}

const waiting = async (registry: Registry, theirs: (c: Code) => boolean, now: number): Promise<number> =>
  (await registry.codes()).filter(c => theirs(c) && isWaiting(c, now)).length

/** E4. What is erased already is answered as it was. */
const seal = async (
  { doc, reason, upTo }: Question & { do: 'seal' },
  { erase, earliest, today, graves }: Asking['erasure'],
): Promise<Answer> => {
  const known = graves.get(doc)
  if (known) return known.seq > 0 ? { ok: true, erased: { doc, reason: known.reason, day: known.day } } : no('storage')
  const problem = erasureProblem(doc, reason, earliest())
  if (problem) return no(problem)
  const day = today()
  const { is } = await erase({ doc, reason, day }, upTo)
  if (is !== 'erased') return no(is === 'failed' ? 'storage' : is)
  const grave = graves.get(doc) // of two who asked, the first one's
  return { ok: true, erased: grave ? { doc, reason: grave.reason, day: grave.day } : { doc, reason, day } }
}

export const answerQuestion = async (json: string, asker: Device, asking: Asking): Promise<Answer> => {
  const { registry, limits, now, revoked, heard, operation, erasure } = asking
  const theirs = reachOf(asker)
  const q = readQuestion(json, limits)
  switch (q?.do) {
    case 'apart':
    case 'apart-pieces':
    case 'settle': {
      const answer = await answerApart(q, asker, asking)
      if (q.do === 'settle' && answer.ok) asking.apartChanged()
      return answer
    }
    case 'leave':
      await registry.revoke(asker.id, Math.floor(now() / 1000))
      asking.apartChanged()
      setImmediate(() => revoked(asker.id)) // the answer leaves first
      return { ok: true }
  }
  if (!theirs) return no('forbidden')
  if (!q) return no('malformed')
  switch (q.do) {
    case 'make-code': {
      if (!theirs(q)) return no('forbidden')
      if (asker.role === 'associated' && (await waiting(registry, theirs, now())) >= limits.associatedCodes) return no('too-many')
      const made = await makeCode(registry, { role: q.role, centre: q.centre, label: q.label }, now(), limits)
      return made ? { ok: true, ...made } : no('too-many')
    }
    case 'drop-code': {
      const hash = hashOfTyped(q.code)
      const code = hash && (await findCode(registry, hash))
      return code && theirs(code) && (await registry.dropCode(code.hash)) ? { ok: true } : no('unknown')
    }
    case 'code': {
      const hash = hashOfTyped(q.code)
      const code = hash && (await findCode(registry, hash))
      if (!code || !theirs(code)) return no('unknown')
      return { ok: true, ...(code.usedBy !== null && { device: code.usedBy }) }
    }
    case 'devices': {
      await heard.save() // who was heard in the last half minute is in memory only
      const all = await registry.devices()
      const replaced = replacements(all, d => d.heardAt)
      const line = (d: Device): DeviceLine => {
        const { id, label, role, centre, enrolledAt, heardAt, revokedAt } = d
        const by = replaced(d)
        return { id, label, role, centre, enrolledAt, heardAt, revokedAt, ...(by !== null && { replaced: by }) }
      }
      return { ok: true, devices: all.filter(theirs).map(line) }
    }
    case 'revoke': {
      if (q.device === asker.id) return no('forbidden') // nobody might be left who can enrol; another device can do it
      if (asker.role === 'associated') {
        const device = await registry.device(q.device)
        if (!device || !theirs(device)) return no('forbidden') // the same for one that is not there
      }
      if (!(await registry.revoke(q.device, Math.floor(now() / 1000)))) return no('unknown')
      revoked(q.device)
      asking.apartChanged() // what it had taken waits again
      return { ok: true }
    }
    case 'state':
      return asker.role === 'coordinator' ? { ok: true, state: await operation.state() } : no('forbidden')
    case 'seal':
      return asker.role === 'coordinator' ? seal(q, erasure) : no('forbidden')
  }
}
