// Making one backup (B1): consistent copies under a temporary name, flushed, found sound, then named. A relay may be at work on the folder meanwhile.
// Synchronous throughout: it runs in a process or a thread of its own.
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  copyFiles,
  finishBackup,
  fsyncFile,
  hashOfFile,
  listBackups,
  nameOfTime,
  pruneBackups,
  removeOldest,
  sizeOf,
  type Backup,
} from './backups.ts'
import { roomOfNow, type Room } from './disk.ts'
import { holdLock } from './hold-lock.ts'
import { Unusable } from './settings.ts'
import { LOG_FILE, REGISTRY_FILE, verifyFolder } from './verify.ts'

export type BackupWish = {
  readonly data: string
  readonly folder: string
  /** Another folder that gets a copy, or null. */
  readonly second: string | null
  /** How many are kept; with too little room older ones go, down to `least`. */
  readonly keep: number
  readonly least: number
  /** Bytes that stay free on the disk. */
  readonly floor: number
  /** Milliseconds since 1970. */
  readonly now: number
}
/** `copied`: a sentence when the second folder has none of it, else null. */
export type MadeBackup = { readonly backup: Backup; readonly path: string; readonly copied: string | null }

const MAKING = 'making'
/** The newest copy that was not found sound: kept apart, never counted, never restored. */
const UNSOUND = 'unsound'

const DAY = 86_400_000

const mega = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`
const said = (e: unknown): string => (e instanceof Error ? e.message : String(e))

const openFolder = (folder: string): { release(): void } => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const lock = holdLock(join(folder, 'lock.sqlite'))
    if (lock) return lock
  } catch (e) {
    throw new Unusable(`The folder for backups ${folder} cannot be written: ${said(e)}`)
  }
  throw new Unusable(`Another backup is being made in ${folder}. Wait until it has ended.`)
}

/** Removes the oldest while there is too little room; throws when it stays too little. */
const makeRoom = (folder: string, need: number, wish: BackupWish, room: (folder: string) => Room): void => {
  for (;;) {
    const { free } = room(folder)
    if (free - need >= wish.floor) return
    const held = listBackups(folder).length
    if (held <= wish.least)
      throw new Unusable(
        `There is too little room for a backup in ${folder}: it needs ${mega(need)}, and ${mega(wish.floor)} must stay free; ${mega(free)} are.`,
      )
    removeOldest(folder)
  }
}

/** It goes in its turn like any other: what was erased in the log must not stay in a copy for ever. */
const dropUnsound = (folder: string, { keep, now }: BackupWish): void => {
  const made = statSync(join(folder, UNSOUND), { throwIfNoEntry: false })?.mtimeMs
  if (made !== undefined && now - made > keep * DAY) rmSync(join(folder, UNSOUND), { recursive: true })
}

const copyDatabase = (from: string, to: string): void => {
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5000 })
  try {
    db.prepare('vacuum into ?').run(to) // one consistent state, whoever writes meanwhile
  } finally {
    db.close()
  }
  fsyncFile(to)
}

const copySecond = (path: string, backup: Backup, second: string, wish: BackupWish, room: (folder: string) => Room): void => {
  const lock = openFolder(second)
  try {
    rmSync(join(second, MAKING), { recursive: true, force: true })
    makeRoom(second, backup.bytes, wish, room)
    mkdirSync(join(second, MAKING), { mode: 0o700 })
    copyFiles(path, join(second, MAKING), backup.files)
    finishBackup(second, MAKING, backup)
    pruneBackups(second, wish.keep, backup.name)
  } finally {
    rmSync(join(second, MAKING), { recursive: true, force: true })
    lock.release()
  }
}

/** Throws `Unusable` with a sentence when there is no verified backup afterwards. */
export const makeBackup = (wish: BackupWish, room: (folder: string) => Room = roomOfNow): MadeBackup => {
  const { data, folder, second } = wish
  if (!existsSync(join(data, LOG_FILE))) throw new Unusable(`There is no network in ${data}: nothing to back up. Set RELAIS_DATA.`)
  const lock = openFolder(folder)
  const making = join(folder, MAKING)
  try {
    rmSync(making, { recursive: true, force: true }) // of one that was broken off
    makeRoom(folder, sizeOf(data), wish, room)
    mkdirSync(making, { mode: 0o700 })
    copyDatabase(join(data, LOG_FILE), join(making, LOG_FILE)) // first: whoever wrote in it is in the registry that is copied after it
    copyDatabase(join(data, REGISTRY_FILE), join(making, REGISTRY_FILE))
    const found = verifyFolder(making)
    if (found.is === 'unsound') {
      rmSync(join(folder, UNSOUND), { recursive: true, force: true })
      renameSync(making, join(folder, UNSOUND))
      throw new Unusable(`The copy is not sound; it is kept apart in ${join(folder, UNSOUND)}. ${found.wrong.join(' ')}`)
    }
    let at = Math.floor(wish.now / 1000)
    while (existsSync(join(folder, nameOfTime(at * 1000)))) at++ // two within one second
    const name = nameOfTime(at * 1000)
    const files = Object.fromEntries([LOG_FILE, REGISTRY_FILE].map(f => [f, hashOfFile(join(making, f))]))
    const backup: Backup = { name, at, counts: found.counts, bytes: sizeOf(making), files }
    finishBackup(folder, MAKING, backup)
    pruneBackups(folder, wish.keep, name)
    dropUnsound(folder, wish)
    const path = join(folder, name)
    let copied: string | null = null
    if (second) {
      try {
        copySecond(path, backup, second, wish, room)
      } catch (e) {
        copied = `The second folder has no copy: ${said(e)}`
      }
    }
    return { backup, path, copied }
  } catch (e) {
    throw e instanceof Unusable ? e : new Unusable(`No backup was made in ${folder}: ${said(e)}`)
  } finally {
    rmSync(making, { recursive: true, force: true })
    lock.release()
  }
}
