// A device notes visits and sends them while the relay is killed again and again; what the device was told is received must lie in the relay's log.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enrolNodeDevice } from '../bench/node-device.ts' // first: it brings the database in memory
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { readAppend } from '../../src/wire/append.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { freePort, startRelayProcess } from './killable-relay.ts'

const DOC = 'centre/cas/visits/2025-10'

export type RelayKills = {
  /** How often it was killed while pieces were under way. */
  readonly midway: number
  readonly written: number
  readonly acknowledged: number
  /** Acknowledged, and not in the log after some kill. */
  readonly lost: number
  /** In the log more than once at the end. */
  readonly twice: number
  /** On the device and not in the log after a last relay was left alone. */
  readonly missing: number
}

const keysInLog = async (data: string): Promise<string[]> => {
  const folder = openDataFolder(data)
  try {
    return (await folder.log.rows(DOC, 0, Infinity)).flatMap(row => readAppend(row.bytes).map(s => s.key as string))
  } finally {
    await folder.close()
  }
}

/** Kills the relay (kill -9 of its own process) `kills` times, each at a moment drawn from `chance`. */
export const killRelay = async (kills: number, chance: () => number): Promise<RelayKills> => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-kills-'))
  const data = join(folder, 'data')
  const port = await freePort()
  const registry = openDataFolder(data)
  const made = await makeCode(registry.registry, { role: 'staff', centre: 'cas' as CentreCode, label: '' }, Date.now(), RELAY_LIMITS)
  await registry.close()
  const origin = `http://localhost:${port}`
  let relay = await startRelayProcess(data, port)
  const device = await enrolNodeDevice(`http://127.0.0.1:${port}`, origin, made?.code ?? '', 'staff', 'cas')
  let midway = 0
  let written = 0
  let lost = 0
  const received = async (): Promise<string[]> => (await device.db.log.toArray()).filter(l => l.got !== null).map(l => l.key)
  try {
    for (let n = 0; n < kills; n++) {
      const before = (await received()).length
      let ended = false
      const connection = device.connect(port, () => undefined)
      void connection.ended.then(() => (ended = true))
      const enough = before + 3 + Math.floor(chance() * 40)
      const pause = chance() * 25
      let dying: Promise<void> | null = null
      while (!ended) {
        await device.note(emptyVisit('quick'), '2025-10-09' as Day, 10)
        written++
        connection.push()
        if (!dying && (await received()).length >= enough)
          dying = new Promise<void>(go => setTimeout(go, pause)).then(async () => {
            if ((await device.db.outbox.count()) > 0) midway++
            await relay.kill()
          })
        await new Promise(go => setImmediate(go))
      }
      if (!dying) throw new Error('the relay hung up by itself')
      await dying
      const held = new Set(await keysInLog(data))
      lost += (await received()).filter(k => !held.has(k)).length
      relay = await startRelayProcess(data, port)
    }
    const last = device.connect(port, () => undefined)
    for (const end = performance.now() + 30_000; performance.now() < end && (await device.db.outbox.count()) > 0;)
      await new Promise(go => setTimeout(go, 20))
    last.stop()
    await last.ended
    await relay.kill()
    const held = await keysInLog(data)
    const there = new Set(held)
    const acknowledged = await received()
    return {
      midway,
      written,
      acknowledged: acknowledged.length,
      lost,
      twice: held.length - there.size,
      missing: (await device.db.log.toArray()).filter(l => !there.has(l.key)).length,
    }
  } finally {
    await relay.kill()
    await device.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
