import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Key } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { newKey, newKeys, postJson, signProof, startTestRelay, until, type RelayUnderTest, type TestDevice } from './relay-under-test.ts'
import { openStock, type StockClient } from './stock-client.ts'

let now = 1_800_000_000_000
let t: RelayUnderTest
const clients: StockClient[] = []
beforeEach(async () => {
  now = 1_800_000_000_000
  t = await startTestRelay({ open: 'open/', now: () => now })
})
afterEach(async () => {
  for (const c of clients.splice(0)) c.end()
  await t.end()
})
const stock = (name: string, params: Record<string, string> = {}): StockClient => {
  const c = openStock(t.url, name, params)
  clients.push(c)
  return c
}
const text = (c: StockClient): Y.Text => c.doc.getText('text')

test('Y9 a stock client reads a free document as it was at a second, and is not sent what comes later', async () => {
  const writer = stock('open/note', { ack: '1' })
  await writer.until(() => writer.provider.synced)
  for (const word of ['un', ' deux', ' trois']) {
    text(writer).insert(text(writer).length, word)
    const vector = Y.encodeStateVector(writer.doc)
    await until(async () => {
      const other = new Y.Doc()
      for (const r of await t.log.rows('open/note', 0, 100_000)) Y.applyUpdate(other, r.bytes)
      return Buffer.compare(Buffer.from(Y.encodeStateVector(other)), Buffer.from(vector)) === 0
    })
    now += 60_000
  }
  const at = (minutes: number): string => String(1_800_000_000 + minutes * 60)
  for (const [minutes, was] of [
    [-1, ''],
    [0, 'un'],
    [1, 'un deux'],
    [2, 'un deux trois'],
    [99, 'un deux trois'],
  ] as const) {
    const reader = stock('open/note', { at: at(minutes) })
    await reader.until(() => reader.provider.synced)
    expect(text(reader).toJSON(), `after ${minutes}`).toBe(was)
  }
  const reader = stock('open/note', { at: at(1) })
  await reader.until(() => reader.provider.synced)
  const live = stock('open/note')
  await live.until(() => live.provider.synced)
  text(writer).insert(0, 'zéro ')
  await live.until(() => text(live).toJSON().startsWith('zéro'))
  expect(text(reader).toJSON()).toBe('un deux')
})

test('Y9 nobody writes into what was, and an append document has no such view', async () => {
  const reader = stock('open/note', { at: '1800000000' })
  await reader.until(() => reader.provider.synced)
  text(reader).insert(0, 'anders')
  expect(await reader.closed).toBe(4403)
  expect(await t.log.headOf('open/note')).toBe(0)
  expect(await stock('open/append/day', { at: '1800000000' }).closed).toBe(4403)
})

test('D1 in a demo network a note is opened by its own ticket, and by no other', async () => {
  const { space } = (await (await fetch(`${t.url}/demo`, { method: 'POST' })).json()) as { space: string }
  const keys = newKeys()
  const enrolled = (await (
    await postJson(`${t.url}/demo/${space}/enrol`, { role: 'staff', centre: 'cas', key: keys.jwk, label: 'demo' })
  ).json()) as { device: TestDevice['id'] }
  const { nonce } = (await (await fetch(`${t.url}/demo/${space}/nonce`)).json()) as { nonce: Key }
  const signature = Buffer.from(signProof({ id: enrolled.device, privateKey: keys.privateKey }, bytesOf(nonce), t.origin)).toString(
    'base64url',
  )
  const asked = await postJson(`${t.url}/demo/${space}/ticket`, { device: enrolled.device, nonce, signature, prefix: 'note/' })
  const { ticket } = (await asked.json()) as { ticket: string }
  const name = `note/${newKey()}`
  const open = (url: string): StockClient => {
    const c = openStock(url, name, { ticket })
    clients.push(c)
    return c
  }
  const one = open(`${t.url}/demo/${space}`)
  await one.until(() => one.provider.synced)
  text(one).insert(0, 'bonjour')
  const two = open(`${t.url}/demo/${space}`)
  await two.until(() => text(two).toJSON() === 'bonjour')
  expect(await open(t.url).closed).toBe(4403) // of the network itself it opens nothing
  expect(await openStock(`${t.url}/demo/${'A'.repeat(22)}`, name, { ticket }).closed).toBe(4404)
  expect((await fetch(`${t.url}/demo/${'A'.repeat(22)}/nonce`)).status).toBe(404)
  expect((await postJson(`${t.url}/demo/${'A'.repeat(22)}/ticket`, {})).status).toBe(404)
  expect((await t.log.head()).seq).toBe(0)
})
