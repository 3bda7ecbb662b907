// The page of a day that is over, to be read as it went, the earliest first. Only what was noted of it today, caught up or left open overnight, can still be taken back.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { addDays, isDay } from '../domain/day.ts'
import { totals } from '../domain/day-totals.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import { VISIT_KINDS, type Visit, type VoidReason } from '../domain/visit.ts'
import { Cover } from '../records/Cover.tsx'
import { dayBook, purposesOf, recordName, type Entry } from '../store/read-day.ts'
import { notedToday } from '../store/read-day-later.ts'
import { rowsReady } from '../store/rows.ts'
import { useLive } from '../store/use-live.ts'
import { dayText, titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { CopyList, type CopyLine } from '../ui/CopyList.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { BACK } from './catch-up.ts'
import { latestFirst } from './day-order.ts'
import { entryFacts, entryLine } from './entry-line.tsx'
import { voidRecord } from './record-visit.ts'
import { tellNotKept, type Room } from './room.ts'
import { VoidReasons } from './VoidReasons.tsx'

const recorded = (e: Entry): Visit | GroupVisit => (e.is === 'visit' ? e.visit : e.group)

export const EarlierScreen = ({ room }: { readonly room: Room }): JSX.Element => {
  useTitle(t('app.title', { screen: t('earlier.title') }))
  const { device, where, minute } = room
  const today = localOn(device, minute.value).day
  const [typed, type] = useState<string>(addDays(today, -1))
  const [covered, uncover] = useCovered()
  const [voiding, take] = useState<{ readonly entry: Entry; readonly what: string } | null>(null)
  const day = isDay(typed) && typed >= addDays(today, -BACK) && typed < today ? typed : null
  const page = useLive(async () => {
    if (day === null) return null
    const [book, locals] = await Promise.all([dayBook(device.db, where.centre, day), purposesOf(device.db, where.centre)])
    const counts = totals(book.visits, book.groups, locals)
    const entries = book.entries.toSorted((a, b) => latestFirst(recorded(a), recorded(b)))
    return { ...book, entries, day, locals, counts, fresh: await notedToday(device.db, book, today) }
  }, [device, where.centre, day, today]).value
  const seen = page && page.day === day ? page : null

  const takeBack = async (entry: Entry, reason: VoidReason): Promise<void> => {
    await rowsReady() // it may be a group
    const done = await voidRecord(device, where, entryFacts(entry), reason)
    if (!done.kept) return tellNotKept(room, done.why)
    room.worked()
    take(null)
    announce(t('today.undone'))
  }
  const lineOf = (entry: Entry, of: NonNullable<typeof seen>): CopyLine => {
    const { f, what, line } = entryLine(entry, of, minute.value)
    if (f.voided !== null || !of.fresh.has(recordName(f))) return line
    return { ...line, act: <Button look="bare" icon="undo" label={t('earlier.undo', { what })} onPress={() => take({ entry, what })} /> }
  }
  /** A step to another day; none where that is not there to be read. */
  const step = (by: -1 | 1): JSX.Element => {
    const to = day === null ? null : addDays(day, by)
    const off = to === null || to < addDays(today, -BACK) || to >= today
    return (
      <Button icon={by < 0 ? 'back' : 'forward'} off={off} onPress={() => (off ? announce(t('catchUp.wrongDay', { n: BACK })) : type(to))}>
        {t(by < 0 ? 'earlier.before' : 'earlier.after')}
      </Button>
    )
  }
  return (
    <div class="stack close">
      <div class="row apart">
        <h1>{t('earlier.title')}</h1>
        <Button look="quiet" to={room.home}>
          {t('nav.today')}
        </Button>
      </div>
      <p class="soft">{t('earlier.say')}</p>
      <Field
        type="date"
        label={t('catchUp.day')}
        value={typed}
        problem={day === null ? t('catchUp.wrongDay', { n: BACK }) : null}
        onInput={type}
      />
      <div class="row">
        {step(-1)}
        {step(1)}
      </div>
      {day !== null && (
        <Sheet heading={titleCase(dayText(day, today))} look="flush" busy={!seen}>
          {!seen ? (
            <Skeleton words={t('today.list.reading')} />
          ) : seen.entries.length === 0 ? (
            <Empty icon="page" title={t('earlier.none')} />
          ) : (
            <CopyList lines={seen.entries.toReversed().map(e => lineOf(e, seen))} />
          )}
          {seen && seen.entries.length > 0 && (
            <div class="sheet-foot">
              <p class="meta">
                {[
                  ...VISIT_KINDS.map(kind => [t(`kind.${kind}`), seen.counts.byKind[kind]] as const),
                  [t('kind.group'), seen.counts.groups] as const,
                ]
                  .map(([kind, n]) => t('earlier.count', { kind, n }))
                  .join(' · ')}
              </p>
            </div>
          )}
        </Sheet>
      )}
      {voiding && (
        <Dialog title={titleCase(voiding.what)} onClose={() => take(null)}>
          <VoidReasons onVoid={reason => void takeBack(voiding.entry, reason)} onClose={() => take(null)} />
        </Dialog>
      )}
      {covered && <Cover lift={uncover} />}
    </div>
  )
}
