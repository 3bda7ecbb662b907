// Today: four entries that never move, then what waits, then the page of the day and what it gives back.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Key } from '../domain/ids.ts'
import { keyFrom } from '../domain/ids.ts'
import { emptyVisit } from '../domain/visit.ts'
import { localOn } from '../device/device.ts'
import { useLive } from '../store/use-live.ts'
import { dayText, titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Entry } from '../ui/Entry.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { afterPicture } from '../ui/after-picture.ts'
import { dismissToast } from '../ui/Toasts.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { laterPart } from './later-part.ts'
import { DayPage } from './DayPage.tsx'
import { tellNoted } from './noted-toast.tsx'
import { OpeningButton } from './OpeningButton.tsx'
import { tellNotKept, type Room } from './room.ts'
import { recordVisit } from './record-visit.ts'
import { today } from './today.ts'

// seldom there, so they come with their texts when they are
const DraftSlips = laterPart(() => import('./DraftSlips.tsx').then(m => m.DraftSlips))
const ShutSlip = laterPart(() => import('./ShutSlip.tsx').then(m => m.ShutSlip))
const HandOverSlips = laterPart(() => import('./HandOverSlips.tsx').then(m => m.HandOverSlips))
const DoubtSlips = laterPart(() => import('./DoubtSlips.tsx').then(m => m.DoubtSlips))
const DayAside = laterPart(() => import('./DayAside.tsx').then(m => m.DayAside))

/** A second press within this time is the same press: cold fingers, worn screens. Milliseconds. */
const SAME_PRESS = 700
/** Lines shown before "show the others". */
const SHOWN = 8

export const TodayScreen = ({ room }: { readonly room: Room }): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.today') }))
  const { device, where, minute, doubtful } = room
  const day = localOn(device, minute.value).day
  const [shown, show] = useState(SHOWN)
  const book = useLive(() => today(device.db, where.centre, day, shown), [device, where.centre, day, shown]).value
  const [covered, uncover] = useCovered()
  const lastPress = useRef<Record<string, number>>({})
  // shown with the line itself, which comes with the next reading of the book: until then there is nothing to draw anew
  const latest = useRef<{ readonly id: Key; readonly at: number } | null>(null)

  /** True for the first press of a run. */
  const first = (kind: string): boolean => {
    const now = device.clock.steady()
    const before = lastPress.current[kind] ?? -Infinity
    if (now - before < SAME_PRESS) return false
    lastPress.current[kind] = now
    return true
  }
  const note = async (kind: 'quick' | 'self-service'): Promise<void> => {
    if (!room.takes) return announce(t('save.closed'))
    if (!first(kind)) return
    const { minute: at, sure } = localOn(device)
    const stop = sure && book?.nowAt(at).stop
    const done = await recordVisit(device, where, { ...emptyVisit(kind), ...(stop && { besides: { stop: stop.id } }) })
    if (!done.kept) return done.why === 'incomplete' ? undefined : tellNotKept(room, done.why)
    const id = done.keys[0]! // one draft in, one key out
    latest.current = { id, at: device.clock.steady() }
    tellNoted(room, { doc: done.doc, id }, kind, kind === 'quick' ? book?.choices : [])
  }
  const begin = (form: 'interview' | 'group'): void => {
    if (!room.takes) return announce(t('save.closed'))
    if (where.shut) return tellNotKept(room, 'shut')
    dismissToast() // it would lie over the form; undoing lives on in the list
    if (!first(form)) return
    void afterPicture().then(() => room.go(`/${form}/${keyFrom(device.dice.bytes(16))}`)) // the press shows before the form is drawn
  }

  const kinds = book?.totals.byKind
  const toConfirm = book?.toConfirm ?? 0
  const count = (n: number | undefined): { count: number | null; countSpoken: string } => ({
    count: n ?? null,
    countSpoken: t('today.count', { n: n ?? 0 }),
  })
  const off = !room.takes || where.shut !== undefined
  return (
    <div class="stack close">
      <div class="row apart">
        <h1>{doubtful ? t('today.clock.title') : titleCase(dayText(day, day))}</h1>
        {book && !doubtful && <OpeningButton room={room} day={day} book={book} />}
      </div>
      {where.shut && <ShutSlip why={where.shut} />}
      <div class="entries" role="group" aria-label={t('today.entries')}>
        <Entry
          look="first"
          icon="quick"
          word={t('kind.quick')}
          hint={t('today.quick.hint')}
          {...count(kinds?.quick)}
          off={off}
          onPress={() => void note('quick')}
        />
        <Entry
          look="first"
          icon="interview"
          word={t('kind.interview')}
          hint={t('today.interview.hint')}
          {...count(kinds?.interview)}
          off={off}
          onPress={() => begin('interview')}
        />
        <Entry
          icon="book"
          word={t('kind.self-service')}
          hint={t('today.self-service.hint')}
          {...count(kinds?.['self-service'])}
          off={off}
          onPress={() => void note('self-service')}
        />
        <Entry
          icon="group"
          word={t('kind.group')}
          hint={t('today.group.hint')}
          {...count(book?.totals.groups)}
          off={off}
          onPress={() => begin('group')}
        />
      </div>
      {book && book.drafts.length > 0 && !covered && <DraftSlips room={room} book={book} />}
      {book?.handsOver && !covered && <HandOverSlips room={room} day={day} />}
      {(doubtful || toConfirm > 0 || room.late || room.chosen) && (
        <DoubtSlips room={room} believed={doubtful ? day : null} toConfirm={toConfirm} />
      )}
      <div class="cols unequal">
        <DayPage
          room={room}
          book={book}
          latest={latest.current}
          covered={covered}
          uncover={uncover}
          shown={shown}
          showAll={() => show(Infinity)}
        />
        {book && <DayAside room={room} book={book} day={day} covered={covered} doubtful={doubtful} />}
      </div>
    </div>
  )
}
