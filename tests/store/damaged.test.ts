// A row of the log that a disk has changed or that cannot be read: noticed, set apart, fetched again or told; never sent as if it were whole.
import { expect, test } from 'vitest'
import type { Key } from '../../src/domain/ids.ts'
import { writeStatement, type Raw } from '../../src/domain/statement.ts'
import { damagedCounts, damagedNotedAnew, damagedRows } from '../../src/store/damaged.ts'
import { heldBack } from '../../src/store/held-back.ts'
import { acknowledge, pieces, tryRefusedAgain } from '../../src/store/outbox.ts'
import { patrolLog, patrolUnsent } from '../../src/store/patrol.ts'
import { behind } from '../../src/store/places.ts'
import { receive } from '../../src/store/receive.ts'
import { standing } from '../../src/store/read-status.ts'
import { isDamaged, sumOf } from '../../src/store/row-sum.ts'
import type { Database, LogRow } from '../../src/store/tables.ts'
import { unsentAll } from '../../src/store/unsent-statements.ts'
import { unsent } from '../../src/store/read-unsent.ts'
import type { Day, Month } from '../../src/domain/day.ts'
import { readAppend, writeAppend } from '../../src/wire/append.ts'
import { create, device, diceOf, DOC, tables, write } from './device-under-test.ts'

const TODAY = '2025-10-09' as Day
const NOW = 1_760_000_000_000
const none = async (): Promise<void> => {}
const MARK = new Uint8Array(8)

/** As a disk does it: something in the content is another thing than it was. */
const flip = async (
  db: Database,
  key: Key,
  raw: (before: Raw) => Raw = before => before.map((v, i) => (i === 7 ? 'counsellos' : v)),
): Promise<void> => {
  const row = (await db.log.get([DOC, key]))!
  await db.log.put({ ...row, raw: raw(row.raw) })
}
const patrol = (db: Database, at = NOW) => patrolLog(db, diceOf(9), () => at, none)
const three = async (db: Database): Promise<readonly [Key, Key, Key]> => {
  const dice = diceOf(1)
  const keys: Key[] = []
  for (let i = 0; i < 3; i++) keys.push(...(await write(db, dice, [create({ kind: i === 1 ? 'interview' : 'quick' })])))
  return keys as unknown as [Key, Key, Key] // three were written
}
/** A row that the browser cannot read any more: whoever asks for it is told no. */
const breakReading = (db: Database, key: string): (() => void) => {
  const own = { get: db.log.get, bulkGet: db.log.bulkGet }
  const no = (): never => {
    throw new DOMException('Internal error reading the record', 'UnknownError')
  }
  db.log.get = ((name: [string, string]) =>
    name[1] === key
      ? Promise.reject(new DOMException('', 'UnknownError'))
      : (own.get as (n: [string, string]) => unknown).call(db.log, name)) as never
  db.log.bulkGet = (async (names: [string, string][]) => (names.some(n => n[1] === key) ? no() : own.bulkGet.call(db.log, names))) as never
  return () => Object.assign(db.log, own)
}

test('V14 a commit stamps nothing on the tap; the watch stamps it soon after, and the head’s acknowledgement stamps what was sent', async () => {
  const db = device()
  const [first] = await three(db)
  expect((await db.log.toArray()).map(l => l.sum)).toEqual([undefined, undefined, undefined])
  expect(await patrolUnsent(db, diceOf(2), NOW)).toBe(0)
  const rows = await db.log.toArray()
  expect(rows.map(l => l.sum)).toEqual(rows.map(sumOf))
  const [piece] = await pieces(db, TODAY, new Set())
  await flip(db, first) // after it has left
  await acknowledge(db, piece!, { seq: 3, previous: 0, mark: MARK, at: 1_760_000_000 })
  const after = await db.log.get([DOC, first])
  expect(after?.got).toBe(1_760_000_000)
  expect(isDamaged(after!)).toBe(true)
})

test('V14 what was received is stamped as it is stored, and every changed bit of it is noticed', async () => {
  const from = device()
  await three(from)
  const { structs } = (await pieces(from, TODAY, new Set()))[0]!
  const db = device()
  await receive(db, DOC, structs, 3, 1_760_000_000)
  const rows = await db.log.toArray()
  expect(rows.map(isDamaged)).toEqual([false, false, false])
  // each character of each row's text, changed by one bit
  let changed = 0
  for (const row of rows) {
    const text = JSON.stringify(row.raw)
    for (let i = 0; i < text.length; i++) {
      const other = text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ 1) + text.slice(i + 1)
      let raw: Raw
      try {
        raw = JSON.parse(other) as Raw
      } catch {
        continue // no longer a text of that form
      }
      if (JSON.stringify(raw) === text) continue
      changed++
      expect(isDamaged({ ...row, raw }), `${text} → ${other}`).toBe(true)
    }
  }
  expect(changed).toBeGreaterThan(100)
})

test('V14 a damaged row the head has is set apart and wanted again; received once more, the tables are as before', async () => {
  const from = device()
  await three(from)
  const { structs } = (await pieces(from, TODAY, new Set()))[0]!
  const db = device()
  await receive(db, DOC, structs, 3, 1_760_000_000)
  const before = await tables(db)
  const key = structs[1]!.key
  await flip(db, key)
  expect(await patrol(db)).toEqual({ looked: 3, damaged: 1 })
  expect(await db.log.count()).toBe(2) // whoever compares with the head learns that one is missing
  expect((await tables(db))['visits']).toHaveLength(2) // nothing wrong is shown meanwhile
  expect(await damagedCounts(db)).toEqual({ healed: 0, awaited: 1, unsent: 0 })
  const place = await db.places.get(DOC)
  expect([place?.have, place?.want]).toEqual([0, 3])
  expect((await standing(db)).refused).toBe(0)

  await receive(db, DOC, structs, 3, 1_760_000_000)
  expect(await tables(db)).toEqual(before)
  expect(await damagedCounts(db)).toEqual({ healed: 1, awaited: 0, unsent: 0 })
  expect((await db.log.toArray()).some(isDamaged)).toBe(false)
})

test('V14 V8 where the head holds other words under a key that is written here, these stand: in the log, in the rows, and for the patrol', async () => {
  const db = device()
  const [key] = await write(db, diceOf(1), [create({ kind: 'quick' })])
  const value = writeStatement(create({ kind: 'self-service', party: 3 }), { day: TODAY, slot: 11, clock: 'ok', seq: 7 }, 'reception')
  const theirs = { client: 8, clock: 4, key: key!, value }
  await receive(db, DOC, [theirs], 1, NOW / 1000)
  expect(await db.log.get([DOC, key!])).toMatchObject({ client: 8, clock: 4, raw: value, target: key })
  expect((await db.visits.toArray()).map(v => [v.kind, v.party, v.seq])).toEqual([['self-service', 3, 7]])
  expect([await db.outbox.count(), await patrol(db)]).toEqual([0, { looked: 1, damaged: 0 }])
  // also where they cannot be read here
  await receive(db, DOC, [{ client: 9, clock: 0, key: key!, value: ['create', 99, key!, 'visit', [], [], [], ''] }], 2, NOW / 1000)
  expect([await db.visits.count(), (await db.aside.toArray()).map(a => a.why)]).toEqual([0, ['newer']])
  await receive(db, DOC, [theirs], 3, NOW / 1000)
  expect([await db.visits.count(), await db.aside.count()]).toEqual([1, 0])
})

test('V14 a damaged row stays asked for while others write in its document; once all of them are here the document goes on', async () => {
  const db = device()
  const other = device()
  const dice = diceOf(700)
  for (let i = 0; i < 4; i++) await write(other, dice, [create()])
  const structs = (await pieces(other, TODAY, new Set())).flatMap(p => p.structs)
  await receive(db, DOC, structs.slice(0, 3), 3, 1_760_000_000)
  await flip(db, structs[1]!.key)
  await patrol(db)
  const asks = async (): Promise<readonly number[]> => (await behind(db, '2025-10' as Month)).near.map(p => p.have)
  expect(await asks()).toEqual([0])
  await receive(db, DOC, structs.slice(3), 4, 1_760_000_100) // on the line that stands
  expect([await db.log.count(), await asks()]).toEqual([3, [0]])
  await receive(db, DOC, structs.slice(0, 1), 1, 1_760_000_200) // a first part of what was asked for, and the line breaks
  expect(await asks()).toEqual([0])
  await receive(db, DOC, structs, 4, 1_760_000_300)
  expect([await db.log.count(), await asks(), (await damagedCounts(db)).healed]).toEqual([4, [], 1])
})

test('V14 a damaged row that was not sent is never sent: told as not at the head, exportable; what follows it goes up without a hole', async () => {
  const db = device()
  const [first, second, third] = await three(db)
  await patrolUnsent(db, diceOf(2), NOW)
  await flip(db, second)
  // before it was found: what lies behind it waits, and the damaged one does not leave
  expect((await pieces(db, TODAY, new Set())).flatMap(p => p.structs.map(s => s.key))).toEqual([first])
  expect(await patrolUnsent(db, diceOf(3), NOW)).toBe(1)
  const sent = await pieces(db, TODAY, new Set())
  expect(sent.flatMap(p => p.structs.map(s => s.key))).toEqual([first, third])
  for (const p of sent) expect(() => readAppend(writeAppend(p.structs))).not.toThrow()
  expect(sent.flatMap(p => p.structs.map(s => s.clock))).toEqual([0, 1])

  expect((await unsent(db)).filter(u => u.refused !== null).map(u => [u.id, u.refused])).toEqual([[second, 'damaged']])
  const { statements, damaged } = await unsentAll(db)
  expect(statements.map(s => s.key)).toEqual([first, third])
  expect(damaged.map(d => [d.key, d.raw?.[7]])).toEqual([[second, 'counsellos']])
  expect(await heldBack(db)).toBe(3) // the head is not told that it has everything
  await tryRefusedAgain(db, NOW)
  expect((await pieces(db, TODAY, new Set())).flatMap(p => p.structs.map(s => s.key))).not.toContain(second)
  expect(await db.refused.count()).toBe(1)

  // noted anew: it leaves the list, and stays counted
  await damagedNotedAnew(db)
  expect(await heldBack(db)).toBe(2)
  expect(await damagedCounts(db)).toEqual({ healed: 0, awaited: 0, unsent: 1 })
})

test('V14 a row that cannot be read at all: the others are sent and exported, it is named', async () => {
  const db = device()
  const [first, second, third] = await three(db)
  const mended = breakReading(db, second)
  const all = await unsentAll(db)
  expect(all.statements.map(s => s.key)).toEqual([first, third])
  expect(all.unreadable).toEqual([[DOC, second]])
  expect((await pieces(db, TODAY, new Set())).flatMap(p => p.structs.map(s => s.key))).toEqual([first])
  expect(await patrolUnsent(db, diceOf(2), NOW)).toBe(1)
  mended()
  expect((await pieces(db, TODAY, new Set())).flatMap(p => p.structs.map(s => s.key))).toEqual([first, third])
  expect((await damagedRows(db)).map(d => [d.key, d.raw, d.sent])).toEqual([[second, null, false]])
  expect((await unsent(db)).filter(u => u.refused !== null).map(u => u.id)).toEqual([second])
})

test('V14 a closed database is not taken for one with unreadable rows', async () => {
  const db = device()
  await three(db)
  db.close()
  await expect(unsentAll(db)).rejects.toThrow()
})

test('V14 the patrol goes on where it was cut, once a day, and stamps what an older app left bare', async () => {
  const db = device()
  const dice = diceOf(4)
  for (let i = 0; i < 30; i++)
    await write(
      db,
      dice,
      Array.from({ length: 100 }, () => create()),
    )
  let steps = 0
  const cut = patrolLog(
    db,
    dice,
    () => NOW,
    async () => {
      if (++steps === 13) throw new Error('the page was left')
    },
  )
  await expect(cut).rejects.toThrow('left')
  const { looked } = await patrol(db)
  expect(looked).toBe(1000) // 2,000 of 3,000 had been noted as looked at
  expect((await db.log.toArray()).filter(l => l.sum === undefined)).toEqual([])
  expect(await patrol(db, NOW + 3_600_000)).toEqual({ looked: 0, damaged: 0 })
  expect((await patrol(db, NOW + 25 * 3_600_000)).looked).toBe(3000)
  const rows: LogRow[] = await db.log.toArray()
  expect(rows.every(l => !isDamaged(l))).toBe(true)
}, 60_000)
