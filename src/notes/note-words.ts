// Where a text written together stands, in words: kept here, not sent, received by the head at such a time. Never "synced".
import type { NoteFacts } from '../replica/notes/open-note.ts'
import { moment } from '../text/format.ts'
import { t } from '../text/translate.ts'

/** `now`: milliseconds. */
export const noteStands = (facts: NoteFacts, isShared: boolean, now: number): string => {
  if (facts.keeping === 'full' || facts.keeping === 'closed') return t('notes.notKept')
  const stays = facts.stopped.length > 0 ? ` ${t('notes.markedStays')}` : ''
  return `${stands(facts, isShared, now)}${stays}`
}

const stands = (facts: NoteFacts, isShared: boolean, now: number): string => {
  if (facts.keeping === 'being kept') return t('notes.beingKept')
  if (!isShared) return t('notes.draft.kept')
  if (facts.inHand) return t('notes.inHand')
  if (facts.unsent > 0) return t('notes.unsent', { n: facts.unsent })
  return facts.received === null ? t('notes.nothingSent') : t('notes.received', moment(facts.received, now))
}

/** What the line says of it; null where there is nothing to say. */
export const lineStands = ({ line, whole }: NoteFacts): string | null => {
  if (line.is === 'stopped') return t(`notes.stopped.${line.why}`)
  if (!whole) return t('notes.notWhole')
  return line.is === 'no-line' ? t('notes.noLine') : null
}
