// A disk that is really full, without being root: a small filesystem in a namespace of its own, or a bound on the size of files.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { readAppend, type Struct } from '../../src/wire/append.ts'
import { openSqliteLog } from '../../sync-server/log-sqlite.ts'
import { verifyFolder } from '../../sync-server/verify.ts'
import { killAll, NODE, operate, opened, type Operated } from './operator.ts'
import { connect, enrolDevice, newStructs, until, type MuxClient, type TestDevice } from './relay-under-test.ts'

const DOC = 'network/directory'
const PIECE = 40
let root = ''
afterEach(async () => {
  await killAll()
  rmSync(root, { recursive: true, force: true })
})

const works = (program: string, args: readonly string[]): boolean => spawnSync(program, args).status === 0
const quoted = (words: readonly string[]): string => words.map(w => `'${w}'`).join(' ')

type Full = {
  readonly relay: Operated
  readonly pid: () => number
  makeRoom(): void
  /** Where its data can be read once it has ended. */
  readonly data: string
}
type Way = { readonly name: string; readonly isThere: () => boolean; readonly start: (env: Record<string, string>) => Full }

const pidOf = (o: Operated) => (): number => Number(/PID (\d+)\n/.exec(o.said())?.[1])

const WAYS: readonly Way[] = [
  {
    name: 'a filesystem of 4 MB, half of it taken',
    isThere: () => works('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /tmp']),
    start(env) {
      const disk = join(root, 'disk')
      const out = join(root, 'out')
      mkdirSync(disk)
      const script = [
        `mount -t tmpfs -o size=4m tmpfs '${disk}'`,
        `dd if=/dev/zero of='${disk}/ballast' bs=1024 count=2560 2>/dev/null`,
        `RELAIS_DATA='${disk}/data' ${quoted(NODE)} & pid=$!; echo PID $pid; wait $pid; code=$?`,
        `cp -r '${disk}/data' '${out}'; exit $code`,
      ].join('\n')
      const relay = operate(env, [], ['unshare', '-rm', 'sh', '-c', script])
      const pid = pidOf(relay)
      return { relay, pid, data: out, makeRoom: () => rmSync(`/proc/${pid()}/root${disk}/ballast`) }
    },
  },
  {
    name: 'files that may have 600 kB and no more',
    isThere: () => works('prlimit', ['--fsize=1000:unlimited', 'true']),
    start(env) {
      const data = join(root, 'data')
      const script = `${quoted(NODE)} & pid=$!; echo PID $pid; wait $pid; exit $?`
      const relay = operate({ ...env, RELAIS_DATA: data }, [], ['prlimit', '--fsize=600000:unlimited', 'sh', '-c', script])
      const pid = pidOf(relay)
      return { relay, pid, data, makeRoom: () => void execFileSync('prlimit', ['--pid', String(pid()), '--fsize=unlimited']) }
    },
  },
]

const keysIn = async (data: string): Promise<string[]> => {
  const copy = join(root, 'copy')
  cpSync(data, copy, { recursive: true })
  const log = openSqliteLog(join(copy, 'log.sqlite'))
  const rows = await log.rows(DOC, 0, Infinity)
  await log.close()
  return rows.flatMap(r => readAppend(r.bytes).map(s => s.key as string))
}

describe('a full disk', () => {
  for (const way of WAYS)
    test.skipIf(!way.isThere())(
      `W1 L5 ${way.name}: refused with 4503 and not acknowledged, told, and by itself well again; acknowledged is there, the rest is sent again and kept once`,
      async () => {
        root = mkdtempSync(join(tmpdir(), 'relais-full-'))
        const full = way.start({ PORT: '0', RELAIS_DISK_FLOOR: '0', RELAIS_BACKUP_HOUR: 'off' })
        await opened(full.relay)
        const url = full.relay.url()
        const origin = `http://localhost:${new URL(url).port}`
        const device: TestDevice = await enrolDevice(url, full.relay.token())
        const sent: Struct[][] = []
        let acknowledged = 0
        const go = async (c: MuxClient, from: number, pieces: number): Promise<'all' | 'cut'> => {
          for (let i = from; i < pieces; i++) {
            const structs = (sent[i] ??= newStructs(1, i * PIECE, PIECE))
            try {
              expect(await c.pushed(DOC, structs)).toMatchObject({ is: 'ack' })
            } catch {
              return 'cut'
            }
            acknowledged = i + 1
          }
          return 'all'
        }
        const first = await connect({ url, origin }, device)
        expect(await go(first, 0, 5000)).toBe('cut')
        expect(await first.ended()).toEqual({ code: 4503, reason: 'storage' })
        expect(acknowledged).toBeGreaterThan(2)
        const before = acknowledged
        const second = await connect({ url, origin }, device) // it is still served, and still not taken
        second.pull(DOC)
        await second.until(() => second.keys(DOC).length === before * PIECE)
        for (let tries = 0; tries < 3; tries++) {
          const c = await connect({ url, origin }, device)
          expect(await go(c, acknowledged, acknowledged + 20)).toBe('cut') // a small one may still have fitted
          expect((await c.ended()).code).toBe(4503)
        }
        expect((await fetch(`${url}/readyz`)).status).toBe(503)
        expect(full.relay.said()).toContain('"alarm":"storage"')

        full.makeRoom()
        const third = await connect({ url, origin }, device)
        expect(await go(third, acknowledged, sent.length + 20)).toBe('all')
        await until(() => full.relay.said().includes('"alarm":"over"'))
        await until(async () => (await fetch(`${url}/readyz`)).status === 200)
        process.kill(full.pid(), 'SIGTERM')
        expect(await full.relay.exit, full.relay.said()).toBe(0)
        expect(verifyFolder(full.data)).toMatchObject({ is: 'sound', counts: { statements: acknowledged * PIECE } })
        expect(await keysIn(full.data)).toEqual(sent.flat().map(s => s.key))
      },
      60_000,
    )
})
