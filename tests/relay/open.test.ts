import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Key } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { LIMITS } from '../../src/wire/limits.ts'
import { cutFree } from '../../sync-server/free-cut.ts'
import { classOf, isOpenPrefix } from '../../sync-server/open.ts'
import { readYMessage, writeStep1, writeUpdate } from '../../sync-server/y-frames.ts'
import { rng, seedOf } from '../random.ts'
import { connect, newKey, postJson, signProof, startTestRelay, until, type RelayUnderTest, type TestDevice } from './relay-under-test.ts'
import { openStock, type StockClient } from './stock-client.ts'

const seed = seedOf()
let t: RelayUnderTest
const clients: StockClient[] = []
/** A ticket for notes, as this device would ask for it. */
const noteTicket = async (device: TestDevice): Promise<string> => {
  const { nonce } = (await (await fetch(`${t.url}/nonce`)).json()) as { nonce: Key }
  const signature = Buffer.from(signProof(device, bytesOf(nonce), t.origin)).toString('base64url')
  const body = { device: device.id, nonce, signature, prefix: 'note/' }
  return ((await (await postJson(`${t.url}/ticket`, body)).json()) as { ticket: string }).ticket
}
const stock = (name: string, params: Record<string, string> = {}, doc?: Y.Doc): StockClient => {
  const c = openStock(t.url, name, params, doc)
  clients.push(c)
  return c
}
/** Sends one update by hand; the close code, or 'taken' when it was acknowledged. */
const send = async (name: string, update: Uint8Array): Promise<number | 'taken'> => {
  const ws = new WebSocket(`${t.url.replace('http', 'ws')}/y/${name}?ack=1`)
  await new Promise(go => ws.on('open', go))
  const end = new Promise<number | 'taken'>(go => {
    ws.on('close', go)
    ws.on('message', (m: Buffer) => m[0] === 100 && go('taken'))
  })
  ws.send(writeUpdate(update))
  const result = await end
  ws.close()
  return result
}
const text = (doc: Y.Doc): string => doc.getText('t').toString()

beforeEach(async () => {
  t = await startTestRelay({ open: 'open/' })
})
afterEach(async () => {
  for (const c of clients.splice(0)) c.end()
  await t.end()
})

describe(`open prefix and free documents, seed ${seed}`, () => {
  test('O1 nothing is open unless a prefix is named, and none of the network can be', async () => {
    expect(['open/', 'bench-1/'].map(isOpenPrefix)).toEqual([true, true])
    expect(['', '/', 'open', 'centre/', 'network/', 'note/', 'Centre/', 'a/b/', '../'].map(isOpenPrefix)).toEqual(Array(9).fill(false))
    expect([
      classOf('open/a', 'open/'),
      classOf('open/append/a', 'open/'),
      classOf('open/append/a', null),
      classOf(`note/${newKey()}`, 'open/'),
    ]).toEqual(['free', 'append', 'append', 'free'])
    const shut = await startTestRelay()
    const c = openStock(shut.url, 'open/a')
    expect(await c.closed).toBe(4403)
    c.end()
    await shut.end()
    expect(await stock('opened/a').closed).toBe(4403)
    expect(await stock('open/').closed).toBe(4403)
  })

  test('O2 a free document under the prefix is any Yjs document: texts, deletions and nested types agree, live and after a restart', async () => {
    const [one, two] = [stock('open/text'), stock('open/text')]
    await one.until(() => one.provider.synced)
    await two.until(() => two.provider.synced)
    const r = rng(seed)
    for (let i = 0; i < 200; i++) {
      const d = r() < 0.5 ? one.doc : two.doc
      const s = d.getText('t')
      if (r() < 0.7 || s.length === 0) s.insert(Math.floor(r() * (s.length + 1)), `${i} `)
      else s.delete(Math.floor(r() * s.length), 1)
      if (i % 10 === 0) d.getMap('m').set(`k${Math.floor(r() * 3)}`, new Y.Array())
      if (i % 20 === 0) await new Promise(go => setImmediate(go))
    }
    const same = (a: Y.Doc, b: Y.Doc): boolean =>
      text(a) === text(b) && Y.encodeStateVector(a).toString() === Y.encodeStateVector(b).toString()
    await until(() => same(one.doc, two.doc))
    await until(async () => {
      const probe = new Y.Doc()
      for (const row of await t.log.rows('open/text', 0, Infinity)) Y.applyUpdate(probe, row.bytes)
      return same(probe, one.doc)
    })
    for (const c of clients.splice(0)) c.end()
    t = await t.restart()
    const three = stock('open/text')
    await three.until(() => three.provider.synced)
    expect(text(three.doc)).toBe(text(one.doc))
    expect(three.doc.getMap('m').toJSON()).toEqual(one.doc.getMap('m').toJSON())
  })

  test('O2 a note opens with a ticket for staff, and for nobody else', async () => {
    const note = `note/${newKey()}`
    const ticket = async (role: 'staff' | 'kiosk'): Promise<string> => noteTicket(await t.device(role, 'castelroc'))
    expect(await stock(note, { ticket: await ticket('kiosk') }).closed).toBe(4403)
    const [one, two] = [stock(note, { ticket: await ticket('staff') }), stock(note, { ticket: await ticket('staff') })]
    await one.until(() => one.provider.synced)
    await two.until(() => two.provider.synced)
    one.doc.getText('t').insert(0, 'together')
    await two.until(() => text(two.doc) === 'together')
  })

  test('M7 a note is not spoken of on /mux: neither listed, told of nor sent', async () => {
    const note = `note/${newKey()}`
    const device = await t.device('staff', 'castelroc')
    const write = async (words: string): Promise<void> => {
      const ticket = await noteTicket(device)
      const one = stock(note, { ticket })
      await one.until(() => one.provider.synced)
      one.doc.getText('t').insert(0, words)
      const reader = stock(note, { ticket })
      await reader.until(() => text(reader.doc).includes(words))
    }
    await write('before')
    const c = await connect(t, device)
    await c.until(() => c.all('answer').length === 1)
    expect(c.all('answer')[0]!.documents).toEqual([])
    await write('after')
    c.pull(note, 0)
    expect(await c.first('refused', f => f.doc === note)).toMatchObject({ reason: 'forbidden' })
    expect(c.all('head')).toEqual([])
    expect(c.all('piece')).toEqual([])
    expect(t.lines.filter(l => 'fault' in l)).toEqual([])
    await c.close()
  })

  test('O3 SyncStep1 is answered with exactly what is missing, in small updates even when one of them is a book', async () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'é😀'.repeat(40_000))
    for (let i = 0; i < 300; i++) doc.getMap('m').set(`k${i}`, 'x'.repeat(100))
    doc.getText('t').delete(5, 1000)
    expect(await send('open/book', Y.encodeStateAsUpdate(doc))).toBe('taken')
    const vector = Y.encodeStateVector(doc)
    doc.getMap('m').set('late', 1)
    expect(await send('open/book', Y.encodeStateAsUpdate(doc, vector))).toBe('taken')

    const ask = async (v: Uint8Array): Promise<Uint8Array[]> => {
      const ws = new WebSocket(`${t.url.replace('http', 'ws')}/y/open/book`)
      const messages: Uint8Array[] = []
      await new Promise(go => ws.on('open', go))
      const done = new Promise<void>(go =>
        ws.on('message', (m: Buffer) => {
          messages.push(new Uint8Array(m))
          if (m[0] === 0 && m[1] === 1) go()
        }),
      )
      ws.send(writeStep1(v))
      await done
      ws.close()
      return messages
    }
    const all = await ask(new Uint8Array([0]))
    const sizes = all.map(m => m.length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(LIMITS.piece + 64)
    expect(sizes.length).toBeGreaterThan(15)
    const copy = new Y.Doc()
    for (const m of all) {
      const y = readYMessage(m)
      if (y.is === 'update') Y.applyUpdate(copy, y.update)
    }
    expect(copy.store.pendingStructs).toBeNull()
    expect(text(copy)).toBe(text(doc))
    expect(copy.getMap('m').size).toBe(301)
    const rest = await ask(vector)
    expect(rest.reduce((n, m) => n + m.length, 0)).toBeLessThan(300)
  })

  test('O3 cutting says the same as the whole, for random documents of several clients', () => {
    const r = rng(seed)
    for (let run = 0; run < 20; run++) {
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      for (let i = 0; i < 60; i++) {
        const d = docs[Math.floor(r() * 3)]!
        const s = d.getText('t')
        if (r() < 0.7 || s.length < 20) s.insert(Math.floor(r() * (s.length + 1)), '😀ab'.repeat(1 + Math.floor(r() * 50)))
        else s.delete(Math.floor(r() * (s.length - 10)), 10)
        if (r() < 0.2) for (const o of docs) Y.applyUpdate(o, Y.encodeStateAsUpdate(d))
      }
      const whole = new Y.Doc()
      for (const d of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(d))
      const parts = cutFree(Y.encodeStateAsUpdate(whole), 400)
      expect(parts.length).toBeGreaterThan(2)
      const copy = new Y.Doc()
      for (const p of parts) Y.applyUpdate(copy, p)
      expect(text(copy)).toBe(text(whole))
      expect(Buffer.from(Y.encodeStateVector(copy)).equals(Buffer.from(Y.encodeStateVector(whole)))).toBe(true)
    }
  })

  test('O4 a hole, a skip, a swallowed future, a deletion of what is not here, garbage: 4422, nothing kept, the document whole', async () => {
    const doc = new Y.Doc()
    doc.clientID = 77
    const updates: Uint8Array[] = []
    doc.on('update', u => updates.push(u))
    for (const word of ['a', 'b', 'c', 'd']) doc.getText('t').insert(0, word)
    const name = 'open/guarded'
    expect(await send(name, updates[0]!)).toBe('taken')
    expect(await send(name, updates[2]!)).toBe(4422) // a hole before it
    expect(await send(name, Y.mergeUpdates([updates[0]!, updates[2]!]))).toBe(4422) // a skip inside
    const swallow = new Uint8Array([1, 1, 77, 1, 0, 0xff, 0xff, 0xff, 0x07, 0]) // one GC of 16 million clocks of somebody else
    expect(await send(name, swallow)).toBe(4422)
    const blast = new Uint8Array([0, 1, 77, 1, 0, 0xff, 0xff, 0x7f]) // delete two million clocks
    expect(await send(name, blast)).toBe(4422)
    expect(await send(name, new Uint8Array([0, 1, 77, 1, 0, 9]))).toBe(4422) // delete more than there is
    expect(await send(name, new Uint8Array([9, 9, 9]))).toBe(4422)
    const leaning = new Y.Doc()
    Y.applyUpdate(leaning, updates[0]!)
    Y.applyUpdate(leaning, updates[1]!)
    leaning.clientID = 5
    const before = Y.encodeStateVector(leaning)
    leaning.getText('t').insert(0, 'x') // its neighbour is not at the relay
    expect(await send(name, Y.encodeStateAsUpdate(leaning, before))).toBe(4422)
    expect(await t.log.headOf(name)).toBe(1)
    for (const u of updates) expect(await send(name, u)).toBe('taken')
    const reader = stock(name)
    await reader.until(() => text(reader.doc) === 'dcba')
  })

  test('O4 a client id that two devices write under: refused, not taken for known; whoever sends the same again, in any state, is never refused', async () => {
    const { openFreeDocument } = await import('../../sync-server/free-class.ts')
    const { RELAY_LIMITS } = await import('../../sync-server/limits.ts')
    const r = rng(seed)
    const int = (n: number): number => Math.floor(r() * n)
    const edit = (d: Y.Doc): void => {
      const s = d.getText('t')
      const what = int(8)
      if (what < 3) s.insert(int(s.length + 1), '😀é'.repeat(1 + int(4)))
      else if (what === 3 && s.length > 3)
        s.delete(int(s.length - 2), 2) // also in the middle of a character
      else if (what === 4 && s.length > 3) s.format(int(s.length - 2), 2, { bold: true })
      else if (what === 5) d.getMap('m').set(`k${int(3)}`, [int(9), { a: 'b' }, null])
      else if (what === 6) d.getMap('m').set(`n${int(3)}`, new Y.Map([['x', int(5)]]))
      else d.getArray('a').insert(0, ['p', 1.5, new Uint8Array([1, 2])])
    }
    let told = 0
    for (let run = 0; run < 40; run++) {
      const relay = await openFreeDocument(t.log, `open/same${run}`, RELAY_LIMITS, () => undefined)
      const docs = [new Y.Doc(), new Y.Doc({ gc: false }), new Y.Doc()]
      for (let step = 0; step < 40; step++) {
        const d = docs[int(3)]!
        edit(d)
        if (r() < 0.3) expect(relay.accept(Y.encodeStateAsUpdate(d)).is, `run ${run}`).toBe('accepted')
        if (r() < 0.3) for (const u of relay.missing(Y.encodeStateVector(d))) Y.applyUpdate(d, u)
      }
      for (const d of docs) expect(relay.accept(Y.encodeStateAsUpdate(d)).is, `run ${run}`).toBe('accepted')
      const twin = new Y.Doc() // another device with the id of the first
      twin.clientID = docs[0]!.clientID
      for (let i = 0; i < 3; i++) twin.getText('t').insert(0, 'twin')
      const held = new Y.Doc({ gc: false })
      for (const u of relay.missing(new Uint8Array([0]))) Y.applyUpdate(held, u)
      // what was deleted may be gone, and half a character is any: there nobody can tell the two apart
      const plain = (s: Y.Item | Y.GC): boolean =>
        s instanceof Y.Item && !s.deleted && !(s.content instanceof Y.ContentString && s.content.str.startsWith('\ufffd'))
      if (!held.store.clients.get(twin.clientID)?.some(s => plain(s) && s.id.clock < 12)) continue
      told++
      expect(relay.accept(Y.encodeStateAsUpdate(twin))).toMatchObject({ is: 'refused', reason: 'taken' })
    }
    expect(told).toBeGreaterThan(10)
  })

  test('O5 a free document has so many roots and no more: what brings one too many is 4413 at once', async () => {
    const roots = (from: number, n: number): Uint8Array => {
      const doc = new Y.Doc()
      for (let i = from; i < from + n; i++) doc.getMap(`r${i}`).set('a', 1)
      return Y.encodeStateAsUpdate(doc)
    }
    expect(await send('open/roots', roots(0, 256))).toBe('taken')
    expect(await send('open/roots', roots(200, 57))).toBe(4413)
    expect(await send('open/roots', roots(200, 56))).toBe('taken')
  })

  test('O4 3,000 broken updates leave a free document as it was', async () => {
    const doc = new Y.Doc()
    for (let i = 0; i < 8; i++) doc.getText('t').insert(i, String(i))
    doc.getText('t').delete(2, 2)
    const valid = Y.encodeStateAsUpdate(doc)
    expect(await send('open/flipped', valid)).toBe('taken')
    const r = rng(seed)
    const { openFreeDocument } = await import('../../sync-server/free-class.ts')
    const { RELAY_LIMITS } = await import('../../sync-server/limits.ts')
    let tainted = 0
    let free = await openFreeDocument(t.log, 'open/flipped', RELAY_LIMITS, () => tainted++)
    for (let i = 0; i < 3000; i++) {
      const bytes = valid.slice()
      for (let flips = 1 + Math.floor(r() * 3); flips > 0; flips--) {
        const at = Math.floor(r() * bytes.length)
        bytes[at] = bytes[at]! ^ (1 << Math.floor(r() * 8))
      }
      const was = tainted
      free.accept(bytes)
      if (tainted !== was) free = await openFreeDocument(t.log, 'open/flipped', RELAY_LIMITS, () => tainted++)
    }
    const reader = stock('open/flipped')
    await reader.until(() => text(reader.doc) === text(doc))
  })

  test('O5 a free document has a budget: what goes over it is 4413, and the rest stays', async () => {
    const small = await startTestRelay({ open: 'open/', limits: { freeDocument: 3000 } })
    const before = t
    t = small
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'x'.repeat(2000))
    expect(await send('open/small', Y.encodeStateAsUpdate(doc))).toBe('taken')
    const vector = Y.encodeStateVector(doc)
    doc.getText('t').insert(0, 'y'.repeat(2000))
    expect(await send('open/small', Y.encodeStateAsUpdate(doc, vector))).toBe(4413)
    expect(await t.log.headOf('open/small')).toBe(1)
    t = before
    await small.end()
  })

  test('O5 more free documents than are held open are all still right', async () => {
    const few = await startTestRelay({ open: 'open/', limits: { freeOpen: 2 } })
    const before = t
    t = few
    const docs = Array.from({ length: 6 }, () => new Y.Doc())
    for (const round of [0, 1, 2])
      for (const [i, d] of docs.entries()) {
        const vector = Y.encodeStateVector(d)
        d.getText('t').insert(0, `${round}${i}`)
        expect(await send(`open/d${i}`, Y.encodeStateAsUpdate(d, vector))).toBe('taken')
      }
    for (const [i, d] of docs.entries()) {
      const c = stock(`open/d${i}`)
      await c.until(() => text(c.doc) === text(d))
    }
    for (const c of clients.splice(0)) c.end()
    t = before
    await few.end()
  })

  test('O5 all that are open together have a budget of memory: who is in one keeps it, what was left goes, one too many is 1013 and comes in later', async () => {
    const few = await startTestRelay({ open: 'open/', limits: { freeOpenBytes: 10_000 } })
    const before = t
    t = few
    const big = (): Uint8Array => {
      const doc = new Y.Doc()
      doc.getText('t').insert(0, 'x'.repeat(4000))
      return Y.encodeStateAsUpdate(doc)
    }
    for (let i = 0; i < 6; i++) expect(await send(`open/d${i}`, big()), 'each alone').toBe('taken')
    const [one, two] = [stock('open/d0'), stock('open/d1')]
    for (const c of [one, two]) await c.until(() => text(c.doc).length === 4000)
    const closed = (name: string): Promise<number> => {
      const ws = new WebSocket(`${t.url.replace('http', 'ws')}/y/${name}`)
      return new Promise(go => ws.on('close', n => go(n)))
    }
    expect(await closed('open/d2')).toBe(1013)
    expect(await closed('open/d2?at=1')).toBe(1013)
    expect(await send('open/d0', big()), 'one that is open may not grow over it either').toBe(1013)
    expect(await send('open/d1', Y.encodeStateAsUpdate(two.doc)), 'what is here already is none the less').toBe('taken')
    one.end()
    await until(async () => {
      const c = stock('open/d2')
      return Promise.race([c.until(() => text(c.doc).length === 4000).then(() => true), c.closed.then(() => false)])
    })
    t = before
    for (const c of clients.splice(0)) c.end()
    await few.end()
  })
})
