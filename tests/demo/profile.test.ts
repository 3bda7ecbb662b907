// A demonstration that one leaves is left altogether: nothing of it stays on the device.
import { expect, onTestFinished, test } from 'vitest'
import { eraseLeftDemo } from '../../src/demo/erase-left.ts'
import type { Key } from '../../src/domain/ids.ts'
import { beginNote, shelfName } from '../../src/store/notes.ts'
import { openDatabase } from '../../src/store/tables.ts'
import { demoProfile, profileOf } from '../../src/demo/profile.ts'
import { leaveDemo } from '../../src/demo/leave.ts'

const tab = (): Storage => {
  const kept = new Map<string, string>()
  const held = {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => kept.set(k, v),
    removeItem: (k: string) => kept.delete(k),
  }
  return held as unknown as Storage // the three that are used
}
const names = async (): Promise<(string | undefined)[]> => (await indexedDB.databases()).map(d => d.name)

test('S7 a tab that leaves a demonstration is its own again, and the database it used there is deleted', async () => {
  const here = tab()
  expect(profileOf('?demo=abcdef.counsellor', here)).toEqual(demoProfile('abcdef', 'counsellor'))
  for (const name of [demoProfile('abcdef', 'counsellor').database, 'relais'])
    await new Promise<void>(done => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => {
        opening.result.close()
        done()
      }
    })
  leaveDemo(here, demoProfile('abcdef', 'counsellor').database)
  expect(profileOf('', here).is).toBe('own')
  await eraseLeftDemo(here)
  expect(await names()).toEqual(['relais'])
  await eraseLeftDemo(here) // once
  expect(await names()).toEqual(['relais'])
})

test.each(['lists', 'does not list'])(
  'S7 texts that were opened in a demonstration go with it, where the browser %s its databases',
  async how => {
    const all = indexedDB.databases.bind(indexedDB)
    const here = tab()
    const [one, other] = [demoProfile('abcdef', 'counsellor').database, demoProfile('ghijkl', 'counsellor').database]
    const note = 'CCCCCCCCCCCCCCCCCCCCCA' as Key
    for (const name of [one, other]) {
      const db = openDatabase(name)
      await beginNote(db, { id: note, kind: 'practice', title: '', shared: 1, held: [], started: 1, touched: 1, got: null })
      db.close()
      await new Promise<void>(done => {
        const opening = indexedDB.open(shelfName(db, note))
        opening.onsuccess = () => {
          opening.result.close()
          done()
        }
      })
    }
    leaveDemo(here, one)
    if (how !== 'lists') indexedDB.databases = undefined as unknown as typeof all // as Firefox before 126
    onTestFinished(() => void (indexedDB.databases = all))
    await eraseLeftDemo(here)
    expect(
      (await all())
        .map(d => d.name)
        .filter(name => name?.startsWith('relais-demo-'))
        .sort(),
    ).toEqual([other, `${other}-note-${note}`])
  },
)
