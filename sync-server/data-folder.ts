// The data folder: ours alone (0700), used by one relay at a time, with the log and the registry in it.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openGravesFile, type GravesFile } from './graves-file.ts'
import { holdLock } from './hold-lock.ts'
import { openSqliteLog } from './log-sqlite.ts'
import type { Log } from './log.ts'
import { openSqliteRegistry } from './registry-sqlite.ts'
import type { Registry } from './registry.ts'
import { RESTORING, restoredAt } from './restore.ts'
import { Unusable } from './settings.ts'
import { LOG_FILE, REGISTRY_FILE } from './verify.ts'

export type DataFolder = {
  readonly log: Log
  readonly registry: Registry
  readonly graves: GravesFile
  readonly restoredAt: number | null
  close(): Promise<void>
}

const make = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (e) {
    throw new Unusable(`The data folder ${folder} cannot be made: ${e instanceof Error ? e.message : String(e)}`)
  }
}

const lock = (folder: string): { release(): void } => {
  const held = holdLock(join(folder, 'lock.sqlite'))
  if (held) return held
  throw new Unusable(`Another relay is using the data folder ${folder}. Stop it first, or give this one its own RELAIS_DATA.`)
}

/** Throws `Unusable` with a sentence when the folder cannot be used. */
export const openDataFolder = (folder: string): DataFolder => {
  make(folder)
  let held: { release(): void }
  try {
    held = lock(folder)
  } catch (e) {
    throw e instanceof Unusable ? e : new Unusable(`The data folder ${folder} cannot be written.`)
  }
  if (existsSync(join(folder, RESTORING))) {
    held.release()
    throw new Unusable(`A backup was being restored into ${folder} and that did not end. Run "npm run relay -- restore" again.`)
  }
  try {
    const log = openSqliteLog(join(folder, LOG_FILE))
    const registry = openRegistry(folder)
    return {
      log,
      registry,
      graves: openGravesFile(join(folder, 'tombstones.jsonl')),
      restoredAt: restoredAt(folder),
      async close() {
        await log.close()
        await registry.close()
        held.release()
      },
    }
  } catch (e) {
    held.release()
    throw new Unusable(`The data in ${folder} cannot be opened: ${e instanceof Error ? e.message : String(e)}`)
  }
}

/** The registry alone: a relay may be running on the same folder. */
export const openRegistry = (folder: string): Registry => {
  make(folder)
  return openSqliteRegistry(join(folder, REGISTRY_FILE))
}
