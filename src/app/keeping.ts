// Does the database still take what is written? Noticed at the first failed write and when the browser closes it; never guessed from a quota.
import { signal, type ReadonlySignal } from '@preact/signals'
import type { Keeping } from '../replica/status.ts'
import { onClosed, reopenDatabase } from '../store/health.ts'
import type { Database } from '../store/tables.ts'

export type KeepingWatch = {
  readonly state: ReadonlySignal<Keeping>
  /** A command could not keep what was said, and why. */
  readonly failed: (why: 'full' | 'closed') => void
  /** Tries again: opens the database and proves it with a write. */
  readonly mend: () => Promise<void>
}

export const watchKeeping = (db: Database): KeepingWatch => {
  const state = signal<Keeping>('open')
  onClosed(db, () => {
    state.value = 'closed'
  })
  return {
    state,
    failed: why => {
      state.value = why
    },
    mend: async () => {
      state.value = await reopenDatabase(db)
    },
  }
}
