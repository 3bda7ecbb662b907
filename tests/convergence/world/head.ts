// A relay of a simulated world: the real core over a log whose power may go at any step, and whose disk may be set back to a former day.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createCore, type Core } from '../../../sync-server/core.ts'
import { RELAY_LIMITS } from '../../../sync-server/limits.ts'
import { createMemoryLog, foundation, type MemoryLog } from '../../../sync-server/log-memory.ts'
import { openSqliteLog } from '../../../sync-server/log-sqlite.ts'
import type { Log, Offered, Row, Written } from '../../../sync-server/log.ts'
import type { Registry } from '../../../sync-server/registry.ts'
import type { Arrival } from '../../../sync-server/socket.ts'
import { readAppend } from '../../../src/wire/append.ts'
import { idOf, type Id } from './ledger.ts'
import type { Wire } from './line.ts'
import type { Loom } from './loom.ts'

export const ORIGIN = 'https://relais.example'

/** What a relay's disk holds at a moment, and can be set back to. */
export type Backup = { readonly ids: ReadonlySet<Id>; readonly rows: readonly Row[] | null; readonly file: string | null }

export type HeadWorld = {
  readonly loom: Loom
  readonly registry: Registry
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How long a flush takes now, milliseconds. */
  readonly flushing: () => number
  readonly flushed: (ids: readonly Id[]) => void
  /** A disk that says that it has flushed what it has not, now and then: so that the check is seen to fail. */
  readonly lies: boolean
  /** The relay has met an error of its own. */
  readonly fault: (message: string) => void
}

let folders = 0

export class Head {
  readonly wires = new Set<Wire>()
  /** What is flushed. */
  disk: Set<Id> = new Set()
  private world: HeadWorld
  private core: Core | null = null
  private log: Log | null = null
  /** Whose power went. */
  private lost: Log | null = null
  private rows: readonly Row[] = []
  private file: string | null = null
  private folder: string | null = null
  /** Steps of the log until the power goes. */
  private left = Infinity
  private powerLost: () => void = () => {}
  private life = 0
  private flushes = 0
  /** When its disk was set back, seconds since 1970: then coordinators give back what they only read (B7). */
  private restoredAt: number | null = null

  constructor(world: HeadWorld, kind: 'memory' | 'sqlite', from: Backup | null) {
    this.world = world
    if (kind === 'sqlite') {
      this.folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'relais-world-'))
      this.file = join(this.folder, 'log.db')
    }
    if (from) this.setBack(from)
  }

  isOn(): boolean {
    return this.core !== null
  }
  kind(): 'memory' | 'sqlite' {
    return this.file === null ? 'memory' : 'sqlite'
  }
  rowCount(): number {
    return this.disk.size
  }
  /** Whether coordinators still give back what they only read (B7). */
  isFilled(): boolean {
    return this.restoredAt !== null && this.world.now() / 1000 - this.restoredAt < RELAY_LIMITS.fillMs / 1000
  }

  start(): void {
    if (this.core) return
    const { world } = this
    const life = ++this.life
    this.left = Infinity
    this.log = this.guarded(this.file === null ? createMemoryLog(foundation(this.rows)) : openSqliteLog(this.file), life)
    const alive = (): boolean => this.life === life
    const registry: Registry = { ...world.registry, heard: async times => (alive() ? world.registry.heard(times) : undefined) }
    this.core = world.loom.wait(
      createCore({
        log: this.log,
        registry,
        origins: () => [ORIGIN],
        now: world.now,
        restoredAt: this.restoredAt,
        limits: RELAY_LIMITS,
        line: event => {
          if (alive() && 'fault' in event && event['fault'] !== POWER) world.fault(String(event['fault']))
        },
      }),
    )
  }

  take(wire: Wire, arrival: Arrival): void {
    if (!this.core) return wire.die('reset')
    this.wires.add(wire)
    wire.head.once('close', () => this.wires.delete(wire))
    this.core.mux(arrival)
  }

  /** The power goes at the n-th step of the log from now on; `then` is called in that moment. */
  losesPowerAfter(steps: number, then: () => void): void {
    this.left = steps
    this.powerLost = then
  }
  /** The power goes: what was not flushed is not there. `quietly`: the devices do not hear of it. */
  crash(quietly: boolean): void {
    const { core, log } = this
    this.core = null
    this.life++
    this.left = -1
    for (const wire of this.wires) wire.die(quietly ? 'silent' : 'reset')
    this.wires.clear()
    if (core) void core.close().catch(() => undefined) // ends its beats; its log is dead
    if (this.file !== null) void log?.close() // rolls back
    this.lost = log
    this.log = null
  }
  /** Ends as on Ctrl-C: what is there is stored, everybody is told. */
  stop(): void {
    const { core, log } = this
    if (!core) return
    this.core = null
    let over = false
    void core
      .close()
      .then(() => (this.lost === log ? undefined : log?.close())) // its power may go meanwhile
      .finally(() => (over = true))
    do this.world.loom.pass(500)
    while (!over) // on a slow disk it takes its time, and the next one finds the file locked before
    this.log = null
  }

  backup(): Backup {
    const ids = new Set(this.disk)
    if (this.file === null) return { ids, rows: this.rows, file: null }
    const file = join(this.folder!, `backup-${++folders}.db`)
    const db = new DatabaseSync(this.file)
    db.exec(`vacuum into '${file}'`)
    db.close()
    return { ids, rows: null, file }
  }
  /** Of a relay that is off. */
  setBack(backup: Backup): void {
    this.disk = new Set(backup.ids)
    this.restoredAt = Math.floor(this.world.now() / 1000)
    if (backup.rows) this.rows = backup.rows
    else {
      for (const end of ['-wal', '-shm']) rmSync(this.file! + end, { force: true })
      rmSync(this.file!, { force: true })
      const db = new DatabaseSync(backup.file!)
      db.exec(`vacuum into '${this.file!}'`)
      db.close()
    }
  }
  /** Somebody whose app is not under test has written here. */
  submit(offered: Offered): void {
    this.core?.shared.commit.submit({ from: { peer: null } as never, offered, settled: () => {}, failed: () => {} })
  }
  revoked(id: Parameters<Core['shared']['revoked']>[0]): void {
    this.core?.shared.revoked(id)
  }

  /** Every statement in the log, in the order of the rows, by document: read as any reader reads. */
  statements(): Map<string, { readonly key: string; readonly client: number; readonly clock: number; readonly raw: readonly unknown[] }[]> {
    const { loom } = this.world
    const log = this.log!
    const out = new Map<string, { key: string; client: number; clock: number; raw: readonly unknown[] }[]>()
    for (const [doc] of loom.wait(log.changed(0))) {
      const rows = loom.wait(log.rows(doc, 0, Infinity))
      out.set(
        doc,
        rows.flatMap(r => readAppend(r.bytes).map(({ key, client, clock, value }) => ({ key, client, clock, raw: value }))),
      )
    }
    return out
  }

  end(): void {
    this.crash(false)
    if (this.folder) rmSync(this.folder, { recursive: true, force: true })
  }

  /** The log with the power that may go, and a disk of which we know by ourselves what is on it. */
  private guarded(inner: Log | MemoryLog, life: number): Log {
    let pending: Id[] = []
    const step = (): void => {
      if (this.life !== life) throw new Error(POWER)
      if (this.left-- > 0) return
      this.left = -1
      this.powerLost()
      throw new Error(POWER)
    }
    return {
      ...inner,
      write: async (offered: readonly Offered[]): Promise<readonly Written[]> => {
        step()
        const written = await inner.write(offered)
        written.forEach((w, i) => {
          const { doc, content } = offered[i]! // one answer for each
          if (w.is === 'kept' && content.is === 'append') pending.push(...content.structs.map(s => idOf(doc, s.key)))
        })
        return written
      },
      flush: async () => {
        const ms = this.world.flushing()
        if (ms > 0) await new Promise(go => setTimeout(go, ms))
        step()
        await inner.flush()
        if (this.world.lies && ++this.flushes % 3 !== 0) return
        if ('rowsFlushed' in inner) this.rows = inner.rowsFlushed()
        for (const id of pending) this.disk.add(id)
        this.world.flushed(pending)
        pending = []
        step()
      },
      rollback: async () => {
        step()
        pending = []
        await inner.rollback()
      },
    }
  }
}

const POWER = 'the power is gone'
