import { describe, expect, test } from 'vitest'
import type { Connection } from '../../sync-server/connection.ts'
import { createGroupCommit } from '../../sync-server/group-commit.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { createMemoryLog, foundation } from '../../sync-server/log-memory.ts'
import { readAppend, type Struct } from '../../src/wire/append.ts'
import { rng, seedOf } from '../random.ts'
import { createForgetfulLog, type ForgetfulLog } from './forgetful-log.ts'
import { connect, newStruct, newStructs, startTestRelay, until } from './relay-under-test.ts'

const DOC = 'centre/castelroc/visits/2027-03'
const seed = seedOf()
const nobody = {} as Connection // the group commit only hands it on

/** Keys that were acknowledged and are not on the disk after the power went, over one life of a log. */
const lostIn = async (
  log: ForgetfulLog,
  random: () => number,
): Promise<{ acknowledged: number; lost: number; failed: number; answered: number }> => {
  const acknowledged: string[] = []
  let failed = 0
  let answered = 0
  const commit = createGroupCommit(
    log,
    { ...RELAY_LIMITS, gatherStatements: 1 + Math.floor(random() * 6) },
    () => undefined,
    () => undefined,
  )
  log.crashAfter(Math.floor(random() * 40))
  const clocks = [0, 0, 0]
  for (let i = 0; i < 40; i++) {
    const client = Math.floor(random() * 3)
    const structs: Struct[] = Array.from({ length: 1 + Math.floor(random() * 3) }, () => newStruct(client, clocks[client]!++))
    commit.submit({
      from: nobody,
      offered: { doc: DOC, device: 'd', at: 1, content: { is: 'append', structs } },
      settled(w) {
        answered++
        if (w.is === 'kept') acknowledged.push(...structs.map(s => s.key))
      },
      failed() {
        answered++
        failed++
      },
    })
    if (random() < 0.5) await commit.answered()
  }
  await commit.answered()
  const there = new Set(
    createMemoryLog(foundation(log.survivors()))
      .rowsFlushed()
      .flatMap(r => readAppend(r.bytes).map(s => s.key as string)),
  )
  return { acknowledged: acknowledged.length, lost: acknowledged.filter(k => !there.has(k)).length, failed, answered }
}

describe(`acknowledgement, seed ${seed}`, () => {
  test('L1 whenever the power goes, nothing that was acknowledged is lost: 300 crash points', async () => {
    const r = rng(seed)
    const sum = { acknowledged: 0, lost: 0, failed: 0, answered: 0 }
    for (let i = 0; i < 300; i++) {
      const one = await lostIn(createForgetfulLog('honest'), r)
      sum.acknowledged += one.acknowledged
      sum.lost += one.lost
      sum.failed += one.failed
      sum.answered += one.answered
    }
    expect(sum.lost).toBe(0)
    expect(sum.answered).toBe(300 * 40) // each piece once
    expect(sum.acknowledged).toBeGreaterThan(500)
    expect(sum.failed).toBeGreaterThan(500)
  })

  test('L1 the same check catches a log that says it has flushed and has not', async () => {
    const r = rng(seed)
    let lost = 0
    for (let i = 0; i < 50; i++) lost += (await lostIn(createForgetfulLog('lying'), r)).lost
    expect(lost).toBeGreaterThan(0)
  })

  test('L5 over the wire: storage fails, the device is closed with 4503 and unacknowledged, comes back, sends again, and all is kept once', async () => {
    const r = rng(seed)
    for (let life = 0; life < 6; life++) {
      const log = createForgetfulLog('honest')
      const t = await startTestRelay({ log })
      const device = await t.device('staff', 'castelroc')
      const client = await connect(t, device)
      log.crashAfter(3 * Math.floor(r() * 10) + (life % 3)) // before the write, before the flush, after it
      const all = newStructs(1, 0, 60)
      for (let i = 0; i < all.length && !client.end; i += 3) {
        if (r() < 0.2) client.push(DOC, all.slice(i, i + 3))
        else await client.pushed(DOC, all.slice(i, i + 3)).catch(() => undefined) // the socket ended: that is what this waits for
      }
      expect((await client.ended()).code).toBe(4503)
      expect((await fetch(`${t.url}/readyz`)).status).toBe(503)
      await t.end()

      const acknowledged = client.all('ack').map(a => a.n)
      const after = createForgetfulLog('honest', log.survivors())
      const held = new Set((await after.rows(DOC, 0, Infinity)).flatMap(row => readAppend(row.bytes).map(s => s.key)))
      for (const n of acknowledged) for (const s of all.slice((n - 1) * 3, n * 3)) expect(held.has(s.key)).toBe(true)

      const second = await startTestRelay({ log: after })
      const again = await connect(second, await second.device('staff', 'castelroc'))
      for (let i = 0; i < all.length; i += 3) expect(await again.pushed(DOC, all.slice(i, i + 3))).toMatchObject({ is: 'ack' })
      expect((await after.inventory(DOC)).count).toBe(60)
      await again.close()
      await second.end()
    }
  })

  test('L5 a batch that failed is rolled back, and the relay takes the next one', async () => {
    const inner = createMemoryLog()
    let full = true
    const t = await startTestRelay({
      log: {
        ...inner,
        async flush() {
          if (full) throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }) // as SQLite says it
          await inner.flush()
        },
      },
    })
    const device = await t.device('staff', 'castelroc')
    const first = await connect(t, device)
    const structs = newStructs(1, 0, 2)
    first.push(DOC, structs)
    expect((await first.ended()).code).toBe(4503)
    expect(first.all('ack')).toEqual([])
    expect((await fetch(`${t.url}/readyz`)).status).toBe(503)
    expect(t.lines.some(l => l['fault'] === 'database or disk is full')).toBe(true)
    full = false
    const second = await connect(t, device)
    expect(await second.pushed(DOC, structs)).toMatchObject({ is: 'ack', seq: 1, previous: 0 })
    await until(async () => (await fetch(`${t.url}/readyz`)).status === 200)
    await second.close()
    await t.end()
  })
})
