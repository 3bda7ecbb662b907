// Says that a day, or several, are different: closed and where one is sent, other hours, or as usual after all (J23).
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { CLOSING_REASONS, reasonOf, type ClosingReason } from '../domain/closing-reasons.ts'
import { isDay, type Day, type Minutes } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { clock, isExceptionRange, type ExceptionStated } from '../domain/opening-record.ts'
import { exceptionsOn, openNow, openOn, type Hours, type Interval } from '../domain/opening.ts'
import { parseTime } from '../domain/written-time.ts'
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

type HalfTyped = { readonly from: string; readonly to: string }
const NONE: HalfTyped = { from: '', to: '' }
/** To start from where it does not open as a rule. */
const MORNING: readonly Interval[] = [{ from: 540, to: 720 }]
const typedOf = (open: readonly Interval[]): readonly [HalfTyped, HalfTyped] => {
  const [a = NONE, b = NONE] = open.map(i => ({ from: clock(i.from), to: clock(i.to) }))
  return [a, b]
}
/** Null where they are no hours: an end before its beginning, the second before the first is over, or none at all. */
const readHours = (typed: readonly HalfTyped[]): Interval[] | null => {
  const said = typed.filter(h => h.from !== '' || h.to !== '').map(h => ({ from: parseTime(h.from) ?? -1, to: parseTime(h.to) ?? -1 }))
  const right = said.every((i, n) => i.from >= (said[n - 1]?.to ?? 0) && i.from < i.to)
  return right && said.length > 0 ? said : null
}

type Props = { readonly room: Room; readonly today: Day; readonly onClose: () => void }

export const OpeningDialog = ({ room, today, onClose }: Props): JSX.Element => {
  const { device, where } = room
  const [from, begin] = useState<string>(today)
  const [to, end] = useState('')
  const [chosen, choose] = useState<What | null>(null)
  const [reason, because] = useState<ClosingReason | null>(null)
  const [typed, type] = useState<readonly [HalfTyped, HalfTyped] | null>(null)
  const [all, showAll] = useState(false)
  const [wrong, tell] = useState<'hours' | 'days' | null>(null)
  const { form, isWhole, look } = useFirstWrong()
  const day = isDay(from) ? from : today
  const seen = useLive(() => Promise.all([hoursOf(device.db, where.centre), openingsOn(device.db, day)]), [device, where.centre, day]).value
  if (!seen)
    return (
      <Dialog title={t('opening.title', { date: dayText(day, today) })} onClose={onClose}>
        {null}
      </Dialog>
    )
  const [hours, openings] = seen
  const usual = openOn({ ...hours, exceptions: [] }, day)
  const open = openOn(hours, day)
  const stands = standing(hours, day)
  const what = chosen ?? stands
  const closes = what === 'day' || what === 'am' || what === 'pm'
  const said = exceptionsOn(hours.exceptions, day).at(-1)
  const why = reason ?? (said ? reasonOf(said.reason) : 'other')
  const times = typed ?? typedOf(open.length > 0 ? open : usual.length > 0 ? usual : MORNING)
  const now = device.clock.local(room.minute.value)
  const opens = day === now.day ? openNow(open, now.minute) : null

  const keep = async (done: Promise<Kept>): Promise<void> => {
    const kept = await done
    if (!kept.kept) return tellNotKept(room, kept.why)
    announce(t('opening.saved'))
    onClose()
  }
  const refuse = (why: 'hours' | 'days'): void => {
    tell(why)
    look()
  }
  /** `redirect` undefined: as it stands. */
  const save = async (redirect: CentreCode | null | undefined): Promise<void> => {
    if (!isWhole()) return look()
    const last = what === 'usual' || to === '' || to === from ? null : to
    if (!isDay(from) || (last !== null && (!isDay(last) || !isExceptionRange(day, last)))) return refuse('days')
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
    const intervals = opens?.is === 'opens' ? [{ from: minute, to: opens.at }, ...open] : before
    return keep(declareOpening(device, where, hours, { day, half: null, intervals, reason: why }))
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
            <Button onPress={() => void fromNow(device.clock.local().minute)}>
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
            label: w === 'usual' && usual.length === 0 ? t('opening.what.shut') : t(`opening.what.${w}`),
          }))}
          chosen={[what]}
          onChange={([w]) => choose(WHATS.find(x => x === w) ?? null)}
        />
        {what === 'hours' && (
          <fieldset class="question">
            <legend>{t('opening.hours')}</legend>
            <div class="stack close">
              {times.map((half, n) => (
                <HalfFields
                  key={n}
                  half={half}
                  onChange={next => type(n === 0 ? [next, times[1]] : [times[0], next])}
                  problem={wrong === 'hours' && n === 0 ? t('opening.problem.hours') : null}
                />
              ))}
            </div>
          </fieldset>
        )}
        <Disclosure title={t('opening.days')} open={wrong === 'days' || undefined}>
          <div class="from-to">
            <DateTimeField type="date" label={t('opening.day')} value={from} onInput={begin} unfinished={t('records.problem.half-date')} />
            {what !== 'usual' && (
              <DateTimeField
                type="date"
                label={t('opening.to')}
                value={to}
                onInput={end}
                problem={wrong === 'days' ? t('opening.problem.days') : null}
                unfinished={t('records.problem.half-date')}
              />
            )}
          </div>
        </Disclosure>
        {what !== 'usual' && (
          <Ticks
            legend={t('opening.why')}
            kind="one"
            look="flow"
            choices={CLOSING_REASONS.map(r => ({ value: r, label: t(`closing.${r}`) }))}
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

type HalfProps = { readonly half: HalfTyped; readonly onChange: (half: HalfTyped) => void; readonly problem: string | null }
const HalfFields = ({ half, onChange, problem }: HalfProps): JSX.Element => (
  <div class="from-to">
    <DateTimeField
      type="time"
      label={t('setup.from')}
      value={half.from}
      onInput={from => onChange({ ...half, from })}
      unfinished={t('setup.problem.half-time')}
    />
    <DateTimeField
      type="time"
      label={t('setup.to')}
      value={half.to}
      onInput={to => onChange({ ...half, to })}
      problem={problem}
      unfinished={t('setup.problem.half-time')}
    />
  </div>
)
