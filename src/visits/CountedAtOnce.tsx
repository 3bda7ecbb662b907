// Several at once of what is counted by the piece: a meter that was read, strokes on paper. One record, that can be taken back while its toast stands.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { MOST_AT_ONCE, TALLY_KINDS, type TallyKind } from '../domain/tally.ts'
import { numberText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { count } from './count.ts'
import { voidRecord } from './record-visit.ts'
import { tellNotKept, type Room } from './room.ts'
import { offerUndo } from './undo-toast.tsx'

const isMany = (n: number | null): n is number => n !== null && Number.isInteger(n) && n >= 1 && n <= MOST_AT_ONCE

export const CountedAtOnce = ({ room }: { readonly room: Room }): JSX.Element => {
  const { device, where } = room
  const [kind, choose] = useState<TallyKind | null>(null)
  const [many, type] = useState<number | null>(null)
  const [asked, ask] = useState(false)
  const { form, look } = useFirstWrong()
  const bounds = t('counters.bounds', { most: MOST_AT_ONCE })

  const add = async (): Promise<void> => {
    if (kind === null || !isMany(many)) {
      ask(true)
      return look()
    }
    const done = await count(device, where, kind, many)
    if (!done.kept) return done.why === 'none' ? undefined : tellNotKept(room, done.why)
    ask(false)
    type(null)
    room.worked()
    offerUndo(
      room,
      () => t('counters.added', { what: t(`counters.${kind}`), n: numberText(many) }),
      () => voidRecord(device, where, { doc: done.doc, id: done.keys[0]! }, 'undo'), // the first is what was typed
      () => t('today.undone'),
    )
  }
  return (
    <Sheet heading={t('counters.many')}>
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={e => {
          e.preventDefault()
          void add()
        }}
      >
        <Ticks
          legend={t('counters.what')}
          kind="one"
          look="flow"
          choices={TALLY_KINDS.map(k => ({ value: k, label: t(`counters.${k}`) }))}
          chosen={kind === null ? [] : [kind]}
          onChange={([k]) => choose(TALLY_KINDS.find(x => x === k) ?? null)}
          problem={asked && kind === null ? t('counters.what.missing') : null}
        />
        <Stepper
          label={t('counters.how')}
          value={many}
          least={1}
          most={MOST_AT_ONCE}
          onChange={type}
          outside={bounds}
          problem={asked && !isMany(many) ? bounds : null}
          more={t('step.more', { what: t('counters.how') })}
          less={t('step.less', { what: t('counters.how') })}
        />
        <div class="row">
          <Button look="main" type="submit">
            {t('counters.add')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
