// What the first coordinator's link may say that a one-time code may not: the centre of its own device.
import { afterEach, expect, test } from 'vitest'
import { makeCode, makeCoordinatorToken } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { newKeys, newStructs, postJson, startTestRelay, type RelayUnderTest } from './relay-under-test.ts'

let t: RelayUnderTest
afterEach(() => t.end())

const present = async (body: object): Promise<unknown> =>
  (await postJson(`${t.url}/enrol`, { key: newKeys().jwk, label: 'Poste', ...body })).json()

test('C4 the first coordinator may say that its device also stands at the head, and the relay remembers it', async () => {
  t = await startTestRelay()
  const code = await makeCoordinatorToken(t.registry)
  expect(await present({ code, centre: 'valbrune' })).toMatchObject({ ok: true, role: 'coordinator', centre: 'valbrune' })
  expect((await t.registry.devices()).map(d => d.centre)).toEqual(['valbrune'])
})

test('C4 the relay’s link is told how far the directory is, so that nobody describes a second network over the first; a code is told nothing', async () => {
  t = await startTestRelay()
  expect(await present({ code: await makeCoordinatorToken(t.registry) })).toMatchObject({ ok: true, directory: 0 })
  const content = { is: 'append' as const, structs: newStructs(1, 0, 3) }
  await t.log.write([{ doc: 'network/directory', device: 'first', at: 1, content }])
  await t.log.flush()
  const code = await makeCoordinatorToken(t.registry)
  const key = newKeys().jwk
  const told = { ok: true, directory: await t.log.headOf('network/directory') }
  expect(told.directory).toBeGreaterThan(0)
  expect(await present({ code, key })).toMatchObject(told)
  expect(await present({ code, key })).toMatchObject(told) // its answer was lost on the way (C5)
  const made = await makeCode(t.registry, { role: 'coordinator', centre: null, label: '' }, Date.now(), RELAY_LIMITS)
  expect(await present({ code: made?.code })).not.toHaveProperty('directory')
})

test('C4 a one-time code says its centre itself: another one that is asked for is not heard', async () => {
  t = await startTestRelay()
  const made = await makeCode(t.registry, { role: 'coordinator', centre: null, label: '' }, Date.now(), RELAY_LIMITS)
  expect(await present({ code: made?.code, centre: 'valbrune' })).toMatchObject({ ok: true, role: 'coordinator', centre: null })
})

test('C4 a centre that is no code of a centre is malformed, and the link is not spent by it', async () => {
  t = await startTestRelay()
  const code = await makeCoordinatorToken(t.registry)
  for (const centre of ['Valbrune', '', 7, ['val'], 'a/b'])
    expect(await present({ code, centre })).toEqual({ ok: false, problem: 'malformed' })
  expect(await present({ code, centre: null })).toMatchObject({ ok: true, centre: null })
})
