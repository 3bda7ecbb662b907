// The engine over sockets that a test plays: how it waits, and what it takes for the end.
import { CLOSE } from '../../src/wire/close-codes.ts'
import { PROTOCOL } from '../../src/wire/limits.ts'
import { expect, test } from 'vitest'
import { deviceClock } from '../../src/device/clock.ts'
import { makeKeyPair } from '../../src/device/key-pair.ts'
import type { Day } from '../../src/domain/day.ts'
import { keyFrom, type CentreCode, type DeviceId } from '../../src/domain/ids.ts'
import { startEngine, type Engine } from '../../src/replica/engine.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { live } from '../../src/store/live.ts'
import { learnAnswered } from '../../src/store/places.ts'
import { standing } from '../../src/store/read-status.ts'
import { create, device, diceOf, write } from '../store/device-under-test.ts'
import { until } from '../until.ts'
import { Played } from './played-relay.ts'

const MARK = new Uint8Array(8)

/** An engine whose every socket is answered by `act`. */
const engine = async (
  act: (relay: Played, n: number) => void,
  steady = deviceClock.steady,
): Promise<{ engine: Engine; db: ReturnType<typeof device>; sockets: () => number; hint: () => void }> => {
  const db = device()
  let sockets = 0
  let hint = (): void => {}
  const running = startEngine({
    device: { db, clock: { ...deviceClock, steady }, dice: diceOf(1), build: '2025-09-01' as Day },
    session: {
      device: keyFrom(new Uint8Array(16)) as string as DeviceId,
      role: 'staff',
      centre: 'cas' as CentreCode,
      key: await makeKeyPair(),
      at: '',
    },
    origin: 'http://localhost:1',
    socket: () => {
      const relay = new Played()
      const n = sockets++
      setTimeout(() => {
        relay.onopen?.()
        act(relay, n)
      })
      return relay as unknown as WebSocket // what a connection uses of it
    },
    metered: () => false,
    hints: tell => {
      hint = tell
      return () => {}
    },
  })
  return { engine: running, db, sockets: () => sockets, hint: () => hint() }
}
/** Asks who it is; `act`: once it has said so. */
const greet = (relay: Played, act: () => unknown): void => {
  relay.tell({ is: 'nonce', nonce: new Uint8Array(16), time: 1_760_000_000, protocol: PROTOCOL })
  void until('hello', () => relay.all('hello').length > 0).then(act)
}

test('B4 a head that answers and cannot keep anything is asked less and less often', async () => {
  const { engine: e, sockets } = await engine(relay => {
    greet(relay, () => {
      relay.tell({ is: 'answer', seq: 1, mark: MARK, forked: false, rights: 1, documents: [['centre/cas/visits/2025-10', 7]] })
      void until('the pull', () => relay.all('pull').length > 0).then(() => relay.hangUp(4503))
    })
  })
  await until('three tries', () => sockets() === 3 && e.activity.value.is === 'waiting', 20_000)
  const now = e.activity.value
  if (now.is !== 'waiting') throw new Error('not waiting')
  expect(now.again - deviceClock.steady()).toBeGreaterThan(1_900) // after three failures: 4 s, less by chance at most by half
  e.stop()
})

test('B4 a head that calls what it was told malformed is told it once more soon, as if the line had garbled it, and then after minutes only', async () => {
  const { engine: e, sockets } = await engine(relay => {
    greet(relay, () => relay.hangUp(CLOSE.malformed, 'frame'))
  })
  const waits = async (tries: number): Promise<number> => {
    await until(`it waits after ${tries}`, () => sockets() === tries && e.activity.value.is === 'waiting')
    const now = e.activity.value
    return now.is === 'waiting' ? now.again - deviceClock.steady() : NaN
  }
  expect(await waits(1)).toBeLessThanOrEqual(1_000)
  expect(await waits(2)).toBeGreaterThan(100_000) // as after nine tries
  e.stop()
})

test('M10 only a revocation said after the proof takes a device out: too late, unknown here or a wrong address is tried again', async () => {
  for (const [code, reason, stopped] of [
    [1013, 'late', false],
    [4403, 'proof', false],
    [4403, 'unknown', false],
    [4401, 'late', false],
    [4401, 'revoked', true],
    [4404, 'gone', true],
    [4426, 'protocol', true],
  ] as const) {
    const { engine: e, db } = await engine(relay => {
      greet(relay, () => relay.hangUp(code, reason))
    })
    await until(`${code} ${reason} was understood`, () => e.activity.value.is === 'waiting' || e.activity.value.is === 'stopped')
    expect(e.activity.value.is === 'stopped', `${code} ${reason}`).toBe(stopped)
    if (reason === 'revoked') await until('the device knows', async () => (await db.facts.get('removed')) !== undefined)
    else expect(await db.facts.get('removed')).toBeUndefined()
    e.stop()
  }
})

test('C14 what is noted on a removed device that is left open leaves by itself, to be set apart; nothing else calls', async () => {
  let later = 0
  const {
    engine: e,
    db,
    sockets,
    hint,
  } = await engine(
    relay => {
      greet(relay, () => relay.hangUp(4401, 'revoked'))
    },
    () => deviceClock.steady() + later,
  )
  await until('it knows', () => e.activity.value.is === 'stopped')
  hint()
  later = 31_000
  await write(db, diceOf(3), [create()])
  await until('it calls', () => sockets() === 2)
  await until('it is over', () => e.activity.value.is === 'stopped')
  hint()
  expect(sockets()).toBe(2)
  later += 29_500
  await write(db, diceOf(4), [create()])
  await until('it calls soon', () => sockets() === 3)
  await until('it is over again', () => e.activity.value.is === 'stopped')
  e.stop()
})

test('C14 what was noted in the moment in which a device is removed leaves by itself too; what is not taken apart is not brought for ever', async () => {
  let later = 0
  const {
    engine: e,
    db,
    sockets,
  } = await engine(
    (relay, n) => {
      greet(relay, async () => {
        later += 29_900
        if (n === 0) await write(db, diceOf(3), [create()])
        relay.hangUp(4401, 'revoked')
      })
    },
    () => deviceClock.steady() + later,
  )
  await until('it calls again', () => sockets() === 2)
  await until('it is over', () => e.activity.value.is === 'stopped')
  await new Promise(r => setTimeout(r, 400))
  expect([sockets(), e.activity.value.is]).toEqual([2, 'stopped'])
  e.stop()
})

test('M10 a device that was removed once and is answered again is removed no more', async () => {
  const { engine: e, db } = await engine(relay => {
    greet(relay, () => relay.tell({ is: 'answer', seq: 1, mark: MARK, forked: false, rights: 1, documents: [] }))
  })
  await setFact(db, 'removed', 5)
  await until('the fact is gone', async () => (await db.facts.get('removed')) === undefined)
  e.stop()
})

test('S6 C01 a line that comes back after a cut renews when the head was heard, though nothing is owed; it is known since when it stands', async () => {
  const { engine: e, db } = await engine((relay, n) => {
    if (n < 2) return relay.hangUp(1006) // by either way
    greet(relay, () => relay.tell({ is: 'answer', seq: 1, mark: MARK, forked: false, rights: 1, documents: [] }))
  })
  const seen = live(() => standing(db))
  await learnAnswered(db, 1_000)
  await until('what it was is read', () => seen.value.value?.heard === 1_000)
  const before = Date.now()
  await until('the second line stands', () => e.activity.value.is === 'connected')
  await until('it is on the screen', () => (seen.value.value?.heard ?? 0) >= before)
  const now = e.activity.value
  if (now.is !== 'connected') throw new Error(now.is)
  expect(now.since).toBeGreaterThanOrEqual(before)
  expect(seen.value.value?.heard).toBeLessThanOrEqual(Date.now())
  expect((await fact(db, 'attempts'))?.map(a => a.how)).toEqual(['cut']) // the line that stands is in no list yet
  await new Promise(resolve => setTimeout(resolve, 20))
  e.sendNow()
  expect(e.activity.value).toMatchObject({ is: 'connected', since: now.since })
  seen.stop()
  e.stop()
})
