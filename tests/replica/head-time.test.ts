import { expect, test } from 'vitest'
import { createHeadTime, HEARD_AGAIN, STRAYED } from '../../src/replica/head-time.ts'

/** Two clocks that move by hand, and what was written down: [at, relay]. */
const underTest = () => {
  const clocks = { wall: 1_000_000, steady: 50 }
  const learned: [number, number | undefined][] = []
  const time = createHeadTime({ now: () => clocks.wall, steady: () => clocks.steady }, async (at, relay) => void learned.push([at, relay]))
  const pass = (ms: number): void => {
    clocks.wall += ms
    clocks.steady += ms
  }
  return { clocks, learned, time, pass }
}

test('V7 the answer is written with the head’s own time, carried on from the greeting; what comes later leaves the offset as it was measured', async () => {
  const { learned, time, pass } = underTest()
  time.greeted(9_000_000)
  pass(700)
  await time.answered()
  pass(3_000)
  expect(await time.hear()).toBe(true)
  expect(learned).toEqual([
    [1_000_700, 9_000_700],
    [1_003_700, undefined],
  ])
})

test('V7 a wall clock set forward or back by more than two minutes under the line is told, and nothing is written; less is not', async () => {
  for (const way of [1, -1]) {
    const { clocks, learned, time, pass } = underTest()
    time.greeted(9_000_000)
    await time.answered()
    pass(3_600_000) // time that passes by both clocks is no straying
    clocks.wall += way * STRAYED
    expect(await time.hear()).toBe(true)
    clocks.wall += way
    expect(await time.hear()).toBe(false)
    expect(learned).toHaveLength(2)
  }
})

test('V7 a device that slept, its steady clock standing, is measured anew; the next greeting sets both clocks side by side again', async () => {
  const { clocks, time } = underTest()
  time.greeted(9_000_000)
  clocks.wall += STRAYED + 1
  expect(await time.hear()).toBe(false)
  time.greeted(9_120_001)
  expect(await time.hear()).toBe(true)
})

test('S7 hearing is due again fifteen seconds after it was last noted, by the steady clock', async () => {
  const { clocks, time, pass } = underTest()
  time.greeted(9_000_000)
  await time.answered()
  expect(time.due()).toBe(false)
  pass(HEARD_AGAIN)
  expect(time.due()).toBe(false)
  pass(1)
  expect(time.due()).toBe(true)
  await time.hear()
  expect(time.due()).toBe(false)
  clocks.wall += HEARD_AGAIN * 2 // the wall's own leaps do not count
  expect(time.due()).toBe(false)
})
