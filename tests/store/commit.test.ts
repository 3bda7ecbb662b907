import { describe, expect, test } from 'vitest'
import { keyFrom, type Key } from '../../src/domain/ids.ts'
import { writeStatement } from '../../src/domain/statement.ts'
import type { Day, Month } from '../../src/domain/day.ts'
import { writeAppend } from '../../src/wire/append.ts'
import { WouldBeRefused } from '../../src/store/commit.ts'
import { receive } from '../../src/store/receive.ts'
import { acknowledge, pieces, rehome, sendFrom, setRefused, tryRefusedAgain } from '../../src/store/outbox.ts'
import { waiting } from '../../src/store/waiting.ts'
import { keepDraft } from '../../src/store/keep-draft.ts'
import { dayBook } from '../../src/store/read-day.ts'
import { asideCounts } from '../../src/store/read-unsent.ts'
import { documents, rebuild, rebuildWhatIsDue } from '../../src/store/rebuild.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { behind } from '../../src/store/places.ts'
import { create, device, diceOf, DOC, REMARKS, tables, write } from './device-under-test.ts'

const TODAY = '2025-10-09' as Day
const mark = new Uint8Array(8)
const at = { day: TODAY, slot: 10, clock: 'ok', seq: 1 } as const

describe('commit', () => {
  test('V14 statement, row, outbox, place and counter are one transaction: a failure in its middle leaves nothing, and the clock is used again', async () => {
    const db = device()
    const dice = diceOf(1)
    await write(db, dice, [create()])
    const before = await Promise.all([db.log.toArray(), db.outbox.toArray(), db.visits.toArray(), db.places.toArray(), db.facts.toArray()])
    db.visits.hook('creating', () => {
      throw new Error('disk')
    })
    await expect(write(db, dice, [create()])).rejects.toThrow('disk')
    expect(
      await Promise.all([db.log.toArray(), db.outbox.toArray(), db.visits.toArray(), db.places.toArray(), db.facts.toArray()]),
    ).toEqual(before)
    db.visits.hook('creating').unsubscribe(db.visits.hook('creating').subscribers?.[0] as never)
  })

  test('S1 clocks rise without a hole and two writers at once take turns', async () => {
    const db = device()
    const dice = diceOf(2)
    await Promise.all(Array.from({ length: 20 }, () => write(db, dice, [create()])))
    const log = await db.log.toArray()
    expect(log.map(l => l.clock).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i))
    expect(new Set(log.map(l => l.client)).size).toBe(1)
    expect(new Set(log.map(l => (l.raw[6] as unknown[])[3])).size).toBe(20)
  })

  test('A5 what the relay would refuse is told at once and nothing is kept of it', async () => {
    const db = device()
    const draft = { kind: 'create', noun: 'visit', fields: { day: TODAY, note: 'x'.repeat(5000) } } as const
    await expect(write(db, diceOf(3), [draft])).rejects.toThrow(WouldBeRefused)
    expect(await db.log.count()).toBe(0)
    expect(await db.places.count()).toBe(0)
  })

  test('S2 a draft goes in the transaction that saves it, and stays when that fails', async () => {
    const db = device()
    const draft = { id: 'd', noun: 'visit', centre: 'cas' as never, day: TODAY, started: 1, touched: 1, entry: {} } as const
    await keepDraft(db, draft)
    await expect(
      write(db, diceOf(4), [{ kind: 'create', noun: 'visit', fields: { x: 'x'.repeat(5000) } }], { finishes: 'd' }),
    ).rejects.toThrow()
    expect(await db.drafts.count()).toBe(1)
    await write(db, diceOf(4), [create()], { finishes: 'd' })
    expect(await db.drafts.count()).toBe(0)
  })
})

describe('outbox', () => {
  test('S3 a record is received only when all its statements are, and a day of 40 visits is one piece', async () => {
    const db = device()
    const dice = diceOf(5)
    const keys = [] as Key[]
    for (let i = 0; i < 40; i++) keys.push(...(await write(db, dice, [create()])))
    const [piece, ...more] = await pieces(db, TODAY, new Set())
    expect(more).toHaveLength(0)
    expect(piece!.structs).toHaveLength(40)
    // six of them are taken back: whatever the order of keys, what is not wholly received is kept here
    const taken = keys.slice(0, 6)
    for (const key of taken) await write(db, dice, [{ kind: 'void', target: key, reason: 'undo' }])
    await acknowledge(db, piece!, { seq: 1, previous: 0, mark, at: 1_760_000_060 })
    const book = await dayBook(db, 'cas' as never, TODAY)
    for (const key of taken) expect(book.states.get(`${DOC} ${key}`)).toEqual({ is: 'kept' })
    expect(book.states.get(`${DOC} ${keys[6]}`)).toEqual({ is: 'received', at: 1_760_000_060, to: 'second' })
    expect(await waiting(db)).toEqual({ count: 6, oldest: 1_760_000_000_000 })
    const [last] = await write(db, dice, [create()])
    await write(db, dice, [{ kind: 'void', target: last!, reason: 'undo' }])
    expect((await waiting(db)).count).toBe(7) // a visit and its taking back are one thing to the person
  })

  test('S4 pieces stay under 16 KB, the current month goes first, what is under way is not sent twice', async () => {
    const db = device()
    const dice = diceOf(6)
    for (let i = 0; i < 300; i++)
      await write(db, dice, [create({ kind: 'interview', purposes: ['P1', 'P2'], duration: '15-30' })], {
        doc: 'centre/cas/visits/2025-09',
      })
    await write(db, dice, [create()])
    const all = await pieces(db, TODAY, new Set())
    expect(all.length).toBeGreaterThan(2)
    expect(all[0]!.doc).toBe(DOC)
    for (const p of all) expect(writeAppend(p.structs).length).toBeLessThanOrEqual(16 * 1024 + 64)
    expect(all.reduce((n, p) => n + p.structs.length, 0)).toBe(301)
    const rest = await pieces(db, TODAY, new Set(all[0]!.structs.map(s => `${DOC} ${s.key}`)))
    expect(rest.every(p => p.doc !== DOC)).toBe(true)
  })

  test('S5 refused statements are kept, listed, and can be tried again', async () => {
    const db = device()
    const [key] = await write(db, diceOf(7), [create()])
    const [piece] = await pieces(db, TODAY, new Set())
    await setRefused(db, piece!, 'forbidden', 1)
    expect((await waiting(db)).count).toBe(0)
    expect((await dayBook(db, 'cas' as never, TODAY)).states.get(`${DOC} ${key}`)).toEqual({ is: 'refused', reason: 'forbidden' })
    expect(await sendFrom(db, DOC, () => 0, 5)).toEqual([]) // a gap elsewhere does not bring it back by itself
    await tryRefusedAgain(db, 5)
    expect(await pieces(db, TODAY, new Set())).toEqual([piece])
  })

  test('A4 taken: what is unsent moves to a new client id with its keys; key-known: only that one is settled', async () => {
    const db = device()
    const dice = diceOf(8)
    const keys = await write(db, dice, [create(), create(), create()])
    await rehome(db, dice, DOC, 9, new Set([keys[1]!]))
    const [piece] = await pieces(db, TODAY, new Set())
    expect(piece!.structs.map(s => [s.clock, s.key])).toEqual([
      [0, keys[0]],
      [1, keys[2]],
    ])
    expect((await db.log.get([DOC, keys[1]!]))!.got).toBe(9)
    const [next] = await write(db, dice, [create()])
    expect((await db.log.get([DOC, next!]))!.clock).toBe(2)
  })

  test('A4 gap: a relay that lost its last hours is sent again everything it lacks', async () => {
    const db = device()
    const dice = diceOf(9)
    await write(db, dice, [create(), create(), create()])
    const [piece] = await pieces(db, TODAY, new Set())
    await acknowledge(db, piece!, { seq: 1, previous: 0, mark, at: 1 })
    expect(await sendFrom(db, DOC, () => 1, 7)).toHaveLength(2)
    const [again] = await pieces(db, TODAY, new Set())
    expect(again!.structs).toEqual(piece!.structs.slice(1))
  })

  test('S6 a statement of our own that comes back by another way is thereby received', async () => {
    const db = device()
    const keys = await write(db, diceOf(10), [create(), create()])
    const [piece] = await pieces(db, TODAY, new Set())
    await receive(db, DOC, piece!.structs.slice(0, 1), 4, 77)
    expect((await waiting(db)).count).toBe(1)
    expect((await dayBook(db, 'cas' as never, TODAY)).states.get(`${DOC} ${keys[0]}`)).toEqual({ is: 'received', at: 77, to: 'second' })
  })

  test('S7 an acknowledgement moves the place only when nobody else wrote between', async () => {
    const db = device()
    const dice = diceOf(11)
    await write(db, dice, [create()])
    const [first] = await pieces(db, TODAY, new Set())
    await acknowledge(db, first!, { seq: 3, previous: 2, mark, at: 1 })
    expect((await db.places.get(DOC))!.have).toBe(0)
    await receive(db, DOC, [], 3, 1)
    await write(db, dice, [create()])
    const [second] = await pieces(db, TODAY, new Set())
    await acknowledge(db, second!, { seq: 4, previous: 3, mark, at: 1 })
    expect((await db.places.get(DOC))!.have).toBe(4)
  })

  test('S7 the answer to a piece sent twice carries somebody else’s newest row: it is still wanted, and the cursor does not pass it', async () => {
    const db = device()
    await write(db, diceOf(12), [create()])
    const [piece] = await pieces(db, TODAY, new Set())
    await setFact(db, 'cursor', { seq: 1, mark })
    await db.places.update(DOC, { have: 1, want: 1 })
    await acknowledge(db, piece!, { seq: 2, previous: 2, mark, at: 1 })
    expect(await fact(db, 'cursor')).toEqual({ seq: 1, mark })
    expect(await db.places.get(DOC)).toMatchObject({ have: 1, want: 2 })
    expect((await behind(db, '2000-01' as Month)).near.map(p => p.doc)).toEqual([DOC])
  })

  test('S2 two documents written by turns: each has its own clocks, without a hole', async () => {
    const db = device()
    const other = DOC.replace('2025-10', '2025-11')
    const dice = diceOf(20)
    for (let i = 0; i < 3; i++) for (const doc of [DOC, other, other]) await write(db, dice, [create()], { doc })
    const clocks = async (doc: string): Promise<number[]> =>
      (await db.log.where('doc').equals(doc).toArray()).map(l => l.clock).sort((a, b) => a - b)
    expect(await clocks(DOC)).toEqual([0, 1, 2])
    expect(await clocks(other)).toEqual([0, 1, 2, 3, 4, 5])
  })
})

describe('set aside', () => {
  const struct = (clock: number, key: Key, value: unknown) => ({ client: 5, clock, key, value: value as never })
  const keyOf = (n: number): Key => keyFrom(new Uint8Array(16).fill(n))

  test('S8 a newer app’s statement, an unreadable one and one about a record that is not there are kept, counted, and disturb nothing', async () => {
    const db = device()
    const visit = writeStatement(create(), at, 'counsellor')
    await receive(
      db,
      DOC,
      [
        struct(0, keyOf(1), visit),
        struct(1, keyOf(2), ['create', 2, '', 'visit', [], [], ['2025-10-09', 1, 'ok', 1], 'counsellor']),
        struct(2, keyOf(3), ['merge', 1, keyOf(1), '', null, [], ['2025-10-09', 1, 'ok', 2], 'counsellor']),
        struct(3, keyOf(4), ['nonsense']),
        struct(4, keyOf(5), writeStatement({ kind: 'void', target: keyOf(99), reason: null }, at, 'counsellor')),
        struct(
          5,
          keyOf(6),
          writeStatement({ kind: 'create', noun: 'centre', fields: { code: 'xx', name: 'X', kind: 'site' } }, at, 'coordination'),
        ),
        struct(6, keyOf(7), writeStatement({ kind: 'create', noun: 'visit', fields: { day: 'yesterday' } }, at, 'counsellor')),
      ],
      1,
      1,
    )
    expect(await db.visits.count()).toBe(1)
    expect(await db.centres.count()).toBe(0)
    expect(await db.log.count()).toBe(7)
    expect(await asideCounts(db)).toEqual({ newer: 2, unreadable: 2, foreign: 2, copied: 0 })
  })

  test('S9 a statement that came before the record it speaks about is taken up when that arrives', async () => {
    const db = device()
    await receive(
      db,
      DOC,
      [struct(0, keyOf(2), writeStatement({ kind: 'void', target: keyOf(1), reason: 'twice' }, at, 'counsellor'))],
      1,
      1,
    )
    expect((await asideCounts(db)).foreign).toBe(1)
    await receive(db, DOC, [struct(1, keyOf(1), writeStatement(create(), at, 'counsellor'))], 2, 1)
    expect((await db.visits.toArray())[0]!.voided).toBe('twice')
    expect((await asideCounts(db)).foreign).toBe(0)
  })

  test('V8 one visit copied into another month of its centre counts once, whichever came first', async () => {
    const value = writeStatement(create(), at, 'counsellor')
    const later = 'centre/cas/visits/2025-11'
    const shown = []
    for (const order of [
      [DOC, later],
      [later, DOC],
    ]) {
      const db = device()
      for (const doc of order) await receive(db, doc, [struct(0, keyOf(1), value)], 1, 1)
      shown.push((await db.visits.toArray()).map(v => v.doc))
      expect((await asideCounts(db)).copied).toBe(1)
      const living = await tables(db)
      for (const doc of await documents(db)) await rebuild(db, doc)
      expect(await tables(db)).toEqual(living)
    }
    expect(shown).toEqual([[DOC], [DOC]])
  })

  test('V8 one work copied into another year of the catalogue is listed once, whichever came first', async () => {
    const value = writeStatement(
      { kind: 'create', noun: 'work', fields: { title: 'Guide', media: 'book', 'purpose.P1': true } },
      at,
      'information@cas',
    )
    const [old, young] = ['network/catalogue/2024/public', 'network/catalogue/2025/public']
    for (const order of [
      [old, young],
      [young, old],
    ]) {
      const db = device()
      for (const doc of order) await receive(db, doc, [struct(0, keyOf(1), value)], 1, 1)
      expect((await db.works.toArray()).map(w => w.doc)).toEqual([old])
      expect((await asideCounts(db)).copied).toBe(1)
    }
  })

  test('V2 the coordination’s remarks about a visit change nothing of it', async () => {
    const db = device()
    const [key] = await write(db, diceOf(12), [create()])
    await receive(
      db,
      REMARKS,
      [struct(0, keyOf(8), writeStatement({ kind: 'void', target: key!, reason: 'other' }, at, 'coordination'))],
      1,
      1,
    )
    expect((await db.visits.toArray())[0]!.voided).toBe(null)
  })
})

describe('rebuild', () => {
  test('P3 a rebuilt table equals the living one, and a rebuild that was cut goes on where it was', async () => {
    const db = device()
    const dice = diceOf(13)
    for (const month of ['2025-08', '2025-09', '2025-10']) {
      const doc = `centre/cas/visits/${month}`
      const keys = await write(
        db,
        dice,
        [create(), create({ kind: 'interview', purposes: ['P2'], duration: '5-15', party: 2 }), create()],
        { doc },
      )
      await write(db, dice, [{ kind: 'void', target: keys[0]!, reason: 'twice' }], { doc })
      await write(db, dice, [{ kind: 'edit', target: keys[1]!, field: 'party', value: 3, base: [keys[1]!] }], { doc })
    }
    const living = await tables(db)
    await setFact(db, 'projection', { version: 0, left: [] })
    await db.visits.clear()
    let steps = 0
    const cut = rebuildWhatIsDue(db, 'no', async () => {
      if (++steps === 1) throw new Error('killed')
    })
    await expect(cut).rejects.toThrow('killed')
    expect(await rebuildWhatIsDue(db, 'no', async () => {})).toBe(2)
    expect(await tables(db)).toEqual(living)
  })
})
