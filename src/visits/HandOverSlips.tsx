// Reception and counsellor both noted what may be the same people (C05, T2). Only this centre can say so: one tap, or the question is put aside here.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { addDays, type Day } from '../domain/day.ts'
import { readsPast } from '../domain/hats.ts'
import { handOverCheck, handOvers, type HandOver } from '../domain/handed-over.ts'
import { openOn } from '../domain/opening.ts'
import { halfEnds } from '../domain/opening-halves.ts'
import { fact, setFact } from '../store/facts.ts'
import { hoursOf } from '../store/read-day.ts'
import { handedOver } from '../store/read-handed.ts'
import { useLive } from '../store/use-live.ts'
import { dayText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'
import { tellNotKept, type Room } from './room.ts'
import { settleHandOver, unsettleHandOver } from './settle-hand-over.ts'
import { offerUndo } from './undo-toast.tsx'

/** Older ones are asked no more: who came two months ago, nobody remembers. */
const ASKED_FOR = 62 // days

const nameOf = ({ day, half, given, received }: HandOver): string => `${day} ${half} ${given.length} ${received.length}`

type Props = {
  readonly room: Room
  readonly day: Day
  /** The page is being closed: what has not come by now will not come. */
  readonly closing?: true
}
export const HandOverSlips = ({ room, day, closing }: Props): JSX.Element | null => {
  const { device, where, hat } = room
  const past = readsPast(hat)
  const busy = useRef(false)
  const known = useLive(
    () =>
      Promise.all([
        handedOver(device.db, where.centre, past ? addDays(day, -ASKED_FOR) : day),
        hoursOf(device.db, where.centre),
        fact(device.db, 'handOversAside'),
      ]),
    [device, where.centre, day, past],
  ).value
  if (!known) return null
  const [visits, hours, aside = []] = known
  const { minute } = device.clock.local(room.minute.value)
  // who was sent on a moment ago is still sitting down
  const isOver = (h: HandOver): boolean => closing || h.day < day || minute >= halfEnds(openOn(hours, h.day), h.half)
  const isAsked = (h: HandOver): boolean => {
    const check = handOverCheck(h)
    return check === 'same' || (check === 'differ' && isOver(h))
  }
  const asked = handOvers(visits, on => openOn(hours, on)).filter(h => (past || h.day === day) && isAsked(h) && !aside.includes(nameOf(h)))
  const [first] = asked.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.half < b.half ? -1 : 1))
  if (!first) return null
  const same = handOverCheck(first) === 'same'
  const settle = async (): Promise<void> => {
    if (busy.current) return // two presses are one
    busy.current = true
    const done = await settleHandOver(device, where, first).finally(() => (busy.current = false))
    if (done && !done.kept) return tellNotKept(room, done.why)
    offerUndo(
      room,
      () => t('handed.done'),
      () => unsettleHandOver(device, where, first),
    )
  }
  const leave = async (): Promise<void> => {
    try {
      await setFact(device.db, 'handOversAside', [...aside, nameOf(first)].slice(-50))
    } catch {
      room.failed('closed')
    }
  }
  return (
    <Slip
      actions={
        <>
          {same && (
            <Button look="main" onPress={() => void settle()}>
              {t('handed.same')}
            </Button>
          )}
          <Button look="quiet" onPress={() => void leave()}>
            {t(same ? 'handed.notSame' : 'handed.seen')}
          </Button>
        </>
      }
    >
      <Emphasis
        k={same ? 'handed.ask' : 'handed.differ'}
        values={{
          n: first.given.length,
          received: first.received.length,
          when: first.day === day ? 'today' : 'before',
          date: dayText(first.day, day),
        }}
      />
      {asked.length > 1 && ` ${t('handed.more', { n: asked.length - 1 })}`}
    </Slip>
  )
}
