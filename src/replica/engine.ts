// Keeps a line to the head for as long as this tab leads: tries, waits, tries again, and tells what happened in words a person can use.
import { signal, type ReadonlySignal } from '@preact/signals'
import type { Device } from '../device/device.ts'
import { sign } from '../device/key-pair.ts'
import { listLeft } from '../store/attempts.ts'
import { setFact, type Attempt, type Session } from '../store/facts.ts'
import { followCarried } from '../store/carried.ts'
import { isAnother } from '../store/is-another.ts'
import { followOutbox } from '../store/outbox.ts'
import { waiting } from '../store/waiting.ts'
import { CLOSE, isFinal } from '../wire/close-codes.ts'
import type { Answer, Question } from '../wire/questions.ts'
import { waitAfter } from './backoff.ts'
import { connect, type Connection, type End, type Progress } from './connection.ts'
import { createMeter, type LineSoFar } from './meter.ts'

/** What the engine is doing. `since`: when the head first answered on this line, milliseconds since 1970; `uncounted`: its bytes that are in no day's count yet. `again`: milliseconds (steady clock) at which it tries next. */
export type Activity =
  | { readonly is: 'resting' }
  | { readonly is: 'trying' }
  | { readonly is: 'connected'; readonly since: number; readonly progress: Progress; readonly uncounted: number }
  | { readonly is: 'waiting'; readonly again: number; readonly after: Attempt['how'] }
  | { readonly is: 'stopped'; readonly why: 'removed' | 'too-old' | 'gone' }

export type Engine = {
  readonly activity: ReadonlySignal<Activity>
  /** Tries at once, whatever the wait. */
  readonly sendNow: () => void
  /** Something is wanted again from the head, or there is room again: asks for all of which it has more. */
  readonly pullAgain: () => void
  /** A person's word on a great copy; kept. */
  readonly copy: (which: 'all' | 'near') => void
  /** Resolves with 'no-line' where there is none. */
  readonly ask: (q: Question) => Promise<Answer | 'no-line'>
  readonly stop: () => void
}

/** How the line is carried. */
export type Way = 'websocket' | 'requests'

export type EngineWorld = {
  readonly device: Device
  readonly session: Session
  /** The address the person sees; what is signed. */
  readonly origin: string
  /** By a websocket, or where none gets through by requests. */
  readonly socket: (url: string, way: Way) => WebSocket
  /** Whether this line is counted by the byte, as far as the browser says. */
  readonly metered: () => boolean
  /** Calls back when the line may be there again: online, in front. Returns how to stop. */
  readonly hints: (tell: () => void) => () => void
  /** The browser had no room for what came down the line: nothing of it is asked for until `pullAgain`, or for half an hour; what is recorded here still goes up. */
  readonly full?: () => void
}

/** What is recorded while there is no line may try it, but not more often than this. Milliseconds. */
const EAGER = 30_000
/** Where requests had to do, a websocket is tried again after this time, or when the line may be another one. Milliseconds. */
const REQUESTS_FOR = 3_600_000

/** What comes down the line is asked for again so long after there was no room for it, whoever made some. Milliseconds. */
export const ROOM_AGAIN = 30 * 60_000

/** Nothing came through this socket, and nobody said why. */
const unheard = (end: End): boolean => end.progress.down === 0 && (end.code === 1006 || end.why === 'silent')

const outcome = (end: End): Attempt['how'] => {
  switch (end.code) {
    case CLOSE.revoked:
      return end.reason === 'revoked' ? 'removed' : 'unknown'
    case CLOSE.forbidden:
      return 'unknown'
    case CLOSE.tooOld:
      return 'too-old'
    case CLOSE.gone:
      return 'gone'
    case CLOSE.tryLater:
    case CLOSE.storage:
    case CLOSE.restart:
      return 'busy'
  }
  if (end.why === 'malformed' || end.reason === 'not-the-head') return 'not-the-head'
  if (end.why === 'full') return 'full'
  if (end.progress.answered) return 'received'
  return end.opened ? 'cut' : 'no-line'
}

export const startEngine = (world: EngineWorld): Engine => {
  const { device, session } = world
  const { db, clock, dice } = device
  const activity = signal<Activity>({ is: 'resting' })
  let connection: Connection | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let lastTry = -Infinity
  /** The same, milliseconds since 1970. */
  let began = 0
  /** What waited when this device was last told that it is removed. */
  let leftThen = 0
  let stopped = false
  /** Off from when the browser has no room for what comes, until there is some. */
  let pulls = true
  let roomTimer: ReturnType<typeof setTimeout> | undefined
  const meter = createMeter(
    db,
    clock.steady,
    () => clock.local().day,
    () => {
      const now = activity.value
      if (now.is === 'connected') activity.value = { ...now, uncounted: meter.uncounted() }
    },
  )
  listLeft(db).catch(() => undefined) // as the meter
  /** Until when (steady clock) requests carry the line: no websocket got through. */
  let requestsUntil = -Infinity

  const socket = (way: Way): WebSocket =>
    world.socket(`${way === 'websocket' ? world.origin.replace(/^http/, 'ws') : world.origin}${session.at}/mux`, way)
  const chance = (): number => dice.bytes(1)[0]! / 256

  /** Nothing is asked any more; what is recorded still leaves, and is set apart. */
  const removed = (): boolean => activity.value.is === 'stopped' && activity.value.why === 'removed'

  const soFar = (how: Attempt['how'], { sent, received, up, down }: Progress): LineSoFar => ({
    at: clock.now(),
    how,
    sent,
    received,
    up,
    down,
    took: Math.round(clock.steady() - lastTry),
    began,
  })

  const tryNow = (way: Way = clock.steady() < requestsUntil ? 'requests' : 'websocket'): void => {
    if (stopped || connection || (activity.value.is === 'stopped' && !removed())) return
    clearTimeout(timer)
    lastTry = clock.steady()
    began = clock.now()
    activity.value = { is: 'trying' }
    connection = connect({
      db,
      dice,
      session,
      now: clock.now,
      steady: clock.steady,
      today: at => clock.local(at).day,
      sign: nonce => sign(session.key, nonce, world.origin, session.device),
      pulls: () => pulls,
      socket: () => socket(way),
      metered: world.metered,
      changed: progress => {
        if (progress.answered) meter.reads(soFar('received', progress))
        const uncounted = meter.uncounted()
        if (progress.useful) failures = 0 // an answer alone may come from a head that cannot keep anything
        const before = activity.value
        activity.value = progress.answered
          ? { is: 'connected', since: before.is === 'connected' ? before.since : clock.now(), progress, uncounted }
          : { is: 'trying' }
      },
    })
    void connection.ended.then(end => ended(end, way))
  }

  const ended = async (end: End, way: Way): Promise<void> => {
    connection = null
    if (way === 'websocket' && unheard(end) && !stopped) return tryNow('requests') // the same try, by the other way
    requestsUntil = way === 'requests' && !unheard(end) && end.reason !== 'not-the-head' ? clock.steady() + REQUESTS_FOR : -Infinity
    const how = outcome(end)
    await meter.ended(soFar(how, end.progress))
    if (stopped) return
    if (how === 'full') {
      pulls = false
      clearTimeout(roomTimer)
      roomTimer = setTimeout(pullAgain, ROOM_AGAIN)
      world.full?.()
    }
    if (how === 'removed' || how === 'too-old' || how === 'gone') {
      activity.value = { is: 'stopped', why: how }
      if (how === 'removed') await wasRemoved().catch(() => undefined) // a closed database is told by the storage alert
      return
    }
    // a close code that is final for the protocol is a fault of ours, unless the line has garbled what was said: said twice, wait long, but never for ever
    failures = isFinal(end.code) && failures > 0 ? Math.max(failures + 1, 9) : failures + 1
    rest(how)
  }

  const pullAgain = (): void => {
    pulls = true
    clearTimeout(roomTimer)
    if (connection) connection.pullAgain()
    else tryNow()
  }

  /** Unless this device was enrolled anew meanwhile, in another tab. */
  const wasRemoved = async (): Promise<void> => {
    if (!(await isAnother(db, session.device))) await setFact(db, 'removed', clock.now())
    const left = (await waiting(db)).count
    if (left > 0 && left !== leftThen) tryLater() // recorded while the line ended; what is not taken apart is not brought again and again
    leftThen = left
  }
  /** No other try is planned. */
  const tryLater = (): void => {
    if (stopped) return
    clearTimeout(timer)
    timer = setTimeout(() => tryNow(), Math.max(0, lastTry + EAGER - clock.steady()))
  }

  const rest = (after: Attempt['how']): void => {
    const wait = waitAfter(failures, chance())
    activity.value = { is: 'waiting', again: clock.steady() + wait, after }
    clearTimeout(timer)
    timer = setTimeout(() => tryNow(), wait)
  }

  const leaveOutbox = followOutbox(db, count => {
    if (count === 0) return
    if (connection) connection.push()
    else if (clock.steady() - lastTry > EAGER) tryNow()
    else if (removed()) tryLater()
  })
  const leaveCarried = followCarried(db, count => {
    if (count === 0) return
    if (connection) connection.carry()
    else if (clock.steady() - lastTry > EAGER) tryNow()
  })
  const stopHints = world.hints(() => {
    if (removed()) return
    failures = 0
    requestsUntil = -Infinity
    tryNow()
  })
  tryNow()

  return {
    activity,
    sendNow: () => {
      failures = 0
      if (connection) connection.push()
      else tryNow()
    },
    pullAgain,
    copy: which => {
      connection?.copy(which)
      void setFact(db, 'copies', which).catch(() => undefined) // told by the storage alert; the next line asks again
    },
    ask: async q => (connection && activity.value.is === 'connected' ? connection.ask(q) : 'no-line'),
    stop: () => {
      stopped = true
      clearTimeout(timer)
      clearTimeout(roomTimer)
      leaveOutbox()
      leaveCarried()
      stopHints()
      connection?.stop()
      activity.value = { is: 'resting' }
    },
  }
}
