// From a query to a signal that follows it: emits after commits only, in this tab and the others.
import { liveQuery } from 'dexie'
import { signal, type ReadonlySignal } from '@preact/signals'

/** `value` is undefined until the first answer. `failed` holds what the database raised; the last value stays. */
export type Live<T> = { readonly value: ReadonlySignal<T | undefined>; readonly failed: ReadonlySignal<unknown>; readonly stop: () => void }

export const live = <T>(query: () => Promise<T>): Live<T> => {
  const value = signal<T | undefined>(undefined)
  const failed = signal<unknown>(undefined)
  const subscription = liveQuery(query).subscribe({
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
