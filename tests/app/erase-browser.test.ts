// A browser that does not list its databases is emptied all the same.
import { expect, onTestFinished, test } from 'vitest'
import { eraseBrowser } from '../../src/device/erase-browser.ts'

const make = (name: string): Promise<void> =>
  new Promise(done => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => {
      opening.result.close()
      done()
    }
  })

test.each(['lists', 'does not list'])('C15 a browser that %s its databases keeps none of them, the texts’ neither', async how => {
  const own = indexedDB.databases.bind(indexedDB)
  if (how !== 'lists') indexedDB.databases = undefined as unknown as typeof own // as Firefox before 126
  onTestFinished(() => void (indexedDB.databases = own))
  const ours = ['relais', 'relais-note-CCCCCCCCCCCCCCCCCCCCCA', 'relais-note-DDDDDDDDDDDDDDDDDDDDDA']
  for (const name of ours) await make(name)
  await eraseBrowser(ours)
  expect((await own()).map(d => d.name).filter(name => ours.includes(name!))).toEqual([])
})
