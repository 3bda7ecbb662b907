// What a device erases when its rights shrink, over every kind of document and every change of role.
import { describe, expect, test } from 'vitest'
import { mayRead, mayWrite, ROLES, type Rights, type Role } from '../../src/domain/access.ts'
import type { Day } from '../../src/domain/day.ts'
import { homeOf } from '../../src/domain/document-name.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { eraseUnreadable, erasureRead } from '../../src/store/erase-unreadable.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { acknowledge, pieces, setRefused } from '../../src/store/outbox.ts'
import { learnHeads, learnHeard } from '../../src/store/places.ts'
import type { Database } from '../../src/store/tables.ts'
import { documentsOf } from '../domain/tables-of-documents.ts'
import { create, device, diceOf, DOC, REMARKS, tables, write } from './device-under-test.ts'

const NOW = 1_760_100_000_000
const mark = new Uint8Array(8)
const TODAY = '2025-10-09' as Day
const CENTRES = [null, 'cas', 'irg'] as const
const enrolled = (db: Database, role: Role, centre: string | null): Promise<void> =>
  setFact(db, 'session', { device: 'd' as never, role, centre: centre as CentreCode | null, key: null as never, at: '' })
/** All that waits is at the head. */
const sent = async (db: Database): Promise<void> => {
  for (const piece of await pieces(db, TODAY, new Set())) await acknowledge(db, piece, { seq: 5, previous: 0, mark, at: 1_760_000_000 })
}
const held = async (db: Database): Promise<string[]> => [...new Set((await db.log.toArray()).map(l => l.doc))].sort()
const ALL = [...new Set(['cas', 'irg'].flatMap(c => Object.values(documentsOf(c))))].sort()
/** The remarks of a month stand or fall with its visits, and under no role are they apart. */
const keeps = (rights: Rights, doc: string): boolean =>
  ALL.filter(d => homeOf(d) === homeOf(doc)).some(d => mayRead(rights, d) || mayWrite(rights, d))

describe('W2 rights that shrink', () => {
  test.each(ROLES.flatMap(role => CENTRES.map(centre => [role, centre] as const)))(
    'C8 %s of %s: what it may neither read nor write goes, with its rows; everything else stays',
    async (role, centre) => {
      const db = device()
      const dice = diceOf(5)
      for (const doc of ALL) await write(db, dice, [create()], { doc })
      await sent(db)
      await learnHeads(db, { seq: 9, mark, forked: false, rights: 1, documents: ALL.map(d => [d, 7] as const) })
      await learnHeard(db, 1_760_000_000, [['cas' as CentreCode, 1]])
      await enrolled(db, role, centre)
      await eraseUnreadable(db, NOW)
      const rights: Rights = { role, centre: centre as CentreCode | null }
      const stays = ALL.filter(d => keeps(rights, d))
      expect(stays.length).toBeLessThan(ALL.length)
      expect(await held(db)).toEqual(stays)
      expect((await db.places.toArray()).map(p => p.doc).sort()).toEqual(stays)
      const rows = Object.values(await tables(db)).flat() as { doc: string }[] // every table of rows has its document
      expect([...new Set(rows.map(r => r.doc))].filter(d => !stays.includes(d))).toEqual([])
      if (stays.includes(DOC)) expect(await db.visits.count()).toBeGreaterThan(0)
      expect(await db.heard.count()).toBe(role === 'coordinator' ? 1 : 0)
      expect(await fact(db, 'heardStamp')).toBe(role === 'coordinator' ? 1_760_000_000 : undefined)
      expect(await fact(db, 'erased')).toBe(NOW)
      await erasureRead(db)
      expect(await eraseUnreadable(db, NOW + 1)).toBe(0)
      expect(await fact(db, 'erased')).toBe(undefined) // said once
    },
  )

  test('W2 B18 nothing of a document goes while anything of it waits or was refused, here or in what speaks about it; once that is sent it goes', async () => {
    for (const where of [DOC, REMARKS]) {
      const db = device()
      const dice = diceOf(6)
      await write(db, dice, [create(), create()], { doc: DOC })
      const [id] = await write(db, dice, [create()], { doc: DOC })
      await sent(db)
      await write(db, dice, [where === DOC ? create() : { kind: 'edit', target: id as Key, field: 'purposes', value: ['P1'], base: [] }], {
        doc: where,
      })
      const before = await db.log.toArray()
      await enrolled(db, 'associated', 'aur')
      const check = async (): Promise<void> => {
        expect(await eraseUnreadable(db, NOW)).toBe(0)
        expect(await db.log.toArray()).toEqual(before)
        expect(await db.visits.count()).toBe(where === DOC ? 4 : 3)
        expect([await fact(db, 'erased'), await fact(db, 'cleared')]).toEqual([undefined, undefined])
      }
      await check()
      const [piece] = await pieces(db, TODAY, new Set())
      await setRefused(db, piece!, 'forbidden', NOW)
      await check()
      await db.refused.clear() // neither waiting nor refused, and yet the head has never said that it has it
      await check()
      await acknowledge(db, piece!, { seq: 6, previous: 5, mark, at: 1_760_000_001 })
      expect(await eraseUnreadable(db, NOW)).toBe(1)
      expect([await db.log.count(), await db.visits.count(), await fact(db, 'erased')]).toEqual([0, 0, NOW])
    }
  })

  test('W2 any one sign that something is not at the head is enough: it waits, it was refused, or the head never said that it has it', async () => {
    const row = { doc: DOC, client: 1, clock: 0, key: 'k' as Key, target: 'k' as Key }
    const signs: Readonly<Record<string, (db: Database) => Promise<unknown>>> = {
      waits: db => db.outbox.add({ ...row, since: NOW }),
      'was refused': db => db.refused.add({ doc: DOC, key: row.key, target: row.target, reason: 'forbidden', at: NOW }),
      'was never taken': db => db.log.toCollection().modify({ got: null }),
    }
    for (const [sign, make] of Object.entries(signs)) {
      const db = device()
      await write(db, diceOf(8), [create()])
      await sent(db)
      await make(db)
      await enrolled(db, 'kiosk', 'cas')
      expect([await eraseUnreadable(db, NOW), await db.log.count(), await db.visits.count()], sign).toEqual([0, 1, 1])
    }
  })

  test('nothing is erased and nothing said where nobody enrolled, where all may be read, or where there was nothing', async () => {
    const db = device()
    await write(db, diceOf(7), [create()])
    await sent(db)
    expect(await eraseUnreadable(db, NOW)).toBe(0)
    await enrolled(db, 'staff', 'cas')
    expect(await eraseUnreadable(db, NOW)).toBe(0)
    expect([await db.log.count(), await fact(db, 'erased'), await fact(db, 'cleared')]).toEqual([1, undefined, 'staff cas'])
    const empty = device()
    await enrolled(empty, 'kiosk', 'cas')
    expect([await eraseUnreadable(empty, NOW), await fact(empty, 'erased')]).toEqual([0, undefined])
  })
})
