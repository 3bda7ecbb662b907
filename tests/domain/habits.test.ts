import { expect, test } from 'vitest'
import { NO_HABITS, presetsOf, usualFirst, withHabit, type Habit } from '../../src/domain/habits.ts'

const habit = (purpose: string, duration: Habit['duration'], ...ticked: string[]): Habit => ({ purposes: [purpose], duration, ticked })
const of = (...list: Habit[]) => list.reduce(withHabit, NO_HABITS)

test('J3 a preset is what was noted three times, the most usual first, three at most; never what happened once', () => {
  expect(presetsOf(of(habit('P1', '5-15'), habit('P1', '5-15')))).toEqual([])
  const all = of(
    ...Array.from({ length: 3 }, () => habit('P1', '5-15')),
    ...Array.from({ length: 5 }, () => habit('P3', '15-30')),
    ...Array.from({ length: 4 }, () => habit('P2', '5-15')),
    ...Array.from({ length: 3 }, () => habit('P5', '60+')),
    habit('P4', '0-5'),
  )
  expect(presetsOf(all).map(p => p.purposes[0])).toEqual(['P3', 'P2', 'P1'])
})

test('habits are of the last season: what was usual a year ago goes', () => {
  let habits = of(...Array.from({ length: 10 }, () => habit('P1', '60+')))
  for (let i = 0; i < 120; i++) habits = withHabit(habits, habit('P2', '5-15'))
  expect(habits.length).toBe(120)
  expect(presetsOf(habits)).toEqual([{ purposes: ['P2'], duration: '5-15' }])
})

test('what is usual comes first, the rest keeps its order; two times may be chance', () => {
  const habits = of(
    ...Array.from({ length: 3 }, () => habit('P1', '5-15', 'situation retired')),
    ...Array.from({ length: 2 }, () => habit('P1', '5-15', 'situation pupil')),
    ...Array.from({ length: 4 }, () => habit('P1', '5-15', 'theme retired')),
  )
  const values = ['jobseeker', 'employee', 'pupil', 'retired'].map(value => ({ value }))
  expect(usualFirst(habits, 'situation', values).map(c => c.value)).toEqual(['retired', 'jobseeker', 'employee', 'pupil'])
})
