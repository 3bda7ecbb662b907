// What can go wrong under a note: y-indexeddb's writes and connection, the head's budget, the right taken away, another history at the head.
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openNote } from '../../src/replica/notes/open-note.ts'
import { openShelf } from '../../src/replica/notes/shelf.ts'
import { readNoteAt } from '../../src/replica/notes/read-note-at.ts'
import { sendNotes } from '../../src/replica/notes/send-notes.ts'
import { throwAway } from '../../src/replica/notes/throw-away.ts'
import { heldBack } from '../../src/store/held-back.ts'
import { offerNotesAgain, shelfName } from '../../src/store/notes.ts'
import { waiting } from '../../src/store/waiting.ts'
import { network } from '../replica/network-under-test.ts'
import { until } from '../until.ts'
import { desk, newId, received, says, type } from './note-desk.ts'

/** What y-indexeddb leaves to nobody: rejections of its own writes. */
const quietly = (): void => {
  const before = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', () => undefined)
  onTestFinished(() => {
    process.removeAllListeners('unhandledRejection')
    for (const l of before) process.on('unhandledRejection', l)
  })
}

const hasShelf = async (name: string): Promise<boolean> => (await indexedDB.databases()).some(d => d.name === name)

const lies = async (name: string): Promise<string> => {
  const doc = new Y.Doc()
  const shelf = await openShelf(name, doc)
  const text = doc.getText('text').toJSON()
  await shelf.close()
  return text
}

test('O6 a write of y-indexeddb that is broken off is noticed, and everything is written anew', async () => {
  quietly()
  const name = `broken-${newId()}`
  const doc = new Y.Doc()
  const shelf = await openShelf(name, doc)
  doc.getText('text').insert(0, 'un ')
  const add = IDBObjectStore.prototype.add
  IDBObjectStore.prototype.add = function (...a) {
    IDBObjectStore.prototype.add = add
    const asked = add.apply(this, a)
    queueMicrotask(() => this.transaction.abort()) // as when the disk is full
    return asked
  }
  doc.getText('text').insert(3, 'deux ')
  await until('it was opened anew', () => shelf.reopened() > 0)
  doc.getText('text').insert(8, 'trois')
  await until('all of it lies there', async () => (await lies(name)) === 'un deux trois')
  await shelf.close()
})

test('O6 a connection that the browser closed is opened anew, and what came meanwhile is on the shelf', async () => {
  quietly()
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const name = shelfName(a.tablet.device.db, id)
  const open = indexedDB.open.bind(indexedDB)
  const connections: IDBDatabase[] = []
  indexedDB.open = (...asked: Parameters<typeof open>) => {
    const request = open(...asked)
    if (asked[0] === name) request.addEventListener('success', () => connections.push(request.result))
    return request
  }
  onTestFinished(() => void (indexedDB.open = open))
  const x = await a.open(id)
  type(x, 'Avant.')
  await received(x)
  connections.at(-1)!.close() // as a suspended page finds it: nobody is told
  type(x, ' Pendant.')
  type(x, ' Après.')
  await received(x)
  expect(x.text()).toBe('Avant. Pendant. Après.')
  await new Promise(go => setTimeout(go, 100))
  await x.close()
  expect(await lies(name)).toBe('Avant. Pendant. Après.')
})

test('O6 y-indexeddb does not open: the note does, within its deadline, with what our table has, and takes the rest from the head', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const open = indexedDB.open.bind(indexedDB)
  const name = shelfName(a.tablet.device.db, id)
  indexedDB.open = (...asked: Parameters<typeof open>) => {
    if (asked[0] === name) throw new DOMException('no', 'InvalidStateError')
    return open(...asked)
  }
  onTestFinished(() => void (indexedDB.open = open))
  const x = await a.open(id)
  type(x, 'Sans étagère.')
  await received(x)
  await x.close()
  a.cut()
  const again = await a.open(id)
  expect(again.text()).toBe('Sans étagère.')
  expect(again.facts.peek()).toMatchObject({ whole: true, unsent: 0 })
})

test('O6 M11 a note that waits counts as one thing to send, and does not keep a centre from being heard; it goes without being opened', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  a.cut()
  const x = await a.open(id)
  type(x, 'Un.')
  type(x, ' Deux.')
  await x.settled()
  await x.close()
  const { db } = a.tablet.device
  expect(await waiting(db)).toMatchObject({ count: 1 })
  expect(await heldBack(db)).toBe(0)
  a.join()
  await sendNotes(a.world)
  expect(await waiting(db)).toEqual({ count: 0, oldest: null })
  const b = desk(net, await net.device('staff', 'irg'))
  await says(await b.open(id), 'Un. Deux.')
})

test('O6 O5 the budget of a note is reached: told, kept here, counted as refused, and taken again when a person presents it', async () => {
  const net = await network({ limits: { freeDocument: 600 } })
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const x = await a.open(id)
  type(x, 'court')
  await received(x)
  type(x, ' long'.repeat(200))
  await until('it is told', () => x.facts.peek().line.is === 'stopped')
  expect(x.facts.peek().line).toEqual({ is: 'stopped', why: 'full' })
  await x.settled()
  const { db } = a.tablet.device
  expect((await db.refused.toArray()).map(r => [r.doc, r.reason])).toEqual([[`note/${id}`, 'too-big']])
  expect(await heldBack(db)).toBe(0)
  type(x, ' et encore')
  await x.settled()
  expect(x.facts.peek()).toMatchObject({ keeping: 'kept' })
  expect(x.facts.peek().unsent).toBeGreaterThan(1)
  await x.close()
  expect((await a.open(id)).text()).toMatch(/^court long.*et encore$/)
})

test('O6 the device is removed while a note is open: told, and what is written is kept', async () => {
  const net = await network()
  const tablet = await net.device('staff', 'cas')
  const a = desk(net, tablet)
  const coordinator = await net.device('coordinator', 'val')
  const id = newId()
  const x = await a.open(id)
  type(x, 'Avant.')
  await received(x)
  let answered = false
  const line = coordinator.online(p => (answered = p.answered))
  await until('the coordinator is there', () => answered)
  await line.ask({ do: 'revoke', device: tablet.session.device })
  await until('it is told', () => x.facts.peek().line.is === 'stopped')
  expect(x.facts.peek().line).toEqual({ is: 'stopped', why: 'removed' })
  line.stop()
  type(x, ' Après.')
  await x.settled()
  expect(x.facts.peek()).toMatchObject({ keeping: 'kept', unsent: 1 })
  await x.close()
  expect((await a.open(id)).text()).toBe('Avant. Après.')
})

test('O6 a draft that is open in another tab is not thrown away, nor what is typed in it; once that is closed it goes with all that y-indexeddb had', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const { db } = a.tablet.device
  const id = newId()
  const x = await a.open(id, 'draft')
  type(x, 'Un.')
  await x.settled()
  const sure = vi.fn()
  expect(await throwAway(a.world, id, sure)).toBe('elsewhere')
  expect(sure).not.toHaveBeenCalled()
  type(x, ' Deux.')
  await x.settled()
  expect(x.facts.peek()).toMatchObject({ keeping: 'kept', unsent: 2 })
  void x.close()
  expect(await throwAway(a.world, id, sure), 'the field that is being closed lets go').toBe('thrown')
  expect([await db.notes.count(), await db.noteUpdates.count()]).toEqual([0, 0])
  await until('y-indexeddb has nothing of it', async () => !(await hasShelf(shelfName(db, id))))
  expect(await openNote(a.world, id, false), 'nothing begins it anew').toBe(null)
  expect(await hasShelf(shelfName(db, id))).toBe(false)
})

test('O6 what is shared is not thrown away', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const x = await a.open(id)
  type(x, 'Un.')
  await received(x)
  await x.close()
  expect(await throwAway(a.world, id, () => undefined)).toBe('not-draft')
  expect((await a.open(id)).text()).toBe('Un.')
})

test('O6 a text that is erased while one writes in it, in a browser without locks: what is typed is told as not kept, nothing is rejected, and nothing of it stays', async () => {
  const rejected: unknown[] = []
  const hear = (e: unknown): void => void rejected.push(e)
  process.on('unhandledRejection', hear)
  onTestFinished(() => void process.off('unhandledRejection', hear))
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const { db } = a.tablet.device
  const id = newId()
  const x = await a.open(id, 'draft')
  type(x, 'Un.')
  await x.settled()
  expect(await throwAway({ ...a.world, locks: undefined }, id, () => undefined)).toBe('thrown')
  for (const words of [' Deux.', ' Trois.']) {
    type(x, words)
    await x.settled()
    expect(x.facts.peek().keeping).toBe('closed')
  }
  await until('the shelf has opened itself anew', () => hasShelf(shelfName(db, id)))
  await x.close()
  await until('y-indexeddb has nothing of it', async () => !(await hasShelf(shelfName(db, id))))
  expect(rejected).toEqual([])
})

test('O6 a note whose closing fails is let go of', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const x = await a.open(id, 'draft')
  type(x, 'Un')
  await x.settled()
  vi.spyOn(Y.Doc.prototype, 'destroy').mockImplementationOnce(() => {
    throw new Error('whatever it is')
  })
  await expect(x.close()).rejects.toThrow()
  expect((await a.open(id, 'draft')).text()).toBe('Un')
})

test('O6 A4 a head that was set back to before the note gets all of it again from who has it', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const x = await a.open(id)
  type(x, 'Tout.')
  await received(x)
  await x.close()
  await (await a.open(id)).close() // y-indexeddb was seen to hold it: our table has nothing any more
  expect(await a.tablet.device.db.noteUpdates.count()).toBe(0)
  await net.stop()
  const { rmSync } = await import('node:fs')
  for (const end of ['', '-wal', '-shm']) rmSync(`${net.folder}/log.sqlite${end}`, { force: true })
  await net.start()
  await offerNotesAgain(a.tablet.device.db, 1) // as the line does when it is told of another history
  await sendNotes(a.world)
  const b = desk(net, await net.device('staff', 'irg'))
  await says(await b.open(id), 'Tout.')
  expect(await a.tablet.device.db.outbox.count()).toBe(0)
})

test('Y9 a note as it was at a second, while two go on writing in it; set back it is one more change', async () => {
  let now = Date.UTC(2025, 9, 9, 8)
  const net = await network({ now: () => now })
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  const x = await a.open(id)
  x.edit('Un\nDeux\nTrois', null)
  await received(x)
  const then = Math.floor(now / 1000)
  now += 86_400_000
  const y = await b.open(id)
  await says(y, 'Un\nDeux\nTrois')
  y.edit('Un\nDeux fois\nTrois\nQuatre', null)
  await received(y)
  await says(x, 'Un\nDeux fois\nTrois\nQuatre')
  expect(await readNoteAt(a.world, id, then)).toBe('Un\nDeux\nTrois')
  expect(await readNoteAt(a.world, id, then - 10)).toBe('')
  expect(await readNoteAt(a.world, id, then + 90_000)).toBe('Un\nDeux fois\nTrois\nQuatre')
  // the other writes on, without a line, in a paragraph that stays and in one that goes
  b.cut()
  y.edit('Un de plus\nDeux fois\nTrois\nQuatre\nCinq', null)
  await y.settled()
  x.become('Un\nDeux\nTrois')
  await received(x)
  b.join()
  await until('they have the same', async () => x.text() === y.text() && y.facts.peek().unsent === 0)
  expect(x.text()).toContain('Un de plus\nDeux\nTrois')
  expect(x.text()).toContain('Cinq')
  a.cut()
  expect(await readNoteAt(a.world, id, then)).toBeNull()
})
