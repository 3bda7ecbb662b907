// What leaves a connection, and when it is looked whether everything has left.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { createOutgoing } from '../../src/replica/outgoing.ts'
import { create, device, diceOf, write } from '../store/device-under-test.ts'
import { until } from '../until.ts'

test('M11 an answer that was being written down while the rest left hides nothing: after it, what has left is looked at again', async () => {
  const db = device()
  await write(db, diceOf(1), [create()])
  const sent: number[] = []
  let looked = 0
  const outgoing = createOutgoing(
    db,
    () => '2025-10-09' as Day,
    () => true,
    n => sent.push(n),
    async () => {
      looked++
    },
    e => {
      throw e
    },
  )
  await outgoing.begin()
  expect([sent, looked]).toEqual([[0], 1])

  // the answer is in the database, and not yet counted here, when the next piece leaves: nobody can say now that all has left
  let write2: () => void = () => {}
  const written = new Promise<void>(go => (write2 = go))
  const settled = outgoing.settle(0, async piece => {
    await db.outbox.bulkDelete(piece.structs.map(s => [piece.doc, s.client, s.clock] as [string, number, number]))
    await written
    return 'taken'
  })
  await write(db, diceOf(2), [create()])
  outgoing.push()
  await until('the second has left', () => sent.length === 2)
  await outgoing.idle()
  expect([await db.outbox.count(), outgoing.statements()]).toEqual([1, 2])
  const before = looked
  write2()
  await settled
  outgoing.push() // as after every answer
  await outgoing.idle()
  expect(looked).toBeGreaterThan(before)
  expect([await db.outbox.count(), outgoing.statements()]).toEqual([1, 1])
})
