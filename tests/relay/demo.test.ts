import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

const make = async (body: string = '', url = t.url): Promise<{ status: number; space: string; problem?: string }> => {
  const r = await fetch(`${url}/demo`, { method: 'POST', body })
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
  test('D1 a demo network begins with the fictional year, and is a relay like the other: same frames, same rights', async () => {
    const { status, space } = await make()
    expect([status, space.length]).toEqual([200, 22])
    const counsellor = await enrol(space, 'staff', 'cas')
    expect(counsellor.answer).toMatchObject({ ok: true, role: 'staff', centre: 'cas', relay: t.url })
    const coordinator = await enrol(space, 'coordinator', null)
    const [one, two] = [await connect(space, counsellor), await connect(space, coordinator)]
    const { documents } = await two.first('answer')
    expect(documents.filter(([doc]) => doc.includes('/visits/')).length).toBeGreaterThan(80)
    expect(documents.map(([doc]) => doc)).toContain('network/directory')
    const month = `centre/cas/visits/${new Date(now).toISOString().slice(0, 7)}`
    two.pull(month)
    await two.until(() => two.keys(month).length > 50)
    const before = two.keys(month).length
    expect(await one.pushed(month, newStructs(2, 0, 1))).toMatchObject({ is: 'ack' })
    await two.until(() => two.keys(month).length === before + 1)
    expect(await one.pushed('network/directory', newStructs(2, 0, 1))).toMatchObject({ reason: 'forbidden' })
    expect(await t.log.head()).toMatchObject({ seq: 0 }) // nothing of it reaches the real one
    expect(await t.registry.devices()).toEqual([])
    await one.close()
    await two.close()
  })

  test('D1 it tells of the day and the hour of whoever asks, of ours where that is more than a day away', async () => {
    const newest = async (body: string): Promise<string> => {
      const { space } = await make(body)
      const desk = await connect(space, await enrol(space, 'coordinator', null))
      const { documents } = await desk.first('answer')
      await desk.close()
      return (
        documents
          .map(([doc]) => doc.slice(-7))
          .filter(m => m.startsWith('20'))
          .toSorted()
          .at(-1) ?? ''
      )
    }
    now = Date.parse('2027-03-31T12:00:00Z')
    expect(await newest('')).toBe('2027-03')
    expect(await newest('{"day":"2027-04-01","minute":900}')).toBe('2027-04')
    expect(await newest('{"day":"2031-04-01","minute":900}')).toBe('2027-03')
  })

  test('D1 M11 centres are heard as the fictional network says, until a real device notes visits there', async () => {
    const { space } = await make()
    const desk = await connect(space, await enrol(space, 'coordinator', null), 1)
    const told = new Map((await desk.first('heard')).centres)
    expect([...told.keys()].toSorted()).toEqual(['ard', 'cas', 'irg', 'nav', 'orv', 'the', 'val'])
    expect(told.get('cas' as never)).toBe(now / 1000 - 3600)
    expect(told.get('ard' as never)).toBeLessThan(now / 1000 - 3 * 86_400)
    const kiosk = await connect(space, await enrol(space, 'kiosk', 'orv'))
    kiosk.send({ is: 'empty' })
    const staff = await connect(space, await enrol(space, 'staff', 'cas'))
    staff.send({ is: 'empty' })
    expect((await desk.first('heard', h => h.centres[0]?.[1] === now / 1000)).centres).toEqual([['cas', now / 1000]])
    for (const c of [desk, kiosk, staff]) await c.close()
  })

  test('D1 what is no day and minute is 400, more than a few words 413', async () => {
    for (const body of ['x', '[]', '{"day":"2027-02-30","minute":1}', '{"day":"2027-03-01"}', '{"day":"2027-03-01","minute":1440}', '\0'])
      expect((await make(body)).status, body).toBe(400)
    expect((await make(' '.repeat(201))).status).toBe(413)
  })

  test('D1 D3 eight networks share one year: each sees its own entries alone, and the memory is that of one', async () => {
    const used = (): number => {
      globalThis.gc?.()
      return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
    }
    const eight = await startTestRelay({ now: () => now, limits: { requestBurst: 1000 } })
    const before = t
    t = eight
    const first = await make()
    const one = used()
    const spaces = [first.space]
    for (let i = 1; i < 8; i++) spaces.push((await make()).space)
    expect((used() - one) / 7).toBeLessThan(4 * 1024 * 1024) // the year's rows alone have more than that
    const [a, b] = [await connect(spaces[0]!, await enrol(spaces[0]!)), await connect(spaces[1]!, await enrol(spaces[1]!))]
    const key = newStructs(1, 0, 1)
    expect(await a.pushed(VISITS, key)).toMatchObject({ is: 'ack' })
    expect(await b.pushed(VISITS, key)).toMatchObject({ is: 'ack' })
    for (const c of [a, b]) await c.close()
    t = before
    await eight.end()
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
    const small = await startTestRelay({ now: () => now, limits: { demoLog: 3000, demoDevices: 1 } })
    const before = t
    t = small
    const { space } = await make('{"day":"2027-01-15","minute":0}') // nothing of that day yet
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
    expect([(await make('', few.url)).status, (await make('', few.url)).status, (await make('', few.url)).status]).toEqual([200, 200, 429])
    await few.end()
  })

  test('D4 switched off, there is no demo', async () => {
    const off = await startTestRelay({ demo: 'off' })
    expect(await make('', off.url)).toMatchObject({ status: 404, problem: 'off' })
    expect((await postJson(`${off.url}/demo/${newKey()}/enrol`, {})).status).toBe(404)
    expect((await new MuxClient(off.url, `/demo/${newKey()}/mux`).ended()).code).toBe(4404)
    expect(await (await fetch(`${off.url}/demo`)).json()).toEqual({ demo: 'off' })
    await off.end()
  })

  test('D5 it is said whether a page should open with the demonstration', async () => {
    expect(await (await fetch(`${t.url}/demo`)).json()).toEqual({ demo: 'on' })
    const shown = await startTestRelay({ demo: 'first' })
    expect(await (await fetch(`${shown.url}/demo`)).json()).toEqual({ demo: 'first' })
    expect((await make('', shown.url)).status).toBe(200)
    await shown.end()
  })
})
