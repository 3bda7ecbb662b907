// The data folder: ours alone (0700), used by one relay at a time, with the log and the registry in it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openGravesFile, type GravesFile } from './graves-file.ts'
import { openSqliteLog } from './log-sqlite.ts'
import type { Log } from './log.ts'
import { openSqliteRegistry } from './registry-sqlite.ts'
import type { Registry } from './registry.ts'
import { Unusable } from './settings.ts'

export type DataFolder = { readonly log: Log; readonly registry: Registry; readonly graves: GravesFile; close(): Promise<void> }

const make = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (e) {
    throw new Unusable(`The data folder ${folder} cannot be made: ${e instanceof Error ? e.message : String(e)}`)
  }
}

/** SQLite's own lock on a file of its own: the system drops it when the process ends, however it ends. */
const lock = (folder: string): DatabaseSync => {
  const db = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 })
  try {
    db.exec('begin exclusive')
    return db
  } catch {
    db.close()
    throw new Unusable(`Another relay is using the data folder ${folder}. Stop it first, or give this one its own RELAIS_DATA.`)
  }
}

/** Throws `Unusable` with a sentence when the folder cannot be used. */
export const openDataFolder = (folder: string): DataFolder => {
  make(folder)
  let held: DatabaseSync
  try {
    held = lock(folder)
  } catch (e) {
    throw e instanceof Unusable ? e : new Unusable(`The data folder ${folder} cannot be written.`)
  }
  try {
    const log = openSqliteLog(join(folder, 'log.sqlite'))
    const registry = openRegistry(folder)
    return {
      log,
      registry,
      graves: openGravesFile(join(folder, 'tombstones.jsonl')),
      async close() {
        await log.close()
        await registry.close()
        held.close()
      },
    }
  } catch (e) {
    held.close()
    throw new Unusable(`The data in ${folder} cannot be opened: ${e instanceof Error ? e.message : String(e)}`)
  }
}

/** The registry alone: a relay may be running on the same folder. */
export const openRegistry = (folder: string): Registry => {
  make(folder)
  return openSqliteRegistry(join(folder, 'registry.sqlite'))
}
