// The duties of the next two weeks, day by day, the hour in the margin; what was called off stays in its place, struck, and is called on again there.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import type { Duty } from '../domain/duty.ts'
import { offField } from '../domain/duty-record.ts'
import { restated } from '../domain/restated.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'
import { readRecord } from '../store/read-record.ts'
import { clockText, dayText, titleCase } from '../text/format.ts'
import { hoursText } from '../text/hours-text.ts'
import { listText } from '../text/later-format.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { CopyList, type CopyLine } from '../ui/CopyList.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import { aboutOf, daysAhead, partnerOf, type DutyLine, type Place } from './here.ts'
import { nameOf } from './partner-words.ts'

type Props = { readonly desk: Desk; readonly place: Place; readonly may: boolean; readonly today: Day; readonly minute: number }
export const DaysAhead = ({ desk, place, may, today, minute }: Props): JSX.Element => {
  const days = daysAhead(place, today, minute)
  const callOff = async (duty: Duty, day: Day, off: boolean): Promise<void> => {
    const read = await readRecord(desk.device.db, duty.doc, duty.id)
    if (!read) return
    if ((await write(desk, duty.doc, [restated(read.record, offField(day), off)])).kept)
      announce(t(off ? 'duty.off.done' : 'duty.on.done', { date: dayText(day, today) }))
  }
  const lineOf = ({ duty, state }: DutyLine, day: Day): CopyLine => {
    const partner = partnerOf(place, duty)
    const about = listText(aboutOf(place, duty).map(p => purposeWord(place.locals, p)))
    const name = nameOf(place, duty, today)
    const words = (
      <>
        <b>{name}</b>
        <span class="meta">{[hoursText([duty.hours]), about].filter(Boolean).join(' · ')}</span>
      </>
    )
    return {
      key: duty.id,
      at: clockText(duty.hours.from),
      what: partner ? (
        <a class="whole-line" href={`/partners/${partner.id}`}>
          {words}
        </a>
      ) : (
        <span class="whole-line">{words}</span>
      ),
      ...(state !== 'stands' && {
        signs: (
          <Tag tone="brick" icon="cross">
            {t(state === 'off' ? 'duty.off' : 'duty.shut')}
          </Tag>
        ),
        look: 'struck' as const,
      }),
      ...(may &&
        state !== 'shut' && {
          stands: (
            <Button
              look="quiet"
              {...(state === 'off' && { icon: 'undo' as const })}
              label={t(state === 'off' ? 'duty.on.of' : 'duty.off.of', { name, date: dayText(day, today) })}
              onPress={() => void callOff(duty, day, state !== 'off')}
            >
              {t(state === 'off' ? 'duty.on.do' : 'duty.off.do')}
            </Button>
          ),
        }),
    }
  }
  return (
    <Sheet heading={t('duty.ahead')} look="flush">
      {days.length === 0 ? (
        <Empty icon="calendar" title={t('duty.ahead.none')} />
      ) : (
        days.map(({ day, lines }) => (
          <div key={day}>
            <h3 class="day">{day === today ? t('agenda.today', { date: dayText(day, today) }) : titleCase(dayText(day, today))}</h3>
            <CopyList lines={lines.map(l => lineOf(l, day))} />
          </div>
        ))
      )}
    </Sheet>
  )
}
