// How the head is, asked of it by a coordinator: while the line comes up a few times, then seldom. Null until it has answered.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReadonlySignal } from '@preact/signals'
import type { HeadState } from '../wire/questions.ts'
import { readAnswer } from './read-answer.ts'
import type { Ask } from './use-devices.ts'

/** How old an answer may be before it is asked again, milliseconds: it costs a few hundred bytes on a dear line. */
const OLD = 30 * 60_000
const PATIENCE = 6
const BETWEEN = 900 // milliseconds

export const useHeadState = (ask: Ask, minute: ReadonlySignal<number>): HeadState | null => {
  const [state, set] = useState<HeadState | null>(null)
  const asks = useRef(ask)
  asks.current = ask
  const period = Math.floor(minute.value / OLD)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const attempt = async (n: number): Promise<void> => {
      const answer = readAnswer(await asks.current({ do: 'state' }))
      if (left) return
      if (answer.ok && answer.state) set(answer.state)
      else if (n < PATIENCE) timer = setTimeout(() => void attempt(n + 1), BETWEEN)
    }
    void attempt(1)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [period])
  return state
}
