// What lies apart at the head: that there is something, and the statements themselves, fetched in parts and read like any piece.
import { isDeviceId } from '../domain/device-id.ts'
import type { DeviceId } from '../domain/ids.ts'
import { dropFact, setFact } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'
import { FormError, type Struct } from '../wire/append.ts'
import { inflate } from '../wire/deflate.ts'
import { LIMITS } from '../wire/limits.ts'
import { readPiece } from '../wire/piece.ts'
import type { Answer, Question } from '../wire/questions.ts'

export type Ask = (q: Question) => Promise<Answer | 'no-line'>

type Fields = Readonly<Record<string, unknown>>
const fields = (x: unknown): Fields => (typeof x === 'object' && x !== null ? x : {}) as Fields

/** The head has said of itself how many statements wait, or that this device is there twice. What cannot be read says nothing. `now`: milliseconds. */
export const learnUnasked = async (db: Database, json: string, now: number): Promise<void> => {
  const { apart, twice } = fields(JSON.parse(json))
  if (twice === true) await setFact(db, 'copied', now)
  if (typeof apart !== 'number') return
  if (apart > 0) await setFact(db, 'apart', apart)
  else await dropFact(db, 'apart')
}

/** What waits of one device in one document. `label`: '' where it is another centre's. `days`: of arrival. */
export type Waits = { readonly device: DeviceId; readonly label: string; readonly doc: string; readonly days: readonly string[] }

const waitsOf = (x: unknown): Waits[] => {
  const { device, label, doc, days, mine, settled } = fields(x)
  if (!isDeviceId(device) || typeof doc !== 'string' || mine !== true || settled !== undefined) return []
  const text = (y: unknown): string[] => (typeof y === 'string' ? [y] : [])
  return [{ device, label: text(label)[0] ?? '', doc, days: Array.isArray(days) ? days.flatMap(text) : [] }]
}

/** What waits for this device's word. */
export const listApart = async (ask: Ask): Promise<readonly Waits[] | 'no-line'> => {
  const answer = await ask({ do: 'apart' })
  if (answer === 'no-line' || !answer.ok) return 'no-line'
  return Array.isArray(answer.apart) ? answer.apart.flatMap(waitsOf) : []
}

/** `upTo`: the last piece there was. `unreadable`: pieces that are none. */
export type Fetched = { readonly structs: readonly Struct[]; readonly upTo: number; readonly unreadable: number }

/** All of it, in the order of arrival; with `until`, up to that piece. 'no-line' also where the line breaks off in between: nothing is lost by asking again. */
export const fetchApart = async (
  ask: Ask,
  { device, doc }: Pick<Waits, 'device' | 'doc'>,
  until = Infinity,
): Promise<Fetched | 'no-line'> => {
  const structs: Struct[] = []
  let upTo = 0
  let unreadable = 0
  for (;;) {
    const answer = await ask({ do: 'apart-pieces', device, doc, after: upTo })
    if (answer === 'no-line' || !answer.ok || !Array.isArray(answer.pieces)) return 'no-line'
    for (const piece of answer.pieces) {
      const { id, bytes } = fields(piece)
      if (!Number.isSafeInteger(id) || typeof bytes !== 'string') return 'no-line'
      if (Number(id) > until) return { structs, upTo, unreadable } // in the order of arrival
      upTo = Math.max(upTo, Number(id))
      try {
        structs.push(...readPiece(await inflate(fromBase64url(bytes), LIMITS.update)))
      } catch (e) {
        if (!(e instanceof FormError)) throw e
        unreadable++
      }
    }
    if (answer.more !== true || answer.pieces.length === 0) return { structs, upTo, unreadable }
  }
}

const fromBase64url = (text: string): Uint8Array => {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0))
  } catch {
    throw new FormError('base64') // no such text
  }
}
