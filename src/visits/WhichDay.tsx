// "Which day is it?" where the clock is not believed (V7). Empty, for what stands there already is pressed away unread; the days it most likely is are one
// tap each. Only what the head's own time says is filled in.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { addDays, type Day } from '../domain/day.ts'
import { openOn } from '../domain/opening.ts'
import { lastSayable, type DayProblem } from '../domain/sayable-day.ts'
import { hoursOf } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { dayText, titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import type { Room } from './room.ts'
import { dayKnown, sayDay } from './say-day.ts'

/** How many days are offered, and how far ahead they are looked for. */
const OFFERED = 4
const AHEAD = 31

/** The last day that is known, on which the battery may have died, and the opening days after it. */
const likely = (known: Day, isOpen: (day: Day) => boolean): Day[] => [
  known,
  ...Array.from({ length: AHEAD }, (_, i) => addDays(known, i + 1))
    .filter(isOpen)
    .slice(0, OFFERED - 1),
]

export const WhichDay = ({ room, onClose }: { readonly room: Room; readonly onClose: () => void }): JSX.Element | null => {
  const { device, where } = room
  const known = useLive(() => Promise.all([dayKnown(device), hoursOf(device.db, where.centre)]), [device, where.centre]).value
  const [typed, type] = useState<string | null>(null)
  const [wrong, tell] = useState<DayProblem | null>(null)
  if (!known) return null // it takes the focus once there is something to choose
  const [{ sure, head, said }, hours] = known
  const day = typed ?? head ?? ''
  const last = said ?? sure
  const days = last === null || head !== null ? [] : likely(last, d => openOn(hours, d).length > 0)
  const choose = (value: string): void => {
    type(value)
    tell(null)
  }
  const save = async (): Promise<void> => {
    let problem: DayProblem | null
    try {
      problem = await sayDay(device, day)
    } catch {
      return room.failed('closed')
    }
    if (problem !== null) return tell(problem)
    announce(titleCase(dayText(day as Day, device.build))) // it was a day
    onClose()
  }
  const saying = (why: DayProblem): string => {
    const bound = why === 'before' ? device.build : lastSayable(device.build, sure)
    return why === 'none'
      ? t('dates.today.none')
      : t(why === 'far' ? 'dates.today.far' : 'dates.today.wrong', { date: dayText(bound, sure ?? bound) })
  }
  return (
    <Dialog title={t('dates.today')} onClose={onClose}>
      <p class="soft">{t('dates.today.say')}</p>
      {days.length > 0 && (
        <Ticks
          legend={t('dates.today.near')}
          kind="one"
          look="flow"
          choices={days.map(d => ({ value: d, label: titleCase(dayText(d, last ?? d)) }))}
          chosen={[day]}
          onChange={([d = '']) => choose(d)}
        />
      )}
      <Field
        type="date"
        label={t('dates.today.label')}
        {...(head !== null && { hint: t('dates.today.head') })}
        value={day}
        onInput={choose}
        problem={wrong && saying(wrong)}
      />
      <div class="row">
        <Button look="main" onPress={() => void save()}>
          {t('dates.today.do')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('do.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
