// When the head had a statement: to the second for what was said here, no finer than the day for what others said.
import { expect, test } from 'vitest'
import { writeStatement } from '../../src/domain/statement.ts'
import { keyFrom } from '../../src/domain/ids.ts'
import { acknowledge, pieces } from '../../src/store/outbox.ts'
import { recordStates } from '../../src/store/read-day.ts'
import { receive } from '../../src/store/receive.ts'
import { create, device, diceOf, DOC, write } from './device-under-test.ts'

const AT = Date.parse('2025-10-09T15:41:07Z') / 1000
const DAY = '2025-10-09' as never

test('B15 V1 of what others said no second is kept, only the day; of one’s own the second stands', async () => {
  const db = device()
  const dice = diceOf(7)
  const [mine, returned] = await write(db, dice, [create(), create()])
  const [piece] = await pieces(db, DAY, new Set())
  await receive(db, DOC, piece!.structs.slice(1), 1, AT) // one of them comes back before its answer does
  const other = keyFrom(dice.bytes(16))
  const value = writeStatement(create(), { day: DAY, slot: 10, clock: 'ok', seq: 1 }, 'counsellor')
  await receive(db, DOC, [{ client: 9, clock: 0, key: other, value }], 2, AT)
  await acknowledge(db, { ...piece!, structs: piece!.structs.slice(0, 1) }, { seq: 3, previous: 2, mark: new Uint8Array(8), at: AT })
  const got = new Map((await db.log.toArray()).map(l => [l.key, l.got]))
  expect([got.get(mine!), got.get(returned!)]).toEqual([AT, AT])
  expect(got.get(other)).toBe(Date.parse('2025-10-09T12:00:00Z') / 1000)

  const states = await recordStates(
    db,
    [mine!, other].map(id => ({ doc: DOC, id })),
  )
  expect([...states.values()]).toEqual([
    { is: 'received', at: AT, to: 'second' },
    { is: 'received', at: got.get(other), to: 'day' },
  ])
  // said here, corrected there: of the whole record only the day is known
  const edit = writeStatement(
    { kind: 'edit', target: mine!, field: 'party', value: 2, base: [mine!] },
    { day: DAY, slot: 11, clock: 'ok', seq: 2 },
    'counsellor',
  )
  await receive(db, DOC, [{ client: 9, clock: 1, key: keyFrom(dice.bytes(16)), value: edit }], 4, AT)
  expect((await recordStates(db, [{ doc: DOC, id: mine! }])).get(`${DOC} ${mine!}`)).toMatchObject({ is: 'received', to: 'day' })
})
