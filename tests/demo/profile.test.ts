// A demonstration that one leaves is left altogether: nothing of it stays on the device.
import { expect, test } from 'vitest'
import { eraseLeftDemo } from '../../src/demo/erase-left.ts'
import { demoProfile, leaveDemo, profileOf } from '../../src/demo/profile.ts'

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
