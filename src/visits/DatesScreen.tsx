// Entries whose day nobody believes (V7, T3): by sittings, each with the day that is proposed; a person says which it was. What the clock said stays in the history.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { addDays, isDay, type Day } from '../domain/day.ts'
import { proposedDays, sittings, type Sitting } from '../domain/doubtful-days.ts'
import { openOn } from '../domain/opening.ts'
import { nowOn } from '../device/device.ts'
import { Cover } from '../records/Cover.tsx'
import { dropFact, fact } from '../store/facts.ts'
import { noted } from '../store/read-day-later.ts'
import { hoursOf } from '../store/read-day.ts'
import { entriesAround } from '../store/read-sittings.ts'
import { useLive } from '../store/use-live.ts'
import { dateText, slotText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { confirmDays } from './confirm-days.ts'
import { tellNotKept, type Room } from './room.ts'

const nameOf = ({ entries: [e] }: Sitting): string => `${e?.doc ?? ''} ${e?.id ?? ''}`

export const DatesScreen = ({ room }: { readonly room: Room }): JSX.Element => {
  useTitle(t('app.title', { screen: t('dates.title') }))
  const { device, where } = room
  const [covered, uncover] = useCovered()
  const [said, say] = useState<Readonly<Record<string, string>>>({})
  const [asked, ask] = useState(false)
  const known = useLive(async () => {
    const [entries, hours, ahead, { day }] = await Promise.all([
      entriesAround(device.db, where.centre),
      hoursOf(device.db, where.centre),
      fact(device.db, 'daysAhead'),
      nowOn(device, 'hour'),
    ])
    const found = sittings(entries)
    return { found, proposed: proposedDays(found, d => openOn(hours, d).length > 0), ahead, today: day }
  }, [device, where.centre]).value

  const tell = async (days: Parameters<typeof confirmDays>[2]): Promise<boolean> => {
    const done = await confirmDays(device, where, days)
    if (done && !done.kept) {
      tellNotKept(room, done.why)
      return false
    }
    announce(t('dates.done', { n: days.length }))
    return true
  }
  if (!known) return <h1>{t('dates.title')}</h1>
  const { found, proposed, ahead, today } = known
  const dayOf = (s: Sitting, i: number): string => said[nameOf(s)] ?? proposed[i] ?? ''
  const wrong = (day: string): boolean => !isDay(day) || day > today
  const confirm = async (): Promise<void> => {
    const days = found.map(dayOf)
    if (days.some(wrong)) return ask(true)
    await tell(found.flatMap((s, i) => s.entries.map(({ doc, id }) => ({ doc, id, day: days[i] as Day })))) // `wrong` has looked
  }
  const back = async (days: number): Promise<void> => {
    const { entries } = ahead ?? { entries: [] }
    const rows = await Promise.all(entries.map(([doc, id]) => noted(device.db, doc, id)))
    const standing = rows.flatMap(r => (r && r.entry.voided === null ? [r.entry] : []))
    if (days !== 0 && !(await tell(standing.map(r => ({ doc: r.doc, id: r.id, day: addDays(r.day, -days) }))))) return
    await dropFact(device.db, 'daysAhead').catch(() => room.failed('closed'))
  }
  const none = found.length === 0 && !ahead
  return (
    <div class="stack close">
      <div class="row apart">
        <h1>{t('dates.title')}</h1>
        <Button look="quiet" to={room.home}>
          {t('nav.today')}
        </Button>
      </div>
      {none && <Empty icon="tick" title={t('dates.none')} />}
      {ahead && (
        <Sheet heading={t('dates.ahead')}>
          <p>
            <Emphasis k="dates.ahead.say" values={{ days: ahead.days, n: ahead.entries.length }} />
          </p>
          <div class="row">
            <Button look="main" onPress={() => void back(ahead.days)}>
              {t('dates.ahead.do', { days: ahead.days })}
            </Button>
            <Button look="quiet" onPress={() => void back(0)}>
              {t('dates.ahead.keep')}
            </Button>
          </div>
        </Sheet>
      )}
      {found.length > 0 && (
        <Sheet heading={t('dates.sittings')}>
          <p class="soft">{t('dates.sittings.say')}</p>
          <ol class="plain stack">
            {found.map((s, i) => {
              const [first] = s.entries
              const last = s.entries.at(-1)
              const day = dayOf(s, i)
              return (
                <li key={nameOf(s)} class="row apart">
                  <span>
                    <Emphasis
                      k="dates.sitting"
                      values={{
                        n: s.entries.length,
                        date: first ? dateText(first.day) : '',
                        from: first ? slotText(first.slot) : '',
                        to: last ? slotText(last.slot) : '',
                      }}
                    />
                  </span>
                  <Field
                    type="date"
                    label={t('dates.day')}
                    value={day}
                    problem={asked && wrong(day) ? t('dates.wrong') : null}
                    onInput={value => say({ ...said, [nameOf(s)]: value })}
                  />
                </li>
              )
            })}
          </ol>
          <div class="row">
            <Button look="main" size="large" onPress={() => void confirm()}>
              {t('dates.confirm')}
            </Button>
          </div>
        </Sheet>
      )}
      {covered && <Cover lift={uncover} />}
    </div>
  )
}
