// The relay's command line: `start` (the default) serves; `coordinator` prints a new first-coordinator link for an existing data folder; `backup`,
// `verify` and `restore` are in keep.ts.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renewCoordinatorToken } from './codes.ts'
import { openDataFolder, openRegistry } from './data-folder.ts'
import type { Line } from './connection.ts'
import { backup, restore, verify } from './keep.ts'
import { createOperation } from './operation.ts'
import { startRelay } from './relay.ts'
import { lacksCoordinator } from './registry.ts'
import { readSettings, Unusable, type Settings } from './settings.ts'

const APP = fileURLToPath(new URL('../dist', import.meta.url))

/** How long the end may take, milliseconds. */
const STOP_MS = 15_000

const addressOf = (s: Settings, port: number): string => s.origin ?? `http://localhost:${port}`
const say = (lines: readonly string[]): void => console.log(['', ...lines.map(l => `  ${l}`), ''].join('\n'))

const start = async (s: Settings): Promise<void> => {
  const folder = openDataFolder(s.data)
  const origins = s.origin ? [s.origin] : []
  const line: Line = event => console.error(JSON.stringify({ at: new Date().toISOString(), ...event }))
  const operation = createOperation({
    ...{ data: s.data, backupHour: s.backupHour, backupDir: s.backupDir, alarmUrl: s.alarmUrl, metricsToken: s.metricsToken },
    ...{ origin: s.origin ?? '', limits: { diskFloor: s.diskFloor }, line },
  })
  const relay = await startRelay({
    ...folder,
    origins,
    port: s.port,
    host: s.host,
    app: APP,
    open: s.open,
    demo: s.demo,
    operation,
    line,
  }).catch(async (e: unknown) => {
    await folder.close()
    const code = (e as { code?: unknown }).code // a system error, or undefined
    if (code === 'EADDRINUSE') throw new Unusable(`Port ${s.port} is taken. Stop what uses it, or choose another: PORT=8788.`)
    if (code === 'EACCES') throw new Unusable(`Port ${s.port} may not be used by this account. Choose one above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new Unusable(`HOST ${s.host} is no address of this machine.`)
    throw e
  })
  const address = addressOf(s, relay.port)
  const token = (await lacksCoordinator(folder.registry)) ? await renewCoordinatorToken(folder.registry) : null
  // before it says where it is open: who reads that may stop it at once
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    setTimeout(() => {
      line({ ended: 'late' }) // nothing acknowledged is lost by it: that is in the log
      process.exit(1)
    }, STOP_MS).unref()
    await relay.close()
    await operation.close()
    await folder.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().catch(fail))

  say([
    `Relais is open at ${address}`,
    ...(token
      ? ['', 'No coordinator yet. This link makes one, once. Earlier unused links are void:', `${address}/#coordinator=${token}`]
      : []),
    ...(s.open ? ['', `Documents under ${s.open} are open to everybody (RELAIS_OPEN).`] : []),
  ])

  operation.start(async () => (await folder.log.head()).seq > 0 || (await folder.registry.devices()).length > 0)
}

const coordinator = async (s: Settings): Promise<void> => {
  if (!existsSync(join(s.data, 'registry.sqlite')))
    throw new Unusable(`There is no network in ${s.data} yet: start the relay once, or set RELAIS_DATA.`)
  const registry = openRegistry(s.data)
  // where there was a coordinator there is a network, or its set-up is gone on with from within: this link describes none
  const link = (await lacksCoordinator(registry)) ? 'coordinator' : 'recover'
  const token = await renewCoordinatorToken(registry)
  await registry.close()
  say(['This link makes a coordinator, once. Earlier unused links are void:', `${addressOf(s, s.port)}/#${link}=${token}`])
}

const fail = (e: unknown): never => {
  console.error(e instanceof Unusable ? e.message : e)
  process.exit(1)
}

const COMMANDS: Readonly<Record<string, (s: Settings, word: string | undefined) => void | Promise<void>>> = {
  ...{ start, coordinator, backup, restore, verify },
}

const run = async (word: string, rest: string | undefined): Promise<void> => {
  const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined
  if (!command) throw new Unusable(`"${word}" is not known here. Use: ${Object.keys(COMMANDS).join(', ')}.`)
  await command(readSettings(process.env), rest)
}

run(process.argv[2] ?? 'start', process.argv[3]).catch(fail)
