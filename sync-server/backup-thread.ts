// Starts `backup-worker.ts` and hears what became of it.
import { Worker } from 'node:worker_threads'
import type { BackupWish, MadeBackup } from './backup.ts'
import type { BackupSaid } from './backup-worker.ts'
import { Unusable } from './settings.ts'

export type BackupThread = { readonly done: Promise<MadeBackup>; stop(): Promise<void> }

/** A thread's own memory beside SQLite's: a backup goes row by row. */
const MEMORY_MB = 64

export const backupInThread = (wish: BackupWish): BackupThread => {
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), {
    workerData: wish,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const done = new Promise<MadeBackup>((go, fail) => {
    worker.once('message', (said: BackupSaid) => ('made' in said ? go(said.made) : fail(new Unusable(said.sentence))))
    worker.once('error', fail)
    worker.once('exit', () => fail(new Unusable('The backup was broken off.')))
  })
  return {
    done,
    async stop() {
      await worker.terminate()
    },
  }
}
