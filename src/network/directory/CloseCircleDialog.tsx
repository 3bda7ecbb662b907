// Before a circle is closed: from which day, how many coming events are in it, and that they stay.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Closable } from '../../domain/closed-circles.ts'
import { isDay, type Day } from '../../domain/day.ts'
import type { Desk } from '../../records/desk.ts'
import { eventsFrom } from '../../store/read-events.ts'
import { useLive } from '../../store/use-live.ts'
import { t } from '../../text/translate.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFirstWrong } from '../../ui/use-first-wrong.ts'

type Props = {
  readonly desk: Desk
  readonly circle: Closable
  readonly today: Day
  readonly onClose: (from: Day) => void
  readonly onKeep: () => void
}

export const CloseCircleDialog = ({ desk, circle, today, onClose, onKeep }: Props): JSX.Element => {
  const [from, date] = useState<string>(today)
  const [problem, tell] = useState<string | null>(null)
  const { form, look } = useFirstWrong()
  const { db } = desk.device
  const coming = useLive(async () => {
    const events = await eventsFrom(db, today)
    return events.filter(s => s.event.circle === circle && !s.cancelled).length
  }, [db, circle, today]).value
  const close = (): void => {
    const wrong = !isDay(from) ? t('network.problem.circle-day') : from < today ? t('network.problem.circle-past') : null
    tell(wrong)
    if (wrong !== null || !isDay(from)) return look()
    onClose(from)
  }
  return (
    <Dialog title={t('network.circle.close.title', { circle: t(`agenda.circle.say.${circle}`) })} onClose={onKeep}>
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={e => {
          e.preventDefault()
          close()
        }}
      >
        <p aria-live="polite">{coming === undefined ? t('agenda.reading') : t('network.circle.close.coming', { n: coming })}</p>
        <p>{t('network.circle.close.apart')}</p>
        <Field type="date" label={t('network.circle.from')} value={from} onInput={date} problem={problem} />
        <div class="row">
          <Button focusFirst onPress={onKeep}>
            {t('network.circle.keep')}
          </Button>
          <Button look="danger" type="submit" off={coming === undefined}>
            {t('network.circle.close.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
