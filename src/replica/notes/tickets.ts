// The word that opens /y/ for ten minutes (Y6): asked for anew before each try, so that none is ever too old.
import { isKey } from '../../domain/ids.ts'
import { signedNonce } from '../../device/key-pair.ts'
import type { Session } from '../../store/facts.ts'

export type Ticket =
  { readonly is: 'given'; readonly ticket: string } | { readonly is: 'none'; readonly why: 'no-line' | 'removed' | 'unknown' | 'busy' }

/** `fetch`, given from outside. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** Milliseconds; a line that takes longer is none. */
const WITHIN = 20_000

const fieldsOf = (x: unknown): Record<string, unknown> => (typeof x === 'object' && x !== null ? x : {}) as Record<string, unknown>

/** `origin`: the address the person sees. A page that is not the head's (a network that wants a log-in) is no line. */
export const askTicket = async (fetch: Fetch, origin: string, session: Session, prefix: string): Promise<Ticket> => {
  try {
    const signal = AbortSignal.timeout(WITHIN)
    const asked = await fetch(`${origin}${session.at}/nonce`, { signal })
    if (asked.status === 429) return { is: 'none', why: 'busy' }
    const { nonce } = fieldsOf(await asked.json())
    if (!isKey(nonce)) return { is: 'none', why: 'no-line' }
    const signature = await signedNonce(session.key, nonce, origin, session.device)
    const answer = fieldsOf(
      await (
        await fetch(`${origin}${session.at}/ticket`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ device: session.device, nonce, signature, prefix }),
          signal,
        })
      ).json(),
    )
    if (typeof answer['ticket'] === 'string') return { is: 'given', ticket: answer['ticket'] }
    const problem = answer['problem']
    return { is: 'none', why: problem === 'revoked' ? 'removed' : problem === 'proof' ? 'unknown' : 'busy' }
  } catch {
    return { is: 'none', why: 'no-line' }
  }
}
