import { expect, test } from 'vitest'
import { dayBook } from '../../src/store/read-day.ts'
import { reopenDatabase } from '../../src/store/health.ts'
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

test('S2 a question that fails is told and asked again: when what it read changes while it fails, when anything is committed, when the database is opened again', async () => {
  const db = device()
  const dice = diceOf(1)
  let asked = 0
  let fails = true
  const book = live(async () => {
    asked++
    const n = await db.visits.count()
    if (fails) throw new RangeError('half of it is here')
    return n
  })
  await until('it failed', () => book.failed.value instanceof RangeError)
  expect(book.value.value).toBeUndefined()
  fails = false
  await db.facts.put({ k: 'app', v: '1' }) // nothing that it read
  await until('the answer', () => book.value.value === 0)
  expect([book.failed.value, asked]).toEqual([undefined, 2])

  const { promise: written, resolve: goOn } = Promise.withResolvers<void>()
  let read = false
  const during = live(async () => {
    const n = await db.visits.count()
    read = true
    await written
    if (n === 0) throw new RangeError('half of it was here')
    return n
  })
  await until('it has read', () => read)
  await write(db, dice, [create()]) // comes between its reading and its end
  goOn()
  await until('the answer of after', () => during.value.value === 1)
  await until('the first follows still', () => book.value.value === 1)

  db.close({ disableAutoOpen: true })
  const closed = live(() => waiting(db))
  await until('it could not be asked', () => closed.failed.value !== undefined)
  expect(await reopenDatabase(db)).toBe('open')
  await until('it is answered', () => closed.value.value?.count === 1)
  await write(db, dice, [create()])
  await until('all follow', () => `${closed.value.value?.count} ${book.value.value} ${during.value.value}` === '2 2 2')
  for (const l of [book, during, closed]) l.stop()
})

test('S2 a question that failed and is no longer followed is not asked again', async () => {
  const db = device()
  let asked = 0
  const book = live(async () => {
    asked++
    await db.visits.count()
    throw new RangeError('never')
  })
  await until('it failed', () => book.failed.value !== undefined)
  book.stop()
  await db.facts.put({ k: 'app', v: '1' })
  const other = live(() => db.facts.count())
  await until('others are answered', () => other.value.value === 1)
  await db.facts.put({ k: 'full', v: 1 })
  await until('twice', () => other.value.value === 2)
  expect(asked).toBe(1)
  other.stop()
})
