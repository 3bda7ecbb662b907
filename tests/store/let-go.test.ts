import { expect, test } from 'vitest'
import { letGoOnLeaving } from '../../src/store/let-go.ts'
import { openDatabase } from '../../src/store/tables.ts'

const APPLE = 'Apple Computer, Inc.'
const leave = (page: EventTarget, persisted: boolean): void => void page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }))

test.each([
  ['WebKit, kept', APPLE, true, 'broken off'],
  ['WebKit, not kept', APPLE, false, 'ends'],
  ['another browser', 'Google Inc.', true, 'ends'],
])('B11 a page left in the middle of a write, %s (%s): it %4$s, and the table is free', async (_, vendor, persisted, how) => {
  const db = openDatabase(`let-go-${crypto.randomUUID()}`)
  await db.open()
  const page = new EventTarget()
  letGoOnLeaving(db, vendor, page)
  await db.facts.put({ k: 'probe', v: 1 }) // one that has ended is left alone
  const write = db.transaction('rw', [db.facts], async () => {
    await db.facts.put({ k: 'probe', v: 2 })
    leave(page, persisted)
    await db.facts.put({ k: 'probe', v: 3 })
  })
  if (how === 'ends') await write
  else await expect(write).rejects.toThrow()
  page.dispatchEvent(new Event('pageshow')) // one comes back
  expect((await db.facts.get('probe'))?.v).toBe(how === 'ends' ? 3 : 1)
  db.close()
})

test('B11 one whose commit has begun cannot be broken off, and keeps none of the others from it', async () => {
  const db = openDatabase(`let-go-${crypto.randomUUID()}`)
  await db.open()
  const page = new EventTarget()
  letGoOnLeaving(db, APPLE, page)
  const ends = db.transaction('rw', [db.facts], async t => {
    await db.facts.put({ k: 'probe', v: 1 })
    // as WebKit does between the last request and the word that it is complete
    t.idbtrans.abort = () => {
      throw new DOMException('committing', 'InvalidStateError')
    }
  })
  const under = db.transaction('rw', [db.places], async () => {
    await db.places.toArray()
    await ends
    await db.places.toArray()
  })
  await db
    .transaction('r', [db.drafts], async () => {
      await db.drafts.count()
      leave(page, true)
    })
    .catch(() => undefined)
  await expect(under).rejects.toThrow()
  await ends
  db.close()
})

test('B11 it holds for a database that was opened again', async () => {
  const db = openDatabase(`let-go-${crypto.randomUUID()}`)
  await db.open()
  const page = new EventTarget()
  letGoOnLeaving(db, APPLE, page)
  db.close({ disableAutoOpen: false })
  await db.open()
  const write = db.transaction('rw', [db.facts], async () => {
    await db.facts.put({ k: 'probe', v: 2 })
    leave(page, true)
    await db.facts.put({ k: 'probe', v: 3 })
  })
  await expect(write).rejects.toThrow()
  db.close()
})

test('B11 what is begun once the page was left, such as the last keys of a form, is broken off at once; when one comes back it is kept', async () => {
  const db = openDatabase(`let-go-${crypto.randomUUID()}`)
  await db.open()
  const page = new EventTarget()
  letGoOnLeaving(db, APPLE, page)
  const said: string[] = []
  // a form opened later hears of it later
  const write = new Promise<void>(done =>
    page.addEventListener('pagehide', () =>
      db
        .transaction('rw', [db.facts], () => db.facts.put({ k: 'probe', v: 1 }))
        .then(
          () => done(void said.push('kept')),
          (e: Error) => done(void said.push(e.name)),
        ),
    ),
  )
  leave(page, true)
  await write
  await expect(db.facts.put({ k: 'probe', v: 2 })).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
  await expect(db.facts.get('probe')).rejects.toThrow(expect.objectContaining({ name: 'AbortError' })) // a table is held by who reads, too
  expect(said).toEqual(['AbortError'])

  page.dispatchEvent(new Event('pageshow'))
  expect(await db.facts.get('probe')).toBeUndefined()
  await db.facts.put({ k: 'probe', v: 3 })
  expect((await db.facts.get('probe'))?.v).toBe(3)
  db.close()
})
