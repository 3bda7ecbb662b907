// What would be erased with a device that goes, and is nowhere else: records, texts, and what others gave it to carry.
import { expect, test } from 'vitest'
import { noteDocument } from '../../src/domain/note-name.ts'
import { unsentFile, entriesIn } from '../../src/sending/unsent-file.ts'
import { remember } from '../../src/sending/unsent-memory.ts'
import { takeInAll } from '../../src/store/carried.ts'
import { toCarry, unsentCount } from '../../src/store/carry-out.ts'
import { eraseAll, isUnsaved, leaving, unsentNames } from '../../src/store/erase-all.ts'
import { beginNote, keepEdit, mergeUpdates, noteTaken, noteUpdates, offerNotesAgain, shelfNames, takeNotes } from '../../src/store/notes.ts'
import { heldParagraphs } from '../../src/store/read-held.ts'
import { standing } from '../../src/store/read-status.ts'
import { patrolUnsent } from '../../src/store/patrol.ts'
import type { Database, HeldRow } from '../../src/store/tables.ts'
import { unsentAll } from '../../src/store/unsent-statements.ts'
import { broughtStick, enrolledDatabase } from './brought-stick.ts'
import { create, diceOf, write } from './device-under-test.ts'

const N = 'CCCCCCCCCCCCCCCCCCCCCA' as HeldRow['id']
const NOBODY: ReadonlySet<string> = new Set()
const HELD: HeldRow = { id: N, at: new Uint8Array([1]), text: 'Appeler Jeanne Roux', base: '', stays: true }
const begin = (db: Database, shared: 0 | 1): Promise<void> =>
  beginNote(db, { id: N, kind: 'practice', title: 'Ours', shared, held: [], started: 1, touched: 1, got: null })
const type = (db: Database, byte: number, now: number, held: readonly HeldRow[] = []): Promise<number | null> =>
  keepEdit(db, { note: N, bytes: new Uint8Array([byte]), count: 1, held, now })
const sum = async (db: Database): Promise<number> => {
  const { own, others, notes } = await toCarry(db, 'unsent')
  return own.reduce((n, p) => n + p.structs.length, 0) + others.reduce((n, c) => n + c.n, 0) + notes.length
}

test('C15 S273 leaving does not erase what others gave this device to carry; a copy holds it', async () => {
  const db = await enrolledDatabase('coordinator', null)
  await takeInAll(db, [await broughtStick(3, 1)], 5)
  expect((await leaving(db)).count).toBe(3)
  expect(await eraseAll(db, NOBODY)).toBe('unsaved')
  expect(await db.carried.count()).toBe(1)
  expect(await eraseAll(db, (await toCarry(db, 'unsent')).holds)).toBe('erased')
})

test('C15 C25 a visit and a text wait: the copy holds both, and what is typed in the text after it is not in it', async () => {
  const db = await enrolledDatabase()
  await write(db, diceOf(1), [create()])
  await begin(db, 1)
  await type(db, 7, 5)
  expect((await leaving(db)).count).toBe(2)
  const copy = await toCarry(db, 'unsent')
  expect(copy.notes).toEqual([{ note: N, updates: [new Uint8Array([7])] }])
  await type(db, 8, 6)
  expect(await eraseAll(db, copy.holds)).toBe('unsaved')
  expect(await db.noteUpdates.count()).toBe(2)
  const { holds } = await toCarry(db, 'unsent')
  const rows = await noteUpdates(db, N)
  await mergeUpdates(db, rows, new Uint8Array([9])) // two that were copied have become one
  expect([...holds].sort()).toEqual(expect.arrayContaining(await unsentNames(db)))
  expect(await eraseAll(db, holds)).toBe('erased')
})

test('C15 where only texts wait the copy is not empty; what the head has is not in it', async () => {
  const db = await enrolledDatabase()
  await begin(db, 1)
  const first = await type(db, 7, 5)
  await type(db, 8, 6)
  await noteTaken(db, N, first!, 7)
  expect(await unsentCount(db)).toBe(1)
  expect((await toCarry(db, 'unsent')).notes).toEqual([{ note: N, updates: [new Uint8Array([8])] }])
})

test('C15 A4 a text that is offered anew to a head that lost it is carried whole', async () => {
  const db = await enrolledDatabase()
  await begin(db, 1)
  await noteTaken(db, N, (await type(db, 7, 5))!, 6)
  await offerNotesAgain(db, 8)
  expect(await eraseAll(db, NOBODY)).toBe('unsaved')
  const { notes, holds } = await toCarry(db, 'unsent')
  expect(notes).toEqual([{ note: N, updates: [new Uint8Array([7])] }])
  expect(await eraseAll(db, holds)).toBe('erased')
})

test('C15 C25 drafts and held paragraphs go onto no copy: they are told, and erased only when a person says so, as they then were', async () => {
  for (const held of [[], [HELD]]) {
    const db = await enrolledDatabase()
    await begin(db, held.length > 0 ? 1 : 0)
    if (held.length > 0) await keepEdit(db, { note: N, bytes: null, count: 1, held, now: 5 })
    else await type(db, 7, 5)
    const { texts, unsent } = await leaving(db)
    expect([texts.length, unsent.length]).toEqual([1, 0])
    expect((await toCarry(db, 'unsent')).notes).toEqual([])
    expect(await eraseAll(db, NOBODY)).toBe('unsaved')
    await type(db, 8, 9, held)
    const { holds } = await toCarry(db, 'unsent')
    expect(await eraseAll(db, new Set([...texts, ...holds])), 'it was written in since').toBe('unsaved')
    expect(await eraseAll(db, new Set([...(await leaving(db)).texts, ...holds]))).toBe('erased')
  }
})

test('O6 S273 nothing damaged goes onto a copy under our signature; it is told as lost, and the copy holds the others', async () => {
  const db = await enrolledDatabase()
  await write(db, diceOf(1), [create()])
  await write(db, diceOf(2), [create()])
  await patrolUnsent(db, diceOf(3), 1)
  const [row] = await db.log.toArray()
  await db.log.put({ ...row!, raw: row!.raw.map((v, i) => (i === 7 ? 'counsellos' : v)) })
  for (const found of ['not yet', 'found']) {
    if (found === 'found') await patrolUnsent(db, diceOf(4), 2)
    const { own, holds } = await toCarry(db, 'unsent')
    expect(own.flatMap(p => p.structs)).toHaveLength(1)
    expect(JSON.stringify(own)).not.toContain('counsellos')
    expect([await unsentCount(db), await sum(db)], found).toEqual([1, 1])
    expect(await isUnsaved(db, holds), found).toBe(true)
  }
  const { damaged } = await leaving(db)
  expect(damaged).toHaveLength(1)
  expect(await eraseAll(db, new Set([...(await toCarry(db, 'unsent')).holds, ...damaged]))).toBe('erased')
})

test('O6 S273 a copy is made although one row cannot be read', async () => {
  const db = await enrolledDatabase()
  await write(db, diceOf(1), [create()])
  await write(db, diceOf(2), [create()])
  const bad = (await db.log.toArray())[0]!.key
  const own = IDBObjectStore.prototype.get
  IDBObjectStore.prototype.get = function (this: IDBObjectStore, k: IDBValidKey) {
    if (Array.isArray(k) && k[1] === bad) throw new DOMException('Internal error', 'UnknownError')
    return own.call(this, k)
  } as typeof own
  try {
    for (const scope of ['unsent', 'centre'] as const)
      expect((await toCarry(db, scope)).own.flatMap(p => p.structs).length, scope).toBeLessThan(3)
    expect((await toCarry(db, 'unsent')).own.flatMap(p => p.structs)).toHaveLength(1)
  } finally {
    IDBObjectStore.prototype.get = own
  }
})

test('C15 the number told, the copy and the plain file agree', async () => {
  const db = await enrolledDatabase()
  await write(db, diceOf(1), [create()])
  await write(db, diceOf(2), [create()])
  await begin(db, 1)
  await type(db, 7, 5)
  await type(db, 8, 6)
  const file = await unsentFile(db, null, '2025-10-09' as Parameters<typeof unsentFile>[2])
  expect([await unsentCount(db), await sum(db), entriesIn(file), (await leaving(db)).count]).toEqual([3, 3, 3, 3])
})

test('C15 a tab whose database does not open any more hands out texts too, also long ones', async () => {
  const db = await enrolledDatabase()
  await begin(db, 1)
  const long = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251)
  await keepEdit(db, { note: N, bytes: long, count: 1, held: [], now: 5 })
  remember(db, await unsentAll(db))
  db.close()
  const file = await unsentFile(db, null, '2025-10-09' as Parameters<typeof unsentFile>[2])
  expect(file.from).toBe('memory')
  expect(file.notes?.map(n => n.doc)).toEqual([`note/${N}`])
  expect(Buffer.compare(Buffer.from(file.notes![0]!.update, 'base64'), long)).toBe(0)
  await db.open()
})

test('C15 the databases of texts are known by name before their table is emptied', async () => {
  const db = await enrolledDatabase()
  await begin(db, 0)
  await takeNotes(db, [{ note: 'DDDDDDDDDDDDDDDDDDDDDA' as typeof N, updates: [new Uint8Array([1])] }], 5)
  expect((await shelfNames(db)).sort()).toEqual([`${db.name}-note-${N}`, `${db.name}-note-DDDDDDDDDDDDDDDDDDDDDA`])
})

test('C25 SL2 a paragraph that stays here until it is reworded is counted, of a text that is shared alone', async () => {
  const db = await enrolledDatabase()
  await begin(db, 0)
  await type(db, 7, 5, [HELD])
  expect([(await standing(db)).held, await heldParagraphs(db)]).toEqual([0, []])
  await db.notes.update(N, { shared: 1, held: [HELD, { ...HELD, stays: false }] }) // one is only being written
  expect((await standing(db)).held).toBe(1)
  expect(await heldParagraphs(db)).toEqual([{ note: N, is: 'practice', title: null, n: 1 }])
  await type(db, 8, 6)
  expect([(await standing(db)).held, await heldParagraphs(db)]).toEqual([0, []])
  await type(db, 9, 7, [HELD])
  expect((await standing(db)).held).toBe(1)
  await db.refused.put({ doc: noteDocument(N), key: N, target: N, reason: 'closed', at: 7 }) // erased at the head: nothing leaves any more
  expect([(await standing(db)).held, await heldParagraphs(db)]).toEqual([0, []])
})

test('C15 a draft in which nothing was written is no text that would be lost', async () => {
  const db = await enrolledDatabase()
  await beginNote(db, { id: N, kind: 'theme', title: '', shared: 0, held: [], started: 1, touched: 1, got: null })
  expect((await leaving(db)).texts).toEqual([])
  await type(db, 7, 5)
  expect((await leaving(db)).texts).toHaveLength(1)
  await db.noteUpdates.clear()
  await db.notes.update(N, { title: 'Ours' })
  expect((await leaving(db)).texts).toHaveLength(1)
  await db.notes.update(N, { title: '' })
  expect(await eraseAll(db, NOBODY)).toBe('erased')
})
