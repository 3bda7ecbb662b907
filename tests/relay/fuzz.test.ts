// A slice of the fuzzer with every test; the long form is `npm run fuzz`. A seed that ever failed stays here by its name.
import { describe, expect, test } from 'vitest'
import { fuzz } from '../fuzz/fuzz.ts'
import { seedOf } from '../random.ts'

const seed = seedOf()
/** What was found with it, and cured. */
const FAILED: readonly (readonly [seed: number, what: string])[] = [[4, 'an upgrade to nowhere held its socket, and the relay never ended']]

describe(`fuzzed, seed ${seed}`, () => {
  test('F2 M14 some thousand frames without limits of rate, then with them: nothing wrong, and who works meanwhile is served', async () => {
    for (const limits of ['off', 'real'] as const) {
      const f = await fuzz(limits === 'off' ? 6000 : 600, seed, limits)
      expect(f.violations, `npm run fuzz -- --seed ${seed}`).toEqual([])
      expect(f.frames).toBeGreaterThanOrEqual(600)
      for (const [who, [, , , n]] of Object.entries(f.waits)) expect(n, who).toBeGreaterThan(2)
      expect(f.answers['ack'], 'nothing an attacker sent was ever right').toBeGreaterThan(0)
      expect(f.answers['refused form']).toBeGreaterThan(0)
    }
  })
  for (const [failed, what] of FAILED)
    test(`F2 seed ${failed}: ${what}`, async () => {
      expect((await fuzz(4000, failed, 'off')).violations).toEqual([])
    })
})
