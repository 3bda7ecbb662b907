import { expect, test } from 'vitest'
import { dayBook } from '../../src/store/read-day.ts'
import { live } from '../../src/store/live.ts'
import { waiting } from '../../src/store/waiting.ts'
import { until } from '../until.ts'
import { create, device, diceOf, write } from './device-under-test.ts'

test('S2 what is followed answers at once, and again after every commit, however many come while it reads; nothing after it was stopped', async () => {
  const db = device()
  const dice = diceOf(1)
  const book = live(async () => {
    const [w, { visits, states }] = await Promise.all([waiting(db), dayBook(db, 'cas' as never, '2025-10-09' as never)])
    return `${w.count} ${visits.length} ${states.size}`
  })
  await until('the first answer', () => book.value.value === '0 0 0')
  for (let n = 1; n <= 5; n++) {
    await write(db, dice, [create()])
    await until(`the answer after commit ${n}`, () => book.value.value === `${n} ${n} ${n}`)
  }
  await Promise.all(Array.from({ length: 20 }, () => write(db, dice, [create()])))
  await until('the answer after many', () => book.value.value === '25 25 25')

  const other = live(() => waiting(db))
  await until('another follower', () => other.value.value?.count === 25)
  book.stop()
  await write(db, dice, [create()])
  await until('the other still follows', () => other.value.value?.count === 26)
  expect([book.value.value, book.failed.value]).toEqual(['25 25 25', undefined])
  other.stop()
})

test('S2 what reads long is asked a bounded number of times while commit follows on commit, and still comes to an answer meanwhile', async () => {
  const db = device()
  const dice = diceOf(1)
  let asked = 0
  const answers: number[] = []
  const slow = live(async () => {
    asked++
    const first = await db.visits.count()
    for (let i = 0; i < 5; i++) await db.visits.count() // as long as several commits take
    return first
  }, 50)
  const leave = slow.value.subscribe(v => v !== undefined && answers.push(v))
  await until('the first answer', () => slow.value.value === 0)
  for (let n = 0; n < 150; n++) await write(db, dice, [create()])
  const during = answers.length
  expect(during).toBeGreaterThan(1) // it came to answers while more was written
  expect(asked).toBeLessThan(60) // and was not asked for each of them
  await until('the last answer', () => slow.value.value === 150)
  leave()
  slow.stop()
})
