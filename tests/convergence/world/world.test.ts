// The quick slice of the world simulator: some dozens of runs from a new seed, the runs that once failed, and that one seed is one world.
// It plays in processes of its own, since it takes over their time. `npm run simulate` plays as many as one likes.
import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { seedOf } from '../../random.ts'
import { FAILED } from './failed-seeds.ts'
import type { Broken, Result } from './world.ts'

const root = new URL('../../..', import.meta.url).pathname
const node = (script: string, ...args: (string | number)[]) => {
  const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64']
  return spawnSync(process.execPath, [...flags, `tests/convergence/world/${script}`, ...args.map(String)], { cwd: root, encoding: 'utf8' })
}
const play = (seed: number, first: number, runs: number, ...more: Broken[]): Result[] =>
  node('play.ts', seed, first, runs, 200, ...more)
    .stdout.split('\n')
    .filter(line => line.startsWith('RUN '))
    .map(line => JSON.parse(line.slice(4)) as Result) // as play.ts writes it

const seed = seedOf() % 1_000_000
const RUNS = Number(process.env['RELAIS_RUNS'] ?? 30)

describe('the world simulator', () => {
  test(`L1 P3 S2 S7 A4 nothing acknowledged is lost, nothing kept is lost, all tables are equal, rebuild equals living: seed ${seed}`, () => {
    const { stdout, status } = node('simulate.ts', '--runs', RUNS, '--seed', seed, '--workers', 1)
    expect(stdout.trim().split('\n').at(-1)).toContain(`${RUNS} runs, ${RUNS * 200} steps`)
    expect(status, stdout).toBe(0)
    const faults = /(\d+) faults/.exec(stdout)?.[1]
    expect(Number(faults)).toBeGreaterThan(RUNS * 5) // it was no fair weather
  }, 240_000)

  test.each(Object.entries(FAILED))('the run that failed once: %s', (_, { seed: s, run }) => {
    expect(play(s, run, 1).map(r => r.violations)).toEqual([[]])
  })

  // a check that cannot fail proves nothing: each of these goes red within some runs
  test.each<[Broken, number, RegExp]>([
    ['lying disk', 2, /acknowledged what is not on the disk|acknowledged and lost/],
    ['hidden fork', 4, /acknowledged and lost/],
  ])('L1 M5 it sees a %s within %i runs', (broken, runs, red) => {
    const found = play(4711, 7, runs, broken).flatMap(r => r.violations)
    expect(found.join('\n')).toMatch(red)
  })

  test(`one seed is one world: bit by bit the same alone and after others, seed ${seed}`, () => {
    const together = play(seed, 3, 3)
    const alone = play(seed, 5, 1)
    expect(alone).toHaveLength(1)
    expect(together.at(-1)).toEqual(alone[0])
    expect(together[0]!.digest).not.toBe(alone[0]!.digest)
  })
})
