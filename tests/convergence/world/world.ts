// One run of a simulated world: who is there, what they do, and what befalls them, all from one seed; then every fault ceases, and it is looked at.
import { asksFor, mayRead, ROLES } from '../../../src/domain/access.ts'
import type { CentreCode, DeviceId, Key } from '../../../src/domain/ids.ts'
import { keyFrom } from '../../../src/domain/ids.ts'
import { writeStatement, type Draft } from '../../../src/domain/statement.ts'
import type { Day } from '../../../src/domain/day.ts'
import { become } from '../../../src/store/become.ts'
import { ROOM_AGAIN } from '../../../src/replica/engine.ts'
import { commit } from '../../../src/store/commit.ts'
import type { Session } from '../../../src/store/facts.ts'
import { tryRefusedAgain } from '../../../src/store/outbox.ts'
import type { Database, PlaceRow } from '../../../src/store/tables.ts'
import { readFrame, writeFrame } from '../../../src/wire/frames.ts'
import { newDevice } from '../../../sync-server/enrol.ts'
import { openSqliteRegistry } from '../../../sync-server/registry-sqlite.ts'
import type { Registry } from '../../../sync-server/registry.ts'
import { rng } from '../../random.ts'
import { act, pick, upTo, type Chance } from './acts.ts'
import { checkEnd } from './checks.ts'
import { createDisk } from './disk.ts'
import { Head, type Backup } from './head.ts'
import { createLedger, idOf, type Id, type Ledger } from './ledger.ts'
import { DEATHS, type Wire } from './line.ts'
import { createLoom, type Loom } from './loom.ts'
import { beginPlatform, keyPair } from './platform.ts'
import { Tablet, type TabletWorld } from './tablet.ts'

/** What may befall. Each run has some of them. */
export const FAULTS = [
  'line down',
  'cut',
  'cut in mid-message',
  'stall',
  'portal',
  'page closed',
  'device crash',
  'crash before commit',
  'crash after commit',
  'full',
  'clock jump',
  'relay power cut',
  'relay restart',
  'restored backup',
  'relay replaced',
  'revoked',
  'enrolled anew',
  'other rights',
  'cloned',
  'lost',
  'newer app',
  'slow disk',
  'weeks',
] as const
/** What comes of it on the line. */
export type Consequence = 'frames lost' | 'frames that came after their device had left the line' | 'statements that came twice'
export type Fault = (typeof FAULTS)[number] | Consequence

/** What a test may break, so that the checks are seen to fail: a disk that lies, a relay that does not say that it is of another history. */
export type Broken = 'lying disk' | 'hidden fork'
const hideFork = (bytes: Uint8Array): Uint8Array => {
  const f = readFrame(bytes)
  return f.is === 'answer' ? writeFrame({ ...f, forked: false }) : bytes
}

export type Result = {
  readonly seed: number
  readonly run: number
  readonly steps: number
  readonly faults: Partial<Record<Fault, number>>
  readonly kept: number
  readonly acknowledged: number
  readonly violations: readonly string[]
  /** The last steps, in words. */
  readonly last: readonly string[]
  /** Of all that was decided: two runs of one seed have the same. */
  readonly digest: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** One number for each run of a seed. */
const seedOfRun = (seed: number, run: number): number => (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(run + 1, 0xc2b2ae35)) >>> 0

export class World {
  readonly loom: Loom = createLoom()
  readonly r: Chance
  readonly ledger: Ledger
  readonly registry: Registry
  readonly tablets: Tablet[] = []
  heads: Head[] = []
  backups: Backup[] = []
  /** What was on a relay's disk when that was set back or put away, and on no other: only this may be gone with the only device that held it. */
  readonly setBack = new Set<Id>()
  readonly faults: Partial<Record<Fault, number>> = {}
  readonly last: string[] = []
  digest = 0
  stepping = 0
  private readonly may: ReadonlySet<(typeof FAULTS)[number]>
  private readonly tabletWorld: TabletWorld
  private keys = 0
  private names = 0
  private readonly owners = new WeakMap<Wire, { readonly tablet: Tablet; readonly device: DeviceId }>()
  private readonly routes = new Map<Tablet, number>()
  private flushMs = 0
  /** When this world began, milliseconds since 1970; later, when days went by in which nothing was to be simulated. */
  private begin = Date.UTC(2025, 9, 20, 8)
  private readonly broken: Broken | undefined
  private readonly trace: ((line: string) => void) | undefined
  private dying: Tablet[] = []

  constructor(seed: number, run: number, trace?: (line: string) => void, broken?: Broken) {
    this.trace = trace
    this.broken = broken
    const chance = rng(seedOfRun(seed, run))
    this.r = chance
    const bytes = rng(seedOfRun(seed, run) ^ 0x5bd1e995)
    const dice = { bytes: (n: number) => Uint8Array.from({ length: n }, () => Math.floor(bytes() * 256)) }
    beginPlatform(dice.bytes, run % 16 === 0 ? 'real' : 'cheap')
    this.may = new Set(FAULTS.filter(() => chance() < 0.55))
    this.registry = openSqliteRegistry(':memory:')
    this.ledger = createLedger(
      wire => this.heads.find(h => h.wires.has(wire))?.disk ?? null,
      wire => this.owners.get(wire)?.device ?? '',
      (what, n) => this.count(what, n),
      trace && ((wire, line) => trace(`      ${this.loom.now().toFixed(0)} ${this.owners.get(wire)?.tablet.name} ${line}`)),
    )
    const now = (): number => this.begin + this.loom.now()
    this.tabletWorld = {
      loom: this.loom,
      dice,
      now,
      tap: this.broken === 'hidden fork' ? { ...this.ledger, says: hideFork } : this.ledger,
      head: of => this.heads[Math.min(this.routes.get(of) ?? 0, this.heads.length - 1)] ?? null,
      died: of => {
        of.die(this.r() < 0.5)
        this.dying.push(of)
      },
      opened: (of, wire) => void this.owners.set(wire, { tablet: of, device: of.session.device }),
    }
    this.heads.push(this.newHead(chance() < 0.06 ? 'sqlite' : 'memory', null))
    this.heads[0]!.start()
    this.people()
  }

  private count(fault: Fault, n = 1): void {
    if (n > 0) this.faults[fault] = (this.faults[fault] ?? 0) + n
  }
  note(what: string): void {
    this.trace?.(`${this.stepping} ${this.loom.now().toFixed(0)} ${what}`)
    this.last.push(`${this.stepping} ${(this.loom.now() / 1000).toFixed(1)} s: ${what}`)
    if (this.last.length > 60) this.last.shift()
    for (let i = 0; i < what.length; i++) this.digest = (Math.imul(this.digest, 31) + what.charCodeAt(i)) | 0
    this.digest = (Math.imul(this.digest, 31) + Math.round(this.loom.now())) | 0
  }
  private befell(fault: Fault, of: string): void {
    this.count(fault)
    this.note(`${fault} ${of}`)
  }

  private newHead(kind: 'memory' | 'sqlite', from: Backup | null): Head {
    return new Head(
      {
        loom: this.loom,
        registry: this.registry,
        now: () => this.begin + this.loom.now(),
        flushing: () => this.flushMs,
        flushed: ids => {
          for (const id of ids) this.ledger.flushed.add(id)
        },
        lies: this.broken === 'lying disk',
        fault: message => this.ledger.violations.push(`the relay met a fault: ${message}`),
      },
      kind,
      from,
    )
  }

  // --- who is there

  private people(): void {
    const { r } = this
    const staff = 1 + upTo(r, 3)
    for (let i = 0; i < staff; i++) this.enrol('staff', 'cas')
    if (r() < 0.6) this.enrol('staff', 'irg')
    if (r() < 0.5) this.enrol('coordinator', r() < 0.5 ? 'val' : null)
    if (r() < 0.2 || this.tablets.length < 2) this.enrol('associated', 'aur')
    for (const t of this.tablets) t.open()
    this.loom.drain()
  }
  /** A device in the registry, as a code makes one. */
  private admit(role: Session['role'], centre: string | null, former: DeviceId | null): Session {
    const { key, jwk } = keyPair(this.keys++)
    const device = newDevice(jwk, role, centre as CentreCode | null, '', this.begin + this.loom.now())
    const hash = Uint8Array.from([...Buffer.from(device.id)])
    const code = {
      hash,
      role,
      centre: centre as CentreCode | null,
      label: '',
      until: Math.floor(this.begin / 1000) + 1e9,
      usedAt: null,
      usedBy: null,
    }
    this.loom.wait(this.registry.addCode(code))
    this.loom.wait(this.registry.enrol(hash, device, former))
    return { device: device.id, role, centre: centre as CentreCode | null, key, at: '' }
  }
  private add(session: Session, filled: ((db: Database) => Promise<void>) | null): Tablet {
    const t = new Tablet(this.tabletWorld, `w${this.names++}`, session)
    t.latency = 5 + upTo(this.r, 700)
    t.install(filled)
    this.tablets.push(t)
    this.ledger.kept.set(t.name, new Set())
    this.routes.set(t, this.heads.length - 1)
    return t
  }
  private enrol(role: Session['role'], centre: string | null): Tablet {
    return this.add(this.admit(role, centre, null), null)
  }

  // --- what happens

  /** One step: something goes on by itself, somebody does something, or something befalls somebody. */
  step(): void {
    this.stepping++
    const { r } = this
    if (r() < 0.62) this.goOn()
    else if (r() < 0.5) this.somebodyActs()
    else this.befall()
    // mostly everything that can go on does; now and then a device is slow, and the next thing finds it in the middle of one
    this.loom.drain(r() < 0.85 ? Infinity : upTo(r, 40))
    for (const t of this.dying.splice(0)) this.note(`${t.name} died at a commit`)
    if (this.stepping % 15 === 0) this.listen()
    if (this.stepping % 20 === 0 && r() < 0.6) this.backUp()
  }
  private goOn(): void {
    this.loom.drain(this.r() < 0.9 ? Infinity : upTo(this.r, 20))
    this.loom.step()
  }
  private open(): Tablet[] {
    return this.tablets.filter(t => t.page !== null)
  }
  private somebodyActs(): void {
    const { r } = this
    const all = this.open()
    if (all.length === 0) return this.reopen()
    const t = pick(r, all)
    const page = t.page!
    for (let n = r() < 0.08 ? 1 + upTo(r, 9) : 1; n > 0; n--) {
      this.note(`${t.name} says something`)
      const kept = this.ledger.kept.get(t.name)!
      act(page, r).then(
        said => {
          if (said.kept) for (const key of said.keys) kept.add(idOf(said.doc, key))
        },
        e => {
          if (t.page === page) this.ledger.violations.push(`${t.name}: a command threw ${String(e)}`)
        },
      )
    }
  }
  private reopen(): void {
    const shut = this.tablets.filter(t => t.page === null && !t.lost)
    if (shut.length === 0) return
    const t = pick(this.r, shut)
    this.note(`${t.name} is opened`)
    t.open()
  }

  private befall(): void {
    const { r } = this
    const alive = this.tablets.filter(t => !t.lost)
    if (alive.length === 0) return
    const t = pick(r, alive)
    // what ends a fault comes as often as what begins one
    if (r() < 0.3) return this.mend(t)
    const fault = pick(r, FAULTS)
    if (!this.may.has(fault)) return this.goOn()
    switch (fault) {
      case 'line down':
        t.line = r() < 0.8 ? 'down' : 'hangs'
        this.cut(t, r() < 0.5 ? 'silent' : 'reset', 0)
        return this.befell(fault, t.name)
      case 'cut':
        if (this.cut(t, pick(r, DEATHS), 0)) this.befell(fault, t.name)
        return
      case 'cut in mid-message': {
        if (this.cut(t, 'reset', 1 + upTo(r, 3))) this.befell(fault, t.name)
        return
      }
      case 'stall':
        for (const wire of t.wires) wire.latency = 1000 * (5 + upTo(r, 60))
        return this.befell(fault, t.name)
      case 'portal':
        t.line = 'portal'
        this.cut(t, 'silent', 0)
        return this.befell(fault, t.name)
      case 'page closed':
        if (!t.page) return t.open()
        this.befell(fault, t.name)
        return t.close()
      case 'device crash':
        if (!t.page) return t.open()
        this.befell(fault, t.name)
        return t.die(r() < 0.5)
      case 'crash before commit':
      case 'crash after commit':
        t.fate = fault === 'crash before commit' ? 'dies before' : 'dies after'
        t.fateIn = upTo(r, 6)
        return this.befell(fault, t.name)
      case 'full':
        t.fate = 'full'
        t.fateIn = upTo(r, 4)
        return this.befell(fault, t.name)
      case 'clock jump':
        t.astray = (r() < 0.5 ? 1 : -1) * pick(r, [3 * MINUTE, 2 * HOUR, 3 * DAY, 40 * DAY, 2000 * DAY])
        return this.befell(fault, t.name)
      case 'relay power cut':
        return this.powerCut()
      case 'relay restart': {
        const head = this.heads.at(-1)!
        this.befell(fault, '')
        head.stop()
        return head.start()
      }
      case 'restored backup':
        return this.restore()
      case 'relay replaced':
        return this.replace()
      case 'revoked':
        return this.revoke(t)
      case 'enrolled anew':
        if (t.revoked) this.enrolAnew(t, t.session.role, t.session.centre)
        return
      case 'other rights': {
        const role = pick(
          r,
          ROLES.filter(x => x === 'staff' || x === 'coordinator' || x === 'associated'),
        )
        return this.enrolAnew(t, role, role === 'coordinator' && r() < 0.5 ? null : pick(r, ['cas', 'irg', 'aur']))
      }
      case 'cloned':
        return this.clone(t)
      case 'lost':
        if (this.tablets.filter(x => !x.lost).length < 2) return
        this.befell(fault, t.name)
        t.die(true)
        t.lost = true
        return
      case 'newer app':
        return this.newerApp()
      case 'slow disk':
        this.flushMs = pick(r, [0, 5, 40, 400])
        return this.befell(fault, '')
      case 'weeks': {
        this.befell(fault, '')
        if (r() < 0.5) return this.loom.pass(pick(r, [5_000, 2 * MINUTE, 12 * MINUTE]))
        // everybody has gone home, and the relay alone sees the days go by
        for (const x of this.tablets) x.close()
        this.loom.pass(MINUTE)
        this.begin += pick(r, [16 * HOUR, 3 * DAY, 24 * DAY])
        return
      }
    }
  }
  private mend(t: Tablet): void {
    this.note(`${t.name} is well again`)
    t.line = 'up'
    if (t.fate === 'full') {
      t.fate = 'through'
      if (this.stepping % 2 === 0) t.hasRoom() // or it is found in its time
    }
    if (this.r() < 0.3) t.astray = 0
    if (!t.page) t.open()
    else if (this.r() < 0.7) t.hint()
    else t.sendNow()
    const head = this.heads.at(-1)!
    if (!head.isOn()) head.start()
    if (this.r() < 0.3) this.routes.set(t, this.heads.length - 1)
  }
  private cut(t: Tablet, how: (typeof DEATHS)[number], first: number): boolean {
    const living = [...t.wires].filter(w => w.lives())
    for (const wire of living) wire.die(how, first)
    return living.length > 0
  }
  private powerCut(): void {
    const { r } = this
    const head = this.heads.at(-1)!
    const quietly = r() < 0.5
    if (!head.isOn()) {
      this.note('the relay starts')
      return head.start()
    }
    this.befell('relay power cut', quietly ? 'quietly' : '')
    if (r() < 0.3) return head.crash(quietly)
    head.losesPowerAfter(upTo(r, 6), () => {
      this.note('the power of the relay goes')
      head.crash(quietly)
    })
  }
  /** The relay that all are led to goes back to what it was; now and then it has grown by other rows before anybody comes back. */
  private restore(): void {
    const { r } = this
    const head = this.heads.at(-1)!
    const fitting = this.backups.filter(b => (b.file !== null) === (head.kind() === 'sqlite'))
    if (fitting.length === 0) return this.backUp()
    this.befell('restored backup', '')
    head.crash(r() < 0.5)
    const lost = head.disk
    head.setBack(pick(r, fitting))
    this.goesWith(lost, head)
    head.start()
    if (r() < 0.5) for (let n = upTo(r, 12); n > 0; n--) this.newerApp()
  }
  private goesWith(disk: ReadonlySet<Id>, instead: Head): void {
    for (const id of disk) if (!instead.disk.has(id)) this.setBack.add(id)
  }
  /** The oldest of the relays ends for ever. */
  private putAway(): void {
    const old = this.heads.shift()!
    old.end()
    this.goesWith(old.disk, this.heads.at(-1)!)
  }
  private backUp(): void {
    if (this.backups.length > 6) this.backups.shift()
    this.backups.push(this.heads.at(-1)!.backup())
    this.note('a backup is made')
  }
  /** Another relay takes over with a backup of this one. Some devices are still led to the former one for a while. */
  private replace(): void {
    const { r } = this
    const old = this.heads.at(-1)!
    if (old.kind() === 'sqlite') return
    this.befell('relay replaced', '')
    const from = this.backups.length > 0 && r() < 0.5 ? pick(r, this.backups) : old.backup()
    const next = this.newHead('memory', from)
    this.heads.push(next)
    if (this.heads.length > 2) this.putAway()
    next.start()
    for (const t of this.tablets) this.routes.set(t, r() < 0.5 ? this.heads.length - 1 : 0)
  }
  private revoke(t: Tablet): void {
    if (t.revoked) return
    this.befell('revoked', t.name)
    this.loom.wait(this.registry.revoke(t.session.device, Math.floor((this.begin + this.loom.now()) / 1000)))
    for (const head of this.heads) head.revoked(t.session.device)
    for (const other of this.tablets) if (other.session.device === t.session.device) other.revoked = true
  }
  /** As the code form does it, and then the page starts anew. */
  private enrolAnew(t: Tablet, role: Session['role'], centre: string | null): void {
    if (!t.page) return t.open()
    this.befell(t.revoked ? 'enrolled anew' : 'other rights', `${t.name} ${role} ${centre}`)
    const { db, clock } = t.page.device
    const session = this.admit(role, centre, t.session.device)
    if (role !== t.session.role || centre !== t.session.centre) t.former = [...t.former, t.session]
    try {
      this.loom.wait(become(db, session, 'nothing', clock.now()))
      this.loom.wait(tryRefusedAgain(db, clock.now()))
    } catch {
      // its disk is full, or it died over it
    }
    if (t.page) t.close()
    t.open()
    t.revoked = t.page !== null && t.session.device !== session.device ? t.revoked : false
  }
  /** A copy of the whole profile goes on as if it were the device itself. */
  private clone(t: Tablet): void {
    if (this.tablets.length > 7 || !t.page) return
    this.befell('cloned', t.name)
    this.loom.drain() // a commit that is under way may be its last
    if (!t.page) return
    const all = t.page.device.db.tables.map(({ name }) => [name, t.disk.rows(name)] as const)
    const copy = this.add(t.session, async to => {
      for (const [name, rows] of all) await to.table(name).bulkPut(rows)
    })
    copy.revoked = t.revoked
    copy.former = t.former
    copy.open()
  }
  /** A device of a newer app, whose sync is not under test, writes what this app cannot read, or other rows. */
  private newerApp(): void {
    const { r } = this
    const head = this.heads.at(-1)!
    if (!head.isOn()) return
    this.befell('newer app', '')
    const device = Buffer.from(this.tabletWorld.dice.bytes(16)).toString('base64url')
    const draft: Draft = {
      kind: 'create',
      noun: r() < 0.5 ? 'visit' : 'mentoring',
      fields: { form: 'of tomorrow', day: '2025-10-20', slot: 10 },
    }
    const raw = [...writeStatement(draft, { day: '2025-10-20' as Day, slot: 10, clock: 'ok', seq: 1 + upTo(r, 50) }, 'counsellor')]
    if (r() < 0.5) raw[1] = 2 // the schema of tomorrow
    const key = keyFrom(this.tabletWorld.dice.bytes(16)) as Key
    const client = new DataView(this.tabletWorld.dice.bytes(4).buffer).getUint32(0)
    const doc = pick(r, ['centre/cas/visits/2025-10', 'centre/irg/visits/2025-10', 'network/directory'])
    const at = Math.floor((this.begin + this.loom.now()) / 1000)
    head.submit({ doc, device, at, content: { is: 'append', structs: [{ client, clock: 0, key, value: raw }] } })
    this.loom.drain()
  }

  /** What the status line says now may not be more than is true. */
  private listen(): void {
    const open = this.open()
    if (open.length === 0) return
    const t = pick(this.r, open)
    this.hears(t)
  }
  hears(t: Tablet): void {
    let said
    try {
      said = t.says()
    } catch {
      return // it died over the question
    }
    if (said?.is !== 'received') return
    for (const id of this.ledger.kept.get(t.name)!)
      if (!this.ledger.flushed.has(id)) return void this.ledger.violations.push(`${t.name} says "received" while ${id} never was`)
  }

  // --- the end

  /** Every fault ceases, everybody comes to the relay that is left, until nothing moves any more. */
  settle(): void {
    const { loom, r } = this
    loom.drain()
    this.note('all faults cease')
    this.flushMs = 0
    while (this.heads.length > 1) this.putAway()
    const head = this.heads[0]!
    head.losesPowerAfter(Infinity, () => {})
    const soon = r() < 0.85
    if (!head.isOn()) head.start()
    for (const t of this.tablets) {
      t.line = 'up'
      t.fate = 'through'
      t.astray = 0
      t.latency = 50
      this.routes.set(t, 0)
      // a line that stands still is a fault, too; that one is dead is noticed in its time, or at once
      for (const wire of t.wires) if (wire.latency > 1000 || (!wire.carries() && soon)) wire.die('reset')
      if (t.lost) continue
      if (t.revoked && r() < 0.5) {
        t.open()
        loom.drain()
        this.enrolAnew(t, t.session.role, t.session.centre)
      }
      if (t.page && r() < 0.5) t.close()
      t.open()
      t.hint()
    }
    loom.drain()
    if (this.tablets.some(t => t.isDeaf())) loom.pass(ROOM_AGAIN)
    for (let round = 0; round < 4; round++) {
      for (let i = 0; i < 40 && !this.quiet(); i++) loom.pass(i < 5 ? 2000 : 30_000)
      if (this.quiet()) break
      for (const t of this.tablets)
        if (!t.lost) {
          t.close()
          t.open()
        } // what was given up on this line is tried on the next
    }
    loom.pass(3000)
    for (let i = 0; i < 5 && !this.quiet(); i++) loom.pass(1000) // a beat may be on its way
    if (!this.quiet()) this.ledger.violations.push(`never quiet: ${this.tablets.map(t => this.why(t)).join('; ')}`)
  }
  private why(t: Tablet): string {
    if (t.lost || !t.page) return `${t.name} closed`
    const wires = [...t.wires].filter(w => w.lives()).map(w => `${w.device.readyState}/${w.head.readyState} ${w.underWay()} under way`)
    return `${t.name} ${t.page.session.role} ${t.page.engine.activity.value.is} ${wires.join(' | ')} ${this.owed(t).join(', ')}`
  }
  /** What a device still has to send or to be sent, in words. */
  private owed(t: Tablet): string[] {
    const { session } = t.page!
    this.loom.drain()
    const unsent = t.disk.rows('outbox').length
    const wanted = (t.disk.rows('places') as readonly PlaceRow[]).filter(
      p => p.want > p.have && p.dropped === 0 && asksFor(session, p.doc) && mayRead(session, p.doc),
    )
    return [...(unsent > 0 ? [`${unsent} unsent`] : []), ...wanted.map(p => `waits for ${p.doc}`)]
  }
  private quiet(): boolean {
    const open = this.tablets.flatMap(t => (!t.lost && t.page ? [{ t, page: t.page }] : []))
    const online = open.filter(({ page }) => page.engine.activity.value.is !== 'stopped')
    const rests = open.every(({ t, page }) => {
      const is = page.engine.activity.value
      if (is.is === 'stopped') return is.why === 'removed'
      const living = [...t.wires].filter(w => w.lives())
      // a line that died in silence is noticed in its time
      return is.is === 'connected' && living.some(w => this.heads[0]!.wires.has(w) && w.carries()) && living.every(w => w.underWay() === 0)
    })
    return rests && online.every(({ t }) => this.owed(t).length === 0)
  }
  end(): void {
    for (const t of this.tablets) t.close()
    for (const head of this.heads) head.end()
    this.loom.drain()
    void this.registry.close()
  }
}

/** The modules under test begin each run alike: the store remembers the document that was written to last. */
let still: Database | null = null
const alike = (loom: Loom): void => {
  still ??= createDisk('alike', { ask: () => 'through', died: () => {} }).open()
  let n = 0
  const dice = { bytes: (size: number) => new Uint8Array(size).map(() => ++n) }
  loom.wait(
    commit(still, dice, {
      doc: 'centre/cas/visits/2025-01',
      drafts: [{ kind: 'create', noun: 'visit', fields: {} }],
      when: { day: '2025-01-01' as Day, slot: 10, clock: 'ok' },
      by: 'counsellor',
      now: 0,
    }),
  )
  const { tables } = still
  loom.wait(still.transaction('rw', tables, () => Promise.all(tables.map(t => t.clear()))))
}

/** `trace`: is told every frame and every step. */
export const runWorld = (seed: number, run: number, steps: number, trace?: (line: string) => void, broken?: Broken): Result => {
  alike(createLoom())
  const world = new World(seed, run, trace, broken)
  const { ledger } = world
  try {
    while (world.stepping < steps && ledger.violations.length === 0) world.step()
    if (ledger.violations.length === 0) world.settle()
    if (ledger.violations.length === 0) checkEnd(world)
  } catch (e) {
    ledger.violations.push(`the run itself failed: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}`)
  }
  for (const e of world.loom.thrown) ledger.violations.push(`thrown: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}`)
  const result: Result = {
    seed,
    run,
    steps: world.stepping,
    faults: world.faults,
    kept: [...ledger.kept.values()].reduce((n, s) => n + s.size, 0),
    acknowledged: ledger.acknowledged.size,
    violations: [...ledger.violations],
    last: world.last,
    digest: world.digest,
  }
  try {
    world.end()
  } catch {
    // what failed above may fail here once more
  }
  return result
}
