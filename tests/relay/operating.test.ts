// The recipe for operators (sync-server/operating): what of it can be tried here.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { readSettings } from '../../sync-server/settings.ts'
import { newKeys, startTestRelay } from './relay-under-test.ts'

const file = (name: string): string => readFileSync(fileURLToPath(new URL(`../../sync-server/operating/${name}`, import.meta.url)), 'utf8')
const unit = file('relais.service')
const there = (program: string): boolean => spawnSync('which', [program]).status === 0
const root = fileURLToPath(new URL('../..', import.meta.url))

/** `NAME=value` lines; those that are commented out too when `all`. */
const variables = (text: string, which: 'set' | 'all'): Record<string, string> =>
  Object.fromEntries([...text.matchAll(which === 'all' ? /^#?([A-Z_]+)=(.*)$/gm : /^([A-Z_]+)=(.*)$/gm)].map(m => [m[1] ?? '', m[2] ?? '']))

test('P1 every variable of relais.env is one that the relay reads, and what stands there is what it can mean', () => {
  const settings = readFileSync(join(root, 'sync-server/settings.ts'), 'utf8')
  const read = [...settings.matchAll(/env\['([A-Z_]+)'\]/g)].map(m => m[1] ?? '')
  const named = Object.keys(variables(file('relais.env'), 'all'))
  expect(named.filter(v => !read.includes(v))).toEqual([])
  expect(read.filter(v => !named.includes(v)).toSorted()).toEqual(['HOST', 'RELAIS_OPEN']) // neither is for behind a proxy
  expect(readSettings(variables(file('relais.env'), 'set'))).toMatchObject({
    origin: 'https://relais.example.org',
    data: '/var/lib/relais',
    demo: 'off',
    backupHour: 3,
  })
  expect(readSettings(variables(file('relais.env'), 'all'))).toMatchObject({
    diskFloor: 64 * 1024 * 1024,
    backupDir: '/mnt/elsewhere/relais',
  })
})

test.skipIf(!there('systemd-analyze'))(
  'P3 systemd reads the unit without a complaint; its time to stop is longer than the relay’s own',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-unit-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const path = join(folder, 'relais.service')
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'relais.env'), file('relais.env'))
    // as it would be on a machine where it is installed: here, and by whoever runs this
    writeFileSync(path, unit.replaceAll('/opt/relais', root.replace(/\/$/, '')).replace('/etc/relais.env', join(folder, 'relais.env')))
    const checked = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' })
    const said = `${checked.stdout}${checked.stderr}`.split('\n').filter(l => l.includes('relais.service'))
    expect(said).toEqual([])
    expect(checked.status).toBe(0)
    const stop = /const STOP_MS = ([\d_]+)/.exec(readFileSync(join(root, 'sync-server/main.ts'), 'utf8'))?.[1]?.replaceAll('_', '')
    expect(Number(/TimeoutStopSec=(\d+)/.exec(unit)?.[1]) * 1000).toBeGreaterThan(Number(stop))
    const harmed = join(folder, 'harmed.service')
    writeFileSync(harmed, unit.replace('ExecStart=', 'ExecStrat='))
    expect(spawnSync('systemd-analyze', ['verify', '--man=no', harmed]).status).not.toBe(0) // it would have been seen
  },
)

/** What the Caddyfile asks of Caddy, in twenty lines: everything is handed on, with X-Forwarded-For set to the address it sees itself. */
const proxy = async (to: number, sees: () => string): Promise<number> => {
  const server = createServer((req: IncomingMessage, res) => {
    const headers = { ...req.headers, 'x-forwarded-for': sees() }
    const onward = request({ port: to, host: '127.0.0.1', method: req.method, path: req.url, headers }, answer => {
      res.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(res)
    })
    req.pipe(onward)
  })
  await new Promise<void>(go => server.listen(0, '127.0.0.1', go))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port // it listens on a port
}

test('H6 W3 behind such a proxy wrong codes block who typed them, whatever they say to be, and nobody else; /metrics is not there', async () => {
  expect(file('Caddyfile')).toMatch(/reverse_proxy 127\.0\.0\.1:8787 \{\s+header_up X-Forwarded-For \{remote_host\}/)
  const t = await startTestRelay()
  onTestFinished(t.end)
  let from = '203.0.113.7'
  const port = await proxy(t.relay.port, () => from)
  const wrong = async (): Promise<string> => {
    const body = JSON.stringify({ code: 'ABCD EFGH', key: newKeys().jwk, label: '' })
    const answer = await fetch(`http://127.0.0.1:${port}/enrol`, {
      method: 'POST',
      headers: { 'X-Forwarded-For': `198.51.100.${Math.trunc(performance.now()) % 250}` },
      body,
    })
    return ((await answer.json()) as { problem: string }).problem // our own relay's
  }
  for (let i = 0; i < 4; i++) expect(await wrong()).toBe('code-unknown')
  expect(await wrong()).toBe('code-blocked')
  expect(await wrong()).toBe('code-blocked')
  from = '203.0.113.8'
  expect(await wrong()).toBe('code-unknown')
  expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404)
  expect((await fetch(`${t.url}/metrics`)).status).toBe(200)
})
