// A component's own live query: asked again when `on` changes, stopped when the component goes. The last answer stays until the next.
import { useSignal, type ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { live } from './live.ts'

export const useLive = <T>(query: () => Promise<T>, on: readonly unknown[], wait?: number): ReadonlySignal<T | undefined> => {
  const answer = useSignal<T | undefined>(undefined)
  useEffect(() => {
    const followed = live(query, wait)
    const leave = followed.value.subscribe(v => {
      if (v !== undefined) answer.value = v
    })
    return () => {
      leave()
      followed.stop()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the caller says on what the query hangs
  }, on as unknown[])
  return answer
}
