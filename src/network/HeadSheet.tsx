// How the head keeps what it is given: its last verified backup, room on its disk, what it could not read or write. For coordinators.
import type { JSX } from 'preact'
import type { ReadonlySignal } from '@preact/signals'
import { momentText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'
import type { HeadState } from '../wire/questions.ts'
import { Facts, type Fact } from './directory/Facts.tsx'
import { HeadWorries } from './HeadNotice.tsx'
import { headWorries } from './head-worries.ts'
import { roomText } from './room-text.ts'
import type { Ask } from './use-devices.ts'
import { useHeadState } from './use-head-state.ts'

const backupText = ({ backup, nightly }: HeadState, now: number): string =>
  backup
    ? t('devices.head.verified', { when: momentText(backup.at * 1000, now) })
    : nightly
      ? t('devices.head.backup.none')
      : t('devices.head.backup.elsewhere')

const factsOf = (head: HeadState, now: number): readonly Fact[] => [
  [t('devices.head.backup'), backupText(head, now)],
  [t('devices.head.disk'), head.disk && t('devices.head.room', { free: roomText(head.disk.free), size: roomText(head.disk.size) })],
  [t('devices.head.rows'), head.damaged === 0 ? t('devices.head.rows.sound') : t('devices.head.rows.damaged', { n: head.damaged })],
  ...(head.refusedAt === null
    ? []
    : [
        [
          t('devices.head.refused'),
          t('devices.head.refused.n', { n: head.refused, when: momentText(head.refusedAt * 1000, now) }),
        ] as const,
      ]),
]

export const HeadSheet = ({ ask, minute }: { readonly ask: Ask; readonly minute: ReadonlySignal<number> }): JSX.Element | null => {
  const head = useHeadState(ask, minute)
  if (!head) return null
  const now = minute.value
  return (
    <>
      <HeadWorries worries={headWorries(head, now)} room="here" />
      <Sheet heading={t('devices.head')}>
        <Facts lines={factsOf(head, now)} />
      </Sheet>
    </>
  )
}
