// What a device says and gives while a head that was set back has not said what it lacks, seen from a relay that plays its part.
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Role } from '../../src/domain/access.ts'
import { keyFrom, type CentreCode } from '../../src/domain/ids.ts'
import { writeStatement } from '../../src/domain/statement.ts'
import { become } from '../../src/store/become.ts'
import { leaving } from '../../src/store/erase-all.ts'
import { eraseUnreadable } from '../../src/store/erase-unreadable.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { heldBack } from '../../src/store/held-back.ts'
import { standing } from '../../src/store/read-status.ts'
import { receive } from '../../src/store/receive.ts'
import type { Database } from '../../src/store/tables.ts'
import { stranded } from '../../src/store/read-stranded.ts'
import { countUncompared } from '../../src/store/uncompared.ts'
import type { Frame } from '../../src/wire/frames.ts'
import { writePiece } from '../../src/wire/piece.ts'
import { writeStateVector } from '../../src/wire/state-vector.ts'
import { create, device, diceOf, DOC, write } from '../store/device-under-test.ts'
import { until } from '../until.ts'
import { answer, MARK, NOW, playLine, sessionOf, TODAY, type Playing } from './played-line.ts'

const LACKS_ALL: Frame = { is: 'lack', doc: DOC, seq: 0, vector: writeStateVector(new Map()) }
const theirs = writeStatement(create(), { day: TODAY, slot: 9, clock: 'ok', seq: 1 }, 'counsellor')

/** As a device that is enrolled: its own database says who it is. */
const play = async (
  db: Database,
  role: Role,
  centre: string | null,
  pulls?: () => boolean,
): Promise<Playing & { readonly end: () => Promise<void> }> => {
  const session = await sessionOf(role, centre)
  await setFact(db, 'session', session)
  const playing = await playLine(db, session, pulls && { pulls })
  const end = async (): Promise<void> => {
    playing.line.stop()
    await playing.line.ended
  }
  return { ...playing, end }
}
/** A frame to which the line answers: all that came before it is written by then. */
const caughtUp = async ({ relay }: Playing): Promise<void> => {
  const before = relay.all('pull').length
  relay.tell({ is: 'head', doc: 'network/directory', seq: 3 + before })
  await until('it pulls', () => relay.all('pull').length > before)
}
const received = async (db: Database): Promise<void> => {
  await write(db, diceOf(8), [create()])
  const one = await play(db, 'staff', 'cas')
  one.relay.tell(answer())
  await until('its piece', () => one.relay.all('piece').length === 1)
  one.relay.tell({ is: 'ack', doc: DOC, n: 0, seq: 10, previous: 0, mark: MARK })
  await until('it is acknowledged', async () => (await db.outbox.count()) === 0)
  await one.end()
}

test('M11 that a centre was heard is not written down before what grew while nothing was asked for is here', async () => {
  const db = device()
  let room = false
  const one = await play(db, 'coordinator', null, () => room)
  one.relay.tell(answer())
  await until('it is answered', () => one.progress()?.answered === true)
  one.relay.tell({ is: 'head', doc: DOC, seq: 12 })
  one.relay.tell({ is: 'heard', stamp: 77, centres: [['cas' as CentreCode, NOW / 1000]] })
  one.relay.tell({ is: 'beat' })
  await new Promise(r => setTimeout(r, 100))
  room = true
  one.line.pullAgain()
  await until('it pulls', () => one.relay.all('pull').length === 1)
  await caughtUp(one)
  expect([await db.heard.count(), await fact(db, 'heardStamp')]).toEqual([0, undefined])
  one.relay.tell({
    is: 'piece',
    doc: DOC,
    n: 12,
    at: 1,
    deflated: deflateRawSync(writePiece([{ client: 7, clock: 0, key: keyFrom(diceOf(6).bytes(16)), value: theirs }])),
  })
  one.relay.tell({ is: 'piece', doc: 'network/directory', n: 99, at: 1, deflated: deflateRawSync(writePiece([])) })
  await until('it is written with them', async () => (await fact(db, 'heardStamp')) === 77)
  await one.end()
})

test('B7 an answer that says nothing of filling ends it: nothing is compared that is only read', async () => {
  const db = device()
  await receive(db, DOC, [{ client: 7, clock: 0, key: keyFrom(diceOf(6).bytes(16)), value: theirs }], 1, NOW / 1000)
  await setFact(db, 'fills', true)
  await setFact(db, 'compare', [DOC])
  const one = await play(db, 'coordinator', null)
  one.relay.tell(answer())
  await until('it is answered', () => one.progress()?.answered === true)
  await caughtUp(one)
  expect(one.relay.all('compare')).toEqual([])
  await one.end()
})

test('B7 M11 what waited to fill a head and may not any more is nobody’s refusal, keeps no centre from being heard, and counts as received again', async () => {
  const db = device()
  await receive(db, DOC, [{ client: 7, clock: 0, key: keyFrom(diceOf(6).bytes(16)), value: theirs }], 1, NOW / 1000)
  const one = await play(db, 'coordinator', null)
  one.relay.tell(answer([], true, true))
  await until('it asks', () => one.relay.all('compare').length === 1)
  one.relay.tell(LACKS_ALL)
  await until('it gives', () => one.relay.all('piece').length === 1)
  await one.end()
  const two = await play(db, 'staff', 'irg')
  two.relay.tell(answer())
  await until('it gives', () => two.relay.all('piece').length === 1)
  two.relay.tell({ is: 'refused', doc: DOC, n: two.relay.all('piece')[0]!.n, reason: 'forbidden', client: 0, clock: 0 })
  await until('nothing waits', async () => (await db.outbox.count()) === 0)
  expect([(await standing(db)).refused, await heldBack(db), (await db.log.toArray()).filter(l => l.got === null)]).toEqual([0, 0, []])
  await two.end()
})

test('M10 M11 it is not "empty" before it has read again what may share a place, in a copy that a person holds back as well', async () => {
  for (const copies of ['all', 'near'] as const) {
    const db = device()
    await received(db)
    await setFact(db, 'copies', copies)
    const { client, key } = (await db.log.toArray())[0]!
    const one = await play(db, 'staff', 'cas')
    one.relay.tell(answer([[DOC, 12]], true))
    await until('it asks', () => one.relay.all('compare').length === 1)
    const empties = one.relay.all('empty').length
    one.relay.tell({ is: 'lack', doc: DOC, seq: 12, vector: writeStateVector(new Map([[client, 1]])) })
    await until('it reads', () => one.relay.all('pull').some(p => p.doc === DOC))
    await caughtUp(one)
    expect(one.relay.all('empty').length).toBe(empties)
    const twin = { client, clock: 0, key: keyFrom(diceOf(7).bytes(16)), value: theirs }
    one.relay.tell({ is: 'piece', doc: DOC, n: 12, at: 1, deflated: deflateRawSync(writePiece([twin])) })
    await until('ours is given back', async () => (await db.outbox.toArray()).some(o => o.key === key))
    await until('and it says when nothing is unsent', () => one.relay.all('empty').length > empties)
    await one.end()
  }
})

test('M10 C15 who knows that the head was set back, and not yet what it lacks, does not say "received", and a device that goes gives all of it', async () => {
  const db = device()
  await received(db)
  expect((await standing(db)).heard).not.toBeNull()
  const one = await play(db, 'staff', 'cas')
  one.relay.tell(answer([], true))
  await until('it asks', () => one.relay.all('compare').length === 1)
  one.relay.hangUp(1006)
  await one.line.ended
  expect((await standing(db)).heard).toBeNull()
  expect((await leaving(db)).count).toBe(0)
  await countUncompared(db, NOW)
  expect((await leaving(db)).count).toBe(1)
  const two = await play(db, 'staff', 'cas')
  two.relay.tell(answer())
  await until('its piece', () => two.relay.all('piece').length === 1)
  two.relay.tell({ is: 'ack', doc: DOC, n: 0, seq: 10, previous: 0, mark: MARK })
  await until('it is acknowledged', async () => (await db.outbox.count()) === 0)
  expect((await standing(db)).heard).not.toBeNull()
  await two.end()
})

test('B7 B18 who gets other rights before the head has said what it lacks erases none of what was its own to send', async () => {
  const db = device()
  await received(db)
  const one = await play(db, 'staff', 'cas')
  one.relay.tell(answer([], true))
  await until('it asks', () => one.relay.all('compare').length === 1)
  one.relay.hangUp(1006)
  await one.line.ended
  await become(db, await sessionOf('staff', 'irg'), 'nothing', NOW)
  expect([await eraseUnreadable(db, NOW), await db.log.count(), await stranded(db)]).toEqual([0, 1, 1])
  await become(db, await sessionOf('staff', 'cas'), 'nothing', NOW)
  const two = await play(db, 'staff', 'cas')
  two.relay.tell(answer())
  await until('its piece', () => two.relay.all('piece').length === 1)
  await two.end()
})
