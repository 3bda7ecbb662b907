// The report of a problem: states, versions, numbers and the last faults. No contents, no names, nothing that points to a device or a place.
import type { Role } from '../domain/access.ts'
import type { Device } from '../device/device.ts'
import { lastFaults } from '../device/faults.ts'
import { isInstalled } from '../device/install.ts'
import type { StorageGrade } from '../device/storage-grade.ts'
import type { Activity } from '../replica/engine.ts'
import { fact } from '../store/facts.ts'
import { readReport } from '../store/read-report.ts'
import { language } from '../text/language.ts'

/** What is known beside the database. `keeping`: whether it takes what is written. */
export type ReportAround = {
  readonly version: string
  readonly built: string
  readonly role: Role | null
  readonly keeping: string
  readonly storage: StorageGrade
  readonly activity: Activity | null
}

/** The ones that also call themselves another come first. */
const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'CrOS', 'Mac OS X', 'Linux']

/** 'Chrome 141 on Android': a browser's family, its great version and the system, never the model of the device. */
export const browserOf = (agent: string): string => {
  const family = /(Edg|OPR|Firefox|SamsungBrowser|Chrome|Version)\/(\d+)/.exec(agent)
  const better = /(Edg|OPR|SamsungBrowser)\/(\d+)/.exec(agent) ?? family
  const system = SYSTEMS.find(s => agent.includes(s)) ?? 'unknown'
  return better ? `${better[1]} ${better[2]} on ${system}` : `unknown on ${system}`
}

const lineOf = (a: Activity | null, steady: number): object | null => {
  if (!a) return null
  if (a.is === 'connected') return { is: a.is, ...a.progress }
  return a.is === 'waiting' ? { is: a.is, after: a.after, againInSeconds: Math.round((a.again - steady) / 1000) } : { ...a }
}

/** As a text, whole. A database that does not open is told as one: the rest is there all the same. */
export const reportText = async (device: Device, around: ReportAround): Promise<string> => {
  const { db, clock } = device
  const now = clock.now()
  const { day } = clock.local(now)
  const earlier = await fact(db, 'faults').catch(() => undefined)
  const report = {
    form: 'relais-report',
    version: 1,
    made: day,
    app: { version: around.version, built: around.built },
    browser: {
      is: browserOf(navigator.userAgent),
      language: language.peek(),
      installed: isInstalled(),
      saysOnline: navigator.onLine,
      worker: 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null,
      locks: 'locks' in navigator,
    },
    role: around.role,
    keeping: around.keeping,
    storage: around.storage,
    line: lineOf(around.activity, clock.steady()),
    ...(await readReport(db, now, day)),
    faults: lastFaults(earlier ?? []).map(({ at, ...rest }) => ({ minutesAgo: Math.round((now - at) / 60_000), ...rest })),
  }
  return written(report)
}

/** Each thing on a line of its own, each item of a list too: a person reads it before it leaves. */
const written = (report: object): string => {
  const line = (v: unknown): string =>
    Array.isArray(v) && v.length > 0 ? `[\n${v.map(x => `  ${JSON.stringify(x)}`).join(',\n')}\n ]` : JSON.stringify(v)
  return `{\n${Object.entries(report)
    .map(([k, v]) => ` ${JSON.stringify(k)}: ${line(v)}`)
    .join(',\n')}\n}\n`
}
