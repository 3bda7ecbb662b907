import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CODE_ALPHABET, showCode } from '../../src/domain/one-time-code.ts'
import { idOfKey } from '../../src/wire/key-id.ts'
import type { Answer, EnrolAnswer } from '../../src/wire/questions.ts'
import { hashOfTyped, makeCode, makeCoordinatorToken, renewCoordinatorToken } from '../../sync-server/codes.ts'
import { newDevice } from '../../sync-server/enrol.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import type { PublicKey } from '../../sync-server/registry.ts'
import { readQuestion } from '../../sync-server/questions.ts'
import {
  connect,
  enrolDevice,
  MuxClient,
  newKey,
  newKeys,
  newStructs,
  postJson,
  startTestRelay,
  type RelayUnderTest,
} from './relay-under-test.ts'

let t: RelayUnderTest
let now = 1_800_000_000_000
beforeEach(async () => {
  now = 1_800_000_000_000
  t = await startTestRelay({ now: () => now, limits: { quarantineMs: 20 } })
})
afterEach(() => t.end())

const staff = { role: 'staff', centre: 'castelroc' as never, label: 'desk' } as const // a real centre code
const codeOf = async (wish: Parameters<typeof makeCode>[1] = staff): Promise<string> =>
  (await makeCode(t.registry, wish, now, RELAY_LIMITS))!.code
const enrol = async (code: unknown, more: Record<string, unknown> = {}): Promise<EnrolAnswer> =>
  (await (await postJson(`${t.url}/enrol`, { code, key: newKeys().jwk, label: 'tablet', ...more })).json()) as EnrolAnswer
const problem = async (code: unknown, more: Record<string, unknown> = {}): Promise<string> => {
  const a = await enrol(code, more)
  return a.ok ? 'ok' : a.problem
}
const ask = async (c: MuxClient, question: unknown): Promise<Answer> => {
  const n = c.all('reply').length + 1
  c.send({ is: 'ask', n, json: typeof question === 'string' ? question : JSON.stringify(question) })
  return JSON.parse((await c.first('reply', r => r.n === n)).json) as Answer
}

describe('codes and enrolment', () => {
  test('C1 a code is eight characters that can be spoken, typed in any of the usual ways, and makes the device it was made for', async () => {
    const code = await codeOf()
    expect([...code].every(c => CODE_ALPHABET.includes(c)) && code.length === 8).toBe(true)
    const answer = await enrol(` ${showCode(code).toLowerCase()}`)
    expect(answer).toMatchObject({ ok: true, role: 'staff', centre: 'castelroc', relay: t.url })
    if (answer.ok)
      expect(await t.registry.device(answer.device)).toMatchObject({ label: 'desk', rights: 1, revokedAt: null, enrolledAt: now / 1000 })
  })

  test('C10 a code of another role than the one asked for is not used up and makes no device; C3 and counts as no try', async () => {
    const code = await codeOf()
    for (let i = 0; i < 7; i++) expect(await problem(code, { only: 'coordinator' })).toBe('other-role')
    expect(await problem(code, { only: 'boss' })).toBe('malformed')
    expect(await t.registry.devices()).toEqual([])
    const key = newKeys().jwk
    expect(await enrol(code, { only: 'staff', key })).toMatchObject({ ok: true, role: 'staff' })
    expect(await enrol(code, { only: 'coordinator', key })).toMatchObject({ problem: 'other-role' }) // the same device, asking again
    expect(await t.registry.devices()).toHaveLength(1)
  })

  test('C1 a code is kept as its hash only: it is not in the data folder', async () => {
    const code = await codeOf()
    const token = await makeCoordinatorToken(t.registry)
    const all = Buffer.concat(readdirSync(t.folder).map(f => readFileSync(join(t.folder, f))))
    expect(all.includes(createHash('sha256').update(`relais-code ${code}`).digest())).toBe(true)
    expect(all.includes(code)).toBe(false)
    expect(all.includes(token)).toBe(false)
  })

  test('C2 a code works once; afterwards it is told when it was used', async () => {
    const code = await codeOf()
    expect(await problem(code)).toBe('ok')
    now += 5000
    expect(await enrol(code)).toEqual({ ok: false, problem: 'code-used', usedAt: 1_800_000_000 })
  })

  test('C2 of many who use one code at the same time one is let in', async () => {
    const code = await codeOf()
    const answers = await Promise.all(Array.from({ length: 5 }, () => problem(code)))
    expect(answers.filter(a => a === 'ok')).toHaveLength(1)
    expect(await t.registry.devices()).toHaveLength(1)
  })

  test('C2 two relays of one registry cannot both use a code: it is used and the device added in one step', async () => {
    const code = await codeOf()
    const hash = hashOfTyped(code)!
    const [one, two] = [
      newDevice(newKeys().jwk as PublicKey, 'staff', null, '', now),
      newDevice(newKeys().jwk as PublicKey, 'staff', null, '', now),
    ]
    expect([await t.registry.enrol(hash, one), await t.registry.enrol(hash, two)]).toEqual([true, false])
    expect((await t.registry.devices()).map(d => d.id)).toEqual([one.id])
  })

  test('C2 a code ends after 24 hours, not before', async () => {
    const [early, late] = [await codeOf(), await codeOf()]
    now += RELAY_LIMITS.codeMs - 1000
    expect(await problem(early)).toBe('ok')
    now += 1000
    expect(await problem(late)).toBe('code-expired')
  })

  test('C3 five wrong codes of one address block it for a while, a right one too; another address is not blocked', async () => {
    const code = await codeOf()
    for (let i = 0; i < 4; i++) expect(await problem('ZZZZ ZZZZ')).toBe('code-unknown')
    expect(await problem('nonsense')).toBe('code-blocked')
    expect(await problem(code)).toBe('code-blocked')
    const elsewhere = await fetch(`${t.url}/enrol`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '192.0.2.7' },
      body: JSON.stringify({ code: 'ZZZZ ZZZZ', key: newKeys().jwk, label: '' }),
    })
    expect(await elsewhere.json()).toEqual({ ok: false, problem: 'code-unknown' })
    now += RELAY_LIMITS.wrongCodesMs + 1
    expect(await problem(code)).toBe('ok')
  })

  test('C3 what has not the form of a code, no key, no label, no JSON or no object is told so, and counts for nothing', async () => {
    const code = await codeOf()
    expect(await problem(code, { key: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } })).toBe('key')
    expect(await problem(code, { key: { kty: 'RSA' } })).toBe('key')
    expect(await problem(code, { key: null })).toBe('key')
    expect(await problem(code, { label: 'x'.repeat(81) })).toBe('malformed')
    expect(await problem(code, { label: 'two\nlines' })).toBe('malformed')
    expect(await problem(code, { label: undefined })).toBe('malformed')
    expect(await problem(code, { centre: '../etc' })).toBe('malformed')
    expect(await problem(7)).toBe('malformed')
    for (const typed of ['', 'x', 'ZZZZ ZZZ', 'ZZZZ ZZZZ Z', 'UUUU UUUU', 'x'.repeat(5000), newKey().slice(1)])
      expect(await problem(typed)).toBe('code-unknown')
    for (const garbage of ['', '{', 'null', '[]', '"x"', '{"__proto__":1}']) {
      const r = await postJson(`${t.url}/enrol`, garbage)
      expect([200, 400]).toContain(r.status)
      expect(((await r.json()) as { ok: boolean }).ok).toBe(false)
    }
    expect(await problem(code)).toBe('ok')
  })

  test('C4 the first link makes a coordinator once, may say where she stands, and voids the other unused links', async () => {
    const [one, two] = [await makeCoordinatorToken(t.registry), await makeCoordinatorToken(t.registry)]
    now += 365 * 86_400_000 // it has no end
    expect(await enrol(one, { centre: 'chef-lieu' })).toMatchObject({ ok: true, role: 'coordinator', centre: 'chef-lieu' })
    expect(await problem(two)).toBe('code-unknown')
    expect(await problem(one)).toBe('code-used')
  })

  test('C4 nobody but the holder of that link chooses a centre', async () => {
    expect(await enrol(await codeOf(), { centre: 'valdoux' })).toMatchObject({ ok: true, centre: 'castelroc' })
  })

  test('C4 a new link asked for at the command line voids the earlier ones', async () => {
    const lost = await makeCoordinatorToken(t.registry)
    const found = await renewCoordinatorToken(t.registry)
    expect((await t.registry.codes()).length).toBe(1)
    expect(await problem(lost)).toBe('code-unknown')
    expect(await problem(found)).toBe('ok')
  })

  test('C5 a device whose answer was lost on the way asks again with the same key and is told the same', async () => {
    const code = await codeOf()
    const body = { code, key: newKeys().jwk, label: 'tablet' }
    const [first, again] = [await (await postJson(`${t.url}/enrol`, body)).json(), await (await postJson(`${t.url}/enrol`, body)).json()]
    expect(first).toMatchObject({ ok: true })
    expect(again).toEqual(first)
    expect(await t.registry.devices()).toHaveLength(1)
  })

  test('C18 a device is called by its key, so that what it signed before is its own; a key that made one before makes another, and takes over nothing', async () => {
    const { jwk } = newKeys()
    const key = jwk as { x: string; y: string } // a P-256 key
    const first = await enrol(await codeOf(), { key: jwk })
    expect(first).toMatchObject({ ok: true, device: await idOfKey(key) })
    await t.registry.revoke(await idOfKey(key), now / 1000)
    const second = await enrol(await codeOf(), { key: jwk })
    expect(second.ok && second.device).not.toBe(await idOfKey(key))
    expect(second).toMatchObject({ ok: true })
    expect((await t.registry.device(await idOfKey(key)))?.revokedAt).toBe(now / 1000) // a removed one stays removed
    expect(await idOfKey({ x: key.y, y: key.x })).not.toBe(await idOfKey(key))
  })
})

describe('questions', () => {
  test('C6 a coordinator makes codes, drops them, lists devices and revokes one, which is closed 4401 at once', async () => {
    const coordinator = await t.device('coordinator', null)
    const c = await connect(t, coordinator)
    const made = await ask(c, { do: 'make-code', role: 'staff', centre: 'castelroc', label: 'reception' })
    expect(made).toMatchObject({ ok: true, until: now / 1000 + 86_400 })
    const code = made.ok ? (made.code ?? '') : ''
    const device = await enrolDevice(t.url, code)
    const second = await ask(c, { do: 'make-code', role: 'director', centre: null, label: '' })
    const dropped = second.ok ? (second.code ?? '') : ''
    expect(await ask(c, { do: 'drop-code', code: showCode(dropped).toLowerCase() })).toEqual({ ok: true })
    expect(await ask(c, { do: 'drop-code', code: dropped })).toEqual({ ok: false, problem: 'unknown' })
    expect(await problem(dropped)).toBe('code-unknown')

    const live = await connect(t, device)
    const list = await ask(c, { do: 'devices' })
    expect(list.ok && list.devices?.map(d => [d.label, d.role, d.centre, d.revokedAt])).toEqual(
      expect.arrayContaining([
        ['reception', 'staff', 'castelroc', null],
        ['test', 'coordinator', null, null],
      ]),
    )
    expect(JSON.stringify(list)).not.toContain('"x":') // no keys leave
    expect(await ask(c, { do: 'revoke', device: device.id })).toEqual({ ok: true })
    expect(await live.ended()).toEqual({ code: 4401, reason: 'revoked' })
    expect(await ask(c, { do: 'revoke', device: newKey() })).toEqual({ ok: false, problem: 'unknown' })
    expect(await ask(c, { do: 'revoke', device: coordinator.id })).toEqual({ ok: false, problem: 'forbidden' })
    await c.close()
  })

  test('C6 C8 staff, directors and kiosks may ask nothing', async () => {
    for (const [role, centre] of [
      ['staff', 'castelroc'],
      ['director', null],
      ['kiosk', 'castelroc'],
    ] as const) {
      const c = await connect(t, await t.device(role, centre))
      expect(await ask(c, { do: 'devices' })).toEqual({ ok: false, problem: 'forbidden' })
      await c.close()
    }
  })

  test('C6 what is not exactly a question is malformed, and the connection goes on', async () => {
    const c = await connect(t, await t.device('coordinator', null))
    const bad: unknown[] = [
      '',
      'null',
      '[]',
      '{"do":"devices"',
      { do: 'sing' },
      { do: '__proto__' },
      { do: 'devices', more: 1 },
      { do: 'make-code', role: 'staff', centre: null, label: '' },
      { do: 'make-code', role: 'king', centre: 'castelroc', label: '' },
      { do: 'make-code', role: 'staff', centre: 'Castelroc!', label: '' },
      { do: 'make-code', role: 'staff', centre: 'castelroc', label: 'x'.repeat(200) },
      { do: 'make-code', role: 'staff', centre: 'castelroc' },
      { do: 'drop-code', code: 7 },
      { do: 'code', code: 7 },
      { do: 'code' },
      { do: 'revoke', device: 'x' },
    ]
    for (const q of bad) expect(await ask(c, q), JSON.stringify(q)).toEqual({ ok: false, problem: 'malformed' })
    expect(await ask(c, { do: 'devices' })).toMatchObject({ ok: true })
    expect(readQuestion('{"do":"devices"}', RELAY_LIMITS)).toEqual({ do: 'devices' })
    await c.close()
  })

  test('C17 who made a code is told whether it waits or which device came of it, and nobody is told of a code that is none of theirs', async () => {
    const c = await connect(t, await t.device('coordinator', null))
    const code = await codeOf({ role: 'staff', centre: 'castelroc' as never, label: 'reception' })
    expect(await ask(c, { do: 'code', code: showCode(code).toLowerCase() })).toEqual({ ok: true })
    const device = await enrolDevice(t.url, code)
    expect(await ask(c, { do: 'code', code })).toEqual({ ok: true, device: device.id })
    expect(await ask(c, { do: 'code', code })).toEqual({ ok: true, device: device.id }) // asking uses nothing up
    for (const none of ['ZZZZ ZZZZ', '', 'x'.repeat(500)])
      expect(await ask(c, { do: 'code', code: none })).toEqual({ ok: false, problem: 'unknown' })
    const other = await connect(t, await t.device('associated', 'aure'))
    expect(await ask(other, { do: 'code', code })).toEqual({ ok: false, problem: 'unknown' })
    const own = await codeOf({ role: 'associated', centre: 'aure' as never, label: '' })
    expect(await ask(other, { do: 'code', code: own })).toEqual({ ok: true })
    const staff = await connect(t, await t.device('staff', 'castelroc'))
    expect(await ask(staff, { do: 'code', code })).toEqual({ ok: false, problem: 'forbidden' })
    for (const line of [c, other, staff]) await line.close()
  })

  test('C6 only so many codes may wait unused', async () => {
    const few = await startTestRelay({ limits: { codes: 2 } })
    const c = await connect(few, await few.device('coordinator', null))
    const wish = { do: 'make-code', role: 'staff', centre: 'castelroc', label: '' }
    expect(await ask(c, wish)).toMatchObject({ ok: true })
    expect(await ask(c, wish)).toMatchObject({ ok: true })
    expect(await ask(c, wish)).toEqual({ ok: false, problem: 'too-many' })
    await c.close()
    await few.end()
  })

  test('C8 an associated centre makes and drops its own codes, sees its own devices and revokes one, never the one it asks from', async () => {
    const [one, coordinator] = [await t.device('associated', 'aure', 'first'), await t.device('coordinator', null)]
    await t.device('associated', 'corvelle', 'elsewhere')
    await t.device('staff', 'aure', 'staff of that place')
    await t.device('kiosk', 'aure', 'its kiosk')
    const c = await connect(t, one)
    const made = await ask(c, { do: 'make-code', role: 'associated', centre: 'aure', label: 'second' })
    const second = await enrolDevice(t.url, made.ok ? (made.code ?? '') : '')
    expect(second).toMatchObject({ role: 'associated', centre: 'aure' })
    const list = await ask(c, { do: 'devices' })
    expect(list.ok && list.devices?.map(d => d.label).sort()).toEqual(['first', 'second'])
    const third = await ask(c, { do: 'make-code', role: 'associated', centre: 'aure', label: '' })
    const code = third.ok ? (third.code ?? '') : ''
    expect(await ask(c, { do: 'drop-code', code })).toEqual({ ok: true })
    expect(await problem(code)).toBe('code-unknown')

    const live = await connect(t, second)
    expect(await ask(c, { do: 'revoke', device: one.id })).toEqual({ ok: false, problem: 'forbidden' })
    expect(await ask(c, { do: 'revoke', device: second.id })).toEqual({ ok: true })
    expect((await live.ended()).code).toBe(4401)
    const after = await ask(c, { do: 'devices' })
    expect(after.ok && after.devices?.filter(d => d.revokedAt !== null).map(d => d.id)).toEqual([second.id])
    await c.close()
    const desk = await connect(t, coordinator)
    expect(await ask(desk, { do: 'revoke', device: one.id })).toEqual({ ok: true }) // the network takes it out all the same
    await desk.close()
  })

  test('C8 an associated centre reaches nothing else: no other role, centre, code or device, and it is not told what is there', async () => {
    const c = await connect(t, await t.device('associated', 'aure'))
    for (const [role, centre] of [
      ['staff', 'aure'],
      ['kiosk', 'aure'],
      ['coordinator', null],
      ['coordinator', 'aure'],
      ['director', null],
      ['associated', 'corvelle'],
    ] as const)
      expect(await ask(c, { do: 'make-code', role, centre, label: '' }), `${role} ${centre}`).toEqual({ ok: false, problem: 'forbidden' })
    const there: unknown[] = []
    for (const [role, centre] of [
      ['staff', 'aure'],
      ['kiosk', 'aure'],
      ['coordinator', null],
      ['associated', 'corvelle'],
    ] as const)
      there.push(await ask(c, { do: 'revoke', device: (await t.device(role, centre)).id }))
    for (const answer of [...there, await ask(c, { do: 'revoke', device: newKey() })])
      expect(answer).toEqual({ ok: false, problem: 'forbidden' })
    const codes = [
      await codeOf(),
      await codeOf({ role: 'staff', centre: 'aure' as never, label: '' }),
      await codeOf({ role: 'associated', centre: 'corvelle' as never, label: '' }),
    ]
    for (const code of [...codes, 'ZZZZ ZZZZ', await makeCoordinatorToken(t.registry)])
      expect(await ask(c, { do: 'drop-code', code })).toEqual({ ok: false, problem: 'unknown' })
    for (const code of codes) expect(await problem(code)).toBe('ok')
    expect(await ask(c, { do: 'sing' })).toEqual({ ok: false, problem: 'malformed' })
    expect((await t.registry.devices()).some(d => d.revokedAt !== null)).toBe(false)
    await c.close()
  })

  test('C9 an associated centre cannot use up the codes of the network', async () => {
    const c = await connect(t, await t.device('associated', 'aure'))
    const wish = { do: 'make-code', role: 'associated', centre: 'aure', label: '' }
    for (let i = 0; i < RELAY_LIMITS.associatedCodes; i++) expect(await ask(c, wish)).toMatchObject({ ok: true })
    expect(await ask(c, wish)).toEqual({ ok: false, problem: 'too-many' })
    const other = await connect(t, await t.device('associated', 'corvelle'))
    expect(await ask(other, { ...wish, centre: 'corvelle' })).toMatchObject({ ok: true })
    now += RELAY_LIMITS.codeMs // those that were never used are over
    expect(await ask(c, wish)).toMatchObject({ ok: true })
    await c.close()
    await other.close()
  })

  test('C7 the relay writes down names and counts, never contents', async () => {
    const device = await t.device('staff', 'castelroc', 'a label nobody should log')
    await t.registry.revoke(device.id, 1)
    const c = new MuxClient(t.url)
    await c.prove(device, t.origin)
    const structs = newStructs(1, 0, 2)
    await c.pushed('centre/castelroc/visits/2027-03', structs)
    await c.ended()
    const text = JSON.stringify(t.lines)
    expect(t.lines).toContainEqual({ set: 'aside', doc: 'centre/castelroc/visits/2027-03', statements: 2 })
    for (const secret of ['counsellor', 'label', device.id, ...structs.map(s => s.key)]) expect(text).not.toContain(secret)
  })
})
