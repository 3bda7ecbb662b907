// Whether this machine is busy with something else: a bench of times waits for calm, and says how much of it there was.
import { readFileSync } from 'node:fs'

/** Microseconds in which somebody waited for a processor, since the machine started; null where the system does not tell. */
const waited = (): number | null => {
  try {
    return Number(/^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1] ?? Number.NaN)
  } catch {
    return null // not Linux, or without that file
  }
}

/** The share of the time since `from` in which somebody waited for a processor, 0 to 1; 0 where it is not known. */
export const crowding = (): (() => number) => {
  const [before, from] = [waited(), performance.now()]
  return () => {
    const now = waited()
    return before === null || now === null ? 0 : (now - before) / 1000 / (performance.now() - from)
  }
}

const CALM = 0.1
/** Waits for a second without a crowd, a minute at most. */
export const calm = async (): Promise<void> => {
  for (const end = performance.now() + 60_000; performance.now() < end;) {
    const share = crowding()
    await new Promise(go => setTimeout(go, 1000))
    if (share() < CALM) return
  }
}
