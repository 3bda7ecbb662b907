// Two devices of one centre: what one has just noted stands first on its own page, whatever the other's count.
import { expect, test } from 'vitest'
import { keyFrom, type CentreCode } from '../../src/domain/ids.ts'
import { writeStatement } from '../../src/domain/statement.ts'
import { recordName } from '../../src/store/read-day.ts'
import { receive } from '../../src/store/receive.ts'
import { today } from '../../src/visits/today.ts'
import { TODAY } from '../replica/played-line.ts'
import { create, device, diceOf, DOC, write } from '../store/device-under-test.ts'

test('J7 what this device noted comes first, the newest before, though another that has counted further is heard of meanwhile', async () => {
  const db = device()
  const dice = diceOf(4)
  const [first] = await write(db, dice, [create()])
  const theirs = Array.from({ length: 9 }, (_, clock) => ({
    client: 7,
    clock,
    key: keyFrom(dice.bytes(16)),
    value: writeStatement(create(), { day: TODAY, slot: 9, clock: 'ok', seq: 50 + clock }, 'counsellor'),
  }))
  await receive(db, DOC, theirs, 9, 1_760_000_000)
  const [second] = await write(db, dice, [create()])
  const page = await today(db, 'cas' as CentreCode, TODAY, 3)
  const ids = page.entries.map(e => (e.is === 'visit' ? e.visit.id : e.group.id))
  expect(ids).toEqual([second, first, ...theirs.map(s => s.key).reverse()])
  expect([...page.states.keys()]).toEqual(ids.slice(0, 3).map(id => recordName({ doc: DOC, id })))
})
