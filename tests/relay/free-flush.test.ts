// Free documents between what was accepted and what is on the disk: nothing that could still be lost is acknowledged, shown or leaned on.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createMemoryLog, type MemoryLog } from '../../sync-server/log-memory.ts'
import { readYMessage, writeStep1, writeUpdate } from '../../sync-server/y-frames.ts'
import { startTestRelay, until, type RelayUnderTest } from './relay-under-test.ts'

type Flush = { go(): void; fail(): void }
let inner: MemoryLog
/** Flushes that wait to be let through, or to fail; null = all go through. */
let held: Flush[] | null
let t: RelayUnderTest

beforeEach(async () => {
  inner = createMemoryLog()
  held = null
  const flush = async (): Promise<void> => {
    if (held) await new Promise<void>((go, fail) => held?.push({ go, fail: () => fail(new Error('disk is full')) }))
    await inner.flush()
  }
  t = await startTestRelay({ open: 'open/', log: { ...inner, flush } })
})
afterEach(async () => {
  for (const h of held ?? []) h.go() // of a test that failed in the middle
  held = null
  await t.end()
})

type Raw = { readonly ws: WebSocket; readonly messages: Uint8Array[]; acks(): number; code: number | null }
const raw = async (): Promise<Raw> => {
  const ws = new WebSocket(`${t.url.replace('http', 'ws')}/y/open/text?ack=1`)
  const messages: Uint8Array[] = []
  const r: Raw = { ws, messages, acks: () => messages.filter(m => m[0] === 100).length, code: null }
  ws.on('message', (m: Buffer) => void messages.push(new Uint8Array(m)))
  ws.on('close', code => (r.code = code))
  await until(() => messages.length > 0) // its step 1: the document is open
  return r
}
const textOf = (messages: readonly Uint8Array[]): string => {
  const doc = new Y.Doc()
  for (const m of messages) {
    const y = m[0] === 0 ? readYMessage(m) : null
    if (y?.is === 'update') Y.applyUpdate(doc, y.update)
  }
  return doc.getText('t').toString()
}
/** Two updates of one client, the second leaning on the first. */
const twoUpdates = (): [Uint8Array, Uint8Array] => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', u => updates.push(u))
  doc.getText('t').insert(0, 'hello')
  doc.getText('t').insert(5, ' you')
  return [updates[0]!, updates[1]!]
}
/** The relay has read everything that came before from this socket. */
const isRead = async (r: Raw): Promise<void> => {
  const n = r.messages.length
  r.ws.send(writeStep1(new Uint8Array([0])))
  await until(() => r.messages.slice(n).some(m => m[0] === 0 && m[1] === 1) || r.code !== null)
}

test('Y5 what is known only because the same bytes are on their way is acknowledged with them, and not when they are lost', async () => {
  const [a, b] = [await raw(), await raw()]
  const [first] = twoUpdates()
  held = []
  a.ws.send(writeUpdate(first))
  await until(() => held?.length === 1)
  b.ws.send(writeUpdate(first))
  await isRead(b)
  expect([a.acks(), b.acks()]).toEqual([0, 0])
  held[0]?.fail()
  await until(() => a.code !== null && b.code !== null)
  expect([a.code, b.code, a.acks(), b.acks(), inner.rowsFlushed().length]).toEqual([4503, 4503, 0, 0, 0])
  held = null
  const [c, d] = [await raw(), await raw()]
  held = []
  c.ws.send(writeUpdate(first))
  await until(() => held?.length === 1)
  d.ws.send(writeUpdate(first))
  await isRead(d)
  expect(d.acks()).toBe(0)
  held[0]?.go()
  await until(() => c.acks() === 1 && d.acks() === 1)
  expect(inner.rowsFlushed().length).toBe(1)
  for (const r of [c, d]) r.ws.close()
})

test('L1 a free document is shown as it is on the disk: what is on its way is in no answer and no vector, and comes when it is stored', async () => {
  const [a, b] = [await raw(), await raw()]
  const [first] = twoUpdates()
  held = []
  a.ws.send(writeUpdate(first))
  await until(() => held?.length === 1)
  await isRead(b)
  const c = await raw()
  expect(textOf(b.messages)).toBe('')
  expect([...c.messages[0]!]).toEqual([0, 0, 1, 0]) // step 1 with an empty vector
  held[0]?.go()
  await until(() => textOf(b.messages) === 'hello')
  const d = await raw()
  expect(d.messages[0]!.length).toBeGreaterThan(4)
  for (const r of [a, b, c, d]) r.ws.close()
})

test('L5 what was accepted after a piece that is lost is lost with it, and both are taken when they come again', async () => {
  const [a, b] = [await raw(), await raw()]
  const [first, second] = twoUpdates()
  held = []
  a.ws.send(writeUpdate(first))
  await until(() => held?.length === 1)
  b.ws.send(writeUpdate(second)) // leans on the first, which is accepted and not stored
  await isRead(b)
  const failing = held
  held = null
  failing[0]?.fail()
  await until(() => a.code !== null && b.code !== null)
  expect([a.code, b.code, inner.rowsFlushed().length]).toEqual([4503, 4503, 0])
  const c = await raw()
  c.ws.send(writeUpdate(first))
  c.ws.send(writeUpdate(second))
  await until(() => c.acks() === 2)
  await isRead(c)
  const d = await raw()
  await isRead(d)
  expect(textOf(d.messages)).toBe('hello you')
  for (const r of [c, d]) r.ws.close()
})
