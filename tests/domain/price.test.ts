import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { currentPrice, readAmount, type Price } from '../../src/domain/price.ts'
import { priceFields, priceFrom } from '../../src/domain/price-record.ts'
import type { ClockState } from '../../src/domain/clock-state.ts'
import { at, DAY, ended, keyOf, made } from './say.ts'

const STAFF = 'network/catalogue/2025/staff'
const WORK = keyOf(1)
const known = (code: string): boolean => ['EUR', 'CHF', 'MUR', 'FRF'].includes(code)
const read = (typed: string) => readAmount(typed, 'EUR', known)

describe('what was typed as a price', () => {
  test.each([
    ['12,50', '12.50', 'EUR'],
    ['12.5', '12.50', 'EUR'],
    ['14', '14.00', 'EUR'],
    ['0', '0.00', 'EUR'],
    ['007', '7.00', 'EUR'],
    ['7,79 €', '7.79', 'EUR'],
    ['EUR 11,40', '11.40', 'EUR'],
    ['21,90 EUR', '21.90', 'EUR'],
    ['21,90eur', '21.90', 'EUR'],
    ['€12', '12.00', 'EUR'],
    ['300 MUR', '300.00', 'MUR'],
    ['1 234,50', '1234.50', 'EUR'],
    ['1\u202f234,50\u00a0€', '1234.50', 'EUR'],
    ['+3', '3.00', 'EUR'],
    ['150 frf', '150.00', 'FRF'],
  ])('S-prices %s is understood', (typed, amount, currency) => expect(read(typed)).toEqual({ amount, currency }))
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['12,5O', 'no-amount'],
    ['l2', 'currency'],
    ['1e9', 'no-amount'],
    ['abc', 'no-amount'],
    ['12,', 'no-amount'],
    [',5', 'no-amount'],
    ['12.50.3', 'no-amount'],
    ['1,234.50', 'no-amount'],
    ['1 2', 'no-amount'],
    ['EUR 5 EUR', 'no-amount'],
    ['12-15', 'no-amount'],
    ['NaN', 'no-amount'],
    ['Infinity', 'no-amount'],
    ['0x10', 'no-amount'],
    ['-3', 'negative'],
    ['\u22123,50 €', 'negative'],
    ['12,505', 'decimals'],
    ['1.234', 'decimals'],
    ['1234567', 'too-large'],
    ['99999999999999999999', 'too-large'],
    ['150 F', 'currency'],
    ['12 $', 'currency'],
    ['20 brouzoufs', 'currency'],
  ])('S-prices %s is asked about, never guessed', (typed, is) => expect(read(typed)).toMatchObject({ problem: { is } }))
  test('S-prices T5 where the currency is not understood, the amount that was is said', () => {
    expect(read('150 F')).toEqual({ problem: { is: 'currency', amount: '150.00', word: 'F' } })
  })
})

const price = (n: number, on: string, more: Partial<Price> = {}): Price => ({
  id: keyOf(n),
  doc: STAFF,
  work: WORK,
  centre: 'cas' as CentreCode,
  on: on as Day,
  kind: 'unit',
  amount: '12.00',
  currency: 'EUR',
  at: at(n),
  by: 'counsellor@cas',
  withdrawn: null,
  ...more,
})
const clock = (n: number, state: ClockState): Price['at'] => ({ ...at(n), clock: state })

describe('the current price', () => {
  const old = price(1, '2025-01-10')
  const cas = price(2, '2025-11-03')
  const irg = price(3, '2025-11-05')
  test('T4 is the one seen last, whatever was said last', () => {
    expect(currentPrice([irg, old, cas])).toBe(irg)
    expect(currentPrice([old])).toBe(old)
    expect(currentPrice([])).toBeNull()
  })
  test('T4 V7 one whose clock was not good does not count; a confirmed day does', () => {
    const ahead = price(4, '2026-11-05', { at: clock(4, 'ahead') })
    expect(currentPrice([cas, ahead, irg])).toBe(irg)
    expect(currentPrice([ahead])).toBeNull()
    const confirmed = price(5, '2025-11-06', { at: clock(5, 'confirmed') })
    expect(currentPrice([irg, confirmed])).toBe(confirmed)
  })
  test('T4 one that was taken back does not count', () => {
    expect(currentPrice([{ ...irg, withdrawn: { why: 'mistake', at: at(9), by: 'counsellor' } }, cas])).toBe(cas)
  })
  test('S-prices another currency is no smaller or larger: the latest is the latest', () => {
    const rupees = price(6, '2025-11-07', { amount: '650.00', currency: 'MUR' })
    expect(currentPrice([cas, rupees, irg])).toBe(rupees)
  })
})

describe('a price in statements', () => {
  const create = (fields: Parameters<typeof priceFields>[0], id: Key = keyOf(7)) => made(id, 'price', priceFields(fields), at(1), STAFF)
  const stated = { work: WORK, centre: 'cas' as CentreCode, on: DAY, kind: 'unit', amount: '14.50', currency: 'EUR' } as const
  test('it reads back, to the cent', () => {
    const record = fold(STAFF, keyOf(7), [create(stated)])!
    expect(priceFrom(record)).toMatchObject({ ...stated, withdrawn: null })
  })
  test('what is free has no amount, whatever was typed', () => {
    const record = fold(STAFF, keyOf(7), [create({ ...stated, kind: 'free' })])!
    expect(priceFrom(record)).toMatchObject({ kind: 'free', amount: null, currency: null })
  })
  test('taken back, it stays to be read, with who said so and why', () => {
    const record = fold(STAFF, keyOf(7), [create(stated), ended(keyOf(8), keyOf(7), 'withdraw', 'mistake', at(2), STAFF)])!
    expect(priceFrom(record)).toMatchObject({ amount: '14.50', withdrawn: { why: 'mistake' } })
  })
  test.each([{ amount: '14,50' }, { amount: '-3.00' }, { amount: '1e9' }, { currency: 'F' }, { currency: null }, { amount: null }])(
    'what is no price is set aside: %o',
    wrong => expect(priceFrom(fold(STAFF, keyOf(7), [create({ ...stated, ...wrong })])!)).toBeNull(),
  )
})
