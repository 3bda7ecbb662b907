// From a query to a signal that follows it: emits after commits only, in this tab and the others.
import Dexie, { liveQuery, type Observable } from 'dexie'
import { signal, type ReadonlySignal } from '@preact/signals'

/** What a screen shows is read again this much after a commit: the word that it is kept is on the screen first, also on a slow device. Milliseconds. */
const WORD_FIRST = 50

/** Answers at once, and again `wait` milliseconds after each commit that touches what it read. */
export const followed = <T>(query: () => Promise<T>, wait: number): Observable<T> => {
  let asked = false
  return liveQuery((): Promise<T> => {
    if (asked) return new Dexie.Promise<void>(go => void setTimeout(go, wait)).then(query) // Dexie's own promise: it knows who asks
    asked = true
    return query()
  })
}

/** `value` is undefined until the first answer. `failed` holds what the database raised; the last value stays. */
export type Live<T> = { readonly value: ReadonlySignal<T | undefined>; readonly failed: ReadonlySignal<unknown>; readonly stop: () => void }

/** `wait`: longer for what is dear to read, so that a long reception is not held up by reading it again at each piece. */
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
    },
  })
  return { value, failed, stop: () => subscription.unsubscribe() }
}
