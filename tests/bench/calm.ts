// Whether this machine is busy with something else. A time measured in a crowd says nothing about us: it is measured again, and told if there was no calm.
import { readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** Of a clock tick, 1/100 s, on every Linux that Node runs on. Milliseconds. */
const TICK = 10
/** Beyond this share of the processors others are a crowd. */
const CROWD = 0.1

const ticks = (fields: readonly string[], from: number, to: number): number => fields.slice(from, to).reduce((n, f) => n + Number(f), 0)

type Spent = { readonly all: number; readonly own: ReadonlyMap<number, number> }

/** Processor time in ticks since the machine started: of everybody, and of this process and each of its children. Null where the system does not tell. */
const spent = (): Spent | null => {
  try {
    const [user, nice, system, , , irq, soft] = /^cpu +(.*)/.exec(readFileSync('/proc/stat', 'utf8'))![1]!.split(' ') // else it is not that file
    const all = ticks([user!, nice!, system!, irq!, soft!], 0, 5)
    const parents = new Map<number, number>()
    const used = new Map<number, number>()
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const stat = statOf(name)
      if (!stat) continue
      parents.set(Number(name), Number(stat[1]))
      used.set(Number(name), ticks(stat, 11, 13))
    }
    const isOwn = (pid: number | undefined): boolean => pid !== undefined && (pid === process.pid || isOwn(parents.get(pid)))
    return { all, own: new Map([...used].filter(([pid]) => isOwn(pid))) }
  } catch {
    return null // not Linux
  }
}
/** The fields after the name, which may hold blanks: state, parent, …; null when the process has just ended. */
const statOf = (pid: string): string[] | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** The share of all processors that others took since now, 0 to 1; 0 where it is not known. */
export const crowding = (): (() => number) => {
  const [before, from] = [spent(), performance.now()]
  return () => {
    const now = spent()
    if (!before || !now) return 0
    let own = 0 // of those that are still there: a browser that was killed meanwhile counts as somebody else
    for (const [pid, n] of now.own) own += n - (before.own.get(pid) ?? 0)
    const others = (now.all - before.all - own) * TICK
    return Math.min(1, Math.max(0, others / ((performance.now() - from) * cpus().length)))
  }
}

/** Waits for half a second without a crowd, twenty seconds at most. */
const calm = async (): Promise<void> => {
  for (const end = performance.now() + 20_000; performance.now() < end;) {
    const share = crowding()
    await new Promise(go => setTimeout(go, 500))
    if (share() < CROWD) return
  }
}

/**
 * `n` runs of `measure`, those in a crowd made again, three times as many at most; then the calmest `n`. `ready` comes before each and is
 * not looked at. Says on the console what it had to take.
 */
export const inCalm = async <T>(what: string, n: number, ready: () => Promise<void>, measure: () => Promise<T>): Promise<T[]> => {
  const runs: { readonly result: T; readonly crowd: number }[] = []
  while (runs.length < 3 * n && runs.filter(r => r.crowd < CROWD).length < n) {
    if ((runs.at(-1)?.crowd ?? 1) >= CROWD) await calm()
    await ready()
    const share = crowding()
    const result = await measure()
    runs.push({ result, crowd: share() })
  }
  const best = runs.toSorted((a, b) => a.crowd - b.crowd).slice(0, n)
  const crowded = best.filter(r => r.crowd >= CROWD).length
  console.log(
    `${what}: ${n} of ${runs.length} runs taken, ${crowded} of them in a crowd (others had up to ${Math.round((best.at(-1)?.crowd ?? 0) * 100)}% of the processors)`,
  )
  return best.map(r => r.result)
}
