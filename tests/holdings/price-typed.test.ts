// A price that is typed: the currency it was begun in stays with it.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { newPrice, priceAgain, readPrice } from '../../src/holdings/price-typed.ts'

const TODAY = '2025-10-09' as Day

test('T4 V14 what was begun in euros is kept in euros, although the network went over to rupees meanwhile', () => {
  const begun: unknown = JSON.parse(JSON.stringify({ ...newPrice('EUR', TODAY), amount: '14' }))
  const again = priceAgain(newPrice('MUR', TODAY), begun)
  expect(readPrice(again, TODAY)).toEqual({ stated: { kind: 'unit', amount: '14.00', currency: 'EUR', on: TODAY } })
  expect(readPrice({ ...again, amount: '14 CHF' }, TODAY)).toMatchObject({ stated: { amount: '14.00', currency: 'CHF' } })
  expect(readPrice({ ...newPrice('MUR', TODAY), amount: '14' }, TODAY)).toMatchObject({ stated: { currency: 'MUR' } })
})

test('T4 V16 what is no currency or no kind of price on the disk is that of the form', () => {
  const first = newPrice('EUR', TODAY)
  for (const currency of ['', 'euros', 7, null]) expect(priceAgain(first, { ...first, currency, kind: 'gift' })).toEqual(first)
})

test('T4 C14 amount and day are asked about together; what is given away has neither amount nor currency', () => {
  const first = newPrice('EUR', TODAY)
  expect(readPrice({ ...first, on: '2025-10-10' }, TODAY)).toEqual({ wrong: { amount: { is: 'empty' }, on: 'ahead' } })
  expect(readPrice({ ...first, amount: '3', on: '' }, TODAY)).toEqual({ wrong: { on: 'no-day' } })
  expect(readPrice({ ...first, kind: 'donation', amount: '3' }, TODAY)).toEqual({
    stated: { kind: 'donation', amount: null, currency: null, on: TODAY },
  })
})
