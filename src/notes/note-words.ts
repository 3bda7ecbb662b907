// Where a text written together stands, in words: kept here, not sent, received by the head at such a time. Never "synced".
import type { NoteFacts } from '../replica/notes/open-note.ts'
import { moment } from '../text/format.ts'
import { t } from '../text/translate.ts'

/** How far it goes: 'draft': nowhere before it is shared; 'shared': to the head; 'cut-off': it is shared, and nothing leaves a device that was removed. */
export type Reach = 'draft' | 'shared' | 'cut-off'

/** `now`: milliseconds. */
export const noteStands = (facts: NoteFacts, reach: Reach, now: number): string => {
  if (facts.keeping === 'full' || facts.keeping === 'closed') return t('notes.notKept')
  const stays = facts.stopped.length > 0 ? ` ${t('notes.markedStays')}` : ''
  return `${stands(facts, reach, now)}${stays}`
}

const stands = (facts: NoteFacts, reach: Reach, now: number): string => {
  if (facts.keeping === 'being kept') return t('notes.beingKept')
  if (reach === 'draft') return t('notes.draft.kept')
  if (reach === 'cut-off') return facts.inHand || facts.unsent > 0 ? t('notes.removed.kept') : t('notes.removed.whole')
  if (facts.inHand) return t('notes.inHand')
  if (facts.unsent > 0) return t('notes.unsent')
  return facts.received === null ? t('notes.nothingSent') : t('notes.received', moment(facts.received, now))
}

/** What the line says of it; null where there is nothing to say. */
export const lineStands = ({ line, whole }: NoteFacts, reach: Reach): string | null => {
  if (reach === 'cut-off') return t('notes.stopped.removed')
  if (line.is === 'stopped') return t(`notes.stopped.${line.why}`)
  if (!whole) return t('notes.notWhole')
  return line.is === 'no-line' ? t('notes.noLine') : null
}
