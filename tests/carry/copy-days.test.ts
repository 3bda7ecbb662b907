import { expect, test } from 'vitest'
import { copyDays } from '../../src/carry/copy-days.ts'
import type { Day } from '../../src/domain/day.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'

test('S273 the days of a copy say their years on both sides where these differ, and where they are not of this year', async () => {
  await speak('fr')
  await staffTexts()
  const said = (first: string, last: string): string => copyDays(first as Day, last as Day, '2026-11-28' as Day)
  expect(said('2021-11-29', '2026-11-28')).toBe('Passages du lundi 29 novembre 2021 au samedi 28 novembre 2026')
  expect(said('2026-11-27', '2026-11-28')).toBe('Passages du vendredi 27 novembre au samedi 28 novembre')
  expect(said('2025-11-27', '2025-11-28')).toBe('Passages du jeudi 27 novembre 2025 au vendredi 28 novembre 2025')
  expect(said('2026-11-28', '2026-11-28')).toBe('Passages du samedi 28 novembre')
})
