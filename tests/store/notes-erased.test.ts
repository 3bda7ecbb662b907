// Texts that go from a device: because the head erased them, or because its new rights have no place for them.
import { expect, test } from 'vitest'
import { DEMO_TERRITORY } from '../../src/demo/territory.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { COMMONS_STAFF, practiceFields } from '../../src/domain/practice.ts'
import { territoryFields, THEME } from '../../src/domain/territory.ts'
import { dropGone } from '../../src/store/drop-gone.ts'
import { eraseUnreadable } from '../../src/store/erase-unreadable.ts'
import { beginNote, keepEdit, noteRefused, noteTaken, offerNotesAgain, shelfName, takeNotes, unsentNotes } from '../../src/store/notes.ts'
import type { Database, HeldRow } from '../../src/store/tables.ts'
import { until } from '../until.ts'
import { enrolledDatabase } from './brought-stick.ts'
import { diceOf, write } from './device-under-test.ts'

const N = 'CCCCCCCCCCCCCCCCCCCCCA' as HeldRow['id']
const held = (stays: boolean): HeldRow => ({ id: N, at: new Uint8Array([1]), text: 'Appeler Jeanne Roux', base: '', stays })
const note = async (db: Database, shared: 0 | 1, paragraphs: readonly HeldRow[] = [], bytes: Uint8Array | null = new Uint8Array([7])) => {
  await beginNote(db, { id: N, kind: 'practice', title: 'Ours', shared, held: [], started: 1, touched: 1, got: null })
  const n = await keepEdit(db, { note: N, bytes, count: 1, held: paragraphs, now: 5 })
  await new Promise<void>(done => {
    const asked = indexedDB.open(shelfName(db, N))
    asked.onsuccess = () => {
      asked.result.close()
      done()
    }
  })
  return n
}
const drop = (db: Database) =>
  dropGone(db, { doc: `note/${N}`, seq: 9, mark: new Uint8Array(8), reason: 'request', day: '2026-12-01' as never }, 7)
const hasShelf = async (db: Database): Promise<boolean> => (await indexedDB.databases()).some(d => d.name === shelfName(db, N))
const counts = async (db: Database): Promise<number[]> => [
  await db.notes.count(),
  await db.noteUpdates.count(),
  await db.outbox.count(),
  await db.refused.count(),
]

test('E3 of a text that was erased at the head what was never sent stays, listed as refused, and nothing waits; what others wrote goes', async () => {
  const db = await enrolledDatabase()
  await noteTaken(db, N, (await note(db, 1))!, 6)
  await keepEdit(db, { note: N, bytes: new Uint8Array([8]), count: 1, held: [], now: 6 })
  await drop(db)
  expect((await db.refused.toArray()).map(r => [r.doc, r.reason])).toEqual([[`note/${N}`, 'closed']])
  expect((await db.noteUpdates.toArray()).map(u => [...u.bytes])).toEqual([[8]])
  expect(await counts(db)).toEqual([1, 1, 0, 1])
  await until('y-indexeddb has nothing of it', async () => !(await hasShelf(db)))
  await offerNotesAgain(db, 9)
  expect(await db.outbox.count(), 'it is never offered again').toBe(0)
})

test('E3 of a text that was erased at the head and is all received nothing stays; a paragraph that is held stays', async () => {
  const db = await enrolledDatabase()
  await noteTaken(db, N, (await note(db, 1))!, 6)
  await drop(db)
  expect(await counts(db)).toEqual([0, 0, 0, 0])
  await until('y-indexeddb has nothing of it', async () => !(await hasShelf(db)))

  const other = await enrolledDatabase()
  await note(other, 1, [held(true)], null)
  await drop(other)
  expect(await counts(other)).toEqual([1, 0, 0, 1])
})

test('E3 what is typed in a text while the head erases it is kept, and told as refused', async () => {
  const db = await enrolledDatabase()
  await noteTaken(db, N, (await note(db, 1))!, 6)
  await drop(db)
  await keepEdit(db, { note: N, bytes: new Uint8Array([8]), count: 1, held: [], now: 8 })
  expect(await counts(db)).toEqual([1, 1, 0, 1])
  expect((await db.refused.toArray()).map(r => r.reason)).toEqual(['closed'])
})

test('E3 S273 of a text that was erased at the head a stick brings nothing back', async () => {
  const db = await enrolledDatabase()
  await noteTaken(db, N, (await note(db, 1))!, 6)
  await drop(db)
  expect(await takeNotes(db, [{ note: N, updates: [new Uint8Array([7])] }], 9)).toBe(0)
  expect(await counts(db)).toEqual([0, 0, 0, 0])
})

test.each(['kiosk', 'associated', 'director'] as const)(
  'W2 C25 under %s neither a draft nor a paragraph that is held stays; what the head is still to get does',
  async role => {
    const left = async (begin: (db: Database) => Promise<unknown>): Promise<number[]> => {
      const db = await enrolledDatabase(role, 'cas')
      await begin(db)
      await eraseUnreadable(db, 1)
      if ((await db.notes.count()) === 0) await until('nor in y-indexeddb', async () => !(await hasShelf(db)))
      else expect(await hasShelf(db)).toBe(true)
      return counts(db)
    }
    const nothing = [0, 0, 0, 0]
    expect(await left(db => note(db, 0))).toEqual(nothing)
    expect(await left(db => note(db, 0, [held(true)]))).toEqual(nothing)
    expect(await left(db => note(db, 1, [held(true)], null))).toEqual(nothing)
    expect(await left(db => note(db, 1, [held(false)], null)), 'it was being written').toEqual(nothing)
    expect(await left(async db => noteTaken(db, N, (await note(db, 1, [held(true)]))!, 6))).toEqual(nothing)

    expect(await left(db => note(db, 1))).toEqual([1, 1, 1, 0])
    expect(await left(db => note(db, 1, [held(true)]))).toEqual([1, 1, 1, 0])
    const refused = async (db: Database): Promise<void> => {
      await note(db, 1)
      await noteRefused(db, N, 'forbidden', 6)
    }
    expect(await left(refused)).toEqual([1, 1, 0, 1])
  },
)

test('W2 drafts and held paragraphs stay with a team, of whatever centre', async () => {
  for (const role of ['staff', 'coordinator'] as const) {
    const db = await enrolledDatabase(role, 'irg')
    await note(db, 0, [held(true)])
    await eraseUnreadable(db, 1)
    expect(await counts(db)).toEqual([1, 1, 0, 0])
  }
})

test.each(['staff', 'kiosk'] as const)(
  'O6 W2 the page ends between the record that shares a text and the word that it may leave: at the next start, as %s, it waits for the head and is not erased',
  async role => {
    for (const kind of ['practice', 'theme'] as const) {
      const db = await enrolledDatabase(role, 'cas')
      const other = 'DDDDDDDDDDDDDDDDDDDDDA' as HeldRow['id']
      await note(db, 0)
      await beginNote(db, { id: other, kind, title: '', shared: 0, held: [], started: 1, touched: 1, got: null })
      await keepEdit(db, { note: other, bytes: new Uint8Array([8]), count: 1, held: [], now: 5 })
      // as the record's commit left it: nothing else was said
      const [doc, fields] =
        kind === 'practice'
          ? [COMMONS_STAFF, practiceFields({ title: 'Ours', note: N })]
          : [DIRECTORY, { ...territoryFields(DEMO_TERRITORY), [THEME]: N }]
      await write(db, diceOf(1), [{ kind: 'create', noun: kind === 'practice' ? kind : 'territory', fields }], { doc })
      expect((await db.practices.count()) + (await db.territories.count())).toBe(1)
      expect(await unsentNotes(db)).toEqual([])
      await eraseUnreadable(db, 9)
      expect((await unsentNotes(db)).map(n => [n.note, n.updates.length])).toEqual([[N, 1]])
      expect((await db.outbox.toArray()).filter(o => o.key === N).map(o => o.since)).toEqual([9])
      expect((await db.notes.get(other))?.shared, 'a draft that nothing names stays one').toBe(role === 'staff' ? 0 : undefined)
    }
  },
)
