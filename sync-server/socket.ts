// One open socket: frames in order, a bound on what waits in either direction, signs of life, and a close code for every end.
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { CLOSE } from '../src/wire/close-codes.ts'
import { FormError } from '../src/wire/append.ts'
import { framed, type Framed } from './framed.ts'
import type { Limits } from './limits.ts'
import { createBucket } from './tries.ts'

/** Who has come: the websocket, and the socket under it. */
export type Arrival = { readonly ws: WebSocket; readonly socket: Duplex; readonly address: string }

export type Peer = {
  readonly address: string
  send(frame: Uint8Array): void
  /** What was made ready for many. */
  sendFramed(frame: Framed): void
  /** Null when the socket can take more now; else resolves when it can, or has ended. */
  room(): Promise<void> | null
  isOpen(): boolean
  close(code: number, reason: string): void
  /** Called once, when it has ended. */
  onEnd(act: () => void): void
  /** One beat of the keepalive: false when nothing has been heard for too long. */
  beat(): void
}

const bytesOf = (data: RawData): Uint8Array => {
  const b = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)
  return new Uint8Array(b.buffer, b.byteOffset, b.byteLength)
}

export type Hearing = {
  /** Each frame, one after the other; a `FormError` closes with 4400, anything else it throws is a fault of ours and closes with 4503. */
  readonly frame: (bytes: Uint8Array) => Promise<void> | void
  /** What a beat sends besides the ping, for clients that count messages only. */
  readonly beatFrame?: Uint8Array
  /** A ping that left at `asked` (milliseconds) was answered. */
  readonly answered?: (asked: number) => void
  readonly fault: (error: unknown) => void
}

/** Frames waiting to be read above which the socket is paused. */
const WAITING = 64

export const openPeer = (
  { ws, socket, address }: Arrival,
  limits: Limits,
  now: () => number,
  { frame, beatFrame, answered, fault }: Hearing,
): Peer => {
  const frames = createBucket(limits.frameBurst, limits.framesPerSecond, now)
  const bytes = createBucket(limits.byteBurst, limits.bytesPerSecond, now)
  const waiting: Uint8Array[] = []
  let reading = false
  let ended = false
  let missed = 0
  let buffered = 0
  let pingedAt: number | null = null
  const wanting = new Set<() => void>()
  const endings: (() => void)[] = []

  // ws answers an oversized frame by 1009, which y-websocket would try again for ever; 4413 is final.
  const closeOf = ws.close.bind(ws)
  ws.close = (code, reason) => closeOf(code === 1009 ? CLOSE.tooBig : code, reason)

  const close = (code: number, reason: string): void => {
    ended = true
    waiting.length = 0
    ws.close(code, reason)
    release()
  }
  const release = (): void => {
    for (const go of wanting) go()
    wanting.clear()
  }
  const drain = async (): Promise<void> => {
    reading = true
    for (let next = waiting.shift(); next && !ended; next = waiting.shift()) {
      try {
        const full = room()
        if (full) await full // who does not read is not answered any further
        if (ended) break
        await frame(next)
      } catch (e) {
        if (e instanceof FormError) close(CLOSE.malformed, e.reason)
        else {
          fault(e)
          close(CLOSE.storage, 'fault')
        }
      }
      if (waiting.length === 0) ws.resume()
    }
    reading = false
  }

  ws.on('message', (data, isBinary) => {
    missed = 0
    if (ended) return
    const b = bytesOf(data)
    if (!isBinary) return close(CLOSE.malformed, 'text')
    if (!frames.take(1) || !bytes.take(b.length)) return close(CLOSE.tryLater, 'too many')
    waiting.push(b)
    if (waiting.length > WAITING) ws.pause()
    if (!reading) void drain()
  })
  ws.on('pong', () => {
    missed = 0
    if (pingedAt !== null && !ended) answered?.(pingedAt)
    pingedAt = null
  })
  ws.on('error', () => (ended = true)) // ws closes the socket itself; 'close' follows
  ws.on('close', () => {
    ended = true
    release()
    for (const act of endings) act()
  })

  const isOpen = (): boolean => !ended && ws.readyState === ws.OPEN
  const room = (): Promise<void> | null => {
    if (ended || !socket.writableNeedDrain) return null
    if (wanting.size === 0) socket.once('drain', release)
    return new Promise(go => wanting.add(go))
  }
  // past ws, which writes header and message apart, for each who is sent it; without deflating it keeps nothing back, so the order holds
  const sendFramed = (frame: Framed): void => {
    if (!isOpen()) return
    if (ws.bufferedAmount > limits.unread) return ws.terminate() // told much without asking, and does not read: it comes back
    socket.write(frame)
  }

  return {
    address,
    send: frame => sendFramed(framed(frame)),
    sendFramed,
    room,
    isOpen,
    close,
    onEnd: act => void endings.push(act),
    beat() {
      if (ws.readyState !== ws.OPEN) return
      if (ws.bufferedAmount < buffered) missed = 0 // a slow line that still carries something is alive
      buffered = ws.bufferedAmount
      if (missed++ >= limits.missedPings) return ws.terminate()
      pingedAt ??= now() // a pong may still be that of an earlier beat
      ws.ping()
      if (beatFrame && buffered === 0) sendFramed(framed(beatFrame))
    },
  }
}
