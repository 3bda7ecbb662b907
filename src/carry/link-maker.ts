// A copy came from a device that began where there was no line: whoever may welcome devices links it where the copy arrives, with an ordinary code and
// the key it says of itself (C18). Only then is what it signed handed over.
import { cleanName } from '../domain/name.ts'
import { MAX_NAME } from '../domain/centre.ts'
import type { Answer, EnrolAnswer, Question } from '../wire/questions.ts'
import type { Look } from './bring.ts'

export type Ask = (q: Question) => Promise<Answer | 'no-line'>
/** 'refused': the head does not link it; the copy is as good as before. */
export type Linking = 'linked' | 'no-line' | 'refused'

/** A line that takes longer for a few hundred bytes is none. Milliseconds. */
const WITHIN = 60_000

export const linkMaker = async (ask: Ask, { bundle }: Pick<Look, 'bundle'>): Promise<Linking> => {
  const { by, centre, unlinked } = bundle
  if (!unlinked || centre === null) return 'refused'
  const listed = await ask({ do: 'devices' })
  if (listed === 'no-line') return 'no-line'
  if (listed.ok && listed.devices?.some(d => d.id === by)) return 'linked' // by a former copy, or by its own line since
  const label = cleanName(unlinked.label).slice(0, MAX_NAME)
  const made = await ask({ do: 'make-code', role: 'staff', centre, label })
  if (made === 'no-line') return 'no-line'
  if (!made.ok || made.code === undefined) return 'refused'
  try {
    const response = await fetch('/enrol', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: made.code, key: { kty: 'EC', crv: 'P-256', ...unlinked.key }, label: '' }),
      signal: AbortSignal.timeout(WITHIN),
    })
    const answer = (await response.json()) as Partial<EnrolAnswer & { device: string }> // or whatever somebody else's page says
    return answer.ok === true && answer.device === by ? 'linked' : 'refused'
  } catch (e) {
    return e instanceof SyntaxError ? 'refused' : 'no-line'
  }
}
