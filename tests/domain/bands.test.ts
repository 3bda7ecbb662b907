import { expect, test } from 'vitest'
import { medianBand, shareWithin } from '../../src/domain/bands.ts'

const rows = (...n: readonly number[]) => n.map((count, i) => ({ value: 'abcde'[i]!, n: count }))

test('I18 the median band is where the middle one lies, of two the earlier; of nobody there is none', () => {
  expect(medianBand(rows(1, 0, 3, 1, 0))).toBe('c')
  expect(medianBand(rows(2, 0, 0, 2))).toBe('a')
  expect(medianBand(rows(2, 0, 0, 3))).toBe('d')
  expect(medianBand(rows(0, 0, 1))).toBe('c')
  expect(medianBand(rows(0, 0, 0))).toBe(null)
  expect(medianBand([])).toBe(null)
})
test('I18 the share within is of those of whom it is known', () => {
  expect(shareWithin(rows(3, 1, 4), ['a', 'b'])).toBe(0.5)
  expect(shareWithin(rows(0, 0, 4), ['a'])).toBe(0)
  expect(shareWithin(rows(0, 0, 0), ['a'])).toBe(null)
})
