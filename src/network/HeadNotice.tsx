// What is wrong at the head, in plain words, for a coordinator; nothing where nothing is. It says what it means for the network, and who can help.
import type { JSX } from 'preact'
import type { ReadonlySignal } from '@preact/signals'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'
import { headWorries, type HeadWorry } from './head-worries.ts'
import { roomText } from './room-text.ts'
import type { Ask } from './use-devices.ts'
import { useHeadState } from './use-head-state.ts'

const wordsOf = (w: HeadWorry): string => {
  switch (w.is) {
    case 'full':
      return t('devices.head.full')
    case 'disk':
      return t('devices.head.short', { free: roomText(w.free) })
    case 'unwritten':
      return t('devices.head.unwritten')
    case 'damaged':
      return t('devices.head.damaged', { n: w.rows })
    case 'backup':
      return w.days === null ? t('devices.head.noBackup') : t('devices.head.oldBackup', { n: w.days })
  }
}

/** `room`: whether the section on the head stands on this screen. */
export const HeadWorries = ({
  worries,
  room,
}: {
  readonly worries: readonly HeadWorry[]
  readonly room: 'here' | 'elsewhere'
}): JSX.Element => (
  <>
    {worries.map(w => (
      <Slip
        key={w.is}
        tone={w.is === 'disk' || w.is === 'backup' ? undefined : 'brick'}
        actions={room === 'elsewhere' && <Button to="/devices">{t('devices.head.see')}</Button>}
      >
        {wordsOf(w)}
      </Slip>
    ))}
  </>
)

export const HeadNotice = ({ ask, minute }: { readonly ask: Ask; readonly minute: ReadonlySignal<number> }): JSX.Element | null => {
  const head = useHeadState(ask, minute)
  // the gravest alone: the rest stands where its button leads
  return head && <HeadWorries worries={headWorries(head, minute.value).slice(0, 1)} room="elsewhere" />
}
