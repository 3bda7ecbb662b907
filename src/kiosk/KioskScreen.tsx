// The screen for the public: where and when somebody is there and what is coming up, in their language. No frame and no status; what was pressed leaves no trace.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import type { CentreCode } from '../domain/ids.ts'
import { publicHours } from '../domain/public-hours.ts'
import { network } from '../store/read-day.ts'
import { openingsOn } from '../store/read-opening.ts'
import { useLive } from '../store/use-live.ts'
import { dayText, titleCase } from '../text/format.ts'
import { byName } from '../text/later-format.ts'
import { hoursText } from '../text/hours-text.ts'
import { publicHoursText } from '../text/public-hours-text.ts'
import type { Survey } from '../domain/survey.ts'
import { centreName, networkName } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Tag } from '../ui/Tag.tsx'
import { useTitle } from '../ui/use-title.ts'
import { KioskTop, type Spoken } from './KioskTop.tsx'
import { publicAgenda } from './public-agenda.ts'
import { publicDuties } from './public-duties.ts'
import { PublicDuties } from './PublicDuties.tsx'
import { PublicEvents } from './PublicEvents.tsx'
import { SurveyOffers } from './SurveyOffers.tsx'
import { TeamNotes } from './TeamNotes.tsx'
import { useQuiet } from './use-quiet.ts'

type Props = {
  readonly device: Device
  readonly minute: ReadonlySignal<number>
  /** Where it stands. */
  readonly centre: CentreCode | null
  readonly online: ReadonlySignal<boolean>
  readonly spoken: Spoken
  /** Somebody takes part in a survey. */
  readonly answer: (survey: Survey) => void
}

/** Events shown before more is asked for. */
const SHOWN = 6

export const KioskScreen = ({ device, minute, centre, online, spoken, answer }: Props): JSX.Element => {
  const [wanted, want] = useState<'open' | 'all'>('open')
  const [most, showMost] = useState(SHOWN)
  const { day, minute: at } = device.clock.local(minute.value)
  const known = useLive(() => Promise.all([network(device.db), openingsOn(device.db, day)]), [device, day]).value
  const agenda = useLive(() => publicAgenda(device.db, day), [device, day]).value
  const duties = useLive(async () => (centre === null ? [] : publicDuties(device.db, centre, day, at)), [device, centre, day, at]).value
  const name = known?.[0] ? networkName(known[0]) : 'Relais'
  useTitle(name)
  const { asking, quiet } = useQuiet(() => {
    want('open')
    showMost(SHOWN)
    spoken.choose(spoken.first)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
  })
  useEffect(() => spoken.quiet(quiet), [quiet])
  const there = (known?.[1] ?? [])
    .filter(({ centre: c }) => c.status === 'open' || c.status === 'provisional')
    .sort(
      (a, b) => Number(b.centre.code === centre) - Number(a.centre.code === centre) || byName(centreName(a.centre), centreName(b.centre)),
    )
  // where it stands is told in any case: who finds the door closed reads why, and where else
  const today = there.filter(({ centre: c, open }) => open.length > 0 || c.code === centre)
  const shown = wanted === 'all' ? there : today
  return (
    <div class="stack kiosk">
      <KioskTop name={name} spoken={spoken} />
      <h1>{t('kiosk.title')}</h1>
      <p class="say">{t('kiosk.say')}</p>
      <div class="two-sheets">
        <div class="stack">
          <Sheet heading={titleCase(dayText(day, day))} look="flush">
            <ul class="openings">
              {shown.map(({ centre: c, hours, open }) => (
                <li key={c.code} class="row apart">
                  <span class="row">
                    <b>{centreName(c)}</b>
                    {c.code === centre && <Tag tone="fir">{t('kiosk.here')}</Tag>}
                  </span>
                  <span>{hoursText(open)}</span>
                  <span class="meta whole">
                    {publicHoursText(
                      publicHours(hours, day, at),
                      day,
                      there.map(o => o.centre),
                    ).join(' · ')}
                  </span>
                </li>
              ))}
              {known && shown.length === 0 && <li>{t('kiosk.nobody')}</li>}
            </ul>
          </Sheet>
          {there.length > today.length && (
            <div class="row">
              <Button size="large" pressed={wanted === 'all'} onPress={() => want(wanted === 'all' ? 'open' : 'all')}>
                {t('kiosk.all')}
              </Button>
            </div>
          )}
        </div>
        <div class="stack">
          {duties && duties.length > 0 && <PublicDuties duties={duties} today={day} />}
          {centre !== null && <SurveyOffers device={device} centre={centre} today={day} answer={answer} />}
          {agenda && (
            <PublicEvents
              agenda={agenda}
              now={minute.value}
              today={day}
              here={centre}
              online={online.value}
              shown={most}
              onMore={() => showMost(n => n + 4 * SHOWN)}
            />
          )}
        </div>
      </div>
      <div role="alert">{asking && <Slip tone="slate">{t('kiosk.stillThere')}</Slip>}</div>
      <p class="soft">{t('kiosk.free')}</p>
      <TeamNotes device={device} minute={minute} />
    </div>
  )
}
