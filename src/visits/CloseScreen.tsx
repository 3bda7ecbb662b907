// The day at a glance, and its page closed (J11): what was noted, what is still open, what nobody could answer. It gives back before it asks.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isDoubtful } from '../domain/clock-state.ts'
import { totals } from '../domain/day-totals.ts'
import { readsPast } from '../domain/hats.ts'
import { tallied, TALLY_KINDS } from '../domain/tally.ts'
import { nowOn } from '../device/device.ts'
import { Cover } from '../records/Cover.tsx'
import { listValues } from '../store/read-lists.ts'
import { stepsBeside } from '../store/read-steps.ts'
import { endsOn, talliesOn } from '../store/read-tallies.ts'
import { useLive } from '../store/use-live.ts'
import { waiting } from '../store/waiting.ts'
import { dayText, numberText, titleCase, waitText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { BackupSlip } from './BackupSlip.tsx'
import { DraftSlips } from './DraftSlips.tsx'
import { endDay, openDayAgain } from './end-day.ts'
import { HandOverSlips } from './HandOverSlips.tsx'
import { askedFor } from './asked-for.ts'
import { WhichDay } from './WhichDay.tsx'
import { WeekNeeds } from './WeekNeeds.tsx'
import { tellNotKept, type Room } from './room.ts'
import { today } from './today.ts'

export const CloseScreen = ({ room }: { readonly room: Room }): JSX.Element => {
  const [covered, uncover] = useCovered()
  const [asking, ask] = useState(false)
  useTitle(t('app.title', { screen: t('close.title') }))
  const { device, where } = room
  const known = useLive(async () => {
    const { day, clock } = await nowOn(device, 'hour')
    const [book, tallies, ends, waits, stated] = await Promise.all([
      today(device.db, where.centre, day, 0),
      talliesOn(device.db, where.centre, day),
      endsOn(device.db, where.centre, day),
      waiting(device.db),
      listValues(device.db),
    ])
    const visits = book.entries.flatMap(e => (e.is === 'visit' ? [e.visit] : []))
    const groups = book.entries.flatMap(e => (e.is === 'group' ? [e.group] : []))
    const steps = (await stepsBeside(device.db, visits)).length
    return {
      day,
      doubtful: isDoubtful(clock),
      book,
      sums: tallied(tallies),
      ends,
      waits,
      steps,
      counts: totals(visits, groups, book.locals, steps),
      asked: askedFor(visits, stated, where.centre),
    }
  }, [device, where.centre, room.minute.value]).value
  const title = <h1>{t('close.title')}</h1>
  if (!known)
    return (
      <div class="stack close">
        {title}
        <Sheet busy>
          <Skeleton words={t('today.list.reading')} />
        </Sheet>
      </div>
    )
  const { day, doubtful, book, sums, ends, waits, steps, counts, asked } = known
  const close = async (): Promise<void> => {
    const done = await endDay(device, where, day)
    if (!done.kept) return tellNotKept(room, done.why)
    room.worked()
    announce(t('close.done'))
  }
  const reopen = async (): Promise<void> => {
    const done = await openDayAgain(device, where, ends)
    if (done && !done.kept) return tellNotKept(room, done.why)
    announce(t('close.opened'))
  }
  const closed = ends.length > 0
  const nobody = counts.visits === 0 && counts.groups === 0
  const lines: readonly (readonly [string, number])[] = [
    [t('kind.quick'), counts.byKind.quick],
    [t('kind.interview'), counts.byKind.interview],
    [t('kind.self-service'), counts.byKind['self-service']],
    // under the names they have among the figures
    ...(['services', 'estimated', 'voids'] as const).map(of => [t(`figures.count.${of}`), counts[of]] as const),
    ...TALLY_KINDS.map(kind => [t(`counters.${kind}`), sums[kind]] as const),
  ]
  return (
    <div class="stack close">
      <div class="row apart">
        {title}
        <Button look="quiet" to={room.home}>
          {t('nav.today')}
        </Button>
      </div>
      <p class="say">
        {doubtful ? t('close.doubtful') : t('close.day', { date: titleCase(dayText(day, day)) })}{' '}
        {nobody ? (
          t('close.nobody')
        ) : (
          <>
            <Emphasis k="today.totals" values={{ visits: counts.visits, present: counts.present }} />{' '}
            {counts.groups > 0 && <Emphasis k="today.totals.groups" values={{ groups: counts.groups, people: counts.participants }} />}
          </>
        )}
      </p>
      {book.drafts.length > 0 && <DraftSlips room={room} book={book} />}
      {book.handsOver && <HandOverSlips room={room} day={day} closing />}
      <BackupSlip device={device} now={room.minute.value} />
      {book.toConfirm > 0 && readsPast(room.hat) && (
        <Slip
          actions={
            <Button look="main" to="/dates">
              {t('dates.title')}
            </Button>
          }
        >
          <Emphasis k="today.doubt.toConfirm" values={{ n: book.toConfirm }} />
        </Slip>
      )}
      <div class="cols unequal">
        <Sheet heading={t('close.counts')}>
          <dl class="figures">
            {lines
              .filter(([, n], i) => n > 0 || i < 3)
              .map(([word, n]) => (
                <div key={word} class="row apart">
                  <dt>{word}</dt>
                  <dd>
                    <b>{numberText(n)}</b>
                  </dd>
                </div>
              ))}
          </dl>
          {steps > 0 && <p class="meta">{t('close.services.note')}</p>}
        </Sheet>
        <Sheet heading={t('close.asked')}>
          {asked.themes.length === 0 && asked.unanswered === 0 ? (
            <p class="soft">{t('close.asked.none')}</p>
          ) : (
            <>
              <ul class="plain stack near">
                {asked.themes.map(({ word, n, open }) => (
                  <li key={word} class="row apart">
                    <span>
                      {word} {open > 0 && <span class="soft">{t('close.asked.open', { n: open })}</span>}
                    </span>
                    <b>{numberText(n)}</b>
                  </li>
                ))}
              </ul>
              {asked.unanswered > 0 && <p>{t('close.unanswered', { n: asked.unanswered })}</p>}
            </>
          )}
        </Sheet>
      </div>
      {readsPast(room.hat) && <WeekNeeds room={room} day={day} />}
      {doubtful ? (
        <Slip
          actions={
            <Button look="main" onPress={() => ask(true)}>
              {t('dates.today')}
            </Button>
          }
        >
          {t('close.doubtful.say')}
        </Slip>
      ) : (
        <Sheet heading={t(closed ? 'close.isClosed' : 'close.ask')}>
          <p class="soft">
            {closed ? t('close.isClosed.say') : nobody ? t('close.ask.nobody') : t('close.ask.say')}{' '}
            {waits.count > 0 && waits.oldest !== null
              ? t('close.waits', { n: waits.count, wait: waitText(waits.oldest, room.minute.value, Infinity) })
              : t('close.allReceived')}
          </p>
          <div class="row">
            {closed ? (
              <Button onPress={() => void reopen()}>{t('close.reopen')}</Button>
            ) : (
              <Button look="main" size="large" onPress={() => void close()}>
                {t(nobody ? 'close.do.nobody' : 'close.do')}
              </Button>
            )}
            {waits.count > 0 && (
              <Button look="quiet" to="/sending">
                {t('nav.sending')}
              </Button>
            )}
          </div>
        </Sheet>
      )}
      {asking && <WhichDay room={room} onClose={() => ask(false)} />}
      {covered && <Cover lift={uncover} />}
    </div>
  )
}
