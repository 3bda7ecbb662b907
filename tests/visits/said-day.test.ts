// After the counsellor has said which day it is, every screen has that day, not what the clock shows (V7, T3, J10, J22).
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clockAt, code, day } from '../review/desk.ts'
import { create, device, diceOf, write } from '../store/device-under-test.ts'
import { localOn, nowOn, type Device } from '../../src/device/device.ts'
import { keepSaid } from '../../src/device/keep-said.ts'
import { daysApart } from '../../src/domain/day-range.ts'
import type { Database } from '../../src/store/tables.ts'
import { parseStatement } from '../../src/domain/statement.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { setFact } from '../../src/store/facts.ts'
import { learnAnswered } from '../../src/store/places.ts'
import { stillSaid } from '../../src/store/say-days.ts'
import { begunOn } from '../../src/visits/begun-on.ts'
import { copyEntry } from '../../src/visits/copy-entry.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { dayKnown, sayDay } from '../../src/visits/say-day.ts'

const at = (when: string, db: Database = device()): Device => ({ db, clock: clockAt(when), dice: diceOf(1), build: day('2025-09-01') })
const stamp = (when: string): number => clockAt(when).now()

/** A page that is opened by this clock; `to`: the clock runs on, or is set, while it stays open. */
const page = (when: string, db?: Database): Device & { readonly to: (when: string) => void } => {
  const clock = { ...clockAt(when) }
  return { ...at(when, db), clock, to: later => Object.assign(clock, clockAt(later)) }
}
const knows = async (d: Device): Promise<string> => {
  const { day: on, clock } = await nowOn(d, 'hour')
  expect(localOn(d).day).toBe(on)
  return `${on} ${clock}`
}
test('V7 T3 the day that was said is what a screen calls today, at once, the hour stays the clock’s, as long as the page is open', async () => {
  const d = page('2020-01-01 17:00')
  expect(localOn(d).day).toBe('2020-01-01')
  await sayDay(d, day('2026-01-12'))
  expect(localOn(d)).toMatchObject({ day: '2026-01-12', hour: 17, minute: 17 * 60 })
  expect(localOn(d, stamp('2020-01-02 09:30')).day).toBe('2026-01-13')
  d.to('2020-01-02 09:00') // it slept, and its clock ran on
  expect(await knows(d)).toBe('2026-01-13 confirmed')
  d.to('2026-01-14 09:00') // set right
  expect(await knows(d)).toBe('2026-01-14 ok')
})

test('V7 T3 J1 of a clock that begins anew with the battery the day is asked again by the page that is opened next, also where its hour is a later one; a reload keeps it', async () => {
  const d = at('2020-01-01 00:05') // Monday
  expect(await sayDay(d, '2026-01-12')).toBe(null)
  await write(d.db, diceOf(3), [create()], {
    now: stamp('2020-01-01 00:20'),
    when: { day: day('2026-01-12'), slot: 0, clock: 'confirmed' },
  })
  const opened = (when: string): Promise<string> => knows(page(when, d.db))
  expect(await opened('2020-01-01 00:21')).toBe('2026-01-12 confirmed') // loaded anew
  expect(await opened('2020-01-01 00:10')).toBe('2020-01-01 unset') // dead, and opened earlier than before
  expect(await opened('2020-01-01 00:35')).toBe('2020-01-01 unset') // Tuesday, and opened later
  expect(await opened('2020-01-02 09:00')).toBe('2020-01-02 unset') // whether it ran on over night nobody knows
  // said once more it is of the page that is open, and of those that are open beside it
  const [tuesday, beside] = [page('2020-01-01 00:35', d.db), page('2020-01-01 00:34', d.db)]
  expect([await knows(tuesday), await knows(beside)]).toEqual(['2020-01-01 unset', '2020-01-01 unset'])
  expect(await sayDay(tuesday, '2026-01-13')).toBe(null)
  beside.to('2020-01-01 00:36')
  expect([await knows(tuesday), await knows(beside)]).toEqual(['2026-01-13 confirmed', '2026-01-13 confirmed'])
})

test('V7 a page whose clock is set back while it is open takes the day that is said then', async () => {
  const d = page('2026-01-12 09:00')
  expect(await knows(d)).toBe('2026-01-12 ok')
  d.to('2020-01-01 00:00')
  expect(await knows(d)).toBe('2020-01-01 unset')
  await sayDay(d, '2026-01-12')
  expect(await knows(d)).toBe('2026-01-12 confirmed')
})

test('V7 while the page is open the day that was said stays in use without an entry; the head that says the same makes it so too', async () => {
  const d = page('2020-01-01 09:00')
  await sayDay(d, '2026-01-12')
  for (let minute = 1; minute <= 50; minute++) {
    d.to(`2020-01-01 09:${String(minute).padStart(2, '0')}`)
    await keepSaid(d)
  }
  expect(await knows(page('2020-01-01 09:53', d.db))).toBe('2026-01-12 confirmed')
  expect(await knows(page('2020-01-01 09:20', d.db))).toBe('2020-01-01 unset') // it had run further
  // a page that asks moves nothing
  const later = page('2020-01-01 10:30', d.db)
  await keepSaid(later)
  later.to('2020-01-01 10:31')
  await stillSaid(d.db, stamp('2020-01-01 10:31'), -1)
  expect(await knows(later)).toBe('2020-01-01 unset')
  await stillSaid(d.db, stamp('2020-01-01 10:31'), daysApart(day('2020-01-01'), day('2026-01-12')))
  expect(await knows(later)).toBe('2026-01-12 confirmed')
  expect(await knows(page('2020-01-01 10:32', d.db))).toBe('2026-01-12 confirmed')
  // nobody has said anything, or the clock is right: nothing is written
  const right = at('2026-01-12 10:00')
  await keepSaid(right)
  await stillSaid(right.db, stamp('2026-01-12 10:00'), 0)
  expect(await right.db.facts.get('clocks')).toBe(undefined)
})

test('V7 J1 who is asked again is offered the day that was said last, in one tap where the clock may have run on', async () => {
  const d = at('2020-01-01 09:00')
  await write(d.db, diceOf(2), [create()], { now: stamp('2026-01-09 12:00') })
  await sayDay(d, '2026-01-19')
  const known = (when: string) => dayKnown(at(when, d.db))
  expect(await known('2020-01-01 11:00')).toEqual({ sure: '2026-01-09', head: null, said: '2026-01-19', still: '2026-01-19' })
  for (const when of ['2020-01-02 09:00', '2020-01-01 00:10']) expect(await known(when)).toMatchObject({ said: '2026-01-19', still: null })
  // noted without it: what was said is no more, whatever the clock shows later
  await write(d.db, diceOf(2), [create()], { now: stamp('2020-01-01 11:00'), when: { day: day('2020-01-01'), slot: 11, clock: 'unset' } })
  await stillSaid(d.db, stamp('2020-01-01 11:01'))
  expect(await known('2020-01-01 11:02')).toMatchObject({ said: '2026-01-19', still: null })
  expect(await knows(page('2020-01-01 11:02', d.db))).toBe('2020-01-01 unset')
  // what was surely known later
  await learnAnswered(d.db, stamp('2020-01-05 11:00'), stamp('2026-02-02 12:00'))
  expect(await known('2020-01-01 00:10')).toEqual({ sure: '2026-02-02', head: null, said: null, still: null })
})

test('V7 a clock that is believed again has its own day, whatever was said before', async () => {
  const d = at('2026-01-12 10:00')
  await sayDay(d, day('2026-01-20'))
  expect(localOn(d).day).toBe('2026-01-12')
})

test('V7 a slip of the year is not taken for today, and what is known of the day is the head’s time against this very clock, or the last sure day', async () => {
  const d = at('2020-01-01 17:00')
  expect(await dayKnown(d)).toEqual({ sure: null, head: null, said: null, still: null })
  expect([await sayDay(d, '2062-01-12'), await sayDay(d, ''), await sayDay(d, '2019-01-12')]).toEqual(['far', 'none', 'before'])
  expect(localOn(d).day).toBe('2020-01-01')
  await write(d.db, diceOf(2), [create()], { now: stamp('2026-01-09 12:00') })
  expect(await dayKnown(d)).toMatchObject({ sure: '2026-01-09', head: null })
  expect([await sayDay(d, '2027-01-11'), await sayDay(d, '2027-01-10')]).toEqual(['far', null])
  await learnAnswered(d.db, stamp('2020-01-01 16:50'), stamp('2026-01-12 09:00')) // there is a line, and the clock stands in 2020
  expect(await dayKnown(d)).toMatchObject({ sure: '2026-01-12', head: '2026-01-12' })
  expect((await dayKnown(at('2020-01-01 00:10', d.db))).head).toBe(null) // another clock
})

test('V7 a half-filled form was begun on the day that was said, also where that was said after; a day that no clock can have had is offered to nobody', async () => {
  const d = at('2020-01-01 17:00')
  await sayDay(d, day('2026-01-12'))
  const begun = (on: string, started: string, today = '2026-01-12'): unknown =>
    begunOn(d, { day: day(on), started: stamp(started) }, day(today))
  expect(begun('2026-01-12', '2020-01-01 17:00')).toBe('2026-01-12')
  expect(begun('2020-01-01', '2020-01-01 16:00')).toBe('2026-01-12') // before it was said
  expect(begun('2026-01-12', '2020-01-01 17:00', '2026-01-13')).toBe('2026-01-12') // overnight
  expect(begun('2026-01-09', '2026-01-09 11:00')).toBe('2026-01-09') // while the clock was good
  const right = at('2026-01-14 09:00')
  expect(begunOn(right, { day: day('2020-01-01'), started: stamp('2020-01-01 16:00') }, day('2026-01-14'))).toBe(null)
  expect(begunOn(right, { day: day('2099-01-01'), started: stamp('2099-01-01 16:00') }, day('2026-01-14'))).toBe(null)
  // nobody has said anything: one and the same day is one
  expect(begunOn(at('2020-01-01 17:00'), { day: day('2020-01-01'), started: stamp('2020-01-01 16:00') }, day('2020-01-01'))).toBe(
    '2020-01-01',
  )
})

test('V7 a copied line is a draft of the day that was said', async () => {
  const d = at('2020-01-01 17:00')
  await write(d.db, diceOf(9), [create({ kind: 'interview', purposes: ['P1'] })])
  await sayDay(d, day('2026-01-12'))
  const [copied] = await d.db.visits.toArray()
  await copyEntry(d, { centre: code('cas'), precision: 'hour' }, { ...copied!, handOver: 'from-reception' })
  expect((await d.db.drafts.toArray()).map(r => r.day)).toEqual(['2026-01-12'])
  expect(await d.db.drafts.toArray()).toEqual([
    expect.objectContaining({ entry: expect.objectContaining({ handOver: null, purposes: ['P1'] }) }),
  ]) // C05: this one was sent by nobody
})

test('J22 V7 a partner counsellor who signs on after the day was said signs what she notes, until another half-day of that day', async () => {
  const d = at('2020-01-01 09:00')
  await setFact(d.db, 'session', { device: 'x', role: 'staff', centre: code('cas'), key: {}, at: '' } as never) // a key is not needed here
  await sayDay(d, day('2026-01-12'))
  await setFact(d.db, 'hat', { hat: 'partner', institution: 'youth-service', on: { day: localOn(d).day, half: 'am' } } as never) // as the dialog says it
  const note = async (on: Device): Promise<void> =>
    expect(await recordVisit(on, { centre: code('cas'), precision: 'hour' }, emptyVisit('quick'))).toMatchObject({ kept: true })
  await note(d)
  await note(at('2020-01-01 14:00', d.db))
  const by = (await d.db.log.toArray()).map(l => parseStatement(l.doc, l.key, l.raw)).map(s => (s && typeof s === 'object' ? s.by : null))
  expect(by.toSorted()).toEqual(['counsellor', 'partner/youth-service'])
})

/** Where what the clock itself shows is meant: how often, and why. */
const BY_THE_CLOCK: Readonly<Record<string, readonly [times: number, why: string]>> = {
  'src/device/device.ts': [2, 'what the rest goes by'],
  'src/visits/say-day.ts': [5, 'the day is said against what the clock shows'],
  'src/visits/HandOverSlips.tsx': [1, 'an hour'],
  'src/visits/use-entry-form.ts': [1, 'the hour at which it was begun'],
  'src/app/keep-answers-stated.ts': [1, 'half a paper sheet lies under the day of the clock that runs; saying a day may not throw it away'],
  'src/survey/TypeScreen.tsx': [1, 'as above'],
  'src/survey/SurveyCard.tsx': [1, 'as above'],
  'src/app/storage-watch.ts': [1, 'when the browser last kept something'],
  'src/app/Unopened.tsx': [1, 'no database, so nothing was said'],
  'src/network/FirstPage.tsx': [1, 'nobody has enrolled'],
  'src/demo/start.ts': [1, 'a demonstration begins'],
  'src/review/SealMonths.tsx': [2, 'what erases goes by the clock, and the head judges it'],
  'src/review/seal-month.ts': [1, 'as above'],
  'src/review/centres-table.ts': [2, 'takes the clock that CentresScreen gives it'],
  'src/review/CentresScreen.tsx': [2, 'moments of the head’s own time'],
  'src/figures/read-book.ts': [1, 'takes the clock that FiguresScreen gives it'],
  'src/notes/SetBack.tsx': [2, 'the head says what stood when, by its own clock'],
  'src/apart/decide.ts': [1, 'once a day of this clock'],
  'src/apart/ApartSlip.tsx': [1, 'put off until another day of this clock'],
  'src/sending/SendingScreen.tsx': [1, 'when the line was tried, by this clock'],
  'src/sending/ThisDevice.tsx': [1, 'as above'],
  'src/sending/report.ts': [1, 'a report says what the device believes'],
  'src/sending/ReportScreen.tsx': [1, 'as above'],
  'src/sending/export-unsent.ts': [1, 'the name of a file'],
  'src/carry/make.ts': [1, 'when a file was made, by its device'],
  'src/carry/make-copy.ts': [1, 'as above'],
  'src/carry/pack-make.ts': [1, 'as above'],
  'src/carry/PackPage.tsx': [1, 'as above'],
  'src/replica/engine.ts': [2, 'traffic, and what is asked for first'],
  'src/kiosk/KioskScreen.tsx': [1, 'nobody says a day on a kiosk'],
}
test('V7 what the clock shows is taken for today nowhere but where that is meant', () => {
  const raw = Object.fromEntries(
    globSync('src/**/*.{ts,tsx}').flatMap(f => {
      const times = readFileSync(f, 'utf8').match(/clock\.local\b/g)?.length ?? 0
      return times > 0 ? [[f, times]] : []
    }),
  )
  expect(raw).toEqual(Object.fromEntries(Object.entries(BY_THE_CLOCK).map(([f, [times]]) => [f, times])))
})
