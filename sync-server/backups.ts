// A folder of backups: each is a folder named by its time, with copies of log and registry and a note of what was found in them (B1).
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { LOG_FILE, REGISTRY_FILE, type Counts } from './verify.ts'

/** What stands in `backup.json`. `at`: when it was begun, seconds since 1970. It is only there when the copies were found sound. */
export type Backup = {
  readonly name: string
  readonly at: number
  readonly counts: Counts
  readonly bytes: number
  /** sha-256 of each file, hexadecimal. */
  readonly files: Readonly<Record<string, string>>
}

export const NOTE_FILE = 'backup.json'
const FILES = [LOG_FILE, REGISTRY_FILE]
const NAMED = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/

/** `at` in milliseconds: 2027-03-01T03-00-00Z. */
export const nameOfTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`

export const fsyncFile = (path: string): void => {
  const fd = openSync(path, 'r+') // some systems flush only what may be written
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** So that a name is there after a power cut. Windows cannot be asked for it. */
export const fsyncFolder = (path: string): void => {
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

export const hashOfFile = (path: string): string => {
  const hash = createHash('sha256')
  const fd = openSync(path, 'r')
  try {
    const part = Buffer.alloc(1024 * 1024)
    for (;;) {
      const n = readSync(fd, part)
      if (n === 0) return hash.digest('hex')
      hash.update(part.subarray(0, n))
    }
  } finally {
    closeSync(fd)
  }
}

export const sizeOf = (folder: string): number =>
  [...FILES, `${LOG_FILE}-wal`, `${REGISTRY_FILE}-wal`].reduce(
    (n, file) => n + (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )

const isNote = (x: unknown): x is Omit<Backup, 'name'> => {
  const n = (typeof x === 'object' && x !== null ? x : {}) as Record<string, unknown>
  return typeof n['at'] === 'number' && typeof n['bytes'] === 'number' && typeof n['counts'] === 'object' && typeof n['files'] === 'object'
}

/** Null where there is none that can be read. */
export const readNote = (folder: string, name: string): Backup | null => {
  try {
    const x: unknown = JSON.parse(readFileSync(join(folder, name, NOTE_FILE), 'utf8'))
    return isNote(x) ? { ...x, name } : null
  } catch {
    return null // no note, or none that can be read: no backup of ours
  }
}

/** Names of times, the newest first. In a folder that is not there or cannot be read there is none: making one will say why. */
const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter(n => NAMED.test(n))
      .toSorted()
      .reverse()
  } catch {
    return []
  }
}

/** The backups in a folder, the newest first. What has no note is not counted. */
export const listBackups = (folder: string): readonly Backup[] =>
  namesIn(folder)
    .map(n => readNote(folder, n))
    .filter(b => b !== null)

/** The newest of a folder up to `now` (milliseconds), or null: one of a later time is of a clock that was wrong, and says nothing about last night. */
export const newestBackup = (folder: string, now: number): Backup | null => {
  for (const name of namesIn(folder)) {
    const b = readNote(folder, name)
    if (b && b.at * 1000 <= now) return b
  }
  return null
}

/** Writes the note last, flushes everything, and gives the folder its name: a backup is there whole or not at all. */
export const finishBackup = (folder: string, making: string, backup: Backup): void => {
  const { name, ...note } = backup
  writeFileSync(join(folder, making, NOTE_FILE), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 })
  for (const file of [...FILES, NOTE_FILE]) fsyncFile(join(folder, making, file))
  fsyncFolder(join(folder, making))
  renameSync(join(folder, making), join(folder, name))
  fsyncFolder(folder)
}

/** Copies a backup's files; throws when a copy is not what the note says. */
export const copyFiles = (from: string, to: string, files: Backup['files']): void => {
  for (const file of FILES) {
    copyFileSync(join(from, file), join(to, file))
    fsyncFile(join(to, file))
    if (hashOfFile(join(to, file)) !== files[file]) throw new Error(`the copy of ${file} differs`)
  }
}

/** Removes the one that is the oldest by its name. */
export const removeOldest = (folder: string): void => {
  const oldest = listBackups(folder).at(-1)
  if (oldest) rmSync(join(folder, oldest.name), { recursive: true })
}

/** Removes the oldest so that `keep` are left, among them `made`, which a clock that was wrong may put at the end. */
export const pruneBackups = (folder: string, keep: number, made: string): void => {
  const others = listBackups(folder).filter(b => b.name !== made)
  for (const b of others.slice(Math.max(0, keep - 1))) rmSync(join(folder, b.name), { recursive: true })
}
