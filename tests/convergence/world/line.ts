// A socket between a device and a relay, with what a country line does to it. Frames of one socket stay in their order, as on every socket;
// what may overtake is another socket. Nothing is lost in the middle of a line that lives: where something is lost, the line is dead.
import { EventEmitter } from 'node:events'
import type { WebSocket as Ws } from 'ws'
import type { Arrival } from '../../../sync-server/socket.ts'
import type { Loom } from './loom.ts'

type Item =
  | { readonly is: 'data'; readonly bytes: Uint8Array }
  | { readonly is: 'close'; readonly code: number; readonly reason: string }
  | { readonly is: 'ping' | 'pong' }

/** Looks at what travels. `sent`: as it leaves, `came`: as it arrives. */
export type Tap = {
  /** What the relay says, as it leaves; a test may change it. */
  readonly says?: (bytes: Uint8Array) => Uint8Array
  readonly sent: (wire: Wire, from: 'device' | 'head', bytes: Uint8Array) => void
  readonly came: (wire: Wire, to: 'device' | 'head', bytes: Uint8Array) => void
  readonly lost: (frames: number) => void
}

/** How a line dies. 'reset': both ends hear of it. 'late': the device does, and what it had sent still arrives, perhaps after its next greeting. 'silent': nobody does. 'deaf': what the relay says is lost and nobody hears of it. */
export const DEATHS = ['reset', 'late', 'silent', 'deaf'] as const
export type Death = (typeof DEATHS)[number]

const HIGH = 32 * 1024

class Way {
  readonly items: Item[] = []
  bytes = 0
  open = true
  private due = 0
  private readonly loom: Loom
  private readonly deliver: (item: Item) => void
  constructor(loom: Loom, deliver: (item: Item) => void) {
    this.loom = loom
    this.deliver = deliver
  }
  put(item: Item, latency: number): void {
    if (!this.open) return
    this.items.push(item)
    if (item.is === 'data') this.bytes += item.bytes.length
    this.due = Math.max(this.due, this.loom.now() + latency)
    this.loom.after(this.due - this.loom.now(), () => {
      const next = this.items.shift()
      if (next?.is === 'data') this.bytes -= next.bytes.length
      if (next && this.open) this.deliver(next)
    })
  }
}

/** The relay's end, as `ws` gives it: only what sync-server/socket.ts asks of it. */
class HeadEnd extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  private readonly wire: Wire
  constructor(wire: Wire) {
    super()
    this.wire = wire
  }
  get bufferedAmount(): number {
    return this.wire.down.bytes
  }
  close(code: number, reason: string): void {
    if (this.readyState > 1) return
    this.readyState = 2
    this.wire.down.put({ is: 'close', code, reason }, this.wire.latency)
    this.wire.loom.after(30_000, () => this.closed()) // ws waits no longer for an answer
  }
  terminate(): void {
    this.wire.die('reset')
  }
  ping(): void {
    this.wire.down.put({ is: 'ping' }, this.wire.latency)
  }
  pause(): void {
    this.wire.paused = true
  }
  resume(): void {
    this.wire.resume()
  }
  closed(): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.emit('close')
  }
}

/** The socket under it. */
class HeadSocket extends EventEmitter {
  private readonly wire: Wire
  constructor(wire: Wire) {
    super()
    this.wire = wire
  }
  get writableNeedDrain(): boolean {
    return this.wire.down.bytes > HIGH
  }
  write(framed: Uint8Array): void {
    const short = framed[1]! & 0x7f
    const said = Uint8Array.from(framed.subarray(short === 126 ? 4 : short === 127 ? 10 : 2))
    const bytes = this.wire.tap.says?.(said) ?? said
    this.wire.tap.sent(this.wire, 'head', bytes)
    this.wire.down.put({ is: 'data', bytes }, this.wire.latency)
  }
}

/** What the device's end of a socket is: only what src/replica/connection.ts asks of a WebSocket. */
export class DeviceEnd {
  binaryType = 'blob'
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((event: { readonly data: unknown }) => void) | null = null
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  private readonly wire: Wire
  constructor(wire: Wire) {
    this.wire = wire
  }
  get bufferedAmount(): number {
    return this.wire.up.bytes
  }
  send(bytes: Uint8Array): void {
    if (this.readyState !== 1) return
    const copy = Uint8Array.from(bytes)
    this.wire.tap.sent(this.wire, 'device', copy)
    this.wire.up.put({ is: 'data', bytes: copy }, this.wire.latency)
  }
  close(code = 1000): void {
    if (this.readyState > 1) return
    this.readyState = 2
    this.wire.up.put({ is: 'close', code, reason: '' }, this.wire.latency)
  }
  closed(code: number, reason: string): void {
    if (this.readyState === 3) return
    this.readyState = 3
    if (code === 1006) this.onerror?.()
    this.onclose?.({ code, reason })
  }
  /** The page is gone: nobody hears anything any more. */
  abandon(): void {
    this.onopen = this.onmessage = this.onclose = this.onerror = null
  }
}

export class Wire {
  readonly loom: Loom
  readonly tap: Tap
  readonly device: DeviceEnd
  readonly head: HeadEnd
  readonly socket: HeadSocket
  readonly up: Way
  readonly down: Way
  /** Milliseconds one way. */
  latency: number
  paused = false
  private held: Item[] = []

  constructor(loom: Loom, tap: Tap, latency: number) {
    this.loom = loom
    this.tap = tap
    this.latency = latency
    this.device = new DeviceEnd(this)
    this.head = new HeadEnd(this)
    this.socket = new HeadSocket(this)
    this.up = new Way(loom, item => this.atHead(item))
    this.down = new Way(loom, item => this.atDevice(item))
  }

  /** `accept`: the relay takes the socket; null where nobody answers, or only hangs. */
  open(accept: ((arrival: Arrival) => void) | 'refused' | 'hangs'): void {
    if (accept === 'hangs') return
    this.loom.after(this.latency * 2, () => {
      if (accept === 'refused' || this.device.readyState !== 0) return this.device.closed(1006, '')
      this.device.readyState = 1
      this.device.onopen?.()
      accept({ ws: this.head as unknown as Ws, socket: this.socket, address: '' } as unknown as Arrival) // only what socket.ts uses of them
    })
  }
  /** Something answers that is not the relay: a wifi's own page. */
  portal(): void {
    this.loom.after(this.latency * 2, () => {
      if (this.device.readyState !== 0) return
      this.device.readyState = 1
      this.device.onopen?.()
      this.down.put({ is: 'data', bytes: new TextEncoder().encode('<html>Bienvenue sur notre wifi</html>') }, this.latency)
    })
  }
  lives(): boolean {
    return this.device.readyState < 2 || this.head.readyState < 2
  }
  carries(): boolean {
    return this.up.open && this.down.open
  }
  underWay(): number {
    return this.up.items.filter(i => i.is === 'data').length + this.down.items.filter(i => i.is === 'data').length
  }

  /** Cuts the line. Of what is under way to the relay `first` frames still arrive, and the one after them in part: that is, not. */
  die(how: Death, first = 0): void {
    const { up, down } = this
    const upwards = up.items.filter(i => i.is === 'data').length
    this.tap.lost(
      (down.open ? this.underWay() - upwards : 0) + (how === 'late' || how === 'deaf' || !up.open ? 0 : Math.max(0, upwards - first)),
    )
    down.open = false
    if (how === 'deaf') return
    if (how !== 'late') {
      up.items.splice(first, Infinity, ...up.items.slice(first).map((): Item => ({ is: 'pong' }))) // their timers find nothing
      if (first === 0) up.open = false
    }
    if (how === 'silent') return
    this.loom.after(1, () => {
      this.device.closed(1006, '')
      if (how === 'reset' && first === 0) this.head.closed()
    })
    if (how === 'late' || first > 0)
      this.loom.after(up.items.length > 0 ? 60_000 : 1, () => {
        up.open = false
        this.head.closed()
      })
  }

  private atHead(item: Item): void {
    if (this.paused && item.is !== 'close') {
      this.held.push(item)
      return
    }
    switch (item.is) {
      case 'data':
        if (this.head.readyState !== 1) return
        this.tap.came(this, 'head', item.bytes)
        this.head.emit('message', Buffer.from(item.bytes), true)
        return
      case 'close': {
        const answers = this.head.readyState === 1
        this.head.closed()
        if (answers) this.down.put({ ...item, reason: '' }, this.latency)
        return
      }
      case 'pong':
        if (this.head.readyState < 3) this.head.emit('pong')
    }
  }
  resume(): void {
    if (!this.paused) return
    this.paused = false
    const held = this.held
    this.held = []
    for (const item of held) this.atHead(item)
  }
  private atDevice(item: Item): void {
    if (this.down.bytes <= HIGH) this.socket.emit('drain')
    switch (item.is) {
      case 'data':
        if (this.device.readyState !== 1) return
        this.tap.came(this, 'device', item.bytes)
        this.device.onmessage?.({ data: item.bytes.buffer })
        return
      case 'close':
        this.device.closed(item.code, item.reason)
        this.up.put({ is: 'close', code: item.code, reason: '' }, this.latency)
        return
      case 'ping':
        this.up.put({ is: 'pong' }, this.latency)
    }
  }
}
