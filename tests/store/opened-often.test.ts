import { expect, test } from 'vitest'
import { eraseUnreadable } from '../../src/store/erase-unreadable.ts'
import { rebuildWhatIsDue } from '../../src/store/rebuild.ts'
import { openDatabase, type Database } from '../../src/store/tables.ts'
import { create, device, diceOf, write } from './device-under-test.ts'

/** Every row of every table, as text. */
const everything = async (db: Database): Promise<string> =>
  JSON.stringify(await Promise.all(db.tables.map(async t => [t.name, await t.toCollection().keys(), await t.toArray()])))

test('V14 twenty openings with what a start does, and one record: not a row more, not a row changed', async () => {
  const first = device()
  await write(first, diceOf(1), [create()])
  await rebuildWhatIsDue(first, 'no', () => Promise.resolve())
  const before = await everything(first)
  const name = first.name
  first.close()
  for (let i = 0; i < 20; i++) {
    const db = openDatabase(name)
    await rebuildWhatIsDue(db, i % 2 === 0 ? 'no' : 'after-update', () => Promise.resolve())
    await eraseUnreadable(db, 1_760_000_100_000)
    expect(await everything(db)).toBe(before)
    db.close()
  }
  expect(before).toContain('create')
})
