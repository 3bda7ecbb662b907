// The lots that wait, asked of the head when there is a line, and again after each decision.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Ask } from '../replica/fetch-apart.ts'
import { dropFact, fact } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { settleNeedless } from './decide.ts'
import { lotsOf, type Lot } from './lots.ts'

/** 'asking': nothing known yet. 'no-line': the head does not answer. */
export type Lots = 'asking' | 'no-line' | readonly Lot[]

/** So long nothing is said of a line that is just coming up. Milliseconds. */
const PATIENCE = 6000

/** What a person has to decide about. A database that fails is told by the storage alert: here nothing can be said, as without a line. */
export const lotsLeft = async (db: Database, ask: Ask): Promise<Exclude<Lots, 'asking'>> => {
  try {
    const all = await lotsOf(db, ask)
    const found = all === 'no-line' ? all : await settleNeedless(ask, all)
    if (found.length === 0) await dropFact(db, 'apart') // the slip that asks goes with the last question
    return found
  } catch {
    return 'no-line'
  }
}

export const useLots = (db: Database, ask: Ask, connected: boolean): { readonly lots: Lots; readonly again: () => Promise<void> } => {
  const [lots, set] = useState<Lots>('asking')
  const asks = useRef(ask)
  asks.current = ask
  const again = useCallback(async (): Promise<void> => {
    const found = await lotsLeft(db, q => asks.current(q))
    set(before => (found === 'no-line' && before === 'asking' ? before : found))
  }, [db])
  useEffect(() => {
    if (connected) void again()
  }, [connected, again])
  // another device of the centre has answered, or more has come
  const told = useLive(() => fact(db, 'apart'), [db]).value
  const before = useRef(told)
  useEffect(() => {
    if (connected && before.current !== undefined && told !== before.current) void again()
    before.current = told
  }, [told])
  useEffect(() => {
    const timer = setTimeout(() => set(before => (before === 'asking' ? 'no-line' : before)), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return { lots, again }
}
