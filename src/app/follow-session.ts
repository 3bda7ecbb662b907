// This device has become another one in another tab: this tab starts anew with what it is now, once nothing is being written.
import { effect } from '@preact/signals'
import { fact, type Session } from '../store/facts.ts'
import { live } from '../store/live.ts'
import type { Database } from '../store/tables.ts'
import { writesAreOver } from '../store/writes-are-over.ts'
import { path } from './location.ts'

/**
 * `anew`: leaves this page; forms keep what is typed when it is left (records/use-typed.ts, visits/use-draft.ts). A tab in which a code is
 * presented leaves by itself.
 */
export const followSession = (db: Database, known: Session, anew: () => void): void => {
  const now = live(async () => (await fact(db, 'session'))?.device)
  const stop = effect(() => {
    const device = now.value.value
    if (device === undefined || device === known.device || path.value === '/code') return
    now.stop()
    void writesAreOver(db).then(anew, anew) // a database that fails is told by the page that comes
    void Promise.resolve().then(() => stop())
  })
}
