// When the relay last had word from each device: what a coordinator sees as "last heard" of a centre. Seconds since 1970.
import type { CentreCode, DeviceId } from '../src/domain/ids.ts'
import type { Device, Registry } from './registry.ts'

export type Heard = {
  touch(device: Pick<Device, 'id' | 'centre'>): void
  /** Centres heard after `since`, by devices other than `except`, each with its newest time. */
  after(since: number, except: DeviceId): readonly (readonly [CentreCode, number])[]
  /** Puts what is new into the registry. */
  save(): Promise<void>
  close(): Promise<void>
}

/** `tell` is called at most once in `quietMs` after somebody was heard, with the second before which everything was told already. */
export const createHeard = async (
  registry: Registry,
  now: () => number,
  quietMs: number,
  tell: (since: number) => void,
): Promise<Heard> => {
  const known = new Map<DeviceId, { centre: CentreCode | null; at: number }>()
  for (const d of await registry.devices()) if (d.heardAt !== null) known.set(d.id, { centre: d.centre, at: d.heardAt })
  let unsaved = new Map<DeviceId, number>()
  let timer: NodeJS.Timeout | null = null
  let since = Infinity
  let closed = false

  const save = async (): Promise<void> => {
    const times = unsaved
    unsaved = new Map()
    await registry.heard(times)
  }
  return {
    touch({ id, centre }) {
      if (closed) return
      const at = Math.floor(now() / 1000)
      known.set(id, { centre, at })
      unsaved.set(id, at)
      since = Math.min(since, at - 1)
      timer ??= setTimeout(() => {
        timer = null
        const from = since
        since = Infinity
        tell(from)
      }, quietMs)
    },
    after(from, except) {
      const newest = new Map<CentreCode, number>()
      for (const [id, { centre, at }] of known)
        if (centre && id !== except && at > from && at > (newest.get(centre) ?? 0)) newest.set(centre, at)
      return [...newest]
    },
    save,
    async close() {
      closed = true
      if (timer) clearTimeout(timer)
      await save()
    },
  }
}
