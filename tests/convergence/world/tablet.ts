// A device of a simulated world: its disk, its clock, and the page that is open on it, with the real store, engine and connection.
import { deviceClock, type Clock } from '../../../src/device/clock.ts'
import type { Device } from '../../../src/device/device.ts'
import type { Day } from '../../../src/domain/day.ts'
import { ROOM_AGAIN, startEngine, type Engine } from '../../../src/replica/engine.ts'
import { status, type Status } from '../../../src/replica/status.ts'
import type { Dice } from '../../../src/store/commit.ts'
import { eraseUnreadable } from '../../../src/store/erase-unreadable.ts'
import { fact, setFact, type Session } from '../../../src/store/facts.ts'
import { standing } from '../../../src/store/read-status.ts'
import type { Database } from '../../../src/store/tables.ts'
import { createDisk, type Disk, type Fate } from './disk.ts'
import { ORIGIN, type Head } from './head.ts'
import type { Tap, Wire } from './line.ts'
import { Wire as NewWire } from './line.ts'
import type { Loom } from './loom.ts'

/** The day on which the app of this world was built. */
export const BUILD = '2025-09-01' as Day

export type TabletWorld = {
  readonly loom: Loom
  readonly tap: Tap
  /** Milliseconds since 1970, as they are. */
  readonly now: () => number
  readonly dice: Dice
  /** Where this device is led to now; null where its line ends nowhere. */
  readonly head: (of: Tablet) => Head | null
  /** The page died at a commit. */
  readonly died: (of: Tablet) => void
  /** A socket was opened. */
  readonly opened: (of: Tablet, wire: Wire) => void
}

/** What a page that is open holds. */
type Page = { readonly device: Device; readonly session: Session; readonly engine: Engine }

export class Tablet {
  readonly name: string
  readonly disk: Disk
  session: Session
  page: Page | null = null
  /** Of the page, while it is open or dying. */
  private db: Database | null = null
  /** Milliseconds by which its wall clock is wrong. */
  astray = 0
  /** Milliseconds one way. */
  latency = 100
  line: 'up' | 'down' | 'hangs' | 'portal' = 'up'
  /** What befalls its next commits. */
  fate: Fate = 'through'
  /** Commits until `fate` comes. */
  fateIn = 0
  revoked = false
  /** Who it was before, under other rights: what these did not allow was erased. */
  former: readonly Session[] = []
  lost = false
  private readonly flickers: boolean
  private asked = 0
  readonly wires = new Set<Wire>()
  private readonly world: TabletWorld
  private tell: () => void = () => {}
  private openedAt = 0
  private deafUntil = 0

  constructor(world: TabletWorld, name: string, session: Session) {
    this.world = world
    this.name = name
    this.flickers = Number(name.slice(1)) % 2 === 1
    this.session = session
    this.disk = createDisk(name, { ask: () => this.askFate(), died: () => world.died(this) })
  }

  private askFate(): Fate {
    if (this.fate === 'through' || this.fateIn-- > 0) return 'through'
    const { fate } = this
    if (fate !== 'full') this.fate = 'through'
    // of some the disk is full at every other commit only, as with a browser that makes room meanwhile
    else if (this.flickers && this.asked++ % 2 === 1) return 'through'
    return fate
  }

  /** The first time: who it is goes into its database. `filled`: what lies there already, a copied profile's. */
  install(filled: ((db: Database) => Promise<void>) | null): void {
    const db = this.disk.open()
    this.world.loom.wait(filled ? filled(db) : setFact(db, 'session', this.session))
    this.disk.mark()
    db.close()
    this.world.loom.drain()
  }

  clock(): Clock {
    const now = (): number => this.world.now() + this.astray
    return {
      now,
      steady: () => this.world.loom.now() - this.openedAt,
      local: at => deviceClock.local(at ?? now()),
    }
  }

  /** Opens the page, as the app starts: who one is, then the line, and beside it what lies here and may not be read. */
  open(): void {
    if (this.page || this.lost) return
    const { loom, dice } = this.world
    this.openedAt = loom.now()
    this.deafUntil = 0
    const db = this.disk.open()
    this.db = db
    const device: Device = { db, dice, clock: this.clock(), build: BUILD }
    this.session = loom.wait(fact(db, 'session')) ?? this.session
    const engine = startEngine({
      device,
      session: this.session,
      origin: ORIGIN,
      socket: () => this.socket() as unknown as WebSocket, // what connection.ts uses of one
      metered: () => false,
      full: () => (this.deafUntil = loom.now() + ROOM_AGAIN),
      hints: tell => {
        this.tell = tell
        return () => (this.tell = () => {})
      },
    })
    this.page = { device, session: this.session, engine }
    eraseUnreadable(db, device.clock.now()).catch(() => undefined) // a database that fails here is told by the storage alert
  }

  /** The page is closed in good order, and may be opened again. */
  close(): void {
    if (!this.page) return
    const { engine, device } = this.page
    this.page = null
    engine.stop()
    this.world.loom.drain()
    for (const wire of this.wires) wire.device.abandon()
    this.disk.cut(device.db)
    this.db = null
  }

  /** The page or the whole device is gone in this very moment. `quietly`: the relay does not hear of it. */
  die(quietly: boolean): void {
    const { page } = this
    this.page = null
    this.tell = () => {}
    for (const wire of this.wires) {
      wire.device.abandon()
      wire.die(quietly ? 'silent' : 'reset')
    }
    this.wires.clear()
    if (this.db) this.disk.cut(this.db)
    this.db = null
    page?.engine.stop()
  }

  /** The browser says that there may be a line, or the person comes back to the page. */
  hint(): void {
    this.tell()
  }
  /** Whether it asks for nothing, as its disk was full. */
  isDeaf(): boolean {
    return this.page !== null && this.world.loom.now() < this.deafUntil
  }
  /** The person says that there is room again. */
  hasRoom(): void {
    this.deafUntil = 0
    this.page?.engine.pullAgain()
  }
  sendNow(): void {
    this.page?.engine.sendNow()
  }
  says(): Status | null {
    if (!this.page) return null
    const { waiting, refused, held, heard, removed } = this.world.loom.wait(standing(this.page.device.db))
    return status({ waiting, refused, held, heard, keeping: 'open', removed, storage: 'persistent', now: this.page.device.clock.now() })
  }

  private socket(): unknown {
    const wire = new NewWire(this.world.loom, this.world.tap, this.latency)
    const head = this.world.head(this)
    this.world.opened(this, wire)
    this.wires.add(wire)
    if (this.line === 'portal') wire.portal()
    else if (this.line === 'hangs') wire.open('hangs')
    else if (this.line === 'down' || !head) wire.open('refused')
    else wire.open(arrival => (head.isOn() ? head.take(wire, arrival) : wire.die('reset')))
    for (const w of this.wires) if (!w.lives()) this.wires.delete(w)
    return wire.device
  }
}
