// What of the status line is said aloud: a worse level, what was received after a tap on *send*, the head answering again after a cut. At most once in 30 s.
import { useEffect, useRef } from 'preact/hooks'
import type { Status } from '../replica/status.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import type { StatusWords } from './status-words.ts'

const QUIET_FOR = 30_000 // milliseconds

/** What is worth saying when the line goes from one state to the next; null = nothing. */
export const worthSaying = (
  before: { status: Status; words: StatusWords },
  after: { status: Status; words: StatusWords },
): string | null => {
  if (after.words.level !== 'quiet' && after.words.level !== before.words.level) return after.words.facts.join(', ')
  if (before.status.is === 'waiting' && after.status.is === 'received') return after.words.facts[0] ?? null
  const heard = (s: Status): number | null => ('heard' in s ? s.heard : null)
  const was = heard(before.status)
  const is = heard(after.status)
  if (was !== null && is !== null && is - was > QUIET_FOR * 4 && after.status.is === 'waiting') return t('voice.back')
  return null
}

export const useStatusVoice = (status: Status | null, words: StatusWords | null, now: number): void => {
  const before = useRef<{ status: Status; words: StatusWords } | null>(null)
  const spokenAt = useRef(-Infinity)
  useEffect(() => {
    if (!status || !words) return
    const after = { status, words }
    const say = before.current && worthSaying(before.current, after)
    before.current = after
    if (!say || now - spokenAt.current < QUIET_FOR) return
    spokenAt.current = now
    announce(say)
  })
}
