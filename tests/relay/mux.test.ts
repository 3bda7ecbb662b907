import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect, newStructs, startTestRelay, type RelayUnderTest } from './relay-under-test.ts'

const VISITS = 'centre/castelroc/visits/2027-03'
let t: RelayUnderTest
beforeEach(async () => {
  t = await startTestRelay()
})
afterEach(() => t.end())

describe('mux', () => {
  test('M6 two devices of one centre receive each other live and after a reconnect, and never their own', async () => {
    const [a, b] = [await t.device('staff', 'castelroc'), await t.device('staff', 'castelroc')]
    const one = await connect(t, a)
    const two = await connect(t, b)
    one.pull(VISITS)
    two.pull(VISITS)
    const first = newStructs(1, 0, 3)
    const second = newStructs(2, 0, 2)
    expect(await one.pushed(VISITS, first)).toMatchObject({ is: 'ack', seq: 1, previous: 0 })
    expect(await two.pushed(VISITS, second)).toMatchObject({ is: 'ack', seq: 2, previous: 1 })
    await two.until(() => two.keys(VISITS).length === 3)
    await one.until(() => one.keys(VISITS).length === 2)
    await two.close()
    const third = newStructs(1, 3, 1)
    await one.pushed(VISITS, third)
    const again = await connect(t, b, { cursor: 2, mark: (await t.log.markAt(2))!, rights: 1 })
    expect(again.all('answer')[0]?.documents).toEqual([[VISITS, 3]])
    again.pull(VISITS, 2)
    await again.until(() => again.keys(VISITS).length === 1)
    expect(again.keys(VISITS)).toEqual(third.map(s => s.key))
    expect(one.keys(VISITS)).toEqual(second.map(s => s.key))
    expect(two.keys(VISITS)).toEqual(first.map(s => s.key))
  })
})
