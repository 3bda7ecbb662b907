// The screen for the public: where and when somebody is there and what is coming up, in their language. No frame and no status; what was pressed leaves no trace.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
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
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { centreName, networkName } from '../text/centre-words.ts'
import { language } from '../text/language.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { speak, t } from '../text/translate.ts'
import { useLanguageChoice } from '../text/use-language-choice.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useTitle } from '../ui/use-title.ts'
import { publicAgenda } from './public-agenda.ts'
import { publicDuties } from './public-duties.ts'
import { PublicDuties } from './PublicDuties.tsx'
import { PublicEvents } from './PublicEvents.tsx'
import { TeamNotes } from './TeamNotes.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { useQuiet } from './use-quiet.ts'

type Props = {
  readonly device: Device
  readonly minute: ReadonlySignal<number>
  /** Where it stands. */
  readonly centre: CentreCode | null
  readonly online: ReadonlySignal<boolean>
  /** A new version of the app is ready: starts it. Nobody here can be asked, so it is done while nobody is here. Null when there is none. */
  readonly renew: (() => void) | null
}

/** Events shown before more is asked for. */
const SHOWN = 6

export const KioskScreen = ({ device, minute, centre, online, renew }: Props): JSX.Element => {
  const first = useRef<Language>(language.peek()).current
  const [wanted, want] = useState<'open' | 'all'>('open')
  const [most, showMost] = useState(SHOWN)
  const { day, minute: at } = device.clock.local(minute.value)
  const known = useLive(() => Promise.all([network(device.db), openingsOn(device.db, day)]), [device, day]).value
  const agenda = useLive(() => publicAgenda(device.db, day), [device, day]).value
  const duties = useLive(async () => (centre === null ? [] : publicDuties(device.db, centre, day, at)), [device, centre, day, at]).value
  const name = known?.[0] ? networkName(known[0]) : 'Relais'
  useTitle(name)
  const { choose, absent } = useLanguageChoice(speak) // never kept, nor announced: what is announced stays in the page
  const { asking, quiet } = useQuiet(() => {
    want('open')
    showMost(SHOWN)
    choose(first)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
  })
  const renewed = useRef(renew)
  renewed.current = renew
  useEffect(() => {
    if (quiet) renewed.current?.()
  }, [quiet, renew === null, online.value]) // what lacked something without a line is tried again with one
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
      <div class="row apart">
        <p class="great-mark">{name}</p>
        <Ticks
          legend={t('nav.language')}
          legendLook="hidden"
          kind="one"
          look="flow"
          choices={LANGUAGES.map(l => ({ value: l, label: LANGUAGE_NAMES[l], lang: l }))}
          chosen={[language.value]}
          onChange={([to]) => choose(to ?? '')}
        />
      </div>
      <div role="alert">{absent !== null && <Wrong id="language-absent">{absent}</Wrong>}</div>
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
