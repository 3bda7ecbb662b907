// The two circles that reach beyond the network: open, or closed to new sharing from a day on. Closing asks first; what stands there stays.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Network } from '../../domain/centre.ts'
import { CLOSABLE, closedField, type Closable } from '../../domain/closed-circles.ts'
import type { Day } from '../../domain/day.ts'
import type { Folded } from '../../domain/fold.ts'
import { restated } from '../../domain/restated.ts'
import type { Desk } from '../../records/desk.ts'
import { write } from '../../records/write.ts'
import { t } from '../../text/translate.ts'
import { wholeDate } from '../../text/whole-date.ts'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { CloseCircleDialog } from './CloseCircleDialog.tsx'

type Props = {
  readonly desk: Desk
  readonly network: Network
  /** Null where this device may not change it. */
  readonly record: Folded | null
  readonly today: Day
}

const closedText = (from: Day, today: Day): string =>
  t(from <= today ? 'network.circle.closedSince' : 'network.circle.closedFrom', { date: wholeDate(from) })

export const SharingCircles = ({ desk, network, record, today }: Props): JSX.Element => {
  // what the person was looking at when the question was asked
  const [asked, ask] = useState<{ readonly circle: Closable; readonly record: Folded } | null>(null)
  const atWork = useRef(false)
  /** Null opens it again. */
  const say = async (before: Folded, circle: Closable, from: Day | null): Promise<void> => {
    if (atWork.current) return
    atWork.current = true
    const { kept } = await write(desk, before.doc, [restated(before, closedField(circle), from)])
    atWork.current = false
    if (!kept) return
    ask(null)
    announce(t(from === null ? 'network.circle.reopened' : 'network.circle.closed'))
  }
  return (
    <Sheet heading={t('network.circles')}>
      <div class="stack close">
        <p class="soft">{t('network.circles.say')}</p>
        <ul class="record-list">
          {CLOSABLE.map(circle => {
            const from = network.closed?.[circle]?.from
            const name = t(`agenda.circle.say.${circle}`)
            const act = t(from === undefined ? 'network.circle.close' : 'network.circle.reopen')
            return (
              <li key={circle} class="row apart">
                <span class="stack close">
                  <b>{name}</b>
                  <span>
                    {from === undefined ? <Tag>{t('network.circle.open')}</Tag> : <Tag icon="lock">{closedText(from, today)}</Tag>}
                  </span>
                </span>
                {record && (
                  <Button
                    look="quiet"
                    label={t('labelled', { what: act, value: name })}
                    onPress={() => (from === undefined ? ask({ circle, record }) : void say(record, circle, null))}
                  >
                    {act}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      </div>
      {asked && (
        <CloseCircleDialog
          desk={desk}
          circle={asked.circle}
          today={today}
          onClose={from => void say(asked.record, asked.circle, from)}
          onKeep={() => ask(null)}
        />
      )}
    </Sheet>
  )
}
