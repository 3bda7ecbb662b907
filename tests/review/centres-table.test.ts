import { describe, expect, test } from 'vitest'
import { centresTable, type CentreLine, type CentresTable } from '../../src/review/centres-table.ts'
import { completeOf, halvesOf, insteadOfFigures, lineState, thereUpTo } from '../../src/review/line-state.ts'
import { networkTotal } from '../../src/review/network-total.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { monthsSince } from '../../src/domain/day-range.ts'
import { nearOf, periodFrom, spanOf, wholeMonth } from '../../src/review/period.ts'
import { addDays, type Month } from '../../src/domain/day.ts'
import { handOvers } from '../../src/domain/handed-over.ts'
import { byName } from '../../src/text/later-format.ts'
import { settleHandOver } from '../../src/visits/settle-hand-over.ts'
import { today } from '../../src/visits/today.ts'
import { diceOf } from '../store/device-under-test.ts'
import { clockAt, code, day, desk, marketDay, type Desk } from './desk.ts'

/** The last days, today included. */
const seen = (d: Desk, at: string, length = 7): Promise<CentresTable> => {
  const { day: to } = clockAt(at).local()
  return centresTable(d.db, clockAt(at), { from: addDays(to, 1 - length), to }, byName)
}
const month = (d: Desk, at: string, of: string): Promise<CentresTable> =>
  centresTable(d.db, clockAt(at), spanOf(of as Month, clockAt(at).local().day), byName) // the tests' own months
const lineOf = (table: CentresTable, centre: string): CentreLine => {
  const line = table.lines.find(l => l.centre.code === code(centre))
  if (!line) throw new Error(`no line for ${centre}`)
  return line
}
const halves = (line: CentreLine, on: string): readonly string[] => {
  const d = line.days.find(x => x.day === day(on))
  return d ? [d.am, d.pm] : []
}

test('S4 visits of which two people stated different things are counted in the row until somebody decides', async () => {
  const d = await desk()
  const id = await d.note('cas', '2025-10-09', 9)
  expect(lineOf(await seen(d, '2025-10-09 18:00', 1), 'cas').conflicts).toBe(0)
  for (const party of [2, 3]) await d.correct('cas', '2025-10-09', id, party)
  expect(lineOf(await seen(d, '2025-10-09 18:00', 1), 'cas').conflicts).toBe(1)
  await d.takeBack('cas', '2025-10-09', id)
  expect(lineOf(await seen(d, '2025-10-09 18:00', 1), 'cas').conflicts).toBe(0)
})

describe('what was noted while a clock was wrong', () => {
  test('B5 V7 V15 it counts as to be confirmed in every period, though its day lies outside, and in no figure', async () => {
    const d = await desk()
    await d.note('cas', '2025-10-01', 9)
    await d.doubt('cas', '2020-01-01')
    await d.takeBack('cas', '2025-10-09', await d.doubt('cas', '2020-01-01'))
    await d.doubt('val', '2025-10-09') // inside the period: counted there, once
    for (const length of [1, 7, 9]) {
      const table = await seen(d, '2025-10-09 18:00', length)
      const { totals } = lineOf(table, 'cas')
      expect([totals.toConfirm, totals.visits, totals.groups, totals.voids]).toEqual([3, length === 9 ? 1 : 0, 0, 0])
      expect(lineOf(table, 'val').totals).toMatchObject({ toConfirm: 2, visits: 1, groups: 1 })
      expect(networkTotal(table.lines).toConfirm).toBe(5)
      expect(insteadOfFigures(halvesOf(lineOf(table, 'cas').days), totals) === null).toBe(length === 9)
    }
  })
  test('B5 V7 the counsellor finds it on any other day', async () => {
    const d = await desk()
    await d.doubt('cas', '2020-01-01')
    expect((await today(d.db, code('cas'), day('2025-10-09'), 8)).toConfirm).toBe(2)
    expect((await today(d.db, code('cas'), day('2020-01-01'), 8)).toConfirm).toBe(0) // they stand on the page itself
    expect((await today(d.db, code('val'), day('2025-10-09'), 8)).toConfirm).toBe(0)
  })
})

describe('the market day at Castelroc', () => {
  test('T1 heard at 17:41 it is complete, with its figures and nothing to confirm', async () => {
    const d = await desk()
    await marketDay(d)
    await d.heard('cas', '2025-10-09 17:41')
    for (const length of [1, 7]) {
      const line = lineOf(await seen(d, '2025-10-09 17:45', length), 'cas')
      expect(lineState(line)).toBe('complete')
      expect(line.totals).toMatchObject({
        visits: 19,
        byKind: { quick: 9, interview: 6, 'self-service': 4 },
        present: 20,
        mentions: { P1: 2, P2: 1, P3: 2, P4: 1, P5: 1 },
        groups: 1,
        participants: 24,
        accompanying: 2,
        voids: 2,
        estimated: 0,
        toConfirm: 0,
      })
    }
  })
  test('T1 C01 before it is heard it is awaited, whatever has arrived', async () => {
    const d = await desk()
    await marketDay(d)
    const never = lineOf(await seen(d, '2025-10-09 17:45'), 'cas')
    expect(lineState(never)).toBe('awaited')
    expect(never.heard).toBe(null)
    await d.heard('cas', '2025-10-09 12:40')
    const noon = lineOf(await seen(d, '2025-10-09 17:45'), 'cas')
    expect(halves(noon, '2025-10-09')).toEqual(['noted', 'awaited'])
    expect([lineState(noon), noon.awaited]).toEqual(['awaited', 1])
  })
  test('B13 C02 on a Wednesday, open until 12:30, one visit at 12:10 completes the day, also as the first entry of the book', async () => {
    for (const first of ['2025-10-07', null]) {
      const d = await desk()
      if (first !== null) await d.note('cas', first, 9)
      await d.note('cas', '2025-10-08', 12)
      await d.heard('cas', '2025-10-09 17:41')
      const line = lineOf(await seen(d, '2025-10-09 08:00', 2), 'cas')
      expect([halves(line, '2025-10-08'), line.days[0]?.state]).toEqual([['noted', 'off'], 'complete'])
    }
  })
  test('C02 what is noted does not end a day: it is under way until the last opening is over', async () => {
    const d = await desk()
    await marketDay(d)
    await d.heard('cas', '2025-10-09 17:20')
    const during = lineOf(await seen(d, '2025-10-09 17:25', 1), 'cas')
    expect([lineState(during), completeOf([during])]).toEqual(['running', { complete: 0, total: 1 }])
    await d.heard('cas', '2025-10-09 17:30')
    expect(lineState(lineOf(await seen(d, '2025-10-09 17:30', 1), 'cas'))).toBe('complete')
  })
})

describe('what the centre said of a half-day', () => {
  test('C02 S101 power that failed stands in place of a hole, with its words, and nothing is to be asked', async () => {
    const d = await desk()
    await d.note('cas', '2025-10-06', 9)
    await d.heard('cas', '2025-10-09 08:00')
    const week = async (): Promise<CentreLine> => lineOf(await seen(d, '2025-10-09 08:30', 4), 'cas')
    expect([(await week()).holes, halves(await week(), '2025-10-07')]).toEqual([2, ['hole', 'off']])
    for (const on of ['2025-10-07', '2025-10-08'])
      await d.outage('cas', { day: day(on), half: null, kind: 'power', text: 'Vent dans la vallée' })
    const line = await week()
    expect([line.holes, halves(line, '2025-10-07'), lineState({ ...line, days: line.days.slice(0, 3) })]).toEqual([
      0,
      ['explained', 'off'],
      'complete',
    ])
    expect(line.days[1]?.why.am).toEqual([{ is: 'outage', reason: 'power', text: 'Vent dans la vallée' }])
    expect(insteadOfFigures(['explained', 'off'], line.days[1]!.totals)).toBe('explained')
  })
  test('C24 what is noted in a half-day that was declared closed is counted, and why it is closed is there', async () => {
    const d = await desk()
    await d.note('cas', '2025-10-06', 9)
    await d.close('cas', '2025-10-07')
    await d.note('cas', '2025-10-07', 9)
    await d.note('cas', '2025-10-05', 10) // a Sunday
    await d.heard('cas', '2025-10-08 08:00')
    const line = lineOf(await seen(d, '2025-10-08 08:30', 4), 'cas')
    expect([line.onClosed, line.days.map(x => x.onClosed)]).toEqual([2, [['am'], [], ['am'], []]])
    expect(line.days[2]?.why.am).toEqual([{ is: 'closed', reason: 'snow', text: null }])
    expect(lineOf(await seen(d, '2025-10-08 08:30', 4), 'val').onClosed).toBe(0)
  })
})

describe('V15 how many centres are in', () => {
  test('C01 V15 a network whose openings are still to come has no centre complete, and says so', async () => {
    const d = await desk()
    for (const [at, is] of [
      ['2025-10-09 08:59', 'ahead'],
      ['2025-10-09 09:30', 'running'],
    ] as const) {
      const lines = (await seen(d, at, 1)).lines.filter(l => ['cas', 'val'].includes(l.centre.code))
      expect(lines.map(lineState)).toEqual([is, is])
      expect(completeOf(lines)).toEqual({ complete: 0, total: 2 })
      expect(insteadOfFigures(halvesOf(lines[0]!.days), lines[0]!.totals)).toBe(is)
    }
  })
  test('V15 who does not open in the period is not expected; where nobody does, nobody is complete', async () => {
    const d = await desk()
    await marketDay(d)
    await d.heard('cas', '2025-10-09 17:41')
    const cas = lineOf(await seen(d, '2025-10-09 17:45', 1), 'cas')
    const off = { ...cas, days: cas.days.map(x => ({ ...x, am: 'off', pm: 'off', state: 'off' }) as const) }
    expect(completeOf([cas, off])).toEqual({ complete: 1, total: 1 })
    expect(completeOf([off, off])).toEqual({ complete: 0, total: 2 })
  })
  test('C01 V15 a centre that was never heard is never complete', async () => {
    const d = await desk()
    await d.close('orv', '2025-10-09') // another device of that centre may have said so through the head
    const line = lineOf(await seen(d, '2025-10-09 18:00', 1), 'orv')
    expect([line.heard, line.days[0]?.state, lineState(line)]).toEqual([null, 'complete', 'awaited'])
    expect(completeOf([line])).toEqual({ complete: 0, total: 1 })
  })
})

describe('what is missing', () => {
  test('C02 heard since and nothing noted is a hole with a word, never a silent zero', async () => {
    const d = await desk()
    await d.note('orv', '2025-10-07', 10)
    await d.heard('orv', '2025-10-09 13:00')
    const line = lineOf(await seen(d, '2025-10-09 14:00'), 'orv')
    expect(halves(line, '2025-10-07')).toEqual(['noted', 'off'])
    expect(halves(line, '2025-10-08')).toEqual(['hole', 'off'])
    expect([lineState(line), line.holes]).toEqual(['hole', 2])
    const empty = line.days.find(x => x.day === day('2025-10-08'))!
    expect(insteadOfFigures([empty.am, empty.pm], empty.totals)).toBe('hole')
    expect(insteadOfFigures(halvesOf(line.days), line.totals)).toBe(null)
  })
  test('C02 a day the centre closed is complete and has a word instead of figures', async () => {
    const d = await desk()
    await d.note('orv', '2025-10-07', 10)
    await d.close('orv', '2025-10-08')
    await d.heard('orv', '2025-10-08 13:00')
    const line = lineOf(await seen(d, '2025-10-08 14:00'), 'orv')
    expect(halves(line, '2025-10-08')).toEqual(['closed', 'off'])
    expect(lineState(line)).toBe('complete')
    const shut = line.days.find(x => x.day === day('2025-10-08'))!
    expect(insteadOfFigures([shut.am, shut.pm], shut.totals)).toBe('closed')
  })
  test('C02 a day declared closed although something is noted on it is under way until it ends: more may come', async () => {
    const d = await desk()
    await d.note('orv', '2025-10-08', 10)
    await d.close('orv', '2025-10-08')
    await d.heard('orv', '2025-10-08 13:00')
    expect(lineOf(await seen(d, '2025-10-08 14:00'), 'orv').days.at(-1)?.state).toBe('running')
    await d.heard('orv', '2025-10-09 09:00')
    const next = lineOf(await seen(d, '2025-10-09 09:30'), 'orv')
    expect(next.days.find(x => x.day === day('2025-10-08'))?.state).toBe('complete')
  })
  test('C01 a centre that was never heard and noted nothing shows the word awaited, not 0', async () => {
    const d = await desk()
    const line = lineOf(await seen(d, '2025-10-09 18:00'), 'the')
    expect(line.totals.visits).toBe(0)
    expect(insteadOfFigures(halvesOf(line.days), line.totals)).toBe('awaited')
  })
  test('V2 an entry taken back is a figure: its half is a hole, its void is shown', async () => {
    const d = await desk()
    await d.note('orv', '2025-10-07', 10)
    await d.takeBack('orv', '2025-10-08', await d.note('orv', '2025-10-08', 10))
    await d.heard('orv', '2025-10-08 13:00')
    const line = lineOf(await seen(d, '2025-10-08 14:00', 1), 'orv')
    expect([line.totals.visits, line.totals.voids, lineState(line)]).toEqual([0, 1, 'hole'])
    expect(insteadOfFigures(halvesOf(line.days), line.totals)).toBe(null)
  })
  test('C02 nobody is asked about a day before the book began: the first entry, or the announcement where there is none', async () => {
    const d = await desk()
    await d.note('orv', '2025-10-08', 10)
    await d.heard('orv', '2025-10-09 13:00')
    const line = lineOf(await seen(d, '2025-10-09 14:00'), 'orv')
    expect(halves(line, '2025-10-07')).toEqual(['off', 'off'])
    expect(line.holes).toBe(1)
    await d.heard('irg', '2025-09-03 18:00')
    const early = lineOf(await seen(d, '2025-09-03 18:00'), 'irg') // announced Monday 1 September at nine
    expect(early.days.filter(x => x.state !== 'off').map(x => x.day)).toEqual(['2025-09-01', '2025-09-02', '2025-09-03'])
  })
  test('C02 nobody is asked about a half-day that was over before its centre was described, or first said to be open', async () => {
    const d = await desk()
    await d.add('new', '2025-10-09', 17)
    await d.heard('new', '2025-10-10 18:00')
    expect(halves(lineOf(await seen(d, '2025-10-09 17:10'), 'new'), '2025-10-09')).toEqual(['off', 'running']) // Castelroc's market ends at half past
    const later = lineOf(await seen(d, '2025-10-10 18:00'), 'new')
    expect([halves(later, '2025-10-09'), halves(later, '2025-10-10'), later.holes]).toEqual([['off', 'off'], ['hole', 'off'], 1])
    await d.note('new', '2025-10-09', 17)
    expect(halves(lineOf(await seen(d, '2025-10-10 18:00'), 'new'), '2025-10-09')).toEqual(['off', 'noted']) // what is noted stands

    await d.add('late', '2025-10-01', 9, 'planned')
    await d.say('late', '2025-10-09', 'status', 'open', 14)
    await d.heard('late', '2025-10-10 18:00')
    const opened = lineOf(await seen(d, '2025-10-10 18:00'), 'late')
    expect(opened.days.filter(x => x.day < '2025-10-09').map(x => x.state)).toEqual(Array(5).fill('off'))
    expect([halves(opened, '2025-10-09'), halves(opened, '2025-10-10')]).toEqual([
      ['off', 'hole'],
      ['hole', 'off'],
    ])
  })
})

describe('the table', () => {
  test('V4 the network is the sum of its centres', async () => {
    const d = await desk()
    await marketDay(d)
    await d.note('val', '2025-10-09', 10, { party: 3 })
    await d.group('irg', '2025-10-08', 10, 12, 1)
    const { lines } = await seen(d, '2025-10-09 18:00')
    const whole = networkTotal(lines)
    expect(whole).toMatchObject({ visits: 20, byKind: { quick: 10 }, present: 23, groups: 2, participants: 36, accompanying: 3, voids: 2 })
    for (const key of ['visits', 'present', 'groups', 'participants', 'voids', 'toConfirm'] as const)
      expect(whole[key]).toBe(lines.reduce((n, l) => n + l.totals[key], 0))
  })
  test('V4 one code that two coordinators stated apart is one line, and its visits are counted once; the one that is not closed stands', async () => {
    const d = await desk()
    await d.addApart('orv', '2025-09-02', 'Saint-Orvin')
    await d.note('orv', '2025-10-09', 10)
    await d.heard('orv', '2025-10-09 18:00')
    const read = async (): Promise<CentreLine[]> => {
      const table = await seen(d, '2025-10-09 18:00', 1)
      expect(networkTotal(table.lines).visits).toBe(1)
      expect(table.silent.map(c => c.code)).not.toContain('orv')
      return table.lines.filter(l => l.centre.code === 'orv')
    }
    expect((await read()).map(lineState)).toEqual(['complete'])
    await d.turn('orv', '2025-10-09', 'closed')
    expect((await read()).map(l => [l.centre.status, lineState(l)])).toEqual([['open', 'complete']])
  })
  test('Alphabetical without the article, whatever the figures; planned centres apart, associated ones not at all', async () => {
    const d = await desk()
    for (let n = 0; n < 5; n++) await d.note('val', '2025-10-09', 10)
    const table = await seen(d, '2025-10-09 18:00')
    expect(table.lines.map(l => l.centre.names.main)).toEqual([
      'Les Ardillères',
      'Bois-Thénac',
      'Castelroc',
      'La Navette',
      'Pont-d’Irgne',
      'Saint-Orvin',
      'Valbrune',
    ])
    expect(table.silent.map(c => c.names.main)).toEqual(['Elvane'])
  })
  test('V15 only the period asked for is read: 1, 7, or the month so far', async () => {
    const today = day('2025-10-31')
    expect(['day', 'week', 'month', '2025-09', '2024-02'].map(p => spanOf(periodFrom(p, today)!, today))).toEqual([
      { from: today, to: today },
      { from: '2025-10-25', to: today },
      { from: '2025-10-01', to: today },
      { from: '2025-09-01', to: '2025-09-30' },
      { from: '2024-02-01', to: '2024-02-29' },
    ])
    expect(spanOf('2025-10' as Month, day('2025-10-09'))).toEqual({ from: '2025-10-01', to: '2025-10-09' })
    expect(wholeMonth(spanOf('2025-10' as Month, day('2025-10-09')))).toBe(null)
    expect(wholeMonth(spanOf('2025-09' as Month, day('2025-10-09')))).toBe('2025-09')
    expect(periodFrom('', today)).toBe(null)
    expect((['day', 'week', '2025-10', '2025-09'] as const).map(p => nearOf(p as Month, today))).toEqual(['day', 'week', 'month', null])
    expect(monthsSince('2025-08' as Month, today)).toEqual(['2025-10', '2025-09', '2025-08'])
    const d = await desk()
    await d.note('val', '2025-10-02', 10)
    await d.note('val', '2025-10-03', 10)
    await d.note('val', '2025-09-30', 10)
    const week = await seen(d, '2025-10-09 18:00', 7)
    expect(week.days.at(0)).toBe('2025-10-03')
    expect(lineOf(week, 'val').totals.visits).toBe(1)
    expect(lineOf(await seen(d, '2025-10-09 18:00', 9), 'val').totals.visits).toBe(2)
  })
})

describe('a month that is over', () => {
  test('V15 C02 it is seen whole, with the state it has today, and says since when there are books', async () => {
    const d = await desk()
    for (const on of ['2025-09-30', '2025-10-01', '2025-10-31']) await d.note('val', on, 10)
    await d.heard('val', '2025-11-20 18:00')
    const table = await month(d, '2025-11-20 18:30', '2025-10')
    expect([table.days[0], table.days.at(-1), table.days.length, table.first]).toEqual(['2025-10-01', '2025-10-31', 31, '2025-09'])
    const line = lineOf(table, 'val')
    expect([line.totals.visits, line.holes, line.days.filter(x => x.state === 'running').length]).toEqual([2, 44, 0])
  })
  test('T10 a line says up to when it is there, where everything is missing from some day on and not where something follows', async () => {
    const d = await desk()
    for (const on of ['2025-11-19', '2025-11-21']) for (const hour of [10, 14]) await d.note('nav', on, hour)
    await d.heard('nav', '2025-11-21 16:30')
    const partial = lineOf(await month(d, '2025-12-03 09:00', '2025-11'), 'nav')
    expect([thereUpTo(partial.days), partial.awaited, partial.holes, lineState(partial)]).toEqual(['2025-11-21', 6, 0, 'awaited'])
    await d.heard('nav', '2025-12-10 16:30')
    const asked = lineOf(await month(d, '2025-12-11 09:00', '2025-11'), 'nav')
    expect([thereUpTo(asked.days), asked.awaited, asked.holes, lineState(asked)]).toEqual(['2025-11-21', 0, 6, 'hole'])
    await d.note('nav', '2025-11-28', 14)
    expect(thereUpTo(lineOf(await month(d, '2025-12-11 09:00', '2025-11'), 'nav').days)).toBe(null)
    await d.note('cas', '2025-11-03', 9)
    expect(thereUpTo(lineOf(await month(d, '2025-12-11 09:00', '2025-11'), 'orv').days)).toBe(null)
  })
  test('T10 V6 a centre that is closed or asleep by now stands in the months in which it noted something, and is asked about no day since', async () => {
    for (const status of ['closed', 'dormant'] as const) {
      const d = await desk()
      for (const on of ['2025-09-02', '2025-09-03']) await d.note('orv', on, 10)
      await d.heard('orv', '2025-09-30 18:00')
      await d.turn('orv', '2025-09-05', status)
      const september = await month(d, '2025-10-09 18:00', '2025-09')
      const line = lineOf(september, 'orv')
      expect([line.totals.visits, line.holes, line.centre.status]).toEqual([2, 1, status]) // the 4th, a Thursday
      expect(line.days.filter(x => x.day >= '2025-09-05' && x.state !== 'off')).toEqual([])
      expect(networkTotal(september.lines).visits).toBe(2)
      const october = await month(d, '2025-10-09 18:00', '2025-10')
      expect(october.lines.map(l => l.centre.code)).not.toContain('orv')
      expect(october.silent.map(c => c.code)).toContain('orv')
    }
  })
  test('C02 V6 a centre that slept, and is closed or awake by now, is asked about none of the days it slept', async () => {
    for (const later of ['closed', 'open'] as const) {
      const d = await desk()
      for (const hour of [10, 14]) await d.note('cas', '2025-09-30', hour)
      await d.turn('cas', '2025-10-02', 'dormant')
      await d.heard('cas', '2025-12-08 18:00')
      const missing = async (of: string): Promise<number> => {
        const line = lineOf(await month(d, '2025-12-09 18:00', of), 'cas')
        return line.holes + line.awaited
      }
      const asleep = await missing('2025-10')
      await d.turn('cas', '2025-12-05', later)
      expect([await missing('2025-10'), asleep]).toEqual([asleep, 1]) // the 1st, a Wednesday, open in the morning
      if (later === 'open') expect(await missing('2025-12')).toBe(3) // the mornings from the 5th, a Friday, on
      expect((await month(d, '2025-12-09 18:00', '2025-11')).lines.filter(l => l.centre.code === 'cas').map(lineState)).toEqual(
        later === 'open' ? ['off'] : [],
      )
    }
  })
  test('C02 V6 a centre that noted nothing in October and was closed in December is still missing in October', async () => {
    const d = await desk()
    await d.note('orv', '2025-09-02', 10)
    await d.heard('orv', '2025-12-08 18:00')
    const october = async () => lineOf(await month(d, '2025-12-09 18:00', '2025-10'), 'orv').holes
    const before = await october()
    await d.turn('orv', '2025-12-01', 'closed')
    expect(before).toBeGreaterThan(5)
    expect(await october()).toBe(before)
  })
  test('V4 V6 a centre that becomes an associated one keeps what it has noted in the figures, and is asked about nothing from then on', async () => {
    const d = await desk()
    await d.note('orv', '2025-10-09', 10)
    await d.heard('orv', '2025-12-08 18:00')
    const whole = async (of: string) => month(d, '2025-12-09 18:00', of)
    const [october, november] = [await whole('2025-10'), await whole('2025-11')]
    await d.say('orv', '2025-11-13', 'kind', 'associated') // a Thursday
    const now = await whole('2025-10')
    expect([networkTotal(october.lines).visits, networkTotal(now.lines).visits]).toEqual([1, 1])
    expect(lineOf(now, 'orv').holes).toBe(lineOf(october, 'orv').holes)
    const after = lineOf(await whole('2025-11'), 'orv')
    expect(after.holes).toBeLessThan(lineOf(november, 'orv').holes)
    expect(after.days.filter(x => x.day >= '2025-11-13' && x.state !== 'off')).toEqual([])
    const december = await whole('2025-12')
    expect([...december.lines.map(l => l.centre), ...december.silent].map(c => c.code)).not.toContain('orv')
  })
  test('V7 what a wrong clock put elsewhere is to be confirmed in the months it may belong to, not in those long before', async () => {
    const d = await desk()
    await d.note('the', '2025-09-01', 9)
    await d.doubt('the', '2020-01-01') // in the book of October
    const toConfirm = async (of: string): Promise<number> => lineOf(await month(d, '2026-01-15 18:00', of), 'the').totals.toConfirm
    expect([await toConfirm('2025-08'), await toConfirm('2025-09'), await toConfirm('2025-10'), await toConfirm('2026-01')]).toEqual([
      0, 2, 2, 2,
    ])
  })
  test('C02 months that are still on their way are awaited, never holes', async () => {
    const d = await desk()
    await d.note('orv', '2025-10-08', 10)
    await d.heard('orv', '2025-10-09 18:00')
    await setFact(d.db, 'arriving', { since: '2025-10' as Month, first: '2025-03' as Month })
    const september = await month(d, '2025-10-09 18:00', '2025-09')
    expect([lineOf(september, 'orv').holes, lineOf(september, 'orv').awaited]).toEqual([0, 21])
    expect([september.arriving, september.first]).toEqual(['2025-10', '2025-03'])
    expect(lineOf(await seen(d, '2025-10-09 18:00', 1), 'orv').holes).toBe(1) // the months that are here are judged as ever
  })
})

test('C01 the centre of the coordinator’s own device needs nobody’s word: what she notes is here at once; other devices of it count when there are any', async () => {
  const d = await desk()
  await marketDay(d)
  const alone = lineOf(await seen(d, '2025-10-09 17:45', 1), 'cas')
  expect(lineState(alone)).not.toBe('complete') // never heard, and not hers
  await setFact(d.db, 'session', { device: 'x', role: 'coordinator', centre: code('cas'), key: {}, at: '' } as unknown as Session) // no key is needed to read
  expect(lineState(lineOf(await seen(d, '2025-10-09 17:45', 1), 'cas'))).toBe('complete')
  await d.heard('cas', '2025-10-09 12:00')
  expect(lineState(lineOf(await seen(d, '2025-10-09 17:45', 1), 'cas'))).not.toBe('complete')
})

describe('C05 what may be counted twice', () => {
  const handed = async (d: Desk, given: number, received: number): Promise<void> => {
    for (let i = 0; i < given; i++) await d.note('orv', '2025-10-09', 10, { handOver: 'to-counsellor' })
    const interview = { kind: 'interview', purposes: ['P1'], duration: '15-30', handOver: 'from-reception' } as const
    for (let i = 0; i < received; i++) await d.note('orv', '2025-10-09', 10, interview)
  }
  const untold = async (d: Desk) => {
    const line = lineOf(await seen(d, '2025-10-09 18:00', 2), 'orv')
    return [line.untold, line.totals.visits, line.days.map(x => x.untold.map(u => [u.half, u.is, u.given, u.received]))]
  }
  test('C05 T2 three handed over are seen on both sides, with all visits counted, until the centre has said that they are the same people', async () => {
    const d = await desk()
    await handed(d, 3, 3)
    expect(await untold(d)).toEqual([1, 6, [[], [['am', 'same', 3, 3]]]])
    const visits = await d.db.visits.toArray()
    const device = { db: d.db, clock: clockAt('2025-10-09 17:50'), dice: diceOf(7), build: day('2025-10-01') }
    await setFact(d.db, 'session', { device: 'x', role: 'staff', centre: 'orv', key: {}, at: '' } as unknown as Session) // no key is needed to write
    await settleHandOver(device, { centre: code('orv'), precision: 'hour' }, handOvers(visits)[0]!)
    expect(await untold(d)).toEqual([0, 3, [[], []]])
  })
  test('C05 T2 three sent on against two received are told as such, of that centre alone', async () => {
    const d = await desk()
    await handed(d, 3, 2)
    await d.note('cas', '2025-10-09', 10)
    expect(await untold(d)).toEqual([1, 5, [[], [['am', 'differ', 3, 2]]]])
    expect(lineOf(await seen(d, '2025-10-09 18:00', 2), 'cas').untold).toBe(0)
  })
  test('C05 a morning that two devices of a centre hold alike is asked about; held by one, it is not', async () => {
    const d = await desk()
    const morning = async (): Promise<void> => {
      for (const [slot, kind] of [
        [9, 'quick'],
        [9, 'interview'],
        [10, 'quick'],
        [10, 'self-service'],
        [11, 'interview'],
        [11, 'quick'],
      ] as const)
        await d.note('orv', '2025-10-09', slot, { kind, ...(kind === 'interview' && { purposes: ['P3'], duration: '15-30' as const }) })
    }
    const twins = async () => {
      const line = lineOf(await seen(d, '2025-10-09 18:00', 2), 'orv')
      return [line.twins, line.days.map(x => x.twins), line.totals.visits]
    }
    await morning()
    await morning()
    expect(await twins()).toEqual([0, [false, false], 12])
    await d.db.places.delete('centre/orv/visits/2025-10') // what comes next is another device's
    await morning()
    expect(await twins()).toEqual([0, [false, false], 18]) // six beside twelve
    await morning()
    expect(await twins()).toEqual([1, [false, true], 24])
  })
})
