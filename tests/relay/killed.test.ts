import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { rng, seedOf } from '../random.ts'
import { enrolDevice, MuxClient, newStructs, until, type TestDevice } from './relay-under-test.ts'

const MAIN = fileURLToPath(new URL('../../sync-server/main.ts', import.meta.url))
const seed = seedOf()

type Running = {
  readonly child: ChildProcess
  readonly url: string
  readonly token: string | null
  readonly out: () => string
  readonly exit: Promise<number | null>
}
const running = new Set<ChildProcess>()

/** `node sync-server/main.ts`, as an operator runs it. Resolves when it says where it is open, or has ended. */
const run = (env: Record<string, string>, word = 'start'): Promise<Running> =>
  new Promise(done => {
    const child = spawn(process.execPath, [MAIN, word], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let out = ''
    const exit = new Promise<number | null>(go => child.on('close', go))
    const look = (part: Buffer): void => {
      out += part.toString()
      const url = /open at (\S+)\n/.exec(out)?.[1]
      if (url && out.endsWith('\n\n'))
        done({
          child,
          url: url.replace('localhost', '127.0.0.1'),
          token: /#coordinator=(\S{22})/.exec(out)?.[1] ?? null,
          out: () => out,
          exit,
        })
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    void exit.then(() => {
      running.delete(child)
      done({ child, url: '', token: null, out: () => out, exit })
    })
  })
const folders: string[] = []
const newFolder = (): string => {
  const f = mkdtempSync(join(tmpdir(), 'relais-main-'))
  folders.push(f)
  return f
}
/** A free port: asked for once and given back, so that a relay that starts again is at the same address. */
const freePort = async (): Promise<string> => {
  const first = await run({ RELAIS_DATA: newFolder(), PORT: '0' })
  first.child.kill('SIGTERM')
  await first.exit
  return new URL(first.url).port
}

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  await until(() => running.size === 0)
  for (const f of folders.splice(0)) rmSync(f, { recursive: true, force: true })
})

const openClient = async (url: string, device: TestDevice): Promise<MuxClient> => {
  const c = new MuxClient(url)
  await c.prove(device, url)
  await c.hello()
  return c
}

describe(`a real relay process, seed ${seed}`, () => {
  test('L1 killed (kill -9) six times while a device writes: acknowledged and lost = 0, and it goes on from where it was', async () => {
    const r = rng(seed)
    const data = join(newFolder(), 'data')
    const port = await freePort()
    const acknowledged = new Set<string>()
    let device: TestDevice | null = null
    let clock = 0
    for (let life = 0; life < 6; life++) {
      const relay = await run({ RELAIS_DATA: data, PORT: port })
      expect(relay.url, relay.out()).not.toBe('')
      device ??= await enrolDevice(relay.url, relay.token ?? '', 'first') // a coordinator: writes remarks
      const c = await openClient(relay.url, device)
      const doc = 'centre/castelroc/remarks/2027-03'
      const killAt = 20 + Math.floor(r() * 150)
      const sent = new Map<number, string[]>()
      while (!c.end) {
        const structs = newStructs(life + 1, sent.size, 1)
        sent.set(
          c.push(doc, structs),
          structs.map(s => s.key),
        )
        if (c.all('ack').length >= killAt) relay.child.kill('SIGKILL')
        if (sent.size - c.all('ack').length > 20)
          await c.until(() => sent.size - c.all('ack').length < 10).catch(() => undefined) // killed meanwhile
        else await new Promise(go => setImmediate(go))
      }
      for (const a of c.all('ack')) for (const key of sent.get(a.n) ?? []) acknowledged.add(key)
      clock += c.all('ack').length
      expect(await relay.exit).toBeNull() // by the signal
    }
    expect(clock).toBeGreaterThan(6 * 19)
    const folder = openDataFolder(data)
    const rows = await folder.log.rows('centre/castelroc/remarks/2027-03', 0, Infinity)
    await folder.close()
    const { readAppend } = await import('../../src/wire/append.ts')
    const held = new Set<string>(rows.flatMap(row => readAppend(row.bytes).map(s => s.key)))
    expect([...acknowledged].filter(k => !held.has(k))).toEqual([])
    expect(acknowledged.size).toBe(clock)
  })

  test('P2 it says where it is open and, while there is no coordinator, the link that makes one; Ctrl-C ends it with 1012 and 0; a restart keeps everything', async () => {
    const data = join(newFolder(), 'data')
    const port = await freePort()
    const early = await run({ RELAIS_DATA: data, PORT: port })
    early.child.kill('SIGTERM')
    await early.exit
    const none = await run({ RELAIS_DATA: data, PORT: port }, 'coordinator')
    expect(await none.exit).toBe(0)
    expect(none.out()).toMatch(/#coordinator=\S{22}\n/) // nobody has coordinated: there is no network to go back to
    const first = await run({ RELAIS_DATA: data, PORT: port, RELAIS_ORIGIN: `http://127.0.0.1:${port}` })
    await expect(enrolDevice(first.url, early.token ?? '')).rejects.toThrow('code-unknown') // each start voids the link of the one before
    expect(first.out()).toMatch(new RegExp(`http://127.0.0.1:${port}/#coordinator=[A-Za-z0-9_-]{22}\n`))
    const device = await enrolDevice(first.url, first.token ?? '', 'first')
    const c = await openClient(first.url, device)
    await c.pushed('network/directory', newStructs(1, 0, 3))
    first.child.kill('SIGINT')
    expect((await c.ended()).code).toBe(1012)
    expect(await first.exit).toBe(0)

    const second = await run({ RELAIS_DATA: data, PORT: port, RELAIS_ORIGIN: `http://127.0.0.1:${port}` })
    expect(second.token).toBeNull()
    const again = await openClient(second.url, device)
    again.pull('network/directory')
    await again.until(() => again.keys('network/directory').length === 3)

    const other = await run({ RELAIS_DATA: data, PORT: '0' })
    expect([await other.exit, other.out()]).toEqual([1, expect.stringMatching(/^Another relay is using the data folder .*\n$/)])
    const taken = await run({ RELAIS_DATA: join(newFolder(), 'data'), PORT: port })
    expect([await taken.exit, taken.out()]).toEqual([1, `Port ${port} is taken. Stop what uses it, or choose another: PORT=8788.\n`])

    const link = await run({ RELAIS_DATA: data, PORT: port, RELAIS_ORIGIN: `http://127.0.0.1:${port}` }, 'coordinator') // beside the running one
    expect(await link.exit).toBe(0)
    const token = /#recover=(\S{22})/.exec(link.out())?.[1] ?? ''
    expect(await enrolDevice(second.url, token, 'second')).toMatchObject({ role: 'coordinator' })
    second.child.kill('SIGTERM')
    expect(await second.exit).toBe(0)
  })

  test('P2 C4 C6 a first coordinator that was lost: a link from the command line makes another, who has all the first wrote and takes the first out', async () => {
    const data = join(newFolder(), 'data')
    const env = { RELAIS_DATA: data, PORT: await freePort() }
    const relay = await run(env)
    const lost = await enrolDevice(relay.url, relay.token ?? '', 'lost')
    const stolen = await openClient(relay.url, lost)
    const written = newStructs(1, 0, 3)
    expect(await stolen.pushed('network/directory', written)).toMatchObject({ is: 'ack' })

    const link = await run({ ...env, RELAIS_ORIGIN: relay.url }, 'coordinator') // beside the running one
    const token = /#recover=(\S{22})/.exec(link.out())?.[1] ?? ''
    const found = await enrolDevice(relay.url, token, 'found')
    const desk = await openClient(relay.url, found)
    desk.pull('network/directory')
    await desk.until(() => desk.keys('network/directory').length === 3)
    desk.send({ is: 'ask', n: 1, json: JSON.stringify({ do: 'revoke', device: lost.id }) })
    expect(JSON.parse((await desk.first('reply')).json)).toEqual({ ok: true })
    expect(await stolen.ended()).toEqual({ code: 4401, reason: 'revoked' })

    // after a restart too: the lost one is told nothing, the link is spent, and no other is printed
    relay.child.kill('SIGTERM')
    await relay.exit
    const again = await run(env)
    expect(again.token).toBeNull()
    await expect(enrolDevice(again.url, token, 'third')).rejects.toThrow('code-used')
    const back = new MuxClient(again.url)
    await back.prove(lost, again.url)
    expect(await back.pushed('network/directory', newStructs(1, 3, 1))).toMatchObject({ reason: 'quarantine' })
    back.pull('network/directory')
    expect((await back.ended()).code).toBe(4401)
    expect(back.all('piece')).toEqual([])
    const kept = await openClient(again.url, found)
    expect(await kept.pushed('network/directory', newStructs(2, 0, 1))).toMatchObject({ is: 'ack' })
    await kept.close()
    again.child.kill('SIGTERM')
    expect(await again.exit).toBe(0)
  }, 60_000)

  test('P1 what cannot be meant is told in one sentence, and nothing is started', async () => {
    const data = join(newFolder(), 'data')
    for (const [env, word, says] of [
      [{ PORT: 'abc' }, 'start', /^PORT must be a number/],
      [{ PORT: '70000' }, 'start', /^PORT must be a number/],
      [{ RELAIS_ORIGIN: 'relais.example' }, 'start', /^RELAIS_ORIGIN must be/],
      [{ RELAIS_ORIGIN: 'https://relais.example/path' }, 'start', /^RELAIS_ORIGIN must be/],
      [{ RELAIS_OPEN: 'centre/' }, 'start', /^RELAIS_OPEN must be/],
      [{ RELAIS_DEMO: 'yes' }, 'start', /^RELAIS_DEMO must be 1 .* or 0/],
      [{ RELAIS_BACKUP_HOUR: '24' }, 'start', /^RELAIS_BACKUP_HOUR must be an hour from 0 to 23, or off/],
      [{ RELAIS_DISK_FLOOR: '1 GB' }, 'start', /^RELAIS_DISK_FLOOR must be a number of megabytes/],
      [{ RELAIS_ALARM_URL: 'ops@relais.example' }, 'start', /^RELAIS_ALARM_URL must be a web address that takes a POST\.$/m],
      [{ RELAIS_METRICS_TOKEN: 'short' }, 'start', /^RELAIS_METRICS_TOKEN must have 16 to 200 characters/],
      [{ RELAIS_DATA: '/dev/null/data' }, 'start', /^The data folder \/dev\/null\/data cannot be made/],
      [{ HOST: '203.0.113.1', PORT: '0' }, 'start', /^HOST 203\.0\.113\.1 is no address of this machine/],
      [{}, 'dance', /^"dance" is not known here/],
      [{ RELAIS_DATA: join(newFolder(), 'none') }, 'coordinator', /^There is no network in /],
    ] as const) {
      const relay = await run({ RELAIS_DATA: data, ...env }, word)
      expect(await relay.exit, relay.out()).toBe(1)
      expect(relay.out()).toMatch(says)
      expect(relay.out().trim().split('\n')).toHaveLength(1)
    }
  })
})
