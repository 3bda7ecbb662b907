// A backup in a thread of its own, so that clients are served meanwhile (B3). Told what to do by its start, it says one thing and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { makeBackup, type BackupWish, type MadeBackup } from './backup.ts'

export type BackupSaid = { readonly made: MadeBackup } | { readonly sentence: string }

const say = (said: BackupSaid): void => parentPort?.postMessage(said)
try {
  say({ made: makeBackup(workerData as BackupWish) }) // given by `backupInThread`
} catch (e) {
  say({ sentence: e instanceof Error ? e.message : String(e) })
}
