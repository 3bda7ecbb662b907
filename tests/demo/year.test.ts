// The demonstration's year: the totals that the scenarios fix hold for every seed, and it breaks no rule of the log.
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { authorFrom } from '../../src/domain/author-read.ts'
import { dayState, halfState, type Moment } from '../../src/domain/completeness.ts'
import { logsVisits } from '../../src/domain/centre.ts'
import { isDoubtful } from '../../src/domain/clock-state.ts'
import { addDays, addMonths, monthOf, type Day } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { totals } from '../../src/domain/day-totals.ts'
import { openMinutes } from '../../src/domain/open-minutes.ts'
import { openHalves, openOn, type Hours } from '../../src/domain/opening.ts'
import { isStop, stopsOn } from '../../src/domain/stops.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { grouped } from '../../src/domain/grouped.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'
import { demoHeard } from '../../src/demo/heard.ts'
import { demoToday, demoYear } from '../../src/demo/year.ts'
import { demoStart } from '../../src/demo/window.ts'
import { createMemoryLog } from '../../sync-server/log-memory.ts'
import { seedOf } from '../random.ts'
import { folded, hoursIn, type FoldedNetwork } from './folded.ts'

const day = (x: string): Day => x as Day // the tests' own days
const AFTER_A_YEAR = day('2026-08-31')
/** The relay's own, and a new one each time. */
const SEEDS = [2010, seedOf()]
/** What says how a November was. */
const OF_NOVEMBER = /^network\/directory$|\/desk\/public$|\/visits\/2025-11$/
const noon = (d: Day): number => Date.parse(`${d}T12:00:00Z`)

const standing = (n: FoldedNetwork, centre: string, from: string, to = from): Visit[] =>
  n.visits.filter(v => v.centre === centre && v.voided === null && from <= v.day && v.day <= to)
/** The states of the days of a month, those on which it does not open left out. */
const statesOf = (n: FoldedNetwork, centre: string, month: string, today: Day): string[] => {
  const seconds = new Map<string, number>(demoHeard(today, noon(today))).get(centre) ?? 0
  const heard: Moment = { day: day(new Date(seconds * 1000).toISOString().slice(0, 10)), minute: Math.floor((seconds % 86_400) / 60) }
  const first = day(`${month}-01`)
  const ended = n.ends.filter(e => e.centre === centre).flatMap(e => (['am', 'pm'] as const).map(slot => ({ day: e.day, slot })))
  const noted = [...standing(n, centre, month, `${month}-31`), ...ended]
  const outages = n.outages.filter(o => o.centre === centre)
  const half = (d: Day, which: 'am' | 'pm') =>
    halfState({ hours: hoursIn(n, centre), day: d, half: which, noted, heard, now: { day: today, minute: 720 }, outages })
  return daysBetween(first, addDays(day(`${addMonths(monthOf(first), 1)}-01`), -1))
    .map(d => dayState(half(d, 'am'), half(d, 'pm')))
    .filter(s => s !== 'off')
}

/** The log takes every piece in its order, and nothing of tomorrow is in it. */
const takesAll = async (seed: number, today: Day): Promise<void> => {
  const log = createMemoryLog()
  const pieces = [...demoYear(seed, today), ...demoToday(seed, today, 700)]
  const written = await log.write(pieces.map(({ doc, structs }) => ({ doc, device: 'demo', at: 0, content: { is: 'append', structs } })))
  expect(written.filter(w => w.is === 'refused')).toEqual([])
  expect(pieces.every(p => p.arrived <= today && p.structs.length > 0)).toBe(true)
  const { visits, statements } = folded(pieces)
  expect(visits.every(v => v.day <= today) && statements.every(s => s.at.day <= today)).toBe(true)
}
const TWO_APART = 2

describe.each(SEEDS)('the year, seed %i', seed => {
  const year = folded(demoYear(seed, AFTER_A_YEAR))

  test.each(['2025-12-03', '2025-12-20', '2026-08-31', '2026-12-31'])(
    'T10 seen on %s, November 2025 has 1,301 visits, six of seven centres complete, La Navette up to the 21st',
    on => {
      const today = day(on)
      const n = on === AFTER_A_YEAR ? year : folded(demoYear(seed, today).filter(p => OF_NOVEMBER.test(p.doc)))
      const NOVEMBER = { val: 512, cas: 241, orv: 198, ard: 22, irg: 176, the: 91, nav: 61 }
      const counted = Object.keys(NOVEMBER).map(c => [c, standing(n, c, '2025-11', '2025-11-31').length])
      expect(Object.fromEntries(counted)).toEqual(NOVEMBER)
      for (const c of Object.keys(NOVEMBER).filter(c => c !== 'nav'))
        expect(new Set(statesOf(n, c, '2025-11', today)), c).toEqual(new Set(['complete']))
      const bus = statesOf(n, 'nav', '2025-11', today)
      expect(bus.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 'complete'))
      expect(bus.slice(9)).toEqual(Array.from({ length: 3 }, () => (today < day('2025-12-10') ? 'awaited' : 'hole')))
      expect(standing(n, 'nav', '2025-11-22', '2025-11-30')).toEqual([])
    },
  )

  test('T1 9 October 2025 at Castelroc: 19 visits with every figure of the scenario', () => {
    const on = year.visits.filter(v => v.centre === 'cas' && v.day === '2025-10-09')
    expect(
      totals(
        on,
        year.groups.filter(g => g.centre === 'cas' && g.day === '2025-10-09'),
        year.purposes,
      ),
    ).toMatchObject({
      visits: 19,
      byKind: { quick: 9, interview: 6, 'self-service': 4 },
      present: 20,
      mentions: { P1: 2, P2: 1, P3: 2, P4: 1, P5: 1, P0: 0 },
      groups: 1,
      participants: 24,
      accompanying: 2,
      voids: 2,
      estimated: 0,
      toConfirm: 0,
    })
  })

  test('S075 V3 on two days Bois-Thénac tried its tablet out: noted, taken back at once, and in no total', () => {
    const tried = year.visits.filter(v => v.voided === 'trial')
    expect(tried.map(v => v.centre)).toEqual(Array(12).fill('the'))
    const days = [...new Set(tried.map(v => v.day))]
    expect(days).toHaveLength(2)
    for (const d of days)
      expect(
        totals(
          year.visits.filter(v => v.centre === 'the' && v.day === d),
          [],
          [],
        ).visits,
      ).toBe(0)
  })

  test('T3 V7 Bois-Thénac, 5 to 23 January 2026: 58 dated and 31 to confirm make 89, all in the books of that month', () => {
    const dated = standing(year, 'the', '2026-01-05', '2026-01-23').filter(v => !isDoubtful(v.clock))
    const doubtful = year.visits.filter(v => v.centre === 'the' && isDoubtful(v.clock))
    expect([dated.length, doubtful.length]).toEqual([58, 31])
    expect(new Set(doubtful.map(v => `${v.doc} ${v.clock}`))).toEqual(new Set(['centre/the/visits/2026-01 unset']))
    const sessions = [
      ...grouped(
        doubtful.toSorted((a, b) => a.seq - b.seq),
        v => v.day,
      ),
    ].map(([d, list]) => [d, list.length])
    expect(sessions).toEqual([
      ['2020-01-01', 7],
      ['2020-01-02', 5],
      ['2020-01-03', 8],
      ['2020-01-04', 6],
      ['2020-01-05', 5],
    ])
    const days = (from: string, to: string): number[] => daysBetween(day(from), day(to)).map(d => dated.filter(v => v.day === d).length)
    expect(days('2026-01-05', '2026-01-09')).toEqual([6, 4, 7, 5, 6])
    expect(days('2026-01-19', '2026-01-23')).toEqual([5, 6, 4, 4, 11]) // three of Wednesday's seven were noted by a telephone two days ahead
  })

  test('T8 4 December 2025 at Castelroc: 14, nine by the lost tablet and five entered again the day after by another', () => {
    const on = standing(year, 'cas', '2025-12-04')
    expect(on.length).toBe(14)
    const said = on.map(v => year.statements.find(s => s.key === v.id)?.at.day)
    expect([said.filter(d => d === '2025-12-04').length, said.filter(d => d === '2025-12-05').length]).toEqual([9, 5])
  })

  test('S7 twelve months are about 21,000 visits, by the rates of the fictional network, and one in seventy is taken back', () => {
    const visits = year.visits.filter(v => v.voided === null)
    expect(visits.length).toBeGreaterThan(19_500)
    expect(visits.length).toBeLessThan(22_500)
    const share = (of: number): number => of / visits.length
    expect(share(visits.filter(v => v.kind === 'quick').length)).toBeCloseTo(0.38, 1)
    expect(share(visits.filter(v => v.kind === 'interview').length)).toBeCloseTo(0.41, 1)
    expect(share(year.visits.length - visits.length)).toBeGreaterThan(0.01)
    expect(share(year.visits.length - visits.length)).toBeLessThan(0.02)
    const interviews = visits.filter(v => v.kind === 'interview' && !v.estimated)
    expect(interviews.every(v => v.purposes.length > 0 && v.duration !== null)).toBe(true)
    for (const field of ['situations', 'next'] as const)
      for (const [centre, list] of grouped(interviews, v => v.centre)) {
        if (list.length < 300) continue
        const asked = list.filter(v => v[field].length > 0).length / list.length
        expect(asked, `${centre} ${field}`).toBeGreaterThan(0.22)
        expect(asked, `${centre} ${field}`).toBeLessThan(0.73)
      }
    const august = visits.filter(v => v.day.startsWith('2026-08')).length
    const march = visits.filter(v => v.day.startsWith('2026-03')).length
    expect(august / march).toBeLessThan(0.45)
  })

  test('V5 every purpose that was named is known; Castelroc’s sixth only from 15 December on, Les Ardillères by its own three', () => {
    expect(totals(year.visits, [], year.purposes).unmapped).toBe(0)
    const season = year.purposes.find(p => p.label === 'Saison et montagne')
    const first = year.visits
      .filter(v => v.purposes.includes(season?.id ?? ''))
      .map(v => v.day)
      .toSorted()[0]
    expect(first && first >= '2025-12-15').toBe(true)
    const own = new Set(year.purposes.filter(p => p.centre === 'ard').map(p => String(p.id)))
    expect(own.size).toBe(3)
    expect(
      year.visits
        .filter(v => v.centre === 'ard')
        .flatMap(v => v.purposes)
        .every(p => own.has(p)),
    ).toBe(true)
  })

  test('S7 C02 S4 the desk is not empty: days closed by snow or cut power, silent ones, two visits and a name stated apart, late data', () => {
    const reasons = new Set(year.exceptions.map(e => e.reason))
    for (const reason of ['holiday', 'training']) expect(reasons, reason).toContain(reason)
    expect(reasons.has('snow') || reasons.has('power')).toBe(true)
    const holes = ['val', 'cas', 'orv', 'ard', 'irg', 'the'].flatMap(c =>
      ['2025-10', '2026-01', '2026-02', '2026-04', '2026-06'].flatMap(m => statesOf(year, c, m, AFTER_A_YEAR).filter(s => s === 'hole')),
    )
    expect(holes.length).toBeGreaterThan(0)
    expect(holes.length).toBeLessThan(40)
    expect(year.visits.filter(v => v.conflicts.length > 0).length).toBe(TWO_APART)
    const apart = year.records.filter(r => r.noun === 'centre' && (r.heads['name']?.length ?? 0) > 1)
    expect(apart.map(r => r.heads['name']?.[0]?.value)).toEqual(['Pont-d’Irgne'])
    const late = demoYear(seed, AFTER_A_YEAR).filter(p => p.doc === 'centre/the/visits/2026-01' && p.arrived === '2026-01-23')
    expect(late.flatMap(p => p.structs).length).toBe(81) // all but that Friday's own
    for (const snowy of year.exceptions.filter(e => e.reason === 'snow')) expect(['12', '01', '02']).toContain(snowy.day.slice(5, 7))
  })

  test('S065 S055 S101 §13 the bus stops at six places in turn, evenings and markets come again, closings send elsewhere, winter has its outages; no half-day opens or closes by it', () => {
    const named = (centre: string): Hours => hoursIn(year, centre)
    const stops = year.periods.filter(isStop)
    expect([stops.length, new Set(stops.map(p => p.stop.place)).size, new Set(stops.map(p => p.centre))]).toEqual([6, 6, new Set(['nav'])])
    expect(stops.every(p => year.records.some(r => r.noun === 'zone' && r.id === p.stop.zone))).toBe(true)
    const places = daysBetween(day('2026-03-02'), day('2026-03-13')).flatMap(d => stopsOn(named('nav'), d).map(s => s.stop.stop.place))
    expect(new Set(places).size).toBe(6)
    for (const c of DEMO_CENTRES.filter(logsVisits)) {
      const plain: Hours = { announced: c.week, periods: [], exceptions: named(c.code).exceptions }
      for (const d of daysBetween(day('2025-09-01'), day('2026-08-30')))
        expect(openHalves(openOn(named(c.code), d)), `${c.code} ${d}`).toEqual(openHalves(openOn(plain, d)))
    }
    expect(openOn(named('val'), day('2026-03-05')).at(-1)).toEqual({ from: 1050, to: 1140 })
    expect(openOn(named('irg'), day('2026-03-04'))).toContainEqual({ from: 720, to: 840 })
    expect(openOn(named('irg'), day('2026-02-18'))).not.toContainEqual({ from: 720, to: 840 })
    expect(year.exceptions.filter(e => e.reason === 'training').every(e => e.redirect !== undefined && e.redirect !== e.centre)).toBe(true)
    expect(year.outages.filter(o => o.centre === 'the' && o.kind === 'network').map(o => o.day)).toEqual(['2026-01-05', '2026-01-19'])
    expect(year.outages.every(o => ['11', '12', '01', '02', '03'].includes(o.day.slice(5, 7)))).toBe(true)
    const coming = year.exceptions.filter(e => e.day >= AFTER_A_YEAR)
    expect(coming.map(e => e.centre).sort()).toEqual(['cas', 'irg', 'orv'])
    expect(openMinutes(named('cas'), day('2026-03-02'), day('2026-03-08'))).toBe(5 * 210 + 300)
  })

  test('A2 the log takes every piece in its order, and nothing of tomorrow is in it', async () => {
    for (const today of [day('2026-01-12'), day('2028-03-07')]) await takesAll(seed, today)
  })

  test('S7 the last days: two centres silent since four days, one day without a word at Saint-Orvin, Castelroc’s page of today empty', () => {
    const thursday = day('2026-06-25')
    const n = folded([...demoYear(seed, thursday), ...demoToday(seed, thursday, 720)])
    for (const c of ['ard', 'the']) {
      expect(standing(n, c, '2026-06-22', thursday), c).toEqual([])
      expect(new Map<string, number>(demoHeard(thursday, noon(thursday))).get(c)).toBeLessThan(noon(day('2026-06-22')) / 1000)
    }
    expect(statesOf(n, 'orv', '2026-06', thursday)).toContain('hole')
    expect(n.exceptions.filter(e => e.centre === 'irg' && e.day === '2026-06-24').map(e => e.reason)).toEqual(['training'])
    expect(standing(n, 'cas', thursday)).toEqual([])
    expect(standing(n, 'val', thursday).length).toBeGreaterThan(0)
    expect(standing(n, 'val', thursday).every(v => Number(v.slot) < 12)).toBe(true)
  })
})

test('A2 the seed that failed once: an event stated apart came ahead of what its tablet had said before (568220981)', async () => {
  for (const today of ['2025-12-03', '2026-01-12', '2026-08-31', '2028-03-07']) await takesAll(568_220_981, day(today))
})
test('S101 the seed that failed once: the bus closed for a training and sent nowhere (587570252)', () => {
  const closings = folded(demoYear(587_570_252, AFTER_A_YEAR).filter(p => p.doc.includes('/desk/'))).exceptions.filter(
    e => e.reason === 'training',
  )
  expect(closings.some(e => e.centre === 'nav')).toBe(true)
  expect(closings.filter(e => e.redirect === undefined || e.redirect === e.centre)).toEqual([])
})
test('S4 the seed that failed once: nobody noted anything on the day of the visit stated apart (497751534)', () => {
  expect(
    folded(demoYear(497_751_534, AFTER_A_YEAR).filter(p => p.doc.includes('/visits/'))).visits.filter(v => v.conflicts.length > 0).length,
  ).toBe(TWO_APART)
})

test('S7 the same seed and day give the same network, and the past does not hang on the day it is looked at from', () => {
  expect(isDeepStrictEqual(demoYear(5, AFTER_A_YEAR), demoYear(5, AFTER_A_YEAR))).toBe(true)
  const of = (today: string): number[] => {
    const n = folded(demoYear(5, day(today)).filter(p => /\/visits\/2026-0[25]$/.test(p.doc)))
    return ['val', 'cas', 'nav'].flatMap(c => ['2026-02', '2026-05'].map(m => standing(n, c, m, `${m}-31`).length))
  }
  expect(of('2026-08-31')).toEqual(of('2026-11-20'))
})

test('S7 the window begins with September 2025 until the end of 2026, then slides: fifteen whole months and the running one', () => {
  expect(['2025-09-02', '2026-08-31', '2026-12-31', '2027-01-01', '2029-03-05', '2024-05-05'].map(d => demoStart(day(d)))).toEqual([
    '2025-09-01',
    '2025-09-01',
    '2025-09-01',
    '2025-10-01',
    '2027-12-01',
    '2023-02-01',
  ])
})

test('V1 S7 no person in it, and it is marked as invented', () => {
  const n = folded(demoYear(1, AFTER_A_YEAR))
  const network = n.records.find(r => r.noun === 'network')
  expect(network?.heads['demo']?.[0]?.value).toBe(true)
  // a kiosk wears no hat
  const kiosks = n.statements.filter(s => s.by === 'kiosk')
  expect(new Set(kiosks.map(s => s.doc.split('/')[2]))).toEqual(new Set(['kiosk']))
  const people = n.statements.filter(s => s.by !== 'kiosk')
  expect(new Set(people.map(s => authorFrom(s.by).hat))).toEqual(
    new Set(['coordination', 'counsellor', 'reception', 'information', 'events']),
  )
  const centres = new Set(n.centres.map(c => c.code))
  for (const s of people) {
    const { hat, centre } = authorFrom(s.by)
    expect([s.by === hat || s.by === `${hat}@${centre}`, centre === null || centres.has(centre)], s.by).toEqual([true, true])
  }
})
