// Entries whose day nobody believes (V7, T3): by sittings, each with the day that is proposed; a person says which it was. What the clock said stays in the history.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Key } from '../domain/ids.ts'
import { Cover } from '../records/Cover.tsx'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { dismissToast } from '../ui/Toasts.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { datesKnown, moveBack, sayDates, settleOff, type Moved } from './date-lines.ts'
import { DateLines } from './DateLines.tsx'
import type { Kept } from './keep.ts'
import { tellNotKept, type Room } from './room.ts'
import { offerUndo } from './undo-toast.tsx'

export const DatesScreen = ({ room }: { readonly room: Room }): JSX.Element => {
  useTitle(t('app.title', { screen: t('dates.title') }))
  const { device, where } = room
  const [covered, uncover] = useCovered()
  const [cuts, cut] = useState<ReadonlySet<Key>>(new Set())
  const known = useLive(() => datesKnown(device, where, cuts), [device, where.centre, cuts]).value
  const busy = useRef(false)

  /** Says what was done and how to take it back; or that it was not kept. `left`: lines that go on waiting. */
  const tell = async (saying: Promise<Moved>, left = 0): Promise<void> => {
    const moved = await saying.catch(() => null)
    if (moved === null) return room.failed('closed')
    const { kept, n } = moved
    if (kept === null) return
    if (!kept.kept) return tellNotKept(room, kept.why)
    const undo = async (): Promise<Kept> => {
      dismissToast()
      return (await moved.undo().catch(() => null)) ?? { kept: false, why: 'closed' }
    }
    offerUndo(
      room,
      () => [t('dates.done', { n }), ...(left > 0 ? [t('dates.some', { n: left })] : [])].join(' '),
      undo,
      () => t('dates.undone', { n }),
    )
  }
  if (!known) return <h1>{t('dates.title')}</h1>
  const { doubtful, off, today } = known
  /** Two presses are one. */
  const once = (act: () => Promise<void>) => (): void => {
    if (busy.current) return
    busy.current = true
    void act().finally(() => (busy.current = false))
  }
  const lines = off?.lines ?? []
  const leave = (of: typeof lines): Promise<void> => settleOff(device, of).catch(() => room.failed('closed'))
  const some = { days: Math.abs(off?.days ?? 0), n: lines.reduce((n, l) => n + l.entries.length, 0) }
  return (
    <div class="stack close">
      <div class="row apart">
        <h1>{t('dates.title')}</h1>
        <Button look="quiet" to={room.home}>
          {t('nav.today')}
        </Button>
      </div>
      {doubtful.length === 0 && !off && <Empty icon="tick" title={t('dates.none')} />}
      {off && off.days > 0 && !off.said && (
        <Sheet heading={t('dates.ahead')}>
          <p>
            <Emphasis k="dates.ahead.say" values={some} />
          </p>
          <div class="row">
            <Button look="main" onPress={once(() => tell(moveBack(device, where)))}>
              {t('dates.ahead.do', some)}
            </Button>
            <Button look="quiet" onPress={once(() => leave(lines))}>
              {t('dates.ahead.keep')}
            </Button>
          </div>
        </Sheet>
      )}
      {off && (off.days < 0 || off.said) && (
        <Sheet heading={t(off.said ? 'dates.said' : 'dates.behind')}>
          <div class="stack near">
            <p>
              <Emphasis k={off.said ? 'dates.said.say' : 'dates.behind.say'} values={some} />
            </p>
            <DateLines
              {...{ lines, today, cuts, cut }}
              confirm={(said, left) => tell(sayDates(device, where, said, 'off'), left)}
              keep={line => leave([line])}
            />
          </div>
        </Sheet>
      )}
      {doubtful.length > 0 && (
        <Sheet heading={t('dates.sittings')}>
          <div class="stack near">
            <p class="soft">{t('dates.sittings.say')}</p>
            <DateLines
              lines={doubtful}
              {...{ today, cuts, cut }}
              confirm={(said, left) => tell(sayDates(device, where, said, 'doubtful'), left)}
            />
          </div>
        </Sheet>
      )}
      {covered && <Cover lift={uncover} />}
    </div>
  )
}
