// Going back to a backup (B4): only when no relay holds the data folder. What is there is put aside under a name of its own, never deleted.
// What must hold: at every moment the folder has its old state, its new one, or a folder `restoring`, with which no relay starts.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyFiles, listBackups, fsyncFile, fsyncFolder, hashOfFile, nameOfTime, readNote, sizeOf } from './backups.ts'
import { roomOfNow, type Room } from './disk.ts'
import { holdLock } from './hold-lock.ts'
import { Unusable } from './settings.ts'
import { LOG_FILE, REGISTRY_FILE, verifyFolder, type Counts } from './verify.ts'

export const RESTORING = 'restoring'
const RESTORED = 'restored.json'

/** When a backup was last restored into this folder, seconds since 1970; null: never, or it cannot be read. */
export const restoredAt = (data: string): number | null => {
  try {
    const { at } = JSON.parse(readFileSync(join(data, RESTORED), 'utf8')) as { at: unknown } // our own file
    return typeof at === 'number' ? at : null
  } catch {
    return null // there is none
  }
}
const DATABASES = [LOG_FILE, REGISTRY_FILE]
const PARTS = ['-wal', '-shm', ''] // a database goes after its companions: alone it would be an older state of itself

/**
 * `aside`: where what was there lies now, or null. `registry`: 'kept' when the one that was there is sound and knows every device of the backup:
 * it also knows who came and who was removed since. `voided`: codes of the backup that could have been used again.
 */
export type Restored = {
  readonly counts: Counts
  readonly aside: string | null
  readonly registry: 'kept' | 'from the backup'
  readonly voided: number
}

const said = (e: unknown): string => (e instanceof Error ? e.message : String(e))

/** A path, or the name of one in the folders given. Throws `Unusable` when there is none. */
export const findBackup = (word: string, folders: readonly string[]): string => {
  const within = listBackups(resolve(word)).map(b => join(word, b.name))
  if (within.length > 0) throw new Unusable(`${word} is a folder of backups. Name one of them: ${within.join(', ')}.`)
  const tried = word.includes(sep) || word.includes('/') ? [resolve(word)] : [...folders.map(f => join(f, word)), resolve(word)]
  const found = tried.find(p => existsSync(join(p, LOG_FILE)))
  if (!found) throw new Unusable(`There is no backup ${word}${folders.length > 0 ? ` in ${folders.join(' or ')}` : ''}.`)
  return found
}

/** Whether the registry that is there can stay: sound, and without a device missing that the backup knows. */
const knowsAll = (data: string, backup: string): boolean => {
  try {
    const own = new DatabaseSync(join(data, REGISTRY_FILE), { readOnly: true, timeout: 5000 })
    try {
      const whole = own.prepare('pragma integrity_check(1)').get() as { integrity_check: string }
      if (whole.integrity_check !== 'ok') return false
      own.prepare('attach ? as old').run(join(backup, REGISTRY_FILE))
      const { missing } = own.prepare('select count(*) missing from old.device where id not in (select id from main.device)').get() as {
        missing: number
      }
      return missing === 0
    } finally {
      own.close()
    }
  } catch {
    return false // not there, or it cannot be read: then it cannot stay
  }
}

/**
 * Nobody counts as heard after the backup: what was empty then had its work in the log that is gone (M11). `codes`: in a registry of the past a
 * code that was used since would work a second time (C2), so none of those that wait is good any more. The number of them.
 */
const setBack = (registry: string, at: number, codes: 'void' | 'keep'): number => {
  const db = new DatabaseSync(registry, { timeout: 5000 })
  try {
    db.prepare('update device set heardAt=? where heardAt>?').run(at, at)
    return codes === 'void' ? Number(db.prepare('delete from code where usedAt is null').run().changes) : 0
  } finally {
    db.close()
  }
}

/** `now`: milliseconds. Throws `Unusable` with a sentence for each thing that can be wrong. */
export const restoreBackup = (backup: string, data: string, now: number, room: (folder: string) => Room = roomOfNow): Restored => {
  if (resolve(backup) === resolve(data)) throw new Unusable(`${backup} is the data folder itself, not a backup.`)
  const found = verifyFolder(backup)
  if (found.is === 'unsound') throw new Unusable(`The backup ${backup} is not sound, and nothing was changed. ${found.wrong.join(' ')}`)
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
  } catch (e) {
    throw new Unusable(`The data folder ${data} cannot be made: ${said(e)}`)
  }
  let lock: { release(): void } | null
  try {
    lock = holdLock(join(data, 'lock.sqlite'))
  } catch (e) {
    throw new Unusable(`The data folder ${data} cannot be written: ${said(e)}`)
  }
  if (!lock) throw new Unusable(`A relay is using the data folder ${data}. Stop it first; nothing was changed.`)
  const restoring = join(data, RESTORING)
  let touched = false
  try {
    const need = sizeOf(backup)
    rmSync(restoring, { recursive: true, force: true }) // of one that was broken off
    if (room(data).free < need)
      throw new Unusable(`There is too little room in ${data}: the backup needs ${Math.ceil(need / 1024 / 1024)} MB. Nothing was changed.`)
    const registry = knowsAll(data, backup) ? 'kept' : 'from the backup'
    mkdirSync(restoring, { mode: 0o700 })
    copyFiles(backup, restoring, Object.fromEntries(DATABASES.map(f => [f, hashOfFile(join(backup, f))])))
    const at = readNote(dirname(backup), basename(backup))?.at ?? found.counts.last ?? 0
    const voided =
      registry === 'kept' ? setBack(join(data, REGISTRY_FILE), at, 'keep') : setBack(join(restoring, REGISTRY_FILE), at, 'void')
    writeFileSync(join(restoring, RESTORED), JSON.stringify({ at: Math.floor(now / 1000) }), { mode: 0o600 })
    for (const f of [...DATABASES, RESTORED]) fsyncFile(join(restoring, f))
    fsyncFolder(restoring)
    fsyncFolder(data)

    const replaced = registry === 'kept' ? [LOG_FILE] : DATABASES
    const old = replaced.flatMap(f => PARTS.map(p => f + p)).filter(f => existsSync(join(data, f)))
    let aside: string | null = null
    touched = true
    if (old.length > 0) {
      let named = now
      while (existsSync((aside = join(data, `aside-${nameOfTime(named)}`)))) named += 1000
      mkdirSync(aside, { mode: 0o700 })
      for (const f of old) renameSync(join(data, f), join(aside, f))
      fsyncFolder(aside)
    }
    for (const f of [RESTORED, ...replaced]) renameSync(join(restoring, f), join(data, f))
    fsyncFolder(data)
    rmSync(restoring, { recursive: true })
    fsyncFolder(data)
    fsyncFolder(dirname(resolve(data)))
    return { counts: found.counts, aside, registry, voided }
  } catch (e) {
    if (!touched) rmSync(restoring, { recursive: true, force: true }) // the old state is whole
    if (e instanceof Unusable) throw e
    throw new Unusable(
      `The backup was not restored: ${said(e)}. ${touched ? 'Do it again: no relay starts before.' : 'Nothing was changed.'}`,
    )
  } finally {
    lock.release()
  }
}
