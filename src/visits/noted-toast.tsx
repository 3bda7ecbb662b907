// What was just noted, how to take it back for ten seconds, and the purpose as a second tap that nobody has to make.
import { signal } from '@preact/signals'
import type { Key } from '../domain/ids.ts'
import type { Choice } from '../domain/purposes.ts'
import type { VisitKind } from '../domain/visit.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { dismissToast, showToast } from '../ui/Toasts.tsx'
import { purposeSign } from './purpose-signs.ts'
import { statePurposes, voidRecord } from './record-visit.ts'
import { tellNotKept, type Room } from './room.ts'

/** `choices`: the purposes offered as a second tap; none for what has them already. */
export const tellNoted = (
  room: Room,
  record: { readonly doc: string; readonly id: Key },
  kind: VisitKind | 'group',
  choices: readonly Choice[],
): void => {
  const { device, where } = room
  const chosen = signal<string | null>(null)
  /** The statement whose value is on screen: first the visit itself, then each correction. */
  let base: Key = record.id

  const undo = async (): Promise<void> => {
    const done = await voidRecord(device, where, record, 'undo')
    if (!done.kept) return tellNotKept(room, done.why)
    dismissToast()
    announce(t('today.undone'))
  }
  const state = async (id: string, purpose: string): Promise<void> => {
    const done = await statePurposes(device, where, record, [id], [base])
    if (!done.kept) return tellNotKept(room, done.why)
    base = done.keys[0]! // one draft in, one key out
    chosen.value = id
    announce(t('today.purpose.added', { purpose }))
  }
  const offered = choices.filter(c => c.ref !== 'P0')
  showToast({
    spoken: t('today.noted.say', { kind: t(`kind.${kind}`) }),
    words: () => <Emphasis k="today.noted" values={{ kind: t(`kind.${kind}`) }} />,
    action: () => (
      <Button icon="undo" onPress={() => void undo()}>
        {t('do.undo')}
      </Button>
    ),
    ...(offered.length > 0 && {
      moreLabel: () => t('today.purpose.ask'),
      more: () =>
        offered.map(c => {
          const words = purposeWords(c)
          const holds = chosen.value === c.id
          return (
            <Button
              key={c.id}
              icon={holds ? 'tick' : purposeSign(c).icon}
              pressed={holds}
              label={words.long}
              onPress={() => void state(c.id, words.long)}
            >
              {words.short}
            </Button>
          )
        }),
    }),
  })
}
