// The page of the day: a line for each entry, the hour in the margin, where it stands, and how to take it back.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Slot } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import type { VoidReason } from '../domain/visit.ts'
import { rowsReady } from '../store/rows.ts'
import { recordName, type Entry, type RecordState } from '../store/read-day.ts'
import { moment, slotText } from '../text/format.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { CopyList, type CopyLine } from '../ui/CopyList.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Signed } from '../ui/Signed.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { StateSign } from '../ui/StateSign.tsx'
import { dismissToast } from '../ui/Toasts.tsx'
import { laterPart } from './later-part.ts'
import { signOf } from './purpose-signs.ts'
import { voidRecord } from './record-visit.ts'
import { tellNotKept, type Room } from './room.ts'
import type { Today } from './today.ts'

const EntryDialog = laterPart(() => import('./EntryDialog.tsx').then(m => m.EntryDialog))

const DayActs = laterPart(() => import('./DayActs.tsx').then(m => m.DayActs))

/** As long as the toast: then taking back asks for a reason. Milliseconds. */
const UNDO = 10_000

type Props = {
  readonly room: Room
  readonly book: Today | undefined
  readonly latest: { readonly id: Key; readonly at: number } | null
  /** Lines shown; the rest is offered. */
  readonly shown: number
  readonly showAll: () => void
  /** Nobody has touched the device for a while: nothing of the day is in view. */
  readonly covered: boolean
  readonly uncover: () => void
}

const facts = (e: Entry): { doc: string; id: Key; slot: Slot; wholeDay?: true; kind: string; voided: string | null } => ({
  ...(e.is === 'visit' ? e.visit : e.group),
  kind: t(`kind.${e.is === 'visit' ? e.visit.kind : e.is}`),
})

const details = (e: Entry): string | null => {
  if (e.is === 'visit') {
    if (e.visit.estimated) return t('kind.estimated')
    return e.visit.duration ? t('duration.minutes', { range: t(`duration.${e.visit.duration}`) }) : null
  }
  const of = t('group.of', { kind: t(`group-kind.${e.group.kind}`), n: e.group.size })
  return e.group.accompanying > 0 ? `${of}, ${t('group.with', { n: e.group.accompanying })}` : of
}

const Standing = ({ state, now }: { readonly state: RecordState | undefined; readonly now: number }): JSX.Element | null => {
  if (!state) return null
  const is = state.reason === 'quarantine' ? 'aside' : state.is
  return (
    <StateSign
      state={is}
      word={t(
        `state.${is}`,
        state.is === 'received' ? { ...moment(state.at * 1000, now), ...(state.to === 'day' && { when: 'before' }) } : undefined,
      )}
    />
  )
}

export const DayPage = ({ room, book, latest, shown, showAll, covered, uncover }: Props): JSX.Element => {
  const { device, where } = room
  const [voiding, setVoiding] = useState<{ readonly entry: Entry; readonly what: string } | null>(null)
  const [, drawAnew] = useState(0)
  useEffect(() => {
    const over = latest && setTimeout(drawAnew, UNDO, latest.at)
    return () => clearTimeout(over ?? 0)
  }, [latest])

  const takeBack = async (record: { readonly doc: string; readonly id: Key }, reason: VoidReason): Promise<void> => {
    await rowsReady() // it may be a group
    const done = await voidRecord(device, where, record, reason)
    if (!done.kept) return tellNotKept(room, done.why)
    setVoiding(null)
    dismissToast()
    announce(t('today.undone'))
  }
  const line = (e: Entry, b: Today): CopyLine => {
    const f = facts(e)
    const n = b.entries.length - b.entries.indexOf(e) // in the order of the day, so that two alike can be told apart by ear
    const at = f.wholeDay ? t('half.unsaid') : slotText(f.slot)
    const what = t('today.what', { kind: f.kind, at: f.slot, slot: at, n })
    const more = f.voided === null ? details(e) : t('today.list.voided', { reason: t(`void.${(f.voided || 'other') as VoidReason}`) }) // a row has no other than those, or none
    const isFresh = (): boolean => latest?.id === f.id && device.clock.steady() - latest.at < UNDO
    const act = isFresh() ? (
      <Button look="bare" icon="undo" onPress={() => (isFresh() ? void takeBack(f, 'undo') : setVoiding({ entry: e, what }))}>
        {t('do.undo')}
      </Button>
    ) : (
      <Button look="bare" icon="dots" label={t('today.actsOf', { what })} onPress={() => setVoiding({ entry: e, what })} />
    )
    return {
      key: f.id,
      at,
      what: (
        <>
          <b>{f.kind}</b> {more && <span class="soft">{more}</span>}
        </>
      ),
      signs:
        e.is === 'visit' && e.visit.purposes.length > 0 && f.voided === null
          ? e.visit.purposes.map(id => <Signed key={id} {...signOf(b.locals, id)} word={purposeWord(b.locals, id)} />)
          : undefined,
      stands: <Standing state={b.states.get(recordName(f))} now={room.minute.value} />,
      act: f.voided === null && act,
      ...(f.voided !== null ? { look: 'struck' as const } : latest?.id === f.id ? { look: 'fresh' as const } : {}),
    }
  }

  if (!book)
    return (
      <Sheet heading={t('today.list')} look="flush" busy>
        <Skeleton words={t('today.list.reading')} />
      </Sheet>
    )
  const lines = book.entries.slice(0, shown)
  const rest = book.entries.length - lines.length
  return (
    <Sheet heading={t('today.list')} look="flush">
      {covered ? (
        <Empty icon="cover" title={t('today.covered')}>
          <Button onPress={uncover}>{t('today.uncover')}</Button>
        </Empty>
      ) : book.entries.length === 0 ? (
        <Empty icon="pen" title={t('today.blank')}>
          {!room.where.shut && t('today.blank.say')}
        </Empty>
      ) : (
        <CopyList lines={lines.map(e => line(e, book))} />
      )}
      <div class="sheet-foot">
        {rest > 0 && !covered && (
          <Button look="quiet" onPress={showAll}>
            {t('today.list.rest', { n: rest })}
          </Button>
        )}
        <DayActs room={room} />
      </div>
      {voiding && (
        <EntryDialog
          room={room}
          book={book}
          {...voiding}
          covered={covered}
          uncover={uncover}
          onVoid={reason => void takeBack(facts(voiding.entry), reason)}
          onClose={() => setVoiding(null)}
        />
      )}
    </Sheet>
  )
}
