// What a device erases when its rights shrink, over every kind of document and every change of role.
import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/access.ts'
import type { Day } from '../../src/domain/day.ts'
import { homeOf } from '../../src/domain/document-name.ts'
import type { CentreCode, DeviceId, Key } from '../../src/domain/ids.ts'
import { eraseUnreadable, erasureRead } from '../../src/store/erase-unreadable.ts'
import { drafts } from '../../src/store/drafts.ts'
import { keepDraft } from '../../src/store/keep-draft.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { acknowledge, pieces, setRefused } from '../../src/store/outbox.ts'
import { learnHead, learnHeads, learnHeard } from '../../src/store/places.ts'
import { receive } from '../../src/store/receive.ts'
import type { Database } from '../../src/store/tables.ts'
import { keepTyped, typedUnder } from '../../src/store/typed-drafts.ts'
import { DEVICES, EVERYBODY, MONTH, TABLE, type Who, reads, writes } from '../domain/rights-table.ts'
import { create, device, diceOf, DOC, REMARKS, tables, write } from './device-under-test.ts'

const NOW = 1_760_100_000_000
const KEY = 'A'.repeat(22) as Key
const VALUE = ['create', 'project/1', '', '', { a: 1 }, [], ['2026-01-05', 10, 'ok', 1], 'coordination'] as never // of a form no app knows
const mark = new Uint8Array(8)
const TODAY = '2025-10-09' as Day
const enrolled = (db: Database, role: Role, centre: string | null): Promise<void> =>
  setFact(db, 'session', { device: 'd' as never, role, centre: centre as CentreCode | null, key: null as never, at: '' })
/** All that waits is at the head. */
const sent = async (db: Database): Promise<void> => {
  for (const piece of await pieces(db, TODAY, new Set())) await acknowledge(db, piece, { seq: 5, previous: 0, mark, at: 1_760_000_000 })
}
const held = async (db: Database): Promise<string[]> => [...new Set((await db.log.toArray()).map(l => l.doc))].sort()
const ALL = Object.keys(TABLE).sort()
const VISITS = `centre/cas/visits/${MONTH}`
/** By the table that is written out by hand. The remarks of a month stand or fall with its visits, and under no role are they apart. */
const keeps = (who: Who, doc: string): boolean => ALL.filter(d => homeOf(d) === homeOf(doc)).some(d => reads(who, d) || writes(who, d))

describe('W2 rights that shrink', () => {
  test.each(EVERYBODY)('C8 %s: what it may neither read nor write goes, with its rows; everything else stays', async who => {
    const [role, centre] = DEVICES[who]
    const db = device()
    const dice = diceOf(5)
    for (const doc of ALL) await write(db, dice, [create()], { doc })
    await sent(db)
    await learnHeads(db, { seq: 9, mark, forked: false, rights: 1, documents: ALL.map(d => [d, 7] as const) })
    await learnHeard(db, 1_760_000_000, [['cas' as CentreCode, 1]])
    await enrolled(db, role, centre)
    await eraseUnreadable(db, NOW)
    const stays = ALL.filter(d => keeps(who, d))
    expect(stays.length).toBeLessThan(ALL.length)
    expect(await held(db)).toEqual(stays)
    expect((await db.places.toArray()).map(p => p.doc).sort()).toEqual(stays)
    const rows = Object.values(await tables(db)).flat() as { doc: string }[] // every table of rows has its document
    expect([...new Set(rows.map(r => r.doc))].filter(d => !stays.includes(d))).toEqual([])
    if (stays.includes(VISITS)) expect(await db.visits.count()).toBeGreaterThan(0)
    expect(await db.heard.count()).toBe(role === 'coordinator' ? 1 : 0)
    expect(await fact(db, 'heardStamp')).toBe(role === 'coordinator' ? 1_760_000_000 : undefined)
    expect(await fact(db, 'erased')).toBe(NOW)
    await erasureRead(db)
    expect(await eraseUnreadable(db, NOW + 1)).toBe(0)
    expect(await fact(db, 'erased')).toBe(undefined) // said once

    // nor does any of it come again, whoever asked for it: another tab may still go on under the former rights
    for (const doc of ALL) await receive(db, doc, [{ client: 7, clock: 0, key: KEY, value: VALUE }], 9, 1_760_000_000)
    for (const doc of ALL) await learnHead(db, doc, 11)
    expect(await held(db)).toEqual(stays)
    expect((await db.places.toArray()).map(p => p.doc).sort()).toEqual(stays)
    expect((await db.log.toArray()).filter(l => l.key === KEY).length).toBe(stays.length)
  })

  test.each(EVERYBODY)('C8 §4 %s: what lies in a document of a kind this app does not know stays: a newer app reads it', async who => {
    const db = device()
    await enrolled(db, DEVICES[who][0], DEVICES[who][1])
    const unknown = ['network/projects/2026', 'centre/cas/stalls/2026-01', 'centre/irg/visits/2026', 'else']
    await learnHeads(db, { seq: 9, mark, forked: false, rights: 1, documents: unknown.map(d => [d, 1] as const) })
    for (const doc of unknown) await receive(db, doc, [{ client: 1, clock: 0, key: KEY, value: VALUE }], 1, 1_760_000_000)
    expect([await eraseUnreadable(db, NOW), await held(db)]).toEqual([0, [...unknown].sort()])
    expect((await db.aside.toArray()).length).toBe(unknown.length)
  })

  test('C8 an answer that was meant for the device this one was before is not taken for its own', async () => {
    const db = device()
    await enrolled(db, 'kiosk', 'cas')
    const told = { seq: 9, mark, forked: false, rights: 3, documents: [['network/directory', 4]] } as const
    expect(await learnHeads(db, told, 'former' as DeviceId)).toBe('another')
    expect([await db.places.count(), await fact(db, 'cursor'), await fact(db, 'rights')]).toEqual([0, undefined, undefined])
    expect(await learnHeads(db, told, 'd' as DeviceId)).toBe('learned')
    expect([await db.places.count(), await fact(db, 'rights')]).toEqual([1, 3])
  })

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
        expect(await fact(db, 'erased')).toBe(undefined)
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
    expect([await db.log.count(), await fact(db, 'erased')]).toEqual([1, undefined])
    const empty = device()
    await enrolled(empty, 'kiosk', 'cas')
    expect([await eraseUnreadable(empty, NOW), await fact(empty, 'erased')]).toEqual([0, undefined])
  })

  const typedForms = ['event/new', 'event/x/change', 'work/x/opinion']
  const typing = async (db: Database, role: Role, centre: CentreCode | null): Promise<void> => {
    await enrolled(db, role, centre)
    for (const form of typedForms)
      await keepTyped(db, centre, {
        form,
        started: 1,
        touched: 1,
        typed: { strengths: 'Mme D. dit que…' },
        first: {},
        before: { mark: 'armoire' },
      })
  }
  const found = async (db: Database, centre: CentreCode | null): Promise<string[]> =>
    (await typedUnder(db, centre, '', 2)).map(r => r.form).sort()

  test.each(EVERYBODY)('C8 B18 %s: what the staff of another centre, or another role of its own, had half typed goes', async who => {
    const [role, centre] = DEVICES[who]
    for (const formerly of EVERYBODY) {
      const db = device()
      const [was, at] = DEVICES[formerly]
      await typing(db, was, at as CentreCode | null)
      await enrolled(db, role, centre)
      if (who !== formerly) expect(await found(db, centre as CentreCode | null)).toEqual([]) // not taken up, even before it is gone
      await eraseUnreadable(db, NOW)
      expect((await db.drafts.toCollection().primaryKeys()).length, formerly).toBe(who !== formerly ? 0 : LEFT[role])
    }
  })

  test.each(EVERYBODY)(
    'V14 C8 %s: a half-filled visit stays where its centre’s visits are noted, and nowhere else holds the update',
    async who => {
      const [role, centre] = DEVICES[who]
      const db = device()
      const visit = { noun: 'visit', day: TODAY, started: 1, touched: 1, entry: {} } as const
      await keepDraft(db, { ...visit, id: 'cas', centre: 'cas' as CentreCode })
      await keepDraft(db, { ...visit, id: 'irg', centre: 'irg' as CentreCode })
      await enrolled(db, role, centre)
      await eraseUnreadable(db, NOW)
      const noted = { 'staff cas': ['cas'], 'staff irg': ['irg'], 'coordinator cas': ['cas'] } as Partial<Record<Who, string[]>>
      expect((await drafts(db)).map(d => d.id)).toEqual(noted[who] ?? [])
    },
  )
})

/** Of three forms that were begun under the same rights: all for who has all forms, the agenda's two for an associated centre, none elsewhere. */
const LEFT: Readonly<Record<Role, number>> = { staff: 3, coordinator: 3, director: 0, associated: 2, kiosk: 0 }
