// `npm run relay -- backup | verify | restore`: the operator's own hand on what the relay keeps (B-rules). Each says in plain words what it did.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackup } from './backup.ts'
import { listBackups } from './backups.ts'
import { RELAY_LIMITS } from './limits.ts'
import { backupsOf } from './operation.ts'
import { findBackup, restoreBackup } from './restore.ts'
import { Unusable, type Settings } from './settings.ts'
import { countsText, LOG_FILE, verifyFolder } from './verify.ts'

const say = (...lines: readonly string[]): void => console.log(['', ...lines.map(l => `  ${l}`), ''].join('\n'))
const foldersOf = (s: Settings): string[] => [backupsOf(s.data), ...(s.backupDir ? [s.backupDir] : [])]

/** Beside a running relay, or without one. `folder`: where to, else the usual one. */
export const backup = (s: Settings, folder: string | undefined): void => {
  const {
    backup: made,
    path,
    copied,
  } = makeBackup({
    ...{ data: s.data, folder: folder ?? backupsOf(s.data), second: folder ? null : s.backupDir, now: Date.now() },
    ...{ keep: RELAY_LIMITS.backups, least: RELAY_LIMITS.backupsLeast, floor: s.diskFloor },
  })
  say(`A backup is in ${path}`, `It is sound: ${countsText(made.counts)}.`, ...(copied === null ? [] : [copied]))
  if (copied !== null) process.exitCode = 1
}

/** The data folder itself, beside a running relay or without one; or a backup. */
export const verify = (s: Settings, word: string | undefined): void => {
  const folder = word === undefined ? s.data : findBackup(word, foldersOf(s))
  if (word === undefined && !existsSync(join(folder, LOG_FILE)))
    throw new Unusable(`There is no network in ${folder} yet: start the relay once, or set RELAIS_DATA.`)
  const found = verifyFolder(folder)
  if (found.is === 'sound') return say(`${folder} is sound: ${countsText(found.counts)}.`)
  say(`${folder} is NOT sound:`, ...found.wrong, ...(found.counts ? [`It holds ${countsText(found.counts)}.`] : []))
  process.exitCode = 1
}

export const restore = (s: Settings, word: string | undefined): void => {
  if (word === undefined) {
    const all = foldersOf(s).flatMap(f => listBackups(f).map(b => `${join(f, b.name)}: ${countsText(b.counts)}`))
    throw new Unusable(
      ['Say which backup: npm run relay -- restore <backup>', ...(all.length > 0 ? ['There are:', ...all] : ['There is none.'])].join('\n'),
    )
  }
  const found = findBackup(word, foldersOf(s))
  const { counts, aside, registry, voided } = restoreBackup(found, s.data, Date.now())
  say(
    `${s.data} is as it was in ${found}: ${countsText(counts)}.`,
    ...(aside ? [`What was there before lies in ${aside}. Nothing of it was deleted: do that yourself when it is no longer needed.`] : []),
    registry === 'kept'
      ? 'The registry of devices that was there is sound and newer: it stays. Nobody has to enrol again.'
      : 'The devices are those of the backup: who came since enrols again, who was removed since must be removed again.',
    ...(voided > 0 ? [`Codes that were waiting are void (${voided}): make new ones.`] : []),
    'Start the relay. Each device sends by itself what is missing here and it still holds.',
  )
}
