// The same price said twice is noted once; what differs in anything, or was taken back, is another fact.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { isSamePrice, type Price } from '../../src/domain/price.ts'
import { isStated, statePrice, takeBack } from '../../src/holdings/write-said.ts'
import { addWork } from '../../src/holdings/write-work.ts'
import { saidOfWork } from '../../src/store/read-works.ts'
import { deskOf } from '../events/event-desk.ts'
import { network } from '../replica/network-under-test.ts'

test('V14 the same price of the same day from the same centre is known to be noted already; once taken back it is not', async () => {
  const net = await network()
  const desk = deskOf(await net.device('staff', 'cas'))
  const text = {
    title: 'Guide',
    media: 'book',
    purposes: ['P1'],
    authors: [],
    language: null,
    publisher: null,
    year: null,
    isbn: null,
    issn: null,
  }
  const work = (await addWork(desk, text))!
  const seen = { work, kind: 'unit', amount: '12.50', currency: 'EUR', on: '2025-10-09' as Day } as const
  expect(await isStated(desk, seen)).toBe(false)
  expect(await statePrice(desk, seen)).toBe(true)
  expect(await isStated(desk, seen)).toBe(true)
  for (const other of [{ amount: '12.51' }, { currency: 'CHF' }, { kind: 'subscription' }, { on: '2025-10-08' as Day }] as const)
    expect(await isStated(desk, { ...seen, ...other }), JSON.stringify(other)).toBe(false)
  const [price] = (await saidOfWork(desk.device.db, work)).prices
  await takeBack(desk, price!, 'mistake')
  expect(await isStated(desk, seen)).toBe(false)
})
test('V14 another centre that sees the same price says a fact of its own', () => {
  const price = {
    centre: 'cas' as CentreCode,
    on: '2025-10-09' as Day,
    kind: 'free',
    amount: null,
    currency: null,
  } satisfies Partial<Price>
  expect(isSamePrice(price, { ...price })).toBe(true)
  expect(isSamePrice(price, { ...price, centre: 'elv' as CentreCode })).toBe(false)
})
