// The list of devices, asked of the head: at once, a few times while the line comes up, then with the coarse clock.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ReadonlySignal } from '@preact/signals'
import type { Answer, ApartLine, DeviceLine, Question } from '../wire/questions.ts'
import { readAnswer } from './read-answer.ts'

export type Ask = (q: Question) => Promise<Answer | 'no-line'>

/** 'asking': nothing known yet. 'no-line': the head does not answer. The last list stays when a later question finds no line. */
export type Devices = 'asking' | 'no-line' | readonly DeviceLine[]

const PATIENCE = 6 // tries before it is said that nobody answers
const BETWEEN = 700 // milliseconds
/** A line that died without a word leaves its question without an answer: longer than this nobody waits. Milliseconds. */
const LONGEST = 6000

export const useDevices = (
  ask: Ask,
  minute: ReadonlySignal<number>,
): { readonly devices: Devices; readonly apart: readonly ApartLine[]; readonly again: () => Promise<void> } => {
  const [devices, set] = useState<Devices>('asking')
  const [apart, setApart] = useState<readonly ApartLine[]>([])
  const asks = useRef(ask)
  asks.current = ask
  const look = useCallback(async (): Promise<boolean> => {
    const answer = readAnswer(await asks.current({ do: 'devices' }))
    if (!answer.ok || !answer.devices) return false
    set(answer.devices)
    if (answer.devices.some(d => d.revokedAt !== null)) {
      const left = readAnswer(await asks.current({ do: 'apart' }))
      if (left.ok && left.apart) setApart(left.apart)
    }
    return true
  }, [])
  const again = useCallback(async (): Promise<void> => {
    if (!(await look())) set(before => (before === 'asking' ? 'no-line' : before))
  }, [look])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const nobody = (): void => set(before => (before === 'asking' ? 'no-line' : before))
    if (!navigator.onLine) nobody() // the browser is sure of that one; the list still comes when it was wrong
    const longest = setTimeout(nobody, LONGEST)
    const attempt = async (n: number): Promise<void> => {
      if ((await look()) || left) return
      if (n >= PATIENCE) nobody()
      else timer = setTimeout(() => void attempt(n + 1), BETWEEN)
    }
    void attempt(1)
    return () => {
      left = true
      clearTimeout(timer)
      clearTimeout(longest)
    }
  }, [look])

  const first = useRef(true)
  const tick = minute.value
  useEffect(() => {
    if (first.current) first.current = false
    else void look()
  }, [look, tick])

  return { devices, apart, again }
}
