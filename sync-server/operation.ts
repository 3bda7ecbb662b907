// The relay in operation: what watches over log, disk and backups, counts, and says so to operators and coordinators (B- and W-rules).
import { join } from 'node:path'
import type { HeadState } from '../src/wire/questions.ts'
import { createAlarms, type AlarmKind } from './alarms.ts'
import { newestBackup } from './backups.ts'
import { backupInThread } from './backup-thread.ts'
import type { Line } from './connection.ts'
import { createDisk, NO_DISK, roomOf, type Disk, type Room } from './disk.ts'
import { faultLine, storageFault } from './fault-line.ts'
import { DiskLow, guardLog } from './guarded-log.ts'
import { RELAY_LIMITS, type Limits } from './limits.ts'
import { DamagedRow, type Log } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createNightly, type Nightly } from './nightly.ts'

export type OperationOptions = {
  /** The data folder; null: everything is in memory, and there is neither disk nor backup. */
  readonly data: string | null
  readonly backupHour?: number | null
  readonly backupDir?: string | null
  readonly alarmUrl?: string | null
  readonly metricsToken?: string | null
  readonly origin?: string
  readonly now?: () => number
  readonly limits?: Partial<Limits>
  readonly line?: Line
  /** Instead of asking the system. */
  readonly room?: () => Promise<Room>
  readonly thread?: typeof backupInThread
}

export type Operation = {
  readonly metrics: Metrics
  readonly metricsToken: string | null
  readonly disk: Disk
  /** The log, which takes nothing while the disk is nearly full. */
  guard(log: Log): Log
  /** An error of the relay: written down, counted, and an alarm where it concerns what is stored. */
  readonly fault: (error: unknown) => void
  /** What could not be stored; and that the log takes again what it is given. */
  readonly unstored: (pieces: number) => void
  readonly stored: () => void
  damaged(): number
  backup(): { readonly at: number } | null
  state(): Promise<HeadState>
  /** Begins to watch: the nightly backup looks whether a night was missed. `isWorth`: whether there is anything to back up. */
  start(isWorth: () => Promise<boolean>): void
  /** Resolves when a backup that is under way has ended, for tests and for the end of the relay. */
  settled(): Promise<void>
  close(): Promise<void>
}

const WATCH_MS = 60_000

/** Where the backups of a data folder lie. */
export const backupsOf = (data: string): string => join(data, 'backups')

export const createOperation = (options: OperationOptions): Operation => {
  const { data, now = Date.now, line = () => undefined, backupHour = null, backupDir = null } = options
  const limits: Limits = { ...RELAY_LIMITS, ...options.limits }
  const metrics = createMetrics()
  const alarms = createAlarms({
    url: options.alarmUrl ?? null,
    origin: options.origin ?? '',
    everyMs: limits.alarmMs,
    waitMs: limits.alarmWaitMs,
    now,
    line,
    count: (kind: AlarmKind) => metrics.count('relais_alarms_total', 1, kind),
  })
  const since = Math.floor(now() / 1000)
  const damaged = new Set<number>()
  let refused = 0
  let refusedAt: number | null = null
  let ailing = false
  const mega = (n: number): number => Math.floor(n / 1024 / 1024)

  const disk =
    data === null
      ? NO_DISK
      : createDisk(options.room ?? (() => roomOf(data)), limits.diskFloor, limits.diskMs, now, (to, { free, size }) => {
          if (to === 'low') alarms.raise('disk', { freeMb: mega(free), sizeMb: mega(size) })
          else alarms.raise('over', { freeMb: mega(free), sizeMb: mega(size) })
        })

  const folder = data === null ? null : backupsOf(data)
  const makeNightly = (hour: number, isWorth: () => Promise<boolean>): Nightly | null =>
    data === null || folder === null
      ? null
      : createNightly({
          hour,
          now,
          againMs: limits.backupAgainMs,
          newest: () => newestBackup(folder, now()),
          isWorth,
          make: at =>
            (options.thread ?? backupInThread)({
              ...{ data, folder, second: backupDir, now: at },
              ...{ keep: limits.backups, least: limits.backupsLeast, floor: limits.diskFloor },
            }),
          made({ backup, copied }) {
            metrics.count('relais_backups_total', 1, 'made')
            line({ backup: backup.name, rows: backup.counts.rows, bytes: backup.bytes })
            if (copied !== null) alarms.raise('copy', {}, { why: copied })
          },
          failed(sentence) {
            metrics.count('relais_backups_total', 1, 'failed')
            alarms.raise('backup', {}, { why: sentence })
          },
        })
  let nightly: Nightly | null = null
  let watching: NodeJS.Timeout | undefined
  const backup = (): { readonly at: number } | null => (folder === null ? null : newestBackup(folder, now()))

  return {
    metrics,
    metricsToken: options.metricsToken ?? null,
    disk,
    guard: log => (data === null ? log : guardLog(log, disk)),
    fault(error) {
      if (error instanceof DamagedRow) {
        if (damaged.has(error.seq)) return
        damaged.add(error.seq)
        line({ damaged: error.doc, row: error.seq })
        return alarms.raise('damaged', { rows: damaged.size })
      }
      if (error instanceof DiskLow) return // the disk has told it once
      const said = faultLine(error)
      line(said)
      const storage = storageFault(error)
      if (!storage) return
      if (!ailing) alarms.raise('storage', { why: storage })
      ailing = true
    },
    unstored(pieces) {
      refused += pieces
      refusedAt = Math.floor(now() / 1000)
      metrics.count('relais_unstored_total', pieces)
    },
    stored() {
      if (!ailing) return
      ailing = false
      alarms.raise('over')
    },
    damaged: () => damaged.size,
    backup,
    async state() {
      const newest = backup()
      const room = await disk.room()
      return {
        since,
        backup: newest && { at: newest.at },
        nightly: backupHour !== null && data !== null,
        disk: room && { ...room, floor: limits.diskFloor },
        damaged: damaged.size,
        refused,
        refusedAt,
      }
    },
    start(isWorth) {
      watching = setInterval(() => void disk.isLow(), WATCH_MS).unref() // so that it is told before somebody writes
      if (backupHour === null) return
      nightly = makeNightly(backupHour, isWorth)
      void nightly?.look()
    },
    async settled() {
      await nightly?.look()
      await alarms.settled()
    },
    async close() {
      clearInterval(watching)
      await nightly?.close()
      await alarms.settled()
    },
  }
}
