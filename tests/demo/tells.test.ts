import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { toldFrom } from '../../src/domain/told.ts'
import { CHANNELS, TOLD_LISTS } from '../../src/domain/told-lists.ts'
import { demoYear } from '../../src/demo/year.ts'
import { seedOf } from '../random.ts'
import { folded } from './folded.ts'

test('§13 what the demonstration tells of its visits has the shares that are written there; not asked between 35 and 70 of 100 by question', () => {
  const seed = seedOf()
  const visits = folded(demoYear(seed, '2026-06-15' as Day)).visits.filter(v => v.voided === null)
  expect(visits.length).toBeGreaterThan(8_000)
  const share = <T>(all: readonly T[], is: (x: T) => boolean): number => all.filter(is).length / all.length
  const near = (n: number, to: number, by = 0.03): void => {
    expect(Math.abs(n - to), `seed ${seed}: ${n} is not about ${to}`).toBeLessThan(by)
  }
  const noted = visits.filter(v => !v.estimated)
  const told = noted.map(v => toldFrom(v.besides))
  near(
    share(told, x => x.channel === 'on-site' || x.channel === 'itinerant'),
    0.88,
  )
  near(
    share(told, x => x.channel === 'phone'),
    0.08,
  )
  near(
    share(visits, v => v.estimated),
    0.05, // none on the days that a scenario tells
    0.02,
  )
  const interviews = noted.flatMap((v, i) => (v.kind === 'interview' && v.day !== '2025-10-09' ? [told[i]!] : []))
  const aged = interviews.filter(x => x.ageBand !== null)
  near(1 - aged.length / interviews.length, 0.525, 0.18)
  for (const [bands, to] of [
    [['under-16', '16-17'], 0.14],
    [['18-25'], 0.24],
    [['26-29'], 0.08],
    [['30-44'], 0.28],
    [['45-54'], 0.16],
    [['55-64', '65-over'], 0.1],
  ] as const)
    near(
      share(aged, x => bands.some(b => b === x.ageBand)),
      to,
    )
  const answered = interviews.filter(x => x.visited !== null)
  near(
    share(answered, x => x.visited === 'first'),
    0.47,
  )
  expect(interviews.some(x => x.zone !== null && x.referrals.length > 0 && x.alreadySeen.length > 0)).toBe(true)
  for (const theme of TOLD_LISTS.theme.slice(0, 12))
    expect(
      interviews.some(x => x.themes.includes(theme)),
      theme,
    ).toBe(true)
  expect(new Set(told.map(x => x.channel)).size).toBeGreaterThanOrEqual(CHANNELS.length - 1)
})
