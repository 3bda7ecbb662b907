// What the relay answered a coordinator, read as coming from anywhere: a part that cannot be is left out, an answer that cannot be is 'unknown'.
import { ROLES } from '../domain/access.ts'
import { isDay } from '../domain/day.ts'
import { isDeviceId } from '../domain/device-id.ts'
import { isCentreCode } from '../domain/ids.ts'
import { readCode } from '../domain/one-time-code.ts'
import type { Answer, ApartLine, DeviceLine, HeadState, QuestionProblem } from '../wire/questions.ts'

const PROBLEMS: readonly QuestionProblem[] = ['forbidden', 'malformed', 'unknown', 'too-many']
const REPLACED = ['awaited', 'whole'] as const
type Fields = Readonly<Record<string, unknown>>
const fields = (x: unknown): Fields | null => (typeof x === 'object' && x !== null && !Array.isArray(x) ? (x as Fields) : null) // an object, checked
/** Times and sizes: none is below zero. */
const seconds = (x: unknown): number | null => (typeof x === 'number' && Number.isFinite(x) && x >= 0 ? x : null)

const deviceLine = (x: unknown): DeviceLine | null => {
  const f = fields(x)
  const id = f?.['id']
  const role = ROLES.find(r => r === f?.['role'])
  const centre = f?.['centre'] ?? null
  if (!f || !isDeviceId(id) || !role || (centre !== null && !isCentreCode(centre))) return null
  const label = typeof f['label'] === 'string' ? f['label'] : ''
  const enrolledAt = seconds(f['enrolledAt']) ?? 0
  const replaced = REPLACED.find(r => r === f['replaced'])
  const times = { enrolledAt, heardAt: seconds(f['heardAt']), revokedAt: seconds(f['revokedAt']) }
  return { id, label, role, centre, ...times, ...(replaced && { replaced }) }
}

const SETTLED = ['taken', 'declined'] as const
const apartLine = (x: unknown): ApartLine[] => {
  const f = fields(x)
  const [device, doc] = [f?.['device'], f?.['doc']]
  if (!f || !isDeviceId(device) || typeof doc !== 'string') return []
  const count = (of: string): number => seconds(f[of]) ?? 0
  const days = Array.isArray(f['days']) ? f['days'].filter(isDay) : []
  const settled = SETTLED.find(s => s === f['settled'])
  const said = { label: '', pieces: count('pieces'), statements: count('statements'), days, mine: f['mine'] === true }
  return [{ device, doc, ...said, ...(settled && { settled }) }]
}

const headState = (x: unknown): HeadState | null => {
  const f = fields(x)
  const since = seconds(f?.['since'])
  if (!f || since === null) return null
  const [backup, disk] = [fields(f['backup']), fields(f['disk'])]
  const [at, free, size, floor] = [seconds(backup?.['at']), seconds(disk?.['free']), seconds(disk?.['size']), seconds(disk?.['floor'])]
  return {
    since,
    backup: at === null ? null : { at },
    nightly: f['nightly'] === true,
    disk: free === null || size === null || floor === null ? null : { free, size, floor },
    damaged: seconds(f['damaged']) ?? 0,
    refused: seconds(f['refused']) ?? 0,
    refusedAt: seconds(f['refusedAt']),
  }
}

export const readAnswer = (x: unknown): Answer => {
  const f = fields(x)
  if (f?.['ok'] !== true) return { ok: false, problem: PROBLEMS.find(p => p === f?.['problem']) ?? 'unknown' }
  const code = typeof f['code'] === 'string' ? readCode(f['code']) : null
  const until = seconds(f['until'])
  const state = headState(f['state'])
  const devices = Array.isArray(f['devices']) ? f['devices'].map(deviceLine).filter(d => d !== null) : null
  const apart = Array.isArray(f['apart']) ? f['apart'].flatMap(apartLine) : null
  return {
    ok: true,
    ...(apart && { apart }),
    ...(code !== null && { code }),
    ...(until !== null && { until }),
    ...(devices && { devices }),
    ...(isDeviceId(f['device']) && { device: f['device'] }),
    ...(state && { state }),
  }
}
