// The app as it is served: the built files, a real relay with its clock set, and lines to it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '../../src/domain/access.ts'
import type { ClockState } from '../../src/domain/clock-state.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { keyFrom, type CentreCode, type Key } from '../../src/domain/ids.ts'
import { writeStatement, type Draft } from '../../src/domain/statement.ts'
import { makeCode, makeCoordinatorToken } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { openSqliteLog } from '../../sync-server/log-sqlite.ts'
import { openSqliteRegistry } from '../../sync-server/registry-sqlite.ts'
import { startRelay, type Relay, type RelayOptions } from '../../sync-server/relay.ts'
import type { Log } from '../../sync-server/log.ts'
import { TEST_DIST } from '../build.ts'
import type { Device } from '../../sync-server/registry.ts'
import { openLine, type Speed, type TestLine } from '../line.ts'
import { openTablet, type Tablet, type TabletOptions } from './tablet.ts'

export type Served = {
  readonly relay: Relay
  readonly log: Log
  /** Moves the relay's clock to this wall time. */
  readonly setClock: (local: string) => void
  readonly line: (speed?: Speed | 'cut') => Promise<TestLine>
  readonly url: (line: TestLine) => string
  readonly tablet: (options?: TabletOptions) => Promise<Tablet>
  readonly code: (role: Role, centre: string | null) => Promise<string>
  /** Takes every device enrolled so far out of the network. */
  readonly removeDevices: () => Promise<void>
  /** Every device enrolled so far, as the relay has it. */
  readonly devices: () => Promise<readonly Device[]>
  readonly coordinatorToken: () => Promise<string>
  /** Writes statements into the directory, as some coordinator's device did before. */
  readonly writeDirectory: (drafts: readonly Draft[]) => Promise<void>
  /** Writes statements into any document, as some other device did before. Returns their keys. */
  readonly write: (doc: string, drafts: readonly Draft[], said: Said) => Promise<readonly Key[]>
}

/** Who said it and when; its counter begins at `seq`. */
export type Said = { readonly by: string; readonly day: string; readonly slot?: number; readonly seq?: number; readonly clock?: ClockState }

/** `atEnd` is given what closes and deletes everything; the last given is to be done first. */
export const openServed = async (atEnd: (close: () => Promise<void>) => void, options: Partial<RelayOptions> = {}): Promise<Served> => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-served-'))
  const log = openSqliteLog(join(folder, 'log.db'))
  const registry = openSqliteRegistry(join(folder, 'registry.db'))
  let moved = 0
  const lines: TestLine[] = []
  const origins = ['http://relay.invalid'] // not empty, so that the relay keeps this very list and lines can be added
  const now = (): number => Date.now() + moved
  const relay = await startRelay({ log, registry, origins, app: TEST_DIST, now, ...options })
  origins.push(`http://localhost:${relay.port}`)
  atEnd(async () => {
    for (const l of lines) await l.close()
    await relay.close()
    await log.close()
    await registry.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const write: Served['write'] = async (doc, drafts, { by, day, slot = 9, seq = 1, clock: state = 'ok' }) => {
    const client = crypto.getRandomValues(new Uint32Array(1))[0]!
    const structs = drafts.map((d, clock) => ({
      client,
      clock,
      key: keyFrom(crypto.getRandomValues(new Uint8Array(16))),
      value: writeStatement(d, { day: day as Day, slot, clock: state, seq: seq + clock }, by),
    }))
    await log.write([{ doc, device: 'before', at: Math.floor(now() / 1000), content: { is: 'append', structs } }])
    await log.flush()
    return structs.map(s => s.key)
  }
  return {
    relay,
    log,
    setClock: local => {
      moved = new Date(`${local}:00`).getTime() - Date.now()
    },
    line: async speed => {
      const line = await openLine(() => relay.port, speed)
      lines.push(line)
      origins.push(`http://localhost:${line.port}`)
      return line
    },
    url: line => `http://localhost:${line.port}/`,
    tablet: async tabletOptions => {
      const tablet = await openTablet(tabletOptions)
      atEnd(() => tablet.close())
      return tablet
    },
    code: async (role, centre) => {
      const made = await makeCode(
        registry,
        { role, centre: centre as CentreCode | null, label: 'Tablette du comptoir' },
        now(),
        RELAY_LIMITS,
      )
      if (!made) throw new Error('no code')
      return made.code
    },
    removeDevices: async () => {
      for (const d of await registry.devices()) await registry.revoke(d.id, Math.floor(now() / 1000))
    },
    devices: () => registry.devices(),
    coordinatorToken: () => makeCoordinatorToken(registry),
    write,
    writeDirectory: async drafts => {
      await write(DIRECTORY, drafts, { by: 'coordination', day: '2025-09-01' })
    },
  }
}
