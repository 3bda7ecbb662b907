// How the ledger tells of texts that are written together: by their names, and by what the head has taken of them.
import { expect, test } from 'vitest'
import { noteDocument } from '../../src/domain/note-name.ts'
import { COMMONS_STAFF, practiceFields } from '../../src/domain/practice.ts'
import { beginNote, keepEdit, noteTaken } from '../../src/store/notes.ts'
import { heldParagraphs } from '../../src/store/read-held.ts'
import { placeSummaries } from '../../src/store/read-places.ts'
import { unsent } from '../../src/store/read-unsent.ts'
import type { Database, HeldRow, NoteRow } from '../../src/store/tables.ts'
import { enrolledDatabase } from './brought-stick.ts'
import { diceOf, write } from './device-under-test.ts'

const NOTE = 'CCCCCCCCCCCCCCCCCCCCCA' as HeldRow['id']
const THEME = 'DDDDDDDDDDDDDDDDDDDDDA' as HeldRow['id']
const HELD: HeldRow = { id: NOTE, at: new Uint8Array([1]), text: 'Appeler Jeanne Roux', base: '', stays: true }
const begin = (db: Database, id: NoteRow['id'], kind: NoteRow['kind'], shared: 0 | 1): Promise<void> =>
  beginNote(db, { id, kind, title: '', shared, held: [], started: 1, touched: 1, got: null })
const type = (db: Database, note: NoteRow['id'], now: number, held: readonly HeldRow[] = []): Promise<number | null> =>
  keepEdit(db, { note, bytes: new Uint8Array([now]), count: 1, held, now })
const texts = async (db: Database) =>
  (await placeSummaries(db)).flatMap(p => (p.text ? [[p.doc, p.text.got, p.unsent, p.text.held] as const] : []))

test('SL4 O6 of a text the ledger says when the head had last taken all of it, also while more of it waits and when nothing does', async () => {
  const db = await enrolledDatabase()
  await begin(db, NOTE, 'practice', 1)
  expect(await texts(db)).toEqual([[noteDocument(NOTE), null, 0, 0]])
  const first = await type(db, NOTE, 5)
  expect(await texts(db)).toEqual([[noteDocument(NOTE), null, 1, 0]])
  await noteTaken(db, NOTE, first!, 6)
  expect(await texts(db)).toEqual([[noteDocument(NOTE), 6, 0, 0]])
  await type(db, NOTE, 7, [HELD])
  expect(await texts(db)).toEqual([[noteDocument(NOTE), 6, 1, 1]])
  await begin(db, THEME, 'theme', 0) // a draft is nothing between this device and the head
  expect(await texts(db)).toHaveLength(1)
})

test('SL4 O6 what waits of texts has the name that what is to be reworded has: the sheet’s title, the theme, or none yet', async () => {
  const db = await enrolledDatabase()
  for (const id of [NOTE, THEME]) {
    await begin(db, id, id === NOTE ? 'practice' : 'theme', 1)
    await type(db, id, 5, [HELD])
  }
  const names = async () =>
    (await unsent(db))
      .map(u => (u.what?.is === 'text' ? u.what.name : u.what))
      .map(x => JSON.stringify(x))
      .sort()
  const held = async () => (await heldParagraphs(db)).map(({ is, title }) => JSON.stringify({ is, title })).sort()
  expect(await names()).toEqual(['{"is":"practice","title":null}', '{"is":"theme","title":null}'])
  expect(await names()).toEqual(await held())
  await write(db, diceOf(1), [{ kind: 'create', noun: 'practice', fields: practiceFields({ title: 'Accueillir', note: NOTE }) }], {
    doc: COMMONS_STAFF,
  })
  const sheet = '{"is":"sheet","title":"Accueillir"}'
  expect(await names()).toEqual(['{"is":"practice","title":"Accueillir"}', sheet, '{"is":"theme","title":null}'])
  expect((await names()).filter(n => n !== sheet)).toEqual(await held())
})
