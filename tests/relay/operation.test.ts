import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HeadState } from '../../src/wire/questions.ts'
import { backupInThread } from '../../sync-server/backup-thread.ts'
import { listBackups } from '../../sync-server/backups.ts'
import type { Line } from '../../sync-server/connection.ts'
import { faultLine } from '../../sync-server/fault-line.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { lastDue } from '../../sync-server/nightly.ts'
import { createOperation, type Operation, type OperationOptions } from '../../sync-server/operation.ts'
import { verifyFolder } from '../../sync-server/verify.ts'
import { connect, enrolDevice, MuxClient, newStructs, startTestRelay, type RelayUnderTest, type TestDevice } from './relay-under-test.ts'

const DOC = 'centre/castelroc/visits/2027-03'
const HOUR = 3_600_000
const MB = 1024 * 1024
/** A morning after three o'clock by this machine's clock. */
const MORNING = new Date(2027, 2, 4, 8, 30).getTime()

let folder: string
let now: number
let free: number
let lines: Parameters<Line>[0][]
const opened: { close(): Promise<void> }[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-operation-'))
  now = MORNING
  free = 1000 * MB
  lines = []
})
afterEach(async () => {
  for (const o of opened.splice(0).toReversed()) await o.close()
  rmSync(folder, { recursive: true, force: true })
})

const data = (): string => join(folder, 'data')
const operate = (more: Partial<OperationOptions> = {}): Operation => {
  const o = createOperation({
    ...{ data: data(), backupHour: 3, now: () => now, line: l => void lines.push(l) },
    room: async () => ({ free, size: 4000 * MB }),
    limits: { diskMs: 0 },
    ...more,
  })
  opened.push(o)
  return o
}
const relayWith = async (operation: Operation): Promise<RelayUnderTest> => {
  const t = await startTestRelay({ folder: data(), now: () => now, operation, line: l => void lines.push(l) })
  opened.push({ close: t.stop })
  return t
}
const worth = (t: RelayUnderTest) => async (): Promise<boolean> => (await t.log.head()).seq > 0
const fill = async (t: RelayUnderTest, rows: number): Promise<void> => {
  for (let i = 0; i < rows; i += 500) {
    await t.log.write(
      Array.from({ length: Math.min(500, rows - i) }, (_, j) => ({
        ...{ doc: DOC, device: 'open', at: 1 },
        content: { is: 'append' as const, structs: newStructs(i + j + 1, 0, 1) },
      })),
    )
    await t.log.flush()
  }
}

/** A web address that keeps what is posted to it. `status`: what it answers. */
const listener = async (): Promise<{
  url: string
  posts: { body: Record<string, unknown>; headers: IncomingHttpHeaders }[]
  answer: { status: number }
}> => {
  const posts: { body: Record<string, unknown>; headers: IncomingHttpHeaders }[] = []
  const answer = { status: 200 }
  const server: Server = createServer((req, res) => {
    let text = ''
    req.on('data', part => (text += part))
    req.on('end', () => {
      posts.push({ body: JSON.parse(text) as Record<string, unknown>, headers: req.headers }) // ours
      res.writeHead(answer.status).end()
    })
  })
  await new Promise<void>(go => server.listen(0, '127.0.0.1', go))
  opened.push({ close: () => new Promise<void>(go => void (server.closeAllConnections(), server.close(() => go()))) })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/s3cret`, posts, answer } // it listens on a port
}

describe('the nightly backup', () => {
  test('B3 the hour is that of this machine’s clock, today or, before it, yesterday', () => {
    for (const [at, due] of [
      [new Date(2027, 2, 4, 8, 30), new Date(2027, 2, 4, 3)],
      [new Date(2027, 2, 4, 3, 0), new Date(2027, 2, 4, 3)],
      [new Date(2027, 2, 4, 2, 59), new Date(2027, 2, 3, 3)],
      [new Date(2027, 2, 28, 12, 0), new Date(2027, 2, 28, 3)], // the night in which three o'clock comes an hour early
      [new Date(2027, 0, 1, 1, 0), new Date(2026, 11, 31, 3)],
    ] as const)
      expect(new Date(lastDue(at.getTime(), 3))).toEqual(due)
  })

  test('B3 a missed night is made up at the start; then one each night, in both folders; nothing is made of an empty relay', async () => {
    const second = join(folder, 'second')
    const o = operate({ backupDir: second })
    const t = await relayWith(o)
    o.start(worth(t))
    await o.settled()
    expect(listBackups(join(data(), 'backups'))).toEqual([])
    await fill(t, 3)
    await o.settled() // what each minute looks
    const names = (f = join(data(), 'backups')): string[] => listBackups(f).map(b => b.name)
    expect(names()).toHaveLength(1)
    now += 12 * HOUR
    await o.settled()
    expect(names()).toHaveLength(1)
    now = new Date(2027, 2, 5, 2, 59).getTime()
    await o.settled()
    expect(names()).toHaveLength(1)
    now += 2 * 60_000
    await o.settled()
    expect(names()).toHaveLength(2)
    expect(names(second)).toEqual(names())
    expect(lines.filter(l => 'backup' in l)).toEqual(
      names()
        .toReversed()
        .map(backup => ({ backup, rows: 3, bytes: expect.any(Number) })),
    )

    await o.close() // three nights of silence
    now += 72 * HOUR
    const again = operate({ backupDir: second })
    again.start(worth(t))
    await again.settled()
    expect(names()).toHaveLength(3)
    expect(verifyFolder(join(second, names()[0] ?? '')).is).toBe('sound')
  })

  test('B3 a clock that was far ahead, or is far behind, costs no backup: one is made each night, and what was just made is not the one that goes', async () => {
    const o = operate({ limits: { diskMs: 0, backups: 3 } })
    const t = await relayWith(o)
    await fill(t, 2)
    o.start(worth(t))
    const names = (): string[] => listBackups(join(data(), 'backups')).map(b => b.name.slice(0, 10))
    for (let night = 0; night < 3; night++, now += 24 * HOUR) await o.settled()
    expect(names()).toEqual(['2027-03-06', '2027-03-05', '2027-03-04'])
    now = new Date(2020, 0, 1, 12).getTime()
    for (let minute = 0; minute < 3; minute++, now += 60_000) await o.settled()
    expect(names()).toEqual(['2027-03-06', '2027-03-05', '2020-01-01'])
    expect(o.backup()).toMatchObject({ at: new Date(2020, 0, 1, 12).getTime() / 1000 })
    now = new Date(2027, 2, 6, 12).getTime()
    await o.settled()
    expect(names()).toEqual(['2027-03-06', '2027-03-05', '2020-01-01']) // that of tonight is there
    now += 24 * HOUR
    await o.settled()
    expect(names()).toEqual(['2027-03-07', '2027-03-06', '2027-03-05'])
  })

  test('B3 clients are served while it is made, two asked for at once are one, and the relay may end in the middle of it', async () => {
    let threads = 0
    const o = operate({ thread: w => (threads++, backupInThread(w)) })
    const t = await relayWith(o)
    await fill(t, 20_000)
    const c = await connect(t, await t.device('staff', 'castelroc'))
    o.start(worth(t))
    let done = false
    const both = Promise.all([o.settled(), o.settled()]).then(() => (done = true))
    let served = 0
    let slowest = 0
    while (!done) {
      const before = performance.now()
      expect(await c.pushed('centre/castelroc/visits/2027-04', newStructs(1, served++, 1))).toMatchObject({ is: 'ack' })
      slowest = Math.max(slowest, performance.now() - before)
    }
    await both
    expect(threads).toBe(1)
    expect(served).toBeGreaterThan(20)
    expect(slowest).toBeLessThan(2000)
    const [made] = listBackups(join(data(), 'backups'))
    expect(made?.counts.rows).toBeGreaterThanOrEqual(20_000)
    now += 24 * HOUR
    void o.settled()
    await o.close()
    expect(listBackups(join(data(), 'backups'))).toHaveLength(1)
    expect(lines.filter(l => l['alarm'] === 'backup')).toEqual([]) // being told to end is no failure
    await c.close()
  })

  test('B3 W2 one that fails is an alarm and a count, is tried again in an hour and not before, and a second folder that fails is its own alarm', async () => {
    const hook = await listener()
    const o = operate({ alarmUrl: hook.url, backupDir: '/dev/null/second' })
    const t = await relayWith(o)
    await fill(t, 3)
    writeFileSync(join(data(), 'backups'), 'a file where the folder should be')
    o.start(worth(t))
    await o.settled()
    await o.settled()
    expect(hook.posts.map(p => p.body['alarm'])).toEqual(['backup'])
    expect(lines.find(l => l['alarm'] === 'backup')?.['why']).toMatch(/^The folder for backups .* cannot be written/)
    rmSync(join(data(), 'backups'))
    now += HOUR - 1
    await o.settled()
    expect(listBackups(join(data(), 'backups'))).toEqual([])
    now += 1
    await o.settled()
    expect(listBackups(join(data(), 'backups'))).toHaveLength(1)
    expect(hook.posts.map(p => p.body['alarm'])).toEqual(['backup', 'copy'])
    expect(o.metrics.text([])).toMatch(/relais_backups_total\{how="failed"\} 1\nrelais_backups_total\{how="made"\} 1\n/)
  })
})

describe('a disk that is nearly full', () => {
  test('W1 below the floor nothing is acknowledged, readers are served, everything is taken again as soon as there is room', async () => {
    const hook = await listener()
    const o = operate({ alarmUrl: hook.url })
    const t = await relayWith(o)
    const device = await t.device('staff', 'castelroc')
    const c = await connect(t, device)
    const first = newStructs(1, 0, 2)
    expect(await c.pushed(DOC, first)).toMatchObject({ is: 'ack' })
    free = RELAY_LIMITS.diskFloor - 1
    const lost = newStructs(1, 2, 2)
    c.push(DOC, lost)
    expect(await c.ended()).toEqual({ code: 4503, reason: 'storage' })
    expect((await fetch(`${t.url}/readyz`)).status).toBe(503)
    const reader = await connect(t, device)
    reader.pull(DOC)
    await reader.until(() => reader.keys(DOC).length === 2)
    expect(reader.keys(DOC)).toEqual(first.map(s => s.key)) // none of what was refused
    free = RELAY_LIMITS.diskFloor
    now += 2000 // an answer of /readyz stands for a second
    expect(await reader.pushed(DOC, lost)).toMatchObject({ is: 'ack' })
    expect((await fetch(`${t.url}/readyz`)).status).toBe(200)
    await o.settled()
    expect(hook.posts.map(p => p.body)).toEqual([
      { alarm: 'disk', relay: '', at: new Date(MORNING).toISOString(), freeMb: 63, sizeMb: 4000 },
      { alarm: 'over', relay: '', at: new Date(now).toISOString(), freeMb: 64, sizeMb: 4000 },
    ])
    expect(o.metrics.value('relais_unstored_total')).toBe(1)
    await reader.close()
  })

  test('W1 W2 when SQLite or the system says that there is no room or that the disk fails, it is told once while it lasts, and that it is over', () => {
    const o = operate()
    const sqlite = (errcode: number): Error => Object.assign(new Error('no'), { code: 'ERR_SQLITE_ERROR', errcode })
    o.fault(sqlite(19)) // a constraint: a fault of ours, not of the disk
    o.stored()
    expect(lines.filter(l => 'alarm' in l)).toEqual([])
    for (const [error, why] of [
      [sqlite(13), 'full'],
      [sqlite(778), 'disk'], // an extended code of IOERR
      [Object.assign(new Error('no'), { code: 'ENOSPC' }), 'full'],
      [Object.assign(new Error('no'), { code: 'EIO' }), 'disk'],
    ] as const) {
      lines = []
      o.fault(error)
      o.fault(error)
      o.stored()
      o.stored()
      expect(lines.filter(l => 'alarm' in l)).toEqual([{ alarm: 'storage', why }, { alarm: 'over' }])
    }
  })
})

describe('alarms', () => {
  test('W2 one of a kind in an hour, small, without contents; an address that does not answer is tried with the next, and is never written down', async () => {
    const hook = await listener()
    const o = operate({ alarmUrl: hook.url, origin: 'https://relais.example.org' })
    const t = await relayWith(o)
    await fill(t, 2)
    const damage = (seq: number): void => {
      const db = new DatabaseSync(join(data(), 'log.sqlite'))
      db.prepare("update row set bytes = x'00' where seq = ?").run(seq)
      db.close()
    }
    damage(1)
    const c = await connect(t, await t.device('staff', 'castelroc'))
    hook.answer.status = 500
    c.pull(DOC)
    await c.first('refused')
    await o.settled()
    expect(lines).toContainEqual({ untold: 'damaged', status: 500 })
    hook.answer.status = 200
    damage(2)
    c.pull(DOC, 1)
    await c.until(() => c.all('refused').length === 2)
    await o.settled()
    o.fault(new Error('something else'))
    expect(hook.posts.map(p => p.body)).toEqual([
      { alarm: 'damaged', relay: 'https://relais.example.org', at: new Date(now).toISOString(), rows: 1 },
      { alarm: 'damaged', relay: 'https://relais.example.org', at: new Date(now).toISOString(), rows: 2 },
    ])
    expect(o.metrics.value('relais_alarms_total')).toBe(2)
    expect(JSON.stringify(lines)).not.toContain('s3cret')
    await c.close()
  })

  test('W2 nobody at the address, one that hangs, and none at all: the relay goes on', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>(go => silent.listen(0, '127.0.0.1', go))
    opened.push({ close: () => new Promise<void>(go => void (silent.closeAllConnections(), silent.close(() => go()))) })
    const at = (silent.address() as AddressInfo).port
    for (const alarmUrl of ['http://127.0.0.1:9/', `http://127.0.0.1:${at}/`, null]) {
      lines = []
      const o = operate({ alarmUrl, limits: { alarmWaitMs: 50, diskMs: 0 } })
      free = 0
      expect(await o.disk.isLow()).toBe(true)
      await o.settled()
      expect(lines.map(l => Object.keys(l)[0])).toEqual(alarmUrl ? ['alarm', 'untold'] : ['alarm'])
    }
  })
})

const metricsOf = async (t: RelayUnderTest, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${t.url}/metrics`, { headers })
const valueIn = (text: string, name: string): number => Number(new RegExp(`^${RegExp.escape(name)} (\\S+)$`, 'm').exec(text)?.[1])

describe('what is counted', () => {
  test('W3 /metrics is for this machine and for who shows the token; behind a proxy it is not there', async () => {
    const t = await relayWith(operate({ metricsToken: 'a-token-of-some-length' }))
    expect((await metricsOf(t)).status).toBe(200)
    for (const header of ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'Via']) {
      const refused = await metricsOf(t, { [header]: '127.0.0.1' })
      expect([refused.status, await refused.text()]).toEqual([404, 'There is nothing here.'])
    }
    const shown = { 'X-Forwarded-For': '203.0.113.9', Authorization: 'Bearer a-token-of-some-length' }
    expect((await metricsOf(t, shown)).status).toBe(200)
    expect((await metricsOf(t, { ...shown, Authorization: 'Bearer a-token-of-some-lengtH' })).status).toBe(404)
    expect((await metricsOf(t, { ...shown, Authorization: 'Basic a-token-of-some-length' })).status).toBe(404)
    const none = await startTestRelay()
    opened.push({ close: none.end })
    expect((await metricsOf(none, { 'X-Forwarded-For': '203.0.113.9', Authorization: 'Bearer null' })).status).toBe(404)
  })

  test('W3 connections, pieces, statements, refusals, commits, bytes, backup, disk and devices are counted as they were; no name or id among them', async () => {
    const o = operate()
    const t = await relayWith(o)
    const device = await t.device('staff', 'castelroc', 'Comptoir de Castelroc')
    await t.device('staff', 'aure')
    await t.registry.heard(new Map([[device.id, Math.floor(now / 1000) - 100]]))
    const c = await connect(t, device)
    for (let i = 0; i < 5; i++) await c.pushed(DOC, newStructs(1, i * 3, 3))
    await c.pushed('network/directory', newStructs(9, 0, 1)) // forbidden
    await c.pushed(DOC, newStructs(1, 99, 1)) // a gap
    const gone = await connect(t, device)
    await gone.close()
    o.start(worth(t))
    await o.settled()
    now += 60_000
    const text = await (await metricsOf(t)).text()
    expect(text).toMatch(/^(#.*\n|[a-z_]+(\{[a-z]+="[^"]*"\})? -?[0-9.e+-]+\n)+$/)
    for (const [name, value] of Object.entries({
      'relais_connections_total{way="mux"}': 2,
      'relais_closed_total{code="1005"}': 1,
      relais_connections: 1,
      relais_pieces_total: 6,
      relais_acknowledged_total: 5,
      relais_statements_total: 15,
      'relais_refused_total{reason="forbidden"}': 1,
      'relais_refused_total{reason="gap"}': 1,
      relais_commit_seconds_count: 6,
      'relais_commit_seconds_bucket{le="+Inf"}': 6,
      relais_batch_pieces_sum: 6,
      relais_waiting_pieces: 0,
      relais_log_rows: 5,
      relais_log_broken: 0,
      relais_damaged_rows: 0,
      relais_backup_age_seconds: 60,
      relais_disk_free_bytes: free,
      'relais_devices{heard="day"}': 1,
      'relais_devices{heard="never"}': 1,
      'relais_backups_total{how="made"}': 1,
    }))
      expect(valueIn(text, name), name).toBe(value)
    expect(valueIn(text, 'relais_received_bytes_total')).toBeGreaterThan(500)
    expect(valueIn(text, 'relais_sent_bytes_total')).toBeGreaterThan(200)
    expect(valueIn(text, 'process_resident_memory_bytes')).toBeGreaterThan(10 * MB)
    for (const secret of ['castelroc', 'Comptoir', 'aure', device.id, '127.0.0.1', 'network/']) expect(text).not.toContain(secret)
    await c.close()
  })
})

const ask = async (c: MuxClient, question: unknown): Promise<{ ok: boolean; problem?: string; state?: HeadState }> => {
  const n = c.all('reply').length + 1
  c.send({ is: 'ask', n, json: JSON.stringify(question) })
  return JSON.parse((await c.first('reply', r => r.n === n)).json) as { ok: boolean } // ours
}

describe('what a coordinator is told of the head', () => {
  test('W4 the last verified backup, room on the disk, damaged rows and what could not be stored', async () => {
    const o = operate()
    const t = await relayWith(o)
    const c = await connect(t, await t.device('coordinator', null))
    const seconds = Math.floor(MORNING / 1000)
    const before = {
      since: seconds,
      backup: null,
      nightly: true,
      disk: { free, size: 4000 * MB, floor: RELAY_LIMITS.diskFloor },
      damaged: 0,
      refused: 0,
      refusedAt: null,
    }
    expect(await ask(c, { do: 'state' })).toEqual({ ok: true, state: before })
    await c.pushed('network/directory', newStructs(1, 0, 2))
    o.start(worth(t))
    await o.settled()
    now += 5000
    free = 10 * MB
    const other = await connect(t, await t.device('staff', 'castelroc'))
    other.push(DOC, newStructs(2, 0, 1))
    expect((await other.ended()).code).toBe(4503)
    const after = { ...before, backup: { at: seconds }, disk: { ...before.disk, free }, refused: 1, refusedAt: seconds + 5 }
    expect(await ask(c, { do: 'state' })).toEqual({ ok: true, state: after })
    await c.close()
  })

  test('W4 nobody else may ask, and a question with a field too many is none', async () => {
    const t = await relayWith(operate())
    for (const [role, centre] of [
      ['staff', 'castelroc'],
      ['director', null],
      ['associated', 'aure'],
      ['kiosk', 'castelroc'],
    ] as const) {
      const c = await connect(t, await t.device(role, centre))
      expect(await ask(c, { do: 'state' }), role).toEqual({ ok: false, problem: 'forbidden' })
      await c.close()
    }
    const c = await connect(t, await t.device('coordinator', null))
    expect(await ask(c, { do: 'state', of: 'all' })).toEqual({ ok: false, problem: 'malformed' })
    await c.close()
  })
})

describe('what the relay writes down', () => {
  test('W5 C7 a whole session – codes, enrolling, pieces, refusals, revoking, quarantine, damage, a full disk, backups, faults – leaves names of documents and counts, nothing that was sent', async () => {
    const hook = await listener()
    const o = operate({ alarmUrl: hook.url, metricsToken: 'a-token-of-some-length' })
    const t = await relayWith(o)
    const coordinator = await t.device('coordinator', null, 'Ordinateur de Maryse')
    const boss = await connect(t, coordinator)
    const secrets: string[] = [
      'Maryse',
      'Comptoir',
      'counsellor',
      'a-token',
      's3cret',
      '127.0.0.1',
      coordinator.id,
      String(coordinator.jwk.x),
    ]
    const made = (await ask(boss, { do: 'make-code', role: 'staff', centre: 'castelroc', label: 'Comptoir du marché' })) as unknown as {
      code: string
    }
    secrets.push(made.code)
    await fetch(`${t.url}/enrol`, { method: 'POST', body: JSON.stringify({ code: 'WRNG WRNG', key: coordinator.jwk, label: 'Comptoir' }) })
    await fetch(`${t.url}/enrol`, { method: 'POST', body: '{"code": "Comptoir' })
    await fetch(`${t.url}/%zz?Comptoir`)
    const device: TestDevice = await enrolDevice(t.url, made.code, 'Comptoir')
    secrets.push(device.id, String(device.jwk.x))
    const c = await connect(t, device)
    const said: string[] = []
    const push = async (doc: string, client: number, clock: number): Promise<void> => {
      const structs = newStructs(client, clock, 3)
      said.push(...structs.map(s => s.key))
      await c.pushed(doc, structs)
    }
    await push(DOC, 1, 0)
    await push(DOC, 1, 50)
    await push('network/directory', 2, 0)
    await push(`centre/Maryse/visits/2027-03`, 2, 0)
    c.raw(new Uint8Array([255, 1, 2, 3]))
    expect((await c.ended()).code).toBe(4400)
    o.start(worth(t))
    await o.settled()
    free = 1
    const full = await connect(t, device)
    full.push(DOC, newStructs(1, 3, 1))
    expect((await full.ended()).code).toBe(4503)
    free = 1000 * MB
    expect((await fetch(`${t.url}/readyz`)).status).toBe(503) // since the last batch
    expect((await ask(boss, { do: 'revoke', device: device.id })).ok).toBe(true)
    const late = new MuxClient(t.url)
    await late.prove(device, t.origin)
    const set = newStructs(1, 3, 2)
    said.push(...set.map(s => s.key))
    expect(await late.pushed(DOC, set)).toMatchObject({ reason: 'quarantine' })
    await late.ended()
    const db = new DatabaseSync(join(data(), 'log.sqlite'))
    db.exec("update row set bytes = x'00'")
    db.close()
    boss.pull(DOC)
    await boss.first('refused')
    now += 24 * HOUR
    await o.settled() // a backup that is not sound
    o.fault(new Error('Comptoir'))
    o.fault(new TypeError(`Cannot read "${said[0]}"`))
    const text = JSON.stringify(lines)
    for (const kind of ['damaged', 'backup', 'disk', 'over', 'fault', 'set']) expect(text, kind).toContain(kind)
    expect(lines.length).toBeGreaterThan(8)
    const posted = JSON.stringify(hook.posts)
    for (const secret of [...secrets, ...said]) {
      expect(text, secret).not.toContain(secret)
      expect(JSON.stringify(hook.posts.map(p => p.body)), secret).not.toContain(secret)
    }
    expect(posted).not.toContain(DOC) // an alarm goes to somebody else's house: not even a name
    // and every line is made of these words, each with a value that is a number or a short text
    const WORDS = [
      'alarm',
      'freeMb',
      'sizeMb',
      'why',
      'untold',
      'status',
      'damaged',
      'row',
      'rows',
      'fault',
      'where',
      'set',
      'doc',
      'statements',
      'backup',
      'bytes',
    ]
    for (const l of lines)
      for (const [word, value] of Object.entries(l))
        expect([word, String(value).length < 2000]).toEqual([WORDS.find(w => w === word), true])
    await boss.close()
  })

  test('W5 of an error the database’s or the system’s own words are written down, of any other its name and its place', () => {
    expect(faultLine(Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }))).toMatchObject({
      fault: 'database or disk is full',
    })
    expect(faultLine(Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' }))).toMatchObject({ fault: 'EIO: i/o error, write' })
    expect(faultLine(Object.assign(new Error('The "Maryse" argument'), { code: 'ERR_INVALID_ARG_TYPE' }))).toMatchObject({
      fault: 'ERR_INVALID_ARG_TYPE',
    })
    expect(faultLine(new TypeError('Maryse'))).toEqual({ fault: 'TypeError', where: expect.stringMatching(/^[\w.-]+\.ts:\d+$/) })
    for (const odd of ['Maryse', null, undefined, { message: 'Maryse' }]) expect(faultLine(odd)).toEqual({ fault: 'error', where: '' })
  })
})
