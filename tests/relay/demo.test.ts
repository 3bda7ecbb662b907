import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeAppend, type Struct } from '../../src/wire/append.ts'
import type { EnrolAnswer } from '../../src/wire/questions.ts'
import {
  MuxClient,
  newKey,
  newKeys,
  newStructs,
  postJson,
  startTestRelay,
  type RelayUnderTest,
  type TestDevice,
} from './relay-under-test.ts'

const VISITS = 'centre/castelroc/visits/2027-03'
let t: RelayUnderTest
let now = 1_800_000_000_000
beforeEach(async () => {
  now = 1_800_000_000_000
  t = await startTestRelay({ now: () => now, limits: { demoSpaces: 3, demoDevices: 4, requestBurst: 1000 } })
})
afterEach(() => t.end())

const seedWith = (heard: readonly (readonly [string, number])[], ...documents: readonly (readonly [string, Uint8Array])[]): Uint8Array => {
  const e = encoding.createEncoder()
  encoding.writeVarUint(e, documents.length)
  for (const [name, update] of documents) {
    encoding.writeVarString(e, name)
    encoding.writeVarUint8Array(e, update)
  }
  encoding.writeVarUint(e, heard.length)
  for (const [centre, at] of heard) {
    encoding.writeVarString(e, centre)
    encoding.writeVarUint(e, at)
  }
  return encoding.toUint8Array(e)
}
const seedOf = (...documents: readonly (readonly [string, Uint8Array])[]): Uint8Array => seedWith([], ...documents)
const make = async (seed: Uint8Array = seedOf(), url = t.url): Promise<{ status: number; space: string; problem?: string }> => {
  const r = await fetch(`${url}/demo`, { method: 'POST', body: seed as Uint8Array<ArrayBuffer> })
  return { status: r.status, ...((await r.json()) as { space: string }) }
}
const enrol = async (space: string, role = 'staff', centre: string | null = 'castelroc'): Promise<TestDevice & { answer: EnrolAnswer }> => {
  const keys = newKeys()
  const answer = (await (
    await postJson(`${t.url}/demo/${space}/enrol`, { role, centre, key: keys.jwk, label: 'demo' })
  ).json()) as EnrolAnswer
  const id = answer.ok ? answer.device : ('' as TestDevice['id']) // not used when it was refused
  return { id, role: 'staff', centre: null, ...keys, answer }
}
const connect = async (space: string, device: TestDevice, heard = 0): Promise<MuxClient> => {
  const c = new MuxClient(t.url, `/demo/${space}/mux`)
  await c.prove(device, t.origin)
  await c.hello({ heard })
  return c
}

describe('demo networks', () => {
  test('D1 a demo network begins with what the app brings, and is a relay like the other: same frames, same rights', async () => {
    const structs: Struct[] = newStructs(1, 0, 5)
    const { status, space } = await make(seedOf([VISITS, writeAppend(structs)], ['network/directory', writeAppend(newStructs(1, 0, 2))]))
    expect([status, space.length]).toEqual([200, 22])
    const counsellor = await enrol(space)
    expect(counsellor.answer).toMatchObject({ ok: true, role: 'staff', centre: 'castelroc', relay: t.url })
    const coordinator = await enrol(space, 'coordinator', null)
    const one = await connect(space, counsellor)
    const two = await connect(space, coordinator)
    two.pull(VISITS)
    await two.until(() => two.keys(VISITS).length === 5)
    expect(await one.pushed(VISITS, newStructs(2, 0, 1))).toMatchObject({ is: 'ack', seq: 3, previous: 1 })
    await two.until(() => two.keys(VISITS).length === 6)
    expect(await one.pushed('network/directory', newStructs(2, 0, 1))).toMatchObject({ reason: 'forbidden' })
    expect(await t.log.head()).toMatchObject({ seq: 0 }) // nothing of it reaches the real one
    expect(await t.registry.devices()).toEqual([])
    await one.close()
    await two.close()
  })

  test('D1 centres are heard when the app says so, until a real device notes visits there', async () => {
    const at = now / 1000 - 7200
    const { space } = await make(
      seedWith([
        ['castelroc', at],
        ['valdoux', at],
      ]),
    )
    const desk = await connect(space, await enrol(space, 'coordinator', null), 1)
    expect(new Map((await desk.first('heard')).centres)).toEqual(
      new Map([
        ['castelroc', at],
        ['valdoux', at],
      ]),
    )
    const kiosk = await connect(space, await enrol(space, 'kiosk', 'valdoux'))
    kiosk.send({ is: 'empty' })
    const staff = await connect(space, await enrol(space))
    staff.send({ is: 'empty' })
    expect((await desk.first('heard', h => h.centres[0]?.[1] !== at)).centres).toEqual([['castelroc', now / 1000]])
    for (const c of [desk, kiosk, staff]) await c.close()
  })

  test('D1 what is no seed is 400, a big one 413', async () => {
    const bad = [
      new Uint8Array([9]),
      seedOf(['nothing of ours', writeAppend([])]),
      seedOf([VISITS, new Uint8Array([1, 2])]),
      new Uint8Array([...seedOf(), 0]),
      seedOf([`note/${newKey()}`, writeAppend([])]),
      seedOf([VISITS, writeAppend(newStructs(1, 4, 1))]),
    ]
    for (const seed of bad) expect((await make(seed)).status).toBe(400)
    expect((await make(new Uint8Array(1024 * 1024 + 1))).status).toBe(413)
  })

  test('D2 a device of one demo network is unknown in another and in the real one; a wrong role or key is told', async () => {
    const [a, b] = [(await make()).space, (await make()).space]
    const device = await enrol(a)
    await (await connect(a, device)).close()
    for (const path of [`/demo/${b}/mux`, '/mux']) {
      const c = new MuxClient(t.url, path)
      await c.prove(device, t.origin)
      expect((await c.ended()).code).toBe(4403)
    }
    expect((await enrol(a, 'king')).answer).toEqual({ ok: false, problem: 'malformed' })
    expect((await enrol(a, 'staff', null)).answer).toEqual({ ok: false, problem: 'malformed' })
    expect(await (await postJson(`${t.url}/demo/${a}/enrol`, { role: 'staff', centre: 'castelroc', key: {}, label: '' })).json()).toEqual({
      ok: false,
      problem: 'key',
    })
  })

  test('D3 there are so many at a time: the one unused for longest goes, and answers 4404 and 404', async () => {
    const spaces: string[] = []
    for (let i = 0; i < 3; i++) {
      spaces.push((await make()).space)
      now += 1000
    }
    const device = await enrol(spaces[0]!) // used again, so the second is the oldest
    now += 1000
    await make()
    await (await connect(spaces[0]!, device)).close()
    expect((await new MuxClient(t.url, `/demo/${spaces[1]}/mux`).ended()).code).toBe(4404)
    expect((await postJson(`${t.url}/demo/${spaces[1]}/enrol`, {})).status).toBe(404)
  })

  test('D3 a demo network that nobody uses for two hours is forgotten, one with a device in it is not', async () => {
    const [idle, busy] = [(await make()).space, (await make()).space]
    const c = await connect(busy, await enrol(busy))
    now += 2 * 3_600_000 + 1
    expect((await postJson(`${t.url}/demo/${idle}/enrol`, {})).status).toBe(404)
    expect(await c.pushed(VISITS, newStructs(1, 0, 1))).toMatchObject({ is: 'ack' })
    await c.close()
  })

  test('D3 a demo network has a budget of bytes and of devices', async () => {
    const small = await startTestRelay({ limits: { demoLog: 3000, demoDevices: 1 } })
    const before = t
    t = small
    const { space } = await make()
    const device = await enrol(space)
    expect((await enrol(space)).answer).toEqual({ ok: false, problem: 'busy' })
    const c = await connect(space, device)
    expect(await c.pushed(VISITS, newStructs(1, 0, 10))).toMatchObject({ is: 'ack' })
    expect(await c.pushed(VISITS, newStructs(1, 10, 30))).toMatchObject({ is: 'refused', reason: 'too-big' })
    await c.close()
    t = before
    await small.end()
  })

  test('D3 one address makes only so many an hour', async () => {
    const few = await startTestRelay({ limits: { demoPerHour: 2 } })
    expect([
      (await make(seedOf(), few.url)).status,
      (await make(seedOf(), few.url)).status,
      (await make(seedOf(), few.url)).status,
    ]).toEqual([200, 200, 429])
    await few.end()
  })

  test('D4 switched off, there is no demo', async () => {
    const off = await startTestRelay({ demo: 'off' })
    expect(await make(seedOf(), off.url)).toMatchObject({ status: 404, problem: 'off' })
    expect((await postJson(`${off.url}/demo/${newKey()}/enrol`, {})).status).toBe(404)
    expect((await new MuxClient(off.url, `/demo/${newKey()}/mux`).ended()).code).toBe(4404)
    await off.end()
  })
})
