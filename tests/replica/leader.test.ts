import { describe, expect, test } from 'vitest'
import { takeTurns, type Leadership, type Talk } from '../../src/replica/leader.ts'

/** The browser's locks, exclusive and first come first served, shared by the tabs of one test. */
const lockManager = (): LockManager => {
  type Asked = { name: string; run: () => Promise<unknown>; done: (v: unknown) => void; failed: (e: unknown) => void }
  let held: Asked | null = null
  const pending: Asked[] = []
  const next = (): void => {
    if (held) return
    const asked = pending.shift()
    if (!asked) return
    held = asked
    void Promise.resolve()
      .then(asked.run)
      .then(asked.done, asked.failed)
      .finally(() => {
        if (held === asked) held = null
        next()
      })
  }
  return {
    request: (name: string, run: () => Promise<unknown>) =>
      new Promise<unknown>((done, failed) => {
        pending.push({ name, run, done, failed })
        next()
      }),
    query: () => Promise.resolve({ held: held ? [{ name: held.name }] : [], pending: pending.map(p => ({ name: p.name })) }),
  } as unknown as LockManager // what takeTurns uses of it
}

/** The tabs of one test hear each other at once, but never themselves. */
const ears = new Map<LockManager | undefined, Set<() => void>>()
const talkAmong = (locks: LockManager | undefined): Talk => {
  const others = ears.get(locks) ?? new Set<() => void>()
  ears.set(locks, others)
  let mine: () => void = () => {}
  return {
    tell: () => {
      for (const told of others) if (told !== mine) told()
    },
    hear: told => {
      mine = told
      others.add(told)
      return () => others.delete(told)
    },
  }
}

type Tab = {
  readonly leads: () => boolean
  readonly turns: () => number
  readonly show: (to: 'visible' | 'hidden') => Promise<void>
  readonly stop: () => Promise<void>
}

/** Lets everything that is already decided happen; nothing here waits for time. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 50; i++) await Promise.resolve()
}

const tab = async (locks: LockManager | undefined): Promise<Tab> => {
  const events = new EventTarget()
  const page = Object.assign(events, { visibilityState: 'visible' as DocumentVisibilityState })
  let leading = 0
  let turns = 0
  const leadership: Leadership = takeTurns(
    'relais',
    () => {
      leading++
      turns++
      return () => {
        leading--
      }
    },
    page as unknown as Document, // what takeTurns uses of it
    locks,
    talkAmong(locks),
  )
  await settle()
  return {
    leads: () => {
      expect(leading).toBeLessThan(2)
      return leading === 1
    },
    turns: () => turns,
    show: async to => {
      page.visibilityState = to
      page.dispatchEvent(new Event('visibilitychange'))
      await settle()
    },
    stop: async () => {
      leadership.stop()
      await settle()
    },
  }
}
const leading = (tabs: readonly Tab[]): boolean[] => tabs.map(t => t.leads())

describe('two tabs, one line', () => {
  test('L1 the first tab leads and the second waits', async () => {
    const locks = lockManager()
    const tabs = [await tab(locks), await tab(locks)]
    expect(leading(tabs)).toEqual([true, false])
  })
  test('L2 a hidden tab that nobody waits behind goes on leading', async () => {
    const only = await tab(lockManager())
    await only.show('hidden')
    expect([only.leads(), only.turns()]).toEqual([true, 1])
    await only.show('visible')
    expect([only.leads(), only.turns()]).toEqual([true, 1])
  })
  test('L2 a hidden tab yields to one that waits, and waits itself', async () => {
    const locks = lockManager()
    const tabs = [await tab(locks), await tab(locks)]
    await tabs[0]!.show('hidden')
    expect(leading(tabs)).toEqual([false, true])
    await tabs[1]!.show('hidden')
    expect(leading(tabs)).toEqual([true, false])
  })
  test('L2 a tab in front does not yield because another waits or is hidden', async () => {
    const locks = lockManager()
    const tabs = [await tab(locks), await tab(locks)]
    await tabs[1]!.show('hidden')
    await tabs[0]!.show('visible')
    expect(leading(tabs)).toEqual([true, false])
    expect(tabs[0]!.turns()).toBe(1)
  })
  test('L2 a lock of another name is nobody who waits', async () => {
    const locks = lockManager()
    const only = await tab(locks)
    void locks.request('something else', () => Promise.resolve())
    await only.show('hidden')
    expect([only.leads(), only.turns()]).toEqual([true, 1])
  })
  test('L3 a tab that stops hands over, and never leads again', async () => {
    const locks = lockManager()
    const tabs = [await tab(locks), await tab(locks)]
    await tabs[0]!.stop()
    expect(leading(tabs)).toEqual([false, true])
    await tabs[1]!.stop()
    expect(leading(tabs)).toEqual([false, false])
    await tabs[0]!.show('hidden')
    expect(tabs.map(t => t.turns())).toEqual([1, 1])
  })
  test('L3 a tab that stops while it waits never leads', async () => {
    const locks = lockManager()
    const tabs = [await tab(locks), await tab(locks), await tab(locks)]
    await tabs[1]!.stop()
    await tabs[0]!.stop()
    expect(leading(tabs)).toEqual([false, false, true])
    expect(tabs[1]!.turns()).toBe(0)
  })
  test('L4 where the browser has no locks each tab leads, and stops when told', () => {
    let leads = 0
    const l = takeTurns('relais', () => (leads++, () => leads--), new EventTarget() as Document, null as never)
    expect(leads).toBe(1)
    l.stop()
    expect(leads).toBe(0)
  })

  test('L1 a tab opened in front of one that hid before it leads', async () => {
    const locks = lockManager()
    const old = await tab(locks)
    await old.show('hidden') // the browser hides the old tab before the new one asks for anything
    const fresh = await tab(locks)
    expect(leading([old, fresh])).toEqual([false, true])
    await old.show('visible')
    expect(leading([old, fresh])).toEqual([false, true])
    await fresh.show('hidden')
    expect(leading([old, fresh])).toEqual([true, false])
    await old.stop()
    await fresh.stop()
  })
})
