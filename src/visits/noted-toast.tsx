// What was just noted, how to take it back for ten seconds, and what may be said of it with a second tap that nobody has to make.
import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Key } from '../domain/ids.ts'
import type { Choice } from '../domain/purposes.ts'
import type { Value } from '../domain/statement.ts'
import type { VisitKind } from '../domain/visit.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import type { IconName } from '../ui/icon-paths.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { dismissToast, showToast } from '../ui/Toasts.tsx'
import { purposeSign } from './purpose-signs.ts'
import { stateField, voidRecord } from './record-visit.ts'
import { tellNotKept, type Room } from './room.ts'

/** `choices`: the purposes offered as a second tap, to a quick entry alone. */
export const tellNoted = (
  room: Room,
  record: { readonly doc: string; readonly id: Key },
  kind: VisitKind | 'group',
  choices: readonly Choice[] = [],
): void => {
  const { device, where } = room
  /** By field what was said, and the statement that said it: the next one is made in its sight, the first in that of the visit itself. */
  const said = signal<Readonly<Record<string, readonly [value: string, key: Key]>>>({})

  /** One press after the other: a second that comes before the first is kept is made in its sight too. */
  let turn: Promise<void> = Promise.resolve()

  const undo = async (): Promise<void> => {
    const done = await voidRecord(device, where, record, 'undo')
    if (!done.kept) return tellNotKept(room, done.why)
    dismissToast()
    announce(t('today.undone'))
  }
  const second = (
    field: 'purposes' | 'handOver' | 'channel',
    value: string,
    word: string,
    short = word,
    icon?: IconName,
    as: Value = value,
  ): JSX.Element => {
    const holds = said.value[field]?.[0] === value
    const state = async (): Promise<void> => {
      const done = await stateField(device, where, record, field, as, said.value[field]?.[1] ?? record.id)
      if (!done.kept) return tellNotKept(room, done.why)
      said.value = { ...said.value, [field]: [value, done.keys[0]!] } // one draft in, one key out
      announce(t('today.purpose.added', { purpose: word }))
    }
    return (
      <Button key={value} icon={holds ? 'tick' : icon} pressed={holds} label={word} onPress={() => void (turn = turn.finally(state))}>
        {short}
      </Button>
    )
  }
  showToast({
    spoken: t('today.noted.say', { kind: t(`kind.${kind}`) }),
    words: () => <Emphasis k="today.noted" values={{ kind: t(`kind.${kind}`) }} />,
    action: () => (
      <>
        {choices.length > 0 && (
          <Button icon="dots" label={t('today.detail')} onPress={() => room.go(`/visit/${record.doc.slice(-7)}/${record.id}`)} />
        )}
        <Button icon="undo" onPress={() => void undo()}>
          {t('do.undo')}
        </Button>
      </>
    ),
    ...(choices.length > 0 && {
      moreLabel: () => t('today.purpose.ask'),
      more: () => [
        ...choices
          .filter(c => c.ref !== 'P0')
          .map(c => {
            const words = purposeWords(c)
            return second('purposes', c.id, words.long, words.short, purposeSign(c).icon, [c.id])
          }),
        // one more fits beside the purposes without lying over the entries of a phone; the rest is behind the dots
        room.hat === 'reception' ? second('handOver', 'to-counsellor', t('today.on')) : second('channel', 'phone', t('today.call')),
      ],
    }),
  })
}
