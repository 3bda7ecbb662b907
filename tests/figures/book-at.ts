// A device's book of Castelroc, filled as a relay would fill it, read as the screen reads it.
import { centreFields, networkFields } from '../../src/domain/centre-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { keyFrom, type CentreCode } from '../../src/domain/ids.ts'
import { writeStatement, type Draft } from '../../src/domain/statement.ts'
import { DEMO_CENTRES, DEMO_NETWORK } from '../../src/demo/network.ts'
import { makeDue } from '../../src/figures/make-due.ts'
import { readBook, type Book } from '../../src/figures/read-book.ts'
import { receive } from '../../src/store/receive.ts'
import { openDatabase, type Database } from '../../src/store/tables.ts'
import { clockAt } from '../review/desk.ts'
import { diceOf } from '../store/device-under-test.ts'
import type { Written } from './written-months.ts'

export const CAS = 'cas' as CentreCode

export const receiveWritten = async (db: Database, all: readonly Written[], more: { readonly seed?: number } = {}): Promise<void> => {
  const dice = diceOf(more.seed ?? 7)
  let sequence = 0
  for (const { doc, drafts, keys } of all) {
    const client = new DataView(dice.bytes(4).buffer).getUint32(0)
    const structs = drafts.map((draft, clock) => ({
      ...{ client, clock, key: keys?.[clock] ?? keyFrom(dice.bytes(16)) },
      value: writeStatement(draft, { day: '2024-08-01' as Day, slot: 9, clock: 'ok', seq: clock + 1 }, 'counsellor'),
    }))
    await receive(db, doc, structs, ++sequence, 1)
  }
}

export const directory = (staff: number | null = null): Written => ({
  doc: DIRECTORY,
  drafts: [
    { kind: 'create', noun: 'network', fields: networkFields(DEMO_NETWORK) },
    ...DEMO_CENTRES.map((c): Draft => ({
      kind: 'create',
      noun: 'centre',
      fields: centreFields({ ...c, ...(staff !== null && c.code === 'cas' && { staff }) }),
    })),
  ],
})

/** Of what was written, on the evening of that day; the database goes again. */
export const bookAt = async (at: string, written: readonly Written[], staff: number | null = null): Promise<Book> => {
  const db = openDatabase(`book-${++books}`)
  await receiveWritten(db, [directory(staff), ...written])
  const book = await bookIn(db, at)
  await db.delete()
  return book
}
let books = 0

export const bookIn = async (db: Database, at: string): Promise<Book> => {
  await makeDue({ db, dice: diceOf(3) }, CAS, () => Promise.resolve())
  const read = await readBook(db, clockAt(at), CAS)
  if (read.is !== 'read') throw new Error('it is not read')
  return read.book
}
