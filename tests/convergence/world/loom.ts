// Time and turns of a simulated world. Timers and turns of the event loop are ours while it runs: waiting costs nothing, and one seed gives one
// order of everything. What runs in a turn is the product's own code; only the clock that hands out the turns is not the machine's.

type Turn = { run: (() => void) | null }
type Timer = { due: number; readonly order: number; run: (() => void) | null; readonly every: number | null }
type Handle = { readonly ref: () => Handle; readonly unref: () => Handle; readonly cancel: () => void }

/** Lets promises that are ready go on, as the end of a turn of Node's own loop does. Only where no promise is being carried on. */
const checkpoint = (process as unknown as { readonly _tickCallback: () => void })._tickCallback

/** A world in which nothing more can happen, and something is waited for. */
export class Stuck extends Error {}

export type Loom = {
  /** Milliseconds since this world began. */
  readonly now: () => number
  /** Calls `act` in so many milliseconds. Returns how to call it off. */
  readonly after: (ms: number, act: () => void) => () => void
  /** Whether something wants its turn now. */
  readonly ready: () => boolean
  /** Gives up to `most` turns to what is ready. */
  readonly drain: (most?: number) => void
  /** When the next timer is due; null when there is none. */
  readonly next: () => number | null
  /** Goes to the next timer and fires it. False when there is none. */
  readonly step: () => boolean
  /** Lets so many milliseconds pass, with all that happens in them. */
  readonly pass: (ms: number) => void
  /** The value of a promise for which no time has to pass. Throws what it rejects with. */
  readonly wait: <T>(promise: PromiseLike<T>) => T
  /** What was thrown by a turn or a timer itself. */
  readonly thrown: unknown[]
}

let current: MutableLoom | null = null

type MutableLoom = Loom & {
  readonly setTurn: (run: () => void) => Handle
  readonly setTimer: (run: () => void, ms: number, repeats: boolean) => Handle
}

const handle = (cancel: () => void): Handle => {
  const made: Handle = { ref: () => made, unref: () => made, cancel }
  return made
}
const cancel = (h: unknown): void => {
  if (typeof h === 'object' && h !== null && 'cancel' in h) (h as Handle).cancel()
}

/** A new world's time; from here on the globals are its own, until the next one is made. */
export const createLoom = (): Loom => {
  let time = 0
  let order = 0
  let first = 0
  let turns: Turn[] = []
  const timers: Timer[] = []
  const thrown: unknown[] = []

  const insert = (t: Timer): void => {
    let i = timers.length
    while (i > 0 && (timers[i - 1]!.due > t.due || (timers[i - 1]!.due === t.due && timers[i - 1]!.order > t.order))) i--
    timers.splice(i, 0, t)
  }
  const perform = (run: () => void): void => {
    try {
      run()
    } catch (e) {
      thrown.push(e)
    }
    checkpoint()
  }
  const turn = (): boolean => {
    const t = turns[first++]
    if (!t) {
      turns = []
      first = 0
      return false
    }
    if (first > 1024) {
      turns = turns.slice(first)
      first = 0
    }
    const { run } = t
    t.run = null
    if (run) perform(run)
    return true
  }
  const loom: MutableLoom = {
    now: () => time,
    thrown,
    ready: () => first < turns.length,
    drain(most = Infinity) {
      checkpoint()
      for (let n = 0; n < most && turn(); n++);
    },
    next: () => timers[0]?.due ?? null,
    step() {
      const t = timers.shift()
      if (!t) return false
      time = Math.max(time, t.due)
      const { run } = t
      if (!run) return true
      if (t.every === null) t.run = null
      else {
        t.due = time + t.every
        insert(t)
      }
      perform(run)
      return true
    },
    pass(ms) {
      const until = time + ms
      loom.drain()
      while ((timers[0]?.due ?? Infinity) <= until) {
        loom.step()
        loom.drain()
      }
      time = until
    },
    wait<T>(promise: PromiseLike<T>): T {
      let state: { readonly value: T } | { readonly error: unknown } | null = null
      promise.then(
        value => (state = { value }),
        (error: unknown) => (state = { error }),
      )
      checkpoint()
      const look = (): { readonly value: T } | { readonly error: unknown } | null => state // set by a promise: never narrowed
      while (look() === null) if (!turn()) throw new Stuck('waited for what never comes')
      const end = look()!
      if ('error' in end) throw end.error
      return end.value
    },
    after: (ms, act) => loom.setTimer(act, ms, false).cancel,
    setTurn(run) {
      const t: Turn = { run }
      turns.push(t)
      return handle(() => (t.run = null))
    },
    setTimer(run, ms, repeats) {
      const wait = Math.max(Number.isFinite(ms) ? ms : 0, 1)
      const t: Timer = { due: time + wait, order: order++, run, every: repeats ? wait : null }
      insert(t)
      return handle(() => {
        t.run = null
        const i = timers.indexOf(t)
        if (i >= 0) timers.splice(i, 1)
      })
    },
  }
  current = loom
  return loom
}

/** The world's clock in place of the machine's, once and for this whole process. */
export const takeOverTime = (): void => {
  const world = (): MutableLoom => {
    if (!current) throw new Error('no world has begun')
    return current
  }
  const bound = (run: (...args: unknown[]) => void, args: unknown[]): (() => void) => (args.length > 0 ? () => run(...args) : run)
  const ours = {
    setImmediate: (run: () => void, ...args: unknown[]) => world().setTurn(bound(run, args)),
    setTimeout: (run: () => void, ms = 0, ...args: unknown[]) => world().setTimer(bound(run, args), ms, false),
    setInterval: (run: () => void, ms = 0, ...args: unknown[]) => world().setTimer(bound(run, args), ms, true),
    clearImmediate: cancel,
    clearTimeout: cancel,
    clearInterval: cancel,
  }
  Object.assign(globalThis, ours)
}
