import { expect, test } from 'vitest'
import { addMonths, type Month } from '../../src/domain/day.ts'
import { documentMonth } from '../../src/domain/document-month.ts'
import { rng, seedOf } from '../random.ts'

const month = (device: string, build: string, heard: string | null): Month =>
  documentMonth({ device: device as Month, build: build as Month, heard: heard as Month | null })

test('M1 a good clock writes to its own month', () => {
  expect(month('2025-10', '2025-09', '2025-10')).toBe('2025-10')
})
test('M1 a dead battery that starts again in 2020 writes to the month the head was last heard', () => {
  expect(month('2020-01', '2025-09', '2026-01')).toBe('2026-01')
})
test('M1 where the head was never heard a dead battery writes to the month of the build', () => {
  expect(month('2020-01', '2025-09', null)).toBe('2025-09')
})
test('M2 a clock in 2099 writes at most one month ahead of what was heard', () => {
  expect(month('2099-01', '2025-09', '2025-12')).toBe('2026-01')
  expect(month('2099-01', '2025-09', '2025-10')).toBe('2025-11')
})
test('M2 where the head was never heard a clock in 2099 is held five years after the build', () => {
  expect(month('2099-01', '2025-09', null)).toBe('2030-09')
  expect(month('2028-03', '2025-09', null)).toBe('2028-03')
})
test('M3 at the turn of a month, and of a year, an offline device goes to the new one by itself', () => {
  expect(month('2025-11', '2025-09', '2025-10')).toBe('2025-11')
  expect(month('2026-01', '2025-09', '2025-12')).toBe('2026-01')
})
test('M3 a device two months without word stays one month ahead of what it heard', () => {
  expect(month('2026-02', '2025-09', '2025-12')).toBe('2026-01')
})
test('M4 an app built after the head was last heard does not go back before its build', () => {
  expect(month('2025-10', '2025-12', '2025-10')).toBe('2025-12')
  expect(month('2026-01', '2025-12', '2025-10')).toBe('2026-01')
})
test('M4 whatever the clock says, the month is never before the build nor before what was heard', () => {
  const seed = seedOf()
  const r = rng(seed)
  const any = (): Month => addMonths('2015-01' as Month, Math.floor(r() * 1200))
  for (let i = 0; i < 2000; i++) {
    const [device, build, heard] = [any(), any(), r() < 0.3 ? null : any()]
    const got = documentMonth({ device, build, heard })
    const latest = heard !== null && heard > build ? heard : build
    expect(got >= latest, `seed ${seed}: ${device} ${build} ${heard}`).toBe(true)
    if (heard !== null) expect(got <= addMonths(latest, 1), `seed ${seed}: ${device} ${build} ${heard}`).toBe(true)
  }
})
