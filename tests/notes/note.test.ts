// Texts written together, without their screens: real relay, real y-websocket and y-indexeddb, the device's own database.
import { expect, test } from 'vitest'
import { shelfName } from '../../src/store/notes.ts'
import { network, ticketFor, type Net, type Tablet } from '../replica/network-under-test.ts'
import { openStock } from '../relay/stock-client.ts'
import { until } from '../until.ts'
import type { OpenNote } from '../../src/replica/notes/open-note.ts'
import { desk, newId, received, says, type } from './note-desk.ts'

/** As a stock client sees it at the relay. */
const atTheHead = async (net: Net, tablet: Tablet, id: string): Promise<string> => {
  const ticket = await ticketFor(net, tablet, '')
  const stock = openStock(net.origin(), `note/${id}`, { ticket })
  await stock.until(() => stock.provider.synced)
  const text = stock.doc.getText('text').toString()
  stock.end()
  return text
}

test('O6 a draft stays on the device: nothing of it is at the head until it is shared, then all of it', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const note = await a.open(id, 'draft')
  type(note, 'Accueillir sans rendez-vous\n')
  type(note, 'Une chaise, un café.')
  await note.settled()
  expect(note.facts.peek()).toMatchObject({ keeping: 'kept', unsent: 2, line: { is: 'resting' } })
  expect(await a.tablet.device.db.outbox.count()).toBe(0)
  expect(net.relay().connections()).toBe(0)
  await note.close()

  const again = await a.open(id, 'draft')
  expect(again.text()).toBe('Accueillir sans rendez-vous\nUne chaise, un café.')
  again.share()
  await received(again)
  expect(await atTheHead(net, a.tablet, id)).toBe('Accueillir sans rendez-vous\nUne chaise, un café.')
})

test('O6 two write apart in the same paragraph and in others, meet again, and have the same text with all of it, as the head has', async () => {
  const net = await network()
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  const x = await a.open(id)
  x.edit('Titre\nUn paragraphe commun.\nFin', null)
  await received(x)
  const y = await b.open(id)
  await says(y, 'Titre\nUn paragraphe commun.\nFin')

  a.cut()
  b.cut()
  x.edit('Titre\nUn beau paragraphe commun.\nFin', null)
  x.edit('Titre\nUn beau paragraphe commun.\nFin de Castelroc', null)
  y.edit('Titre\nUn paragraphe vraiment commun.\nFin', null)
  y.edit('Titre du Val\nUn paragraphe vraiment commun.\nAu milieu\nFin', null)
  await Promise.all([x.settled(), y.settled()])
  expect((await a.tablet.device.db.outbox.toArray()).map(o => o.doc)).toEqual([`note/${id}`])
  a.join()
  b.join()
  const both = 'Titre du Val\nUn beau paragraphe vraiment commun.\nAu milieu\nFin de Castelroc'
  await says(x, both)
  await says(y, both)
  await Promise.all([received(x), received(y)])
  expect(await atTheHead(net, a.tablet, id)).toBe(both)
  expect(await a.tablet.device.db.outbox.count()).toBe(0)
})

test('O6 C25 a paragraph that looks personal stays here until it is reworded; what is written after it, and around it, leaves', async () => {
  const net = await network()
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  const x = await a.open(id)
  x.edit('Avant\n06 12 34 56 78 Mme Martin\nAprès', null)
  await received(x)
  const y = await b.open(id)
  await says(y, 'Avant\n\nAprès')
  expect(x.text()).toBe('Avant\n06 12 34 56 78 Mme Martin\nAprès')
  expect(x.facts.peek().stopped).toEqual([{ line: 1, looks: { is: 'call', words: '06 12 34 56 78' } }])
  // others go on, also above it: it keeps its place
  y.edit('Nouveau début\nAvant\n\nAprès tout', null)
  await says(x, 'Nouveau début\nAvant\n06 12 34 56 78 Mme Martin\nAprès tout')
  // nothing of it has left, also after the note was closed and opened again
  await received(y)
  expect(await atTheHead(net, a.tablet, id)).not.toMatch(/06|Martin/)
  await x.close()
  const again = await a.open(id)
  expect(again.text()).toBe('Nouveau début\nAvant\n06 12 34 56 78 Mme Martin\nAprès tout')
  expect(again.facts.peek().stopped).toHaveLength(1)
  again.edit(again.text().replace('06 12 34 56 78 Mme Martin', 'Demander à l’accueil'), null)
  await says(y, 'Nouveau début\nAvant\nDemander à l’accueil\nAprès tout')
  expect(again.facts.peek().stopped).toEqual([])
  // in no row of the relay
  for (const row of await rowsOf(net, id)) expect(Buffer.from(row).toString('latin1')).not.toMatch(/12 34|Martin/)
})

const rowsOf = async (net: Net, id: string): Promise<Uint8Array[]> => {
  const { openSqliteLog } = await import('../../sync-server/log-sqlite.ts')
  await net.stop()
  const log = openSqliteLog(`${net.folder}/log.sqlite`)
  const rows = await log.rows(`note/${id}`, 0, 10_000_000)
  await log.close()
  await net.start()
  return rows.map(r => r.bytes)
}

test('O6 a paragraph the others know is held back where it becomes personal: they go on with what they saw, and both wordings are kept in the end', async () => {
  const net = await network()
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  const x = await a.open(id)
  x.edit('Appeler avant de venir.', null)
  await received(x)
  const y = await b.open(id)
  await says(y, 'Appeler avant de venir.')
  x.edit('Appeler avant de venir. 06 12 34 56 78', null)
  await x.settled()
  y.edit('Bien appeler avant de venir.', null)
  await received(y)
  await until('it has come', async () => (await atTheHead(net, a.tablet, id)).startsWith('Bien'))
  expect(x.text()).toBe('Appeler avant de venir. 06 12 34 56 78')
  x.edit('Appeler avant de venir. Le matin.', null)
  await says(x, 'Bien appeler avant de venir. Le matin.')
  await says(y, 'Bien appeler avant de venir. Le matin.')
})

test('O6 what y-indexeddb lost comes from our own table, also without a line', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const x = await a.open(id)
  type(x, 'Un')
  await received(x)
  type(x, ' deux')
  await x.settled()
  await received(x)
  a.cut()
  type(x, ' trois')
  await x.settled()
  await x.close()
  // y-indexeddb lost everything, as after an eviction of its database alone
  await new Promise(done => (indexedDB.deleteDatabase(shelfName(a.tablet.device.db, id)).onsuccess = done))
  const again = await a.open(id)
  expect(again.text()).toBe('Un deux trois')
  expect(again.facts.peek().whole).toBe(true)
  a.join()
  await received(again)
  expect(await atTheHead(net, a.tablet, id)).toBe('Un deux trois')
  // once it is seen to hold what the head has, it is kept once
  await again.close()
  await (await a.open(id)).close()
  expect(await a.tablet.device.db.noteUpdates.count()).toBe(0)
  expect((await a.open(id)).text()).toBe('Un deux trois')
})

test('O6 a page that ends in the middle loses nothing that was said to be kept, and the rest goes with the next line', async () => {
  const net = await network()
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  a.cut()
  const x = await a.open(id)
  type(x, 'Gardé.')
  await x.settled()
  expect(x.facts.peek().keeping).toBe('kept')
  type(x, ' Pas encore dit.') // and the page is killed: another world opens the same database
  const b = desk(net, a.tablet)
  const y = await b.open(id)
  expect(y.text()).toMatch(/^Gardé\./)
  await received(y)
  expect(await atTheHead(net, a.tablet, id)).toMatch(/^Gardé\./)
})

test('O6 undo takes back one’s own steps alone, held paragraphs too', async () => {
  const net = await network()
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  const x = await a.open(id)
  x.edit('Un', null)
  await received(x)
  const y = await b.open(id)
  await says(y, 'Un')
  y.edit('Un\nDe l’autre', null)
  await says(x, 'Un\nDe l’autre')
  await new Promise(go => setTimeout(go, 700))
  x.edit('Un\nDe l’autre\nMme Martin', null)
  expect(x.facts.peek().stopped).toHaveLength(1)
  x.undo()
  expect(x.text()).toBe('Un\nDe l’autre')
  expect(x.facts.peek().stopped).toEqual([])
  x.redo()
  expect(x.text()).toBe('Un\nDe l’autre\nMme Martin')
  expect(x.facts.peek().stopped).toHaveLength(1)
  x.undo()
  x.undo()
  expect(x.text()).toBe('\nDe l’autre')
  await says(y, '\nDe l’autre')
})

test('O6 the relay restarted, the ticket run out: it goes on', async () => {
  let now = Date.now()
  const net = await network({ now: () => now })
  const a = desk(net, await net.device('staff', 'cas'))
  const id = newId()
  const x = await a.open(id)
  type(x, 'Avant')
  await received(x)
  now += 11 * 60_000
  await net.restart()
  type(x, ' et après')
  a.join()
  await received(x)
  expect(await atTheHead(net, a.tablet, id)).toBe('Avant et après')
})

/** Key by key, as in a field: `text` is put where the cursor is. Gives where the cursor is then. */
const keys = (note: OpenNote, text: string, from: number): number => {
  let at = from
  for (const key of text) {
    const now = note.text()
    note.edit(now.slice(0, at) + key + now.slice(at), at + key.length)
    at += key.length
  }
  return at
}

test('O6 C25 key by key nothing of a paragraph leaves before one has done with it: not the half of a number', async () => {
  const net = await network()
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  const x = await a.open(id)
  const end = keys(x, 'Bonjour\n06 12 34 5', 0)
  await x.settled()
  expect(x.facts.peek()).toMatchObject({ keeping: 'kept', inHand: true, stopped: [] })
  const y = await b.open(id)
  await says(y, 'Bonjour\n')
  keys(x, '6 78', end)
  expect(x.facts.peek()).toMatchObject({ inHand: false, stopped: [{ line: 1 }] })
  keys(x, '\nLa suite\n', end + 4)
  await says(y, 'Bonjour\n\nLa suite\n')
  for (const row of await rowsOf(net, id)) expect(Buffer.from(row).toString('latin1')).not.toMatch(/06|12|34/)
})

test('O6 what others write above it does not keep a paragraph in hand: it leaves when nothing more is typed in it', async () => {
  const net = await network()
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  const x = await a.open(id)
  x.edit('Une chaise.\n', null)
  await received(x)
  const y = await b.open(id)
  await says(y, 'Une chaise.\n')
  keys(y, 'Puis écouter.', 12)
  x.edit('Une chaise. Du temps.\n', null) // ten more: where the cursor of y was, the line now says 'Pui', which may become a name
  await says(y, 'Une chaise. Du temps.\nPuis écouter.')
  expect(y.facts.peek().inHand).toBe(true)
  await says(x, 'Une chaise. Du temps.\nPuis écouter.')
})

test('O6 a line that is split, joined, or written above another takes nothing from under who writes in it', async () => {
  const net = await network()
  const [a, b] = [desk(net, await net.device('staff', 'cas')), desk(net, await net.device('staff', 'irg'))]
  const id = newId()
  const x = await a.open(id)
  x.edit('Une chaise.', null)
  await received(x)
  const y = await b.open(id)
  await says(y, 'Une chaise.')
  let cursor = [11]
  y.show({ places: () => cursor, changed: (_, places) => void (cursor = [...places]) })
  const at = keys(x, 'Accueil', 0)
  keys(x, '\n', at)
  await says(y, 'Accueil\nUne chaise.')
  expect(cursor).toEqual([19])
  keys(y, ' Un café.', 19)
  y.at(null)
  await says(x, 'Accueil\nUne chaise. Un café.')
  // in the middle, while the other writes there too, both in hand
  keys(x, ' belle', 11)
  keys(y, ' vraiment', 22)
  keys(x, '\n', 11 + 6)
  y.at(null)
  x.at(null)
  await until('they have the same', async () => x.text() === y.text() && x.facts.peek().unsent === 0 && y.facts.peek().unsent === 0)
  for (const part of ['belle', 'vraiment', 'café']) expect(x.text()).toContain(part)
  expect(x.text().split('\n')).toHaveLength(3)
})
