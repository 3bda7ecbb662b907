// What is counted by the piece: who came in, workstations, copies. One press, one more; it never adds to visits (V3).
import type { JSX } from 'preact'
import { tallied, TALLY_KINDS, type TallyKind } from '../domain/tally.ts'
import { nowOn } from '../device/device.ts'
import { talliesOn } from '../store/read-tallies.ts'
import { useLive } from '../store/use-live.ts'
import { numberText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tally } from '../ui/Tally.tsx'
import { useTitle } from '../ui/use-title.ts'
import { count } from './count.ts'
import { CountedAtOnce } from './CountedAtOnce.tsx'
import { tellNotKept, type Room } from './room.ts'

export const CountersScreen = ({ room }: { readonly room: Room }): JSX.Element => {
  useTitle(t('app.title', { screen: t('counters.title') }))
  const { device, where } = room
  const found = useLive(
    () => nowOn(device, 'hour').then(({ day }) => talliesOn(device.db, where.centre, day)),
    [device, where.centre, room.minute.value],
  ).value
  const sums = tallied(found ?? [])
  const press = async (kind: TallyKind, n: 1 | -1): Promise<void> => {
    const done = await count(device, where, kind, n)
    if (!done.kept) return done.why === 'none' ? undefined : tellNotKept(room, done.why)
    room.worked()
    announce(t('counters.said', { what: t(`counters.${kind}`), n: done.sum }))
  }
  return (
    <div class="stack close">
      <div class="row apart">
        <h1>{t('counters.title')}</h1>
        <Button look="quiet" to={room.home}>
          {t('nav.today')}
        </Button>
      </div>
      <Sheet heading={t('counters.today')}>
        <ul class="plain stack counters">
          {TALLY_KINDS.map(kind => {
            const what = t(`counters.${kind}`)
            return (
              <li key={kind}>
                <span>{what}</span>
                <Tally count={sums[kind]} />
                <b>{found ? numberText(sums[kind]) : '–'}</b>
                <span class="row close">
                  <Button icon="minus" label={t('step.less', { what })} off={sums[kind] === 0} onPress={() => void press(kind, -1)} />
                  <Button look="main" icon="plus" label={t('step.more', { what })} onPress={() => void press(kind, 1)} />
                </span>
              </li>
            )
          })}
        </ul>
        <Note icon="about">{t('counters.note')}</Note>
      </Sheet>
      <CountedAtOnce room={room} />
    </div>
  )
}
