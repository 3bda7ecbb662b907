// The leak test: a real relay, a real enrolled device for each role, every kind of document, and every way by which contents or names
// could leave or enter. What is right stands in ../domain/rights-table.ts, written out by hand from the design.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Key } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { UNASKED } from '../../src/wire/questions.ts'
import { writeAppend, type Struct } from '../../src/wire/append.ts'
import type { Frame } from '../../src/wire/frames.ts'
import { cell, DEVICES, EVERYBODY, MONTH, NOTE, reads, TABLE, writes, type Who } from '../domain/rights-table.ts'
import { startRelay } from '../../sync-server/relay.ts'
import { readYMessage, writeAwareness, writeStep1, writeUpdate } from '../../sync-server/y-frames.ts'
import {
  connect,
  MuxClient,
  newStruct,
  postJson,
  signProof,
  newKeys,
  startTestRelay,
  until,
  type RelayUnderTest,
  type TestDevice,
} from './relay-under-test.ts'

const DOCUMENTS = Object.keys(TABLE)
/** Those that hold statements; the note is a text, spoken of on /y alone (M7). */
const APPEND = DOCUMENTS.filter(d => d !== NOTE)
const readable = (who: Who): string[] => APPEND.filter(d => reads(who, d)).sort()

let t: RelayUnderTest
const devices = {} as Record<Who, TestDevice>
/** Of no role that is looked at: they write what the others shall or shall not get. */
const authors: { readonly device: TestDevice; readonly client: MuxClient; readonly writes: RegExp }[] = []
/** Said hello before anything was written. */
const early = {} as Record<Who, MuxClient>

const clockOf = new Map<string, number>()
let client = 1000
/** A statement that nobody could guess, naming its document. */
const secret = (doc: string): Struct => {
  const clock = clockOf.get(doc) ?? 0
  clockOf.set(doc, clock + 1)
  return newStruct(7, clock, ['create', 1, '', 'visit', ['secret of', doc], [], ['2027-03-01', 9, 'ok', clock + 1], 'counsellor'])
}
const mine = (): Struct => newStruct(++client, 0)
const seeded: Record<string, Struct> = {}

/** Writes one statement into each append document, as a device of who owns it; resolves when all are on the disk. */
const writeEverywhere = async (into: Record<string, Struct>): Promise<void> => {
  for (const doc of APPEND) {
    const author = authors.find(a => a.writes.test(doc))
    if (!author) throw new Error(`nobody writes ${doc}`)
    into[doc] = secret(doc)
    expect(await author.client.pushed(doc, [into[doc]]), doc).toMatchObject({ is: 'ack' })
  }
}
const count = async (doc: string): Promise<number> => (await t.log.inventory(doc)).count
/** Names of documents that the relay spoke of by itself, whatever was asked. */
const named = (c: MuxClient): string[] => [
  ...new Set(
    c.frames.flatMap(f => (f.is === 'answer' ? f.documents.map(([doc]) => doc) : f.is === 'head' || f.is === 'piece' ? [f.doc] : [])),
  ),
]
/** Whatever was sent before this has been answered. */
const settled = async (c: MuxClient): Promise<void> => {
  const n = 90_000 + c.all('reply').length
  c.send({ is: 'ask', n, json: '{}' })
  await c.first('reply', r => r.n === n)
}

const ticketFor = async (
  device: TestDevice,
  prefix: string,
  { url, origin }: Pick<RelayUnderTest, 'url' | 'origin'> = t,
): Promise<{ ok: boolean; ticket?: string; problem?: string }> => {
  const { nonce } = (await (await fetch(`${url}/nonce`)).json()) as { nonce: Key }
  const signature = Buffer.from(signProof(device, bytesOf(nonce), origin)).toString('base64url')
  return (await (await postJson(`${url}/ticket`, { device: device.id, nonce, signature, prefix })).json()) as { ok: boolean }
}

/** What a socket of /y brought until it ended, or until it had answered a first step. */
type Visit = { readonly ws: WebSocket; readonly messages: Uint8Array[]; readonly ended: () => number | null; next(): Promise<void> }
const visit = async (doc: string, ticket: string | null, url = t.url): Promise<Visit> => {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/y/${doc}?ack=1${ticket === null ? '' : `&ticket=${ticket}`}`)
  const messages: Uint8Array[] = []
  let code: number | null = null
  let wake: () => void = () => undefined
  ws.on('message', (m: Buffer) => {
    messages.push(new Uint8Array(m))
    wake()
  })
  ws.on('close', c => {
    code = c
    wake()
  })
  await new Promise(go => ws.on('open', go))
  return { ws, messages, ended: () => code, next: () => new Promise(go => (code === null ? (wake = go) : go())) }
}
const isEmptyStep2 = (m: Uint8Array): boolean => m[0] === 0 && m[1] === 1
/** Reads a document as a stock client does: what it holds as text, or the code it was closed with. */
const readOn = async (doc: string, ticket: string | null): Promise<number | string> => {
  const v = await visit(doc, ticket)
  v.ws.send(writeStep1(new Uint8Array([0])))
  while (v.ended() === null && !v.messages.some(isEmptyStep2)) await v.next()
  const code = v.ended()
  if (code !== null) {
    expect(v.messages, `${doc}: nothing may be sent before the close`).toEqual([])
    return code
  }
  v.ws.close()
  return Buffer.concat(v.messages).toString('latin1')
}
/** Writes as a stock client does: 'acknowledged', or the code it was closed with. */
const writeOn = async (doc: string, ticket: string | null): Promise<number | 'acknowledged'> => {
  const v = await visit(doc, ticket)
  v.ws.send(writeUpdate(doc === NOTE ? noteUpdate() : writeAppend([mine()])))
  while (v.ended() === null && !v.messages.some(m => m[0] === 100)) await v.next()
  const code = v.ended()
  if (code === null) v.ws.close()
  return code ?? 'acknowledged'
}
const noteUpdate = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'secret of the note')
  return Y.encodeStateAsUpdate(doc)
}

beforeAll(async () => {
  t = await startTestRelay({ limits: { quarantineMs: 200, requestBurst: 10_000, requestsPerSecond: 10_000 } })
  for (const who of EVERYBODY) devices[who] = await t.device(DEVICES[who][0], DEVICES[who][1])
  for (const who of EVERYBODY) early[who] = await connect(t, devices[who], { rights: 1 })
  for (const [role, centre, pattern] of [
    ['staff', 'cas', /^centre\/cas\/(?!remarks|kiosk)|^network\/(catalogue|commons)/],
    ['staff', 'aur', /^centre\/aur\/(?!remarks|kiosk)/],
    ['kiosk', 'cas', /^centre\/cas\/kiosk/],
    ['kiosk', 'aur', /^centre\/aur\/kiosk/],
    ['coordinator', null, /remarks|directory|figures/],
  ] as const) {
    const device = await t.device(role, centre)
    authors.push({ device, client: await connect(t, device), writes: pattern })
  }
  await writeEverywhere(seeded)
}, 60_000)
afterAll(async () => {
  for (const c of [...Object.values(early), ...authors.map(a => a.client)]) await c.close()
  await t.end()
})

describe('what each role’s device receives', () => {
  test('M17 E03 the table has every kind of document of both centres, and a word for every device', () => {
    expect(DOCUMENTS).toHaveLength(14 * 2 + 7)
    for (const doc of DOCUMENTS) expect(TABLE[doc]!.trim().split(/\s+/), doc).toHaveLength(EVERYBODY.length)
  })

  test.each(EVERYBODY)('M17 M5 M9 E03 E19 %s is told live of its documents alone, not even of the names of others', async who => {
    await until(() => named(early[who]).length >= readable(who).length)
    await settled(early[who])
    expect(named(early[who]).sort()).toEqual(readable(who))
  })

  test.each(EVERYBODY)(
    'M17 M5 E03 E19 %s is listed its documents alone when it comes later, with rights it knows and with others',
    async who => {
      for (const rights of [0, 1]) {
        const c = await connect(t, devices[who], { rights })
        expect(
          c
            .all('answer')[0]!
            .documents.map(([doc]) => doc)
            .sort(),
        ).toEqual(readable(who))
        await c.close()
      }
      // a mark of another history lists everything anew: still its own only
      const forked = await connect(t, devices[who], { rights: 1, cursor: 3, mark: new Uint8Array(8) })
      expect(forked.all('answer')[0]).toMatchObject({ forked: true })
      expect(named(forked).sort()).toEqual(readable(who))
      await forked.close()
    },
  )

  test.each(EVERYBODY)(
    'M17 M7 M9 E03 E19 %s pulls and follows its documents alone; the others are refused alike, be they there or not',
    async who => {
      const c = await connect(t, devices[who])
      for (const doc of DOCUMENTS) c.pull(doc)
      await c.until(() => readable(who).every(doc => c.keys(doc).includes(seeded[doc]!.key)))
      await settled(c)
      const live: Record<string, Struct> = {}
      await writeEverywhere(live)
      await c.until(() => readable(who).every(doc => c.keys(doc).includes(live[doc]!.key)))
      await settled(c)
      expect([...new Set(c.all('piece').map(p => p.doc))].sort()).toEqual(readable(who))
      const refusals = c.all('refused')
      expect(refusals.map(r => r.doc).sort()).toEqual(DOCUMENTS.filter(d => !readable(who).includes(d)).sort())
      const nowhere = 'centre/xyz/visits/2027-03' // nobody is there, and nothing
      c.pull(who.startsWith('coord') ? 'centre/xyz/calendar/2027/own' : nowhere)
      const model = await c.first('refused', r => r.doc.includes('xyz'))
      for (const r of refusals) expect({ ...r, doc: '' }).toEqual({ ...model, doc: '' })
      await c.close()
    },
  )

  test.each(EVERYBODY)('M17 M7 M10 E19 %s learns by an inventory only of what it may read or write', async who => {
    const c = await connect(t, devices[who])
    for (const doc of APPEND) {
      c.send({ is: 'compare', doc })
      const answer = await c.until(() => c.frames.find(f => (f.is === 'lack' || f.is === 'refused') && f.doc === doc))
      expect(answer.is, doc).toBe(cell(who, doc) === '--' ? 'refused' : 'lack')
      if (answer.is === 'refused') expect(answer).toMatchObject({ n: 0xffffffff, reason: 'forbidden', client: 0, clock: 0 })
    }
    await c.close()
  })
})

describe('what each role’s device may write', () => {
  test.each(EVERYBODY)('M17 M7 E03 %s writes its documents alone, and a refusal tells nothing of what is in the others', async who => {
    const c = await connect(t, devices[who])
    const answers: Frame[] = []
    for (const doc of DOCUMENTS) {
      const before = await count(doc)
      const fresh = await c.pushed(doc, [mine()])
      if (writes(who, doc) && doc !== NOTE) {
        expect(fresh, doc).toMatchObject({ is: 'ack' })
        expect(await count(doc)).toBe(before + 1)
        continue
      }
      if (doc === NOTE) {
        expect(fresh).toMatchObject({ is: 'refused', reason: writes(who, doc) ? 'form' : 'forbidden' })
        continue
      }
      // what is there already, the same place with another key, a gap, and no statement at all: one answer
      const there = seeded[doc]!
      answers.push(fresh, await c.pushed(doc, [there]), await c.pushed(doc, [newStruct(there.client, there.clock)]))
      answers.push(await c.pushed(doc, [newStruct(there.client, 500)]), await c.pushed(doc, [{ ...mine(), key: there.key }]))
      expect(await count(doc), doc).toBe(before)
    }
    for (const a of answers) expect(a).toMatchObject({ is: 'refused', reason: 'forbidden', client: 0, clock: 0 })
    await c.close()
  })
})

describe('stock clients with the ticket of each role', () => {
  test.each(EVERYBODY)(
    'M17 Y1 Y4 E03 E19 %s reads and writes on /y what its table says, with a wide ticket and with one for that very name',
    async who => {
      const { ticket: wide = '' } = await ticketFor(devices[who], '')
      const into = await visitNote()
      for (const doc of DOCUMENTS) {
        const { ticket: narrow = '' } = await ticketFor(devices[who], doc)
        const before = doc === NOTE ? 0 : await count(doc)
        const got = await readOn(doc, wide)
        if (reads(who, doc)) expect(got, doc).toContain(doc === NOTE ? 'secret of the note' : doc)
        else expect([got, await readOn(doc, narrow)], doc).toEqual([4403, 4403])
        expect(await writeOn(doc, narrow), doc).toBe(cell(who, doc) === 'rw' ? 'acknowledged' : 4403)
        if (doc !== NOTE) expect(await count(doc), doc).toBe(before + (cell(who, doc) === 'rw' ? 1 : 0))
      }
      into.ws.close()
    },
  )
  /** Somebody of the staff writes the note. */
  const visitNote = async (): Promise<Visit> => {
    const v = await visit(NOTE, (await ticketFor(authors[0]!.device, NOTE)).ticket ?? '')
    v.ws.send(writeUpdate(noteUpdate()))
    while (!v.messages.some(m => m[0] === 100)) await v.next()
    return v
  }

  test('M17 Y6 E03 a ticket for one name opens no other, and one for a name that may not be read opens nothing', async () => {
    const { ticket = '' } = await ticketFor(devices['staff cas'], 'centre/cas/desk/')
    expect(await readOn('centre/cas/desk/staff', ticket)).toContain('centre/cas/desk/staff')
    expect(await readOn('centre/cas/holdings', ticket)).toBe(4403)
    const other = await ticketFor(devices['kiosk cas'], 'centre/cas/visits/')
    expect(Object.keys(other).sort()).toEqual(['ok', 'ticket', 'until']) // as for any other name
    expect(await readOn(`centre/cas/visits/${MONTH}`, other.ticket ?? '')).toBe(4403)
  })
})

describe('questions', () => {
  const QUESTIONS = [
    { do: 'devices' },
    { do: 'make-code', role: 'staff', centre: 'cas', label: '' },
    { do: 'make-code', role: 'coordinator', centre: null, label: '' },
    { do: 'drop-code', code: 'ZZZZ ZZZZ' },
    { do: 'code', code: 'ZZZZ ZZZZ' },
  ]
  test.each(['staff cas', 'staff irg', 'director', 'kiosk cas'] as const)(
    'M17 C6 E03 %s is answered no question, and told nothing by it',
    async who => {
      const c = await connect(t, devices[who])
      const all = [...QUESTIONS, { do: 'revoke', device: devices['staff irg'].id }, { do: 'revoke', device: devices[who].id }]
      for (const [i, q] of all.entries()) {
        c.send({ is: 'ask', n: i + 1, json: JSON.stringify(q) })
        expect(JSON.parse((await c.first('reply', r => r.n === i + 1)).json)).toEqual({ ok: false, problem: 'forbidden' })
      }
      await c.close()
      expect((await t.registry.devices()).some(d => d.revokedAt !== null)).toBe(false)
    },
  )

  test('M17 M11 E19 nobody but a coordinator is told when centres were heard', async () => {
    for (const who of EVERYBODY) {
      const c = await connect(t, devices[who], { heard: 1 })
      c.send({ is: 'empty' })
      await settled(c)
      if (!who.startsWith('coord')) expect(c.all('heard'), who).toEqual([])
      await c.close()
    }
  })
})

describe('who is not enrolled, and who no longer is', () => {
  test('M17 M2 Y1 Y6 E03 a stranger with a key of its own gets nothing at all', async () => {
    const stranger: TestDevice = { ...devices['staff cas'], ...newKeys() } // another's id, its own key
    const unknown: TestDevice = { ...stranger, id: 'AAAAAAAAAAAAAAAAAAAAAA' as TestDevice['id'] } // 22 characters
    for (const device of [stranger, unknown]) {
      const c = new MuxClient(t.url)
      await c.prove(device, t.origin)
      c.push(`centre/cas/visits/${MONTH}`, [mine()])
      c.pull('network/directory')
      expect((await c.ended()).code).toBe(4403)
      expect(c.frames.map(f => f.is)).toEqual(['nonce'])
      expect(await ticketFor(device, '')).toEqual({ ok: false, problem: 'proof' })
    }
    for (const doc of DOCUMENTS) {
      expect(await readOn(doc, null), doc).toBe(4403)
      expect(await writeOn(doc, 'AAAAAAAAAAAAAAAAAAAAAA'), doc).toBe(4403)
    }
  })

  test('M17 M8 Y6 E03 a revoked device is told nothing more; what it leaves is put apart, and only where it could have written', async () => {
    const device = await t.device('staff', 'cas')
    const { ticket = '' } = await ticketFor(device, '')
    const open = await visit(`centre/cas/visits/${MONTH}`, ticket)
    const live = await connect(t, device)
    const c = await connect(t, devices.coordinator)
    c.send({ is: 'ask', n: 1, json: JSON.stringify({ do: 'revoke', device: device.id }) })
    expect(JSON.parse((await c.first('reply', r => r.n !== UNASKED)).json)).toEqual({ ok: true })
    expect((await live.ended()).code).toBe(4401)
    while (open.ended() === null) await open.next()
    expect(open.ended()).toBe(4401)
    for (const doc of DOCUMENTS) expect(await readOn(doc, ticket), doc).toBe(4403)
    expect(await ticketFor(device, '')).toEqual({ ok: false, problem: 'revoked' })

    const before = await Promise.all(APPEND.map(count))
    const left = new MuxClient(t.url)
    await left.prove(device, t.origin)
    left.send({ is: 'hello', protocol: 2, cursor: 0, seen: 0, mark: null, rights: 0, heard: 1 })
    for (const doc of APPEND) {
      left.pull(doc)
      left.send({ is: 'compare', doc })
    }
    left.send({ is: 'ask', n: 1, json: '{"do":"devices"}' })
    for (const doc of APPEND)
      expect(await left.pushed(doc, [seeded[doc]!]), doc).toMatchObject({
        is: 'refused',
        reason: cell('staff cas', doc).endsWith('w') ? 'quarantine' : 'forbidden',
        client: 0,
        clock: 0,
      })
    expect((await left.ended()).code).toBe(4401)
    expect([...new Set(left.frames.map(f => f.is))].sort()).toEqual(['nonce', 'refused'])
    expect(await Promise.all(APPEND.map(count))).toEqual(before)
    await c.close()
  })
})

test('M17 Y7 E03 who shows where their cursor is, is seen by nobody who may not read that note', async () => {
  const staff = await visit(NOTE, (await ticketFor(devices['staff cas'], NOTE)).ticket ?? '')
  const other = await visit(NOTE, (await ticketFor(devices['staff irg'], NOTE)).ticket ?? '')
  const kiosk = await visit(NOTE, (await ticketFor(devices['kiosk cas'], NOTE)).ticket ?? '')
  while (kiosk.ended() === null) await kiosk.next()
  while (other.messages.length === 0) await other.next()
  while (staff.messages.length === 0) await staff.next()
  staff.ws.send(writeAwareness(new Uint8Array([1, 9, 1, 2, 123, 125])))
  while (!other.messages.some(m => readYMessage(m).is === 'awareness')) await other.next()
  expect(kiosk.messages).toEqual([])
  staff.ws.close()
  other.ws.close()
})

test('M17 C6 E03 who is revoked, or may not read, while being let in receives nothing in between', async () => {
  const slow: { held: (() => void)[]; on: boolean } = { held: [], on: false }
  const registry = new Proxy(t.registry, {
    get: (of, name) =>
      name === 'device'
        ? async (id: TestDevice['id']) => {
            const found = await of.device(id)
            if (slow.on) await new Promise<void>(go => slow.held.push(go))
            return found
          }
        : Reflect.get(of, name),
  })
  const relay = await startRelay({ log: t.log, registry })
  const there = { url: `http://127.0.0.1:${relay.port}`, origin: relay.origins[0]! }
  const device = await t.device('staff', 'irg')
  const coordinator = await connect(there, devices.coordinator)
  const [staff, kiosk] = [await ticketFor(device, '', there), await ticketFor(devices['kiosk cas'], '', there)]
  const writer = await visit(NOTE, staff.ticket ?? '', there.url)
  while (writer.messages.length === 0) await writer.next()

  slow.on = true
  const late = await visit('centre/irg/desk/staff', staff.ticket ?? '', there.url)
  const nosy = await visit(NOTE, kiosk.ticket ?? '', there.url)
  const mux = new MuxClient(there.url)
  await mux.prove(device, there.origin)
  await until(() => slow.held.length === 3)
  const seen = await visit(NOTE, null, there.url) // an answer from the relay that comes after what the writer sends
  writer.ws.send(writeAwareness(new Uint8Array([1, 9, 1, 2, 123, 125])))
  while (seen.ended() === null) await seen.next()
  coordinator.send({ is: 'ask', n: 1, json: JSON.stringify({ do: 'revoke', device: device.id }) })
  expect(JSON.parse((await coordinator.first('reply', r => r.n !== UNASKED)).json)).toEqual({ ok: true })
  slow.on = false
  for (const go of slow.held) go()
  for (const v of [late, nosy]) while (v.ended() === null) await v.next()
  expect([late.ended(), late.messages]).toEqual([4401, []])
  expect([nosy.ended(), nosy.messages]).toEqual([4403, []])
  mux.pull('network/directory')
  expect((await mux.ended()).code).toBe(4401)
  expect(mux.frames.map(f => f.is)).toEqual(['nonce'])
  await coordinator.close()
  writer.ws.close()
  await relay.close()
}, 20_000)
