// A line that lets no websocket through: what would be one connection of /mux, carried by requests (N-rules). To the rest of the relay it is a socket like any other.
import { EventEmitter } from 'node:events'
import { CLOSE } from '../src/wire/close-codes.ts'
import { readPackets, writePackets, type Ending } from '../src/wire/packets.ts'
import { unframed, type Framed } from './framed.ts'
import type { Arrival } from './socket.ts'

/** What waits for the device above which the pump waits too, bytes. */
const ENOUGH = 64 * 1024
/** How long an ending waits to be fetched, milliseconds. */
const LAST_WORDS = 5_000

export type PostSocket = {
  readonly arrival: Arrival
  /**
   * Frames of the device, in their order; `from`: how many it said before them, for browsers send a request again whose connection they
   * lost. Resolves when they have been taken in. Throws `FormError`.
   */
  say(from: number, body: Uint8Array): Promise<void>
  /** What waits for the device, or comes within `holdMs`; `got`: how many frames it has had. A later call ends this one with what there is. */
  ask(got: number, holdMs: number): Promise<Uint8Array>
  /** The request was cut while it was held: what it would have brought is lost, and the connection with it. */
  cut(): void
}

/** What a device is told of a connection that is not there (any more): like a socket that was cut. */
export const LOST: Ending = { code: 1006, reason: 'lost' }

/** The parts of a `WebSocket` of ws, and of the socket under it, that socket.ts uses. */
class Ends extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  writableNeedDrain = false
  paused = false
  pinged = false
  queue: Uint8Array[] = []
  given = 0
  ending: Ending | null = null
  wake: () => void = () => undefined

  pause(): void {
    this.paused = true
  }
  resume(): void {
    this.paused = false
    this.emit('resumed')
  }
  ping(): void {
    this.pinged = true
  }
  write(frame: Framed): boolean {
    const message = new Uint8Array(unframed(frame)) // a copy: what waits long must not hold the whole block that it was cut from
    this.queue.push(message)
    this.bufferedAmount += message.length
    this.writableNeedDrain = this.bufferedAmount > ENOUGH
    this.wake()
    return !this.writableNeedDrain
  }
  close(code: number, reason: string): void {
    if (this.readyState !== 1) return
    this.readyState = 2
    this.ending = { code, reason }
    setTimeout(() => this.terminate(), LAST_WORDS).unref()
    this.wake()
  }
  terminate(): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.wake()
    this.emit('close', this.ending?.code ?? 1006)
  }
  /** Takes what waits, and with it the ending. */
  take(): Uint8Array {
    const body = writePackets({ frames: this.queue, ending: this.ending })
    this.given += this.queue.length
    this.queue = []
    this.bufferedAmount = 0
    this.writableNeedDrain = false
    this.emit('drain')
    if (this.ending) this.terminate()
    return body
  }
}

/** `frameBytes`: the most one frame may have. */
export const openPostSocket = (address: string, frameBytes: number): PostSocket => {
  const ends = new Ends()
  let said = 0
  ends.setMaxListeners(0)
  const life = (): void => {
    if (ends.pinged) ends.emit('pong')
    ends.pinged = false
  }
  return {
    arrival: { ws: ends, socket: ends, address } as unknown as Arrival, // as much of them as is used
    async say(from, body) {
      const { frames, ending } = readPackets(body)
      if (from > said) return ends.terminate() // a request between is lost
      const fresh = frames.slice(said - from)
      said += fresh.length
      for (const f of fresh) {
        if (f.length > frameBytes) return ends.close(CLOSE.tooBig, 'frame')
        ends.emit('message', Buffer.from(f), true)
      }
      if (ending) return ends.terminate()
      if (ends.paused && ends.readyState === 1)
        await new Promise<void>(go => {
          ends.once('resumed', go)
          ends.once('close', go)
        })
    },
    async ask(got, holdMs) {
      if (got !== ends.given) {
        ends.terminate() // an answer is lost
        return writePackets({ frames: [], ending: LOST })
      }
      ends.wake()
      life()
      if (ends.queue.length === 0 && ends.readyState === 1)
        await new Promise<void>(go => {
          const late = setTimeout(go, holdMs)
          ends.wake = () => {
            clearTimeout(late)
            ends.wake = () => undefined
            setImmediate(go) // what is said in the same turn goes along
          }
        })
      return ends.take()
    },
    cut: () => ends.terminate(),
  }
}
