// The three servers, each in a process of its own with a folder of its own: started, asked for its memory, killed, started again on what it kept.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../failures/killable-relay.ts'

export type Peer = 'Hocuspocus' | 'y-websocket'
export type Side = 'Relais' | Peer
export const PEERS: readonly Peer[] = ['Hocuspocus', 'y-websocket']
export const SIDES: readonly Side[] = ['Relais', ...PEERS]

/** Bytes after a full collection. `held`: what JavaScript holds, in its heap and outside of it; `rss`: what the system counts. */
export type Memory = { readonly held: number; readonly rss: number }
export type Server = {
  readonly side: Side
  readonly port: number
  readonly folder: string
  memory(): Promise<Memory>
  /** What it has had of the processors since it started, microseconds. */
  processor(): Promise<number>
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>
  /** Again on the same folder and port; only after `kill`. */
  start(): Promise<void>
  /** Kills it and removes the folder. */
  end(): Promise<void>
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const SCRIPT: Readonly<Record<Side, string>> = {
  Relais: path('../../../sync-server/main.ts'),
  Hocuspocus: path('servers/hocuspocus.mjs'),
  'y-websocket': path('servers/y-websocket.mjs'),
}
const settings = (side: Side, folder: string): Record<string, string> =>
  side === 'Relais'
    ? { RELAIS_DATA: join(folder, 'data'), RELAIS_DEMO: '0' }
    : { FOLDER: folder, ...(side === 'y-websocket' ? { YPERSISTENCE: join(folder, 'leveldb') } : {}) }

const FLAGS = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--import', path('probe.mjs')]

const startProcess = (script: string, env: Readonly<Record<string, string>>): Promise<ChildProcess> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [...FLAGS, script], {
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let said = ''
    const look = (part: Buffer): void => {
      said = (said + part.toString()).slice(-2000)
      if (/\bopen\b/.test(said)) done(child)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('close', () => failed(new Error(`${script} ended: ${said}`)))
  })

/** `prepare` gets the folder before the first start. `deflate`: the peers with permessage-deflate switched on. */
export const startServer = async (
  side: Side,
  { deflate = 'off', prepare }: { deflate?: 'on' | 'off'; prepare?: (folder: string, port: number) => Promise<void> } = {},
): Promise<Server> => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-peers-'))
  const port = await freePort()
  await prepare?.(folder, port)
  let child: ChildProcess | null = null
  let asked = 0
  const start = async (): Promise<void> => {
    const env = { PORT: String(port), ...settings(side, folder), ...(deflate === 'on' ? { DEFLATE: '1' } : {}) }
    child = await startProcess(SCRIPT[side], env)
  }
  const kill = async (): Promise<void> => {
    const dying = child
    child = null
    if (!dying || dying.exitCode !== null) return
    const gone = new Promise<void>(go => dying.once('close', () => go()))
    dying.kill('SIGKILL')
    await gone
  }
  const ask = <T>(of: 'memory' | 'processor'): Promise<T> =>
    new Promise((done, failed) => {
      if (!child) return failed(new Error(`${side} is not running`))
      const [from, n] = [child, ++asked]
      const hear = (said: unknown): void => {
        if ((said as { n: number }).n !== n) return // probe.mjs
        from.off('message', hear)
        done(said as T)
      }
      from.on('message', hear)
      from.send({ n, of })
    })
  await start()
  return {
    side,
    port,
    folder,
    memory: () => ask<Memory>('memory'),
    processor: async () => (await ask<{ processor: number }>('processor')).processor,
    kill,
    start,
    async end() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
