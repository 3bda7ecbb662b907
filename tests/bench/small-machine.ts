// A machine of 512 MB: the memory of a relay with 100,000 rows in its log, a hundred devices connected, one of them new and fetching everything,
// while the nightly backup is made. The process is held to a small heap, as the unit for systemd does; its greatest resident size is the system's own figure.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, newStructs, startTestRelay, type MuxClient, type TestDevice } from '../relay/relay-under-test.ts'
import { until } from '../until.ts'
import type { Bench } from './measured.ts'

const RELAY = fileURLToPath(new URL('small-relay.ts', import.meta.url))
const ROWS = 100_000
const CENTRES = 20
const DEVICES = 100
/** The relay's share of 512 MB: a proxy and the system need the rest. */
const LIMIT_MB = 200
/** As the unit for systemd starts it. */
const unit = readFileSync(new URL('../../sync-server/operating/relais.service', import.meta.url), 'utf8')
const OPTIONS = (/NODE_OPTIONS=([^"]+)"/.exec(unit)?.[1] ?? '').split(' ')

const centreOf = (i: number): string => `centre${String.fromCharCode(97 + (i % CENTRES))}`
const docOf = (i: number): string => `centre/${centreOf(i)}/visits/2027-${String((Math.floor(i / CENTRES) % 12) + 1).padStart(2, '0')}`

/** 100,000 rows in 240 documents, one visit each, as the counters of twenty centres write them in a year. */
const fill = async (data: string): Promise<readonly TestDevice[]> => {
  const t = await startTestRelay({ folder: data, limits: { requestBurst: 10_000 } })
  const clocks = new Map<string, number>()
  for (let i = 0; i < ROWS; i += 2000) {
    const batch = Array.from({ length: 2000 }, (_, j) => {
      const doc = docOf(i + j)
      const clock = clocks.get(doc) ?? 0
      clocks.set(doc, clock + 1)
      return { doc, device: 'open', at: 1_800_000_000 + i, content: { is: 'append' as const, structs: newStructs(1, clock, 1) } }
    })
    await t.log.write(batch)
    await t.log.flush()
  }
  const devices: TestDevice[] = []
  for (let i = 0; i < DEVICES; i++) devices.push(await t.device('staff', centreOf(i)))
  devices.push(await t.device('coordinator', null))
  await t.stop()
  return devices
}

/** Megabytes: now, and the most there ever was. Linux says it; elsewhere there is no figure. */
const memory = (pid: number): { readonly now: number; readonly most: number } => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024
  return { now: of('VmRSS'), most: of('VmHWM') }
}

export const smallMachine = (app: string): Bench => ({
  name: 'small-machine',
  run: async atEnd => {
    const root = mkdtempSync(join(tmpdir(), 'relais-small-'))
    atEnd(async () => rmSync(root, { recursive: true, force: true }))
    const data = join(root, 'data')
    const devices = await fill(data)
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...OPTIONS, RELAY, data, app], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    atEnd(
      () =>
        new Promise(go => {
          child.once('close', () => go())
          child.kill('SIGKILL')
        }),
    )
    let said = ''
    child.stdout.on('data', (part: Buffer) => (said += part.toString()))
    await until('the relay is open', () => /^\d+\n/.test(said))
    const pid = child.pid ?? 0
    const port = Number(said.split('\n')[0])
    const at = { url: `http://127.0.0.1:${port}`, origin: `http://localhost:${port}` }
    const begun = memory(pid).now

    for (const path of ['/', '/sw.js', '/manifest.webmanifest']) await (await fetch(at.url + path)).arrayBuffer()
    const staff: MuxClient[] = []
    for (const d of devices.slice(0, DEVICES)) staff.push(await connect(at, d))
    const connected = memory(pid).now

    const before = performance.now()
    child.kill('SIGUSR2')
    let clock = 0
    let going = true
    let slowest = 0
    const writing = (async () => {
      while (going) {
        const asked = performance.now()
        const i = clock % DEVICES
        const doc = `centre/${String(devices[i]?.centre)}/visits/2028-01`
        await staff[i]?.pushed(doc, newStructs(1000 + i, Math.floor(clock++ / DEVICES), 1))
        slowest = Math.max(slowest, performance.now() - asked)
      }
    })()
    const desk = await connect(at, devices[DEVICES]!) // the coordinator, who is new here: everything
    const [answer] = desk.all('answer')
    for (const [doc] of answer?.documents ?? []) desk.pull(doc)
    const received = (): number => desk.all('piece').length
    const wanted = new Map((answer?.documents ?? []).map(([doc, seq]) => [doc, seq]))
    const isWhole = (): boolean => {
      const upTo = new Map<string, number>()
      for (const p of desk.all('piece')) upTo.set(p.doc, Math.max(upTo.get(p.doc) ?? 0, p.n))
      return [...wanted].every(([doc, seq]) => (upTo.get(doc) ?? 0) >= seq)
    }
    await until('everything is at the new device', isWhole, 120_000)
    const synced = performance.now() - before
    await until('the backup is made', () => /"(backup|alarm)":/.test(said), 120_000)
    const made = performance.now() - before
    going = false
    await writing
    if (!said.includes('"backup":')) throw new Error(said)
    const { most, now } = memory(pid)
    for (const c of [...staff, desk]) c.socket.terminate()
    console.log(
      `small-machine: at start ${begun.toFixed(0)} MB, ${DEVICES} devices connected ${connected.toFixed(0)} MB, afterwards ${now.toFixed(0)} MB; ${received()} pieces to the new device`,
    )
    return [
      {
        what: `relay with ${ROWS} rows, ${DEVICES} devices, a first sync and a backup: most memory`,
        unit: 'MB',
        values: [most],
        by: 'most',
        limit: LIMIT_MB,
      },
      { what: '… everything at the new device after', unit: 'ms', values: [synced], by: 'most', limit: null },
      { what: '… the verified backup made after', unit: 'ms', values: [made], by: 'most', limit: null },
      { what: '… the slowest acknowledgement meanwhile', unit: 'ms', values: [slowest], by: 'most', limit: null },
    ]
  },
})
