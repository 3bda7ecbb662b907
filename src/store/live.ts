// From a query to a signal that follows it: emits after commits only, in this tab and the others.
import Dexie, { liveQuery } from 'dexie'
import { signal, type ReadonlySignal } from '@preact/signals'

/** What a screen shows is read again this much after a commit: the word that it is kept is on the screen first, also on a slow device. Milliseconds. */
const WORD_FIRST = 50

type Observer<T> = { readonly next: (value: T) => void; readonly error: (e: unknown) => void }

/**
 * Answers at once, and again `wait` milliseconds after something it read has changed. A question under way is never given up for the next
 * change: while a year of pages is being written, a `liveQuery` by itself would begin anew at each and never come to an answer. And a
 * question that fails is asked again once anything is committed, as an opened database proves itself by: a `liveQuery` would be silent for good.
 */
export const followed = <T>(
  query: () => Promise<T>,
  wait: number,
): { readonly subscribe: (o: Observer<T>) => { unsubscribe: () => void } } => ({
  subscribe({ next, error }) {
    let timer: ReturnType<typeof setTimeout> | undefined
    let leave = (): void => {}
    let stopped = false

    const ask = (): void => {
      let asked = false
      let over = false
      let untold: { readonly value: T } | null = null
      /** Once something it read has changed, it is asked anew by a question of its own. */
      const again = (): void => {
        if (stopped || over) return
        over = true
        leave()
        timer = setTimeout(() => {
          if (untold) next(untold.value) // it changed before this could be said
          timer = setTimeout(ask, wait)
        })
      }
      const following = liveQuery(async () => {
        if (stopped) return
        if (asked) return again()
        asked = true
        try {
          untold = { value: await query() }
        } catch (e) {
          error(e)
          Dexie.on.storagemutated.subscribe(again)
          if (stopped) leave()
        }
      }).subscribe({
        next: () => {
          if (untold) next(untold.value)
          untold = null
        },
        error,
      })
      leave = () => {
        following.unsubscribe()
        Dexie.on.storagemutated.unsubscribe(again)
      }
    }
    ask()
    return {
      unsubscribe: () => {
        stopped = true
        clearTimeout(timer)
        leave()
      },
    }
  },
})

/** `value` is undefined until the first answer. `failed` holds what the database raised; the last value stays. */
export type Live<T> = { readonly value: ReadonlySignal<T | undefined>; readonly failed: ReadonlySignal<unknown>; readonly stop: () => void }

/** `wait`: longer for a query that reads much, or it would be asked again for each of a hundred pages that come one after the other. */
export const live = <T>(query: () => Promise<T>, wait = WORD_FIRST): Live<T> => {
  const value = signal<T | undefined>(undefined)
  const failed = signal<unknown>(undefined)
  const subscription = followed(query, wait).subscribe({
    next: v => {
      value.value = v
      failed.value = undefined
    },
    error: e => {
      failed.value = e
      if (!(e instanceof Dexie.DexieError)) globalThis.reportError?.(e) // a fault of ours; one of the database is told by the storage alert
    },
  })
  return { value, failed, stop: () => subscription.unsubscribe() }
}
