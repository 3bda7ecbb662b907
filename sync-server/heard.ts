// Up to when each centre is known to hold nothing back: what a coordinator sees as "last heard" (M11). Seconds since 1970.
// A centre is only as far as the last of its devices; only a device's own word that it is empty, and its staying so, moves it.
import type { CentreCode, DeviceId } from '../src/domain/ids.ts'
import type { Device, Registry } from './registry.ts'
import { replacements } from './replaced.ts'

/** `stamp`: what to say next time, so that only what changes after it is told. */
export type News = { readonly stamp: number; readonly centres: readonly (readonly [CentreCode, number])[] }

export type Heard = {
  /** Nothing was unsent at this device at `at` (milliseconds). */
  touch(id: DeviceId, at: number): void
  /** A device has come or gone: what counts for a centre is not what it was. */
  changed(): void
  /** What this coordinator has not been told since `stamp`; null when there is nothing. Her own device does not count. */
  news(asker: Pick<Device, 'id' | 'centre'>, stamp: number): Promise<News | null>
  /** Puts what is new into the registry. */
  save(): Promise<void>
  close(): Promise<void>
}

type Value = { readonly at: number; readonly changedAt: number }

/** Devices on which visits are noted. */
const counts = (d: Device): boolean => d.revokedAt === null && (d.role === 'staff' || d.role === 'coordinator')

/** `tell` is called at most once in `quietMs` after something was touched or changed. */
export const createHeard = async (registry: Registry, now: () => number, quietMs: number, tell: () => void): Promise<Heard> => {
  const seconds = (): number => Math.floor(now() / 1000)
  const touched = new Map<DeviceId, number>()
  /** What was last found, for all who stand in no centre ('') and for each coordinator who stands in one. */
  const views = new Map<string, Map<CentreCode, Value>>()
  let unsaved = new Map<DeviceId, number>()
  /** The newest stamp given. A change in the same second is put after it, so that nothing is told twice and nothing is missed. */
  let stamped = seconds()
  let timer: NodeJS.Timeout | null = null
  let closed = false

  const values = async (except: DeviceId | null): Promise<Map<CentreCode, number>> => {
    const least = new Map<CentreCode, number>()
    const spoken = new Set<CentreCode>()
    const devices = await registry.devices()
    const saidBy = (d: Device): number | null => touched.get(d.id) ?? d.heardAt
    const replaced = replacements(devices, saidBy)
    for (const d of devices) {
      if (!d.centre || d.id === except || !counts(d) || replaced(d) === 'whole') continue
      const said = saidBy(d)
      if (said !== null) spoken.add(d.centre)
      least.set(d.centre, Math.min(least.get(d.centre) ?? Infinity, said ?? d.enrolledAt))
    }
    for (const centre of least.keys()) if (!spoken.has(centre)) least.delete(centre) // nobody there ever said so
    return least
  }
  const look = async ({ id, centre }: Pick<Device, 'id' | 'centre'>): Promise<Map<CentreCode, Value>> => {
    const found = await values(centre && id)
    const before = views.get(centre ? id : '')
    const changedAt = Math.max(seconds(), stamped + 1)
    const view = new Map<CentreCode, Value>()
    for (const [c, at] of found) {
      const was = before?.get(c)
      view.set(c, was?.at === at ? was : { at, changedAt })
    }
    views.set(centre ? id : '', view)
    return view
  }
  const changed = (): void => {
    if (closed) return
    timer ??= setTimeout(() => {
      timer = null
      tell()
    }, quietMs)
  }
  const save = async (): Promise<void> => {
    const times = unsaved
    unsaved = new Map()
    try {
      await registry.heard(times)
    } catch (e) {
      unsaved = new Map([...times, ...unsaved]) // what was heard meanwhile is newer
      throw e
    }
  }
  return {
    touch(id, ms) {
      const at = Math.floor(ms / 1000)
      if (closed || at <= (touched.get(id) ?? 0)) return
      touched.set(id, at)
      unsaved.set(id, at)
      changed()
    },
    changed,
    async news(asker, stamp) {
      const view = await look(asker)
      const since = stamp > Math.max(stamped, seconds()) ? 0 : stamp // a stamp that was never given here says nothing
      const fresh = [...view].filter(([, v]) => v.changedAt > since)
      if (fresh.length === 0) return null
      stamped = Math.max(stamped, seconds(), ...fresh.map(([, v]) => v.changedAt))
      return { stamp: stamped, centres: fresh.map(([c, v]) => [c, v.at] as const) }
    },
    save,
    async close() {
      closed = true
      if (timer) clearTimeout(timer)
      await save()
    },
  }
}
