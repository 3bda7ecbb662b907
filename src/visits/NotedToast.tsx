// What was just noted, how to take it back for ten seconds, and the purpose as a second tap that nobody has to make.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import { choicesOn } from '../domain/purposes.ts'
import type { VisitKind } from '../domain/visit.ts'
import { purposesOf } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Toast } from '../ui/Toast.tsx'
import { purposeSign } from './purpose-signs.ts'
import { statePurposes, voidRecord } from './record-visit.ts'
import type { Room } from './room.ts'

type Props = {
  readonly room: Room
  readonly record: { readonly doc: string; readonly id: Key }
  readonly kind: VisitKind | 'group'
  readonly day: Day
}

export const NotedToast = ({ room, record, kind, day }: Props): JSX.Element => {
  const { device, where } = room
  const locals = useLive(() => purposesOf(device.db, where.centre), [device, where.centre]).value
  const [chosen, choose] = useState<string | null>(null)
  /** The statement whose value is on screen: first the visit itself, then each correction. */
  const base = useRef<Key>(record.id)

  const undo = async (): Promise<void> => {
    const done = await voidRecord(device, where, record, 'undo')
    if (!done.kept) return done.why === 'form' ? announce(t('save.failedShort')) : room.failed(done.why)
    announce(t('today.undone'))
    room.toast(null)
  }
  const state = async (id: string, words: string): Promise<void> => {
    const done = await statePurposes(device, where, record, [id], [base.current])
    if (!done.kept) return done.why === 'form' ? announce(t('save.failedShort')) : room.failed(done.why)
    base.current = done.keys[0]! // one draft in, one key out
    choose(id)
    announce(t('today.purpose.added', { purpose: words }))
  }
  const choices = kind === 'quick' && locals ? choicesOn(locals, day).filter(c => c.ref !== 'P0') : []
  return (
    <Toast
      label={t('today.toast')}
      onGone={() => room.toast(null)}
      action={
        <Button icon="undo" onPress={() => void undo()}>
          {t('do.undo')}
        </Button>
      }
      moreLabel={t('today.purpose.ask')}
      more={
        choices.length > 0 &&
        choices.map(c => {
          const words = purposeWords(c)
          return (
            <Button
              key={c.id}
              icon={chosen === c.id ? 'tick' : purposeSign(c.ref).icon}
              label={words.long}
              onPress={() => void state(c.id, words.long)}
            >
              {words.short}
            </Button>
          )
        })
      }
    >
      <Emphasis k="today.noted" values={{ kind: t(`kind.${kind}`) }} />
    </Toast>
  )
}
