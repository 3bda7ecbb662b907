// What was written in texts without a line, and reaches the head on a stick.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { lookInto } from '../../src/carry/bring.ts'
import { readBundle, writeBundle } from '../../src/carry/bundle.ts'
import { close } from '../../src/carry/envelope.ts'
import { CARRY_LIMITS } from '../../src/carry/limits.ts'
import { makeWords } from '../../src/carry/words.ts'
import { sendNotes } from '../../src/replica/notes/send-notes.ts'
import { dropGone } from '../../src/store/drop-gone.ts'
import { eraseAll } from '../../src/store/erase-all.ts'
import { offerNotesAgain, shelfName, takeNotes } from '../../src/store/notes.ts'
import { toCarry } from '../../src/store/carry-out.ts'
import { bring, stickOf } from '../carry/stick.ts'
import { rng } from '../random.ts'
import { network } from '../replica/network-under-test.ts'
import { until } from '../until.ts'
import { desk, newId, received, says, type } from './note-desk.ts'

test('O6 S273 C15 a tablet that goes leaves its unsent text on a stick; another team’s device hands it over, once however often it is brought', async () => {
  const net = await network()
  const [a, b, c] = [
    desk(net, await net.device('staff', 'cas')),
    desk(net, await net.device('coordinator', null)),
    desk(net, await net.device('staff', 'irg')),
  ]
  const id = newId()
  const x = await a.open(id)
  type(x, 'Reçu.')
  await received(x)
  a.cut()
  type(x, ' Pas reçu.')
  await x.settled()
  await x.close()
  const stick = await stickOf(a.tablet.device, net.origin())
  expect(stick.statements).toBe(1)
  expect(await eraseAll(a.tablet.device.db, (await toCarry(a.tablet.device.db, 'unsent')).holds)).toBe('erased')

  const { db } = b.tablet.device
  const look = await bring(b.tablet.device, net.origin(), stick)
  expect(look).toMatchObject({ texts: 1, handsOn: true, fresh: 0, known: 0, unread: 0 })
  await bring(b.tablet.device, net.origin(), stick)
  expect([await db.noteUpdates.count(), await db.outbox.count()]).toEqual([1, 1])
  const on = await stickOf(b.tablet.device, net.origin()) // carried on by hand as well
  expect(on.statements).toBe(1)
  await sendNotes(b.world)
  expect(await db.outbox.count()).toBe(0)
  await says(await c.open(id), 'Reçu. Pas reçu.')
  await bring(b.tablet.device, net.origin(), stick)
  await sendNotes(b.world)
  const y = await b.open(id)
  await received(y)
  expect(y.text()).toBe('Reçu. Pas reçu.')
  expect(await db.outbox.count()).toBe(0)
})

test('O6 S273 a text is brought while it is open: nothing is taken for received that is not in it, and it goes when it is opened anew', async () => {
  const net = await network()
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  a.cut()
  const x = await a.open(id)
  type(x, 'De loin.')
  await x.settled()
  const stick = await stickOf(a.tablet.device, net.origin())
  const y = await b.open(id)
  type(y, 'Ici.')
  await received(y)
  await bring(b.tablet.device, net.origin(), stick)
  type(y, ' Encore.')
  await y.settled()
  await until('what was typed here is received', async () =>
    (await b.tablet.device.db.noteUpdates.where('note').equals(id).toArray()).every(u => u.got === 1 || u.brought === 1),
  )
  const rows = await b.tablet.device.db.noteUpdates.toArray()
  expect(rows.filter(u => u.got === 0).map(u => u.brought)).toEqual([1])
  expect(await b.tablet.device.db.outbox.count()).toBe(1)
  await y.close()
  await sendNotes(b.world)
  expect(await b.tablet.device.db.outbox.count()).toBe(0)
  const z = await b.open(id)
  await received(z)
  for (const words of ['De loin.', 'Ici. Encore.']) expect(z.text()).toContain(words)
})

test('O6 S273 of a text with more changes than are kept apart, brought on a stick, all is received with the first line', async () => {
  const net = await network()
  const b = desk(net, await net.device('staff', 'irg'))
  const { db } = b.tablet.device
  const id = newId()
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', u => updates.push(u))
  for (let i = 0; i < 50; i++) doc.getText('text').insert(i, '.')
  expect(await takeNotes(db, [{ note: id, updates }], 3)).toBe(1)
  await sendNotes(b.world)
  expect(await db.outbox.count()).toBe(0)
  expect((await db.noteUpdates.toArray()).map(u => [u.count, u.got])).toEqual([[50, 1]])
})

test('O6 S273 M4 a device that is none of a team does not take texts: it says so, and takes the rest', async () => {
  const net = await network()
  const [a, phone] = [desk(net, await net.device('staff', 'cas')), await net.device('associated', 'aur')]
  a.cut()
  const x = await a.open(newId())
  type(x, 'De loin.')
  await x.settled()
  const look = await bring(phone.device, net.origin(), await stickOf(a.tablet.device, net.origin()))
  expect(look).toMatchObject({ texts: 1, handsOn: false })
  expect([await phone.device.db.notes.count(), await phone.device.db.outbox.count()]).toEqual([0, 0])
})

test('O6 S273 A4 a text that the head has lost is carried whole, from y-indexeddb', async () => {
  const net = await network()
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  const x = await a.open(id)
  type(x, 'Tout.')
  await received(x)
  await x.close()
  await (await a.open(id)).close()
  expect(await a.tablet.device.db.noteUpdates.count()).toBe(0)
  await offerNotesAgain(a.tablet.device.db, 1)
  const stick = await stickOf(a.tablet.device, net.origin())
  b.cut()
  await bring(b.tablet.device, net.origin(), stick)
  const y = await b.open(id)
  expect(y.text()).toBe('Tout.')
  expect(y.facts.peek().whole).toBe(true)
})

test('E3 a text that was erased at the head while it was open is not written down anew when it is closed', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const { db } = a.tablet.device
  const x = await a.open(id)
  type(x, 'Avant.')
  await received(x)
  a.cut()
  await dropGone(db, { doc: `note/${id}`, seq: 9, mark: new Uint8Array(8), reason: 'request', day: '2026-12-01' as never }, 7)
  type(x, ' Pendant.')
  await x.settled()
  expect((await db.refused.toArray()).map(r => r.reason)).toEqual(['closed'])
  await new Promise(go => setTimeout(go, 100)) // the shelf opens itself anew
  await x.close()
  await until('y-indexeddb has nothing of it', async () => !(await indexedDB.databases()).some(d => d.name === shelfName(db, id)))
})

test('O6 S273 what a copy holds of texts is read to its end or not at all', async () => {
  const net = await network()
  const tablet = await net.device('staff', 'cas')
  const head = { origin: net.origin(), network: null, by: tablet.session.device, centre: null, made: '2025-10-09' } as Parameters<
    typeof writeBundle
  >[0]
  const texts = [{ note: newId(), updates: [new Uint8Array([0, 0]), new Uint8Array([1, 2, 3])] }]
  const good = writeBundle(head, [], texts)
  expect(await readBundle(good)).toMatchObject({ pieces: [], notes: texts })
  for (let n = 0; n < good.length; n++) expect(await readBundle(good.slice(0, n)), `cut ${n}`).toBe('unreadable')
  expect(await readBundle(Uint8Array.of(...good, 0))).toBe('unreadable')
  expect(writeBundle(head, [])[0], 'without texts an older app reads it').toBe(1)
  const chance = rng(1131)
  for (let i = 0; i < 300; i++) {
    const at = Math.floor(chance() * good.length)
    await readBundle(Uint8Array.from(good, (b, n) => (n === at ? Math.floor(chance() * 256) : b))) // never an error
  }
  // bytes that are no update of Yjs
  const words = makeWords(tablet.device.dice.bytes)
  const bytes = await close(good, words, tablet.device.dice, CARRY_LIMITS.leastRounds)
  expect(await lookInto(tablet.device, net.origin(), bytes, words)).toBe('unreadable')
})
