// Says that a day, or several, are different: closed and where one is sent, other hours, or as usual after all (J23).
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { CLOSING_REASONS, reasonOf, type ClosingReason } from '../domain/closing-reasons.ts'
import { isDay, type Day, type Minutes } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { isExceptionRange, type ExceptionStated } from '../domain/opening-record.ts'
import { exceptionsOn, openNow, openOn, usualOn, type Hours, type Interval } from '../domain/opening.ts'
import { readHours, typedHours, type HoursTyped } from '../domain/typed-hours.ts'
import { hoursOf } from '../store/read-day.ts'
import { openingsOn } from '../store/read-opening.ts'
import { useLive } from '../store/use-live.ts'
import { centreName } from '../text/centre-words.ts'
import { dayText } from '../text/format.ts'
import { hoursText } from '../text/hours-text.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { FromTo } from '../ui/FromTo.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import type { Kept } from './keep.ts'
import { declareOpening, openAsUsual } from './declare-opening.ts'
import { redirectsFrom } from './redirects.ts'
import { tellNotKept, type Room } from './room.ts'

type What = 'day' | 'am' | 'pm' | 'hours' | 'usual'
const WHATS: readonly What[] = ['day', 'am', 'pm', 'hours', 'usual']
/** Centres to send people to that are shown before more is asked for. */
const SHOWN = 4

/** To start from where it does not open as a rule. */
const MORNING: readonly Interval[] = [{ from: 540, to: 720 }]

type Props = { readonly room: Room; readonly today: Day; readonly onClose: () => void }

export const OpeningDialog = ({ room, today, onClose }: Props): JSX.Element | null => {
  const { device, where } = room
  const [from, begin] = useState<string>(today)
  const [to, end] = useState('')
  const [chosen, choose] = useState<What | null>(null)
  const [reason, because] = useState<ClosingReason | null>(null)
  const [typed, type] = useState<HoursTyped | null>(null)
  const [all, showAll] = useState(false)
  const [wrong, tell] = useState<'hours' | 'day' | 'days' | null>(null)
  const { form, isWhole, look } = useFirstWrong()
  const day = isDay(from) ? from : today
  const seen = useLive(() => Promise.all([hoursOf(device.db, where.centre), openingsOn(device.db, day)]), [device, where.centre, day]).value
  if (!seen) return null // it takes the focus once there is something to choose
  const [hours, openings] = seen
  const usual = usualOn(hours, day)
  const open = openOn(hours, day)
  const stands = standing(hours, day)
  const what = chosen ?? stands
  const closes = what === 'day' || what === 'am' || what === 'pm'
  const said = exceptionsOn(hours.exceptions, day).at(-1)
  const why = reason ?? (said ? reasonOf(said.reason) : 'other')
  const times = typed ?? typedHours(open.length > 0 ? open : usual.length > 0 ? usual : MORNING)
  const now = localOn(device, room.minute.value)
  const opens = day === now.day ? openNow(open, now.minute) : null

  const keep = async (done: Promise<Kept>): Promise<void> => {
    const kept = await done
    if (!kept.kept) return tellNotKept(room, kept.why)
    announce(t('opening.saved'))
    onClose()
  }
  const refuse = (why: 'hours' | 'day' | 'days'): void => {
    tell(why)
    look()
  }
  /** `redirect` undefined: as it stands. */
  const save = async (redirect: CentreCode | null | undefined): Promise<void> => {
    if (!isWhole()) return look()
    const last = what === 'usual' || to === '' || to === from ? null : to
    if (!isDay(from)) return refuse('day')
    if (last !== null && (!isDay(last) || !isExceptionRange(day, last))) return refuse('days')
    if (what === 'usual') return said ? keep(openAsUsual(device, where, hours, day)) : onClose()
    const intervals = what === 'hours' ? readHours(times) : []
    if (intervals === null) return refuse('hours')
    const send = redirect === undefined ? said?.redirect : redirect
    const stated: ExceptionStated = {
      day,
      ...(last !== null && isDay(last) && { to: last }),
      half: what === 'am' || what === 'pm' ? what : null,
      intervals,
      reason: why,
      ...(closes && send && { redirect: send }),
    }
    return keep(declareOpening(device, where, hours, stated))
  }
  const fromNow = (minute: Minutes): Promise<void> => {
    const before = open.flatMap(i => (i.from < minute ? [{ from: i.from, to: Math.min(i.to, minute) }] : []))
    const intervals = opens?.is === 'opens' ? open.map(i => (i.from === opens.at ? { from: minute, to: i.to } : i)) : before
    return keep(declareOpening(device, where, hours, { day, half: null, intervals, reason: why }))
  }

  const wordOf = (w: What): string => {
    if (w === 'usual' && usual.length === 0) return t('opening.what.shut')
    return t((w === 'am' || w === 'pm') && day !== today ? `hours.what.${w}` : `opening.what.${w}`) // "this morning" is today's
  }
  const elsewhere = closes ? redirectsFrom(openings, where.centre, day, what === 'day' ? null : what, opens ? now.minute : 0) : []
  const shown = elsewhere.filter((o, i) => all || i < SHOWN || o.centre.code === said?.redirect)
  return (
    <Dialog title={t('opening.title', { date: dayText(day, today) })} onClose={onClose}>
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={e => {
          e.preventDefault()
          void save(undefined)
        }}
      >
        <div class="row apart">
          <p class="soft">{t('opening.planned', { hours: usual.length > 0 ? hoursText(usual) : t('opening.none') })}</p>
          {(opens?.is === 'open' || opens?.is === 'opens') && (
            <Button onPress={() => void fromNow(localOn(device).minute)}>
              {t(opens.is === 'open' ? 'opening.now.close' : 'opening.now.open')}
            </Button>
          )}
        </div>
        <Ticks
          legend={t('opening.what')}
          kind="one"
          look="flow"
          choices={WHATS.filter(w => usual.length > 0 || w === 'hours' || w === 'usual' || w === what).map(w => ({
            value: w,
            label: wordOf(w),
          }))}
          chosen={[what]}
          onChange={([w]) => choose(WHATS.find(x => x === w) ?? null)}
        />
        {what === 'hours' && (
          <fieldset class="question">
            <legend>{t('opening.hours')}</legend>
            <div class="stack close">
              {times.map((time, n) => (
                <FromTo
                  key={n}
                  type="time"
                  labels={{ from: t('setup.from'), to: t('setup.to') }}
                  value={time}
                  onChange={next => type(times.with(n, next))}
                  problems={{ to: wrong === 'hours' && n === 0 ? t('opening.problem.hours') : null }}
                  unfinished={t('setup.problem.half-time')}
                />
              ))}
            </div>
          </fieldset>
        )}
        {what !== 'usual' && (
          <Ticks
            legend={t('opening.why')}
            kind="one"
            look="flow"
            choices={CLOSING_REASONS.map(r => ({ value: r, label: t(`closing.${r}`), short: t(`closing.short.${r}`) }))}
            chosen={[why]}
            onChange={([r]) => because(reasonOf(r))}
          />
        )}
        {closes && (
          <div class="stack close" role="group" aria-label={t('opening.redirect')}>
            <p>{elsewhere.length > 0 ? t('opening.redirect') : t('opening.redirect.nobody')}</p>
            <div class="row close">
              {shown.map(o => (
                <Button
                  key={o.centre.code}
                  icon="send"
                  pressed={o.centre.code === said?.redirect ? true : undefined}
                  onPress={() => void save(o.centre.code)}
                >
                  {t('opening.redirect.to', { centre: centreName(o.centre), hours: hoursText(o.open) })}
                </Button>
              ))}
              {shown.length < elsewhere.length && (
                <Button look="quiet" onPress={() => showAll(true)}>
                  {t('opening.redirect.more')}
                </Button>
              )}
              {said?.redirect !== undefined && (
                <Button look="quiet" onPress={() => void save(null)}>
                  {t('opening.redirect.none')}
                </Button>
              )}
            </div>
          </div>
        )}
        <Disclosure title={t('opening.days')} open={wrong === 'day' || wrong === 'days' || undefined}>
          {what === 'usual' ? (
            <DateTimeField
              type="date"
              label={t('opening.day')}
              value={from}
              onInput={begin}
              problem={wrong === 'day' ? t('hours.problem.day') : null}
              unfinished={t('records.problem.half-date')}
            />
          ) : (
            <FromTo
              type="date"
              labels={{ from: t('opening.day'), to: t('opening.to') }}
              value={{ from, to }}
              onChange={days => {
                begin(days.from)
                end(days.to)
              }}
              problems={{
                from: wrong === 'day' ? t('hours.problem.day') : null,
                to: wrong === 'days' ? t('opening.problem.days') : null,
              }}
              unfinished={t('records.problem.half-date')}
            />
          )}
        </Disclosure>
        <div class="row">
          <Button look="main" type="submit">
            {t('do.save')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('do.cancel')}
          </Button>
          <Button look="quiet" icon="door" to="/hours">
            {t('nav.hours')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What was said of that day, as one would choose it. */
const standing = (hours: Hours, day: Day): What => {
  const said = exceptionsOn(hours.exceptions, day).at(-1)
  if (!said) return 'usual'
  if (openOn(hours, day).length === 0) return 'day'
  return said.half ?? 'hours'
}
