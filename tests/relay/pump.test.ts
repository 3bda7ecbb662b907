import { expect, test } from 'vitest'
import { createMemoryLog } from '../../sync-server/log-memory.ts'
import { createPages } from '../../sync-server/pages.ts'
import { createPump, OWN_PIECES } from '../../sync-server/pump.ts'
import type { Peer } from '../../sync-server/socket.ts'
import { newStructs } from './relay-under-test.ts'

const DOC = 'centre/castelroc/visits/2027-03'

test('M9 while a socket has no room nothing is read for it; one page for each time it has', async () => {
  const log = createMemoryLog()
  for (let i = 0; i < 10; i++)
    await log.write([{ doc: DOC, device: 'd', at: 1, content: { is: 'append', structs: newStructs(1, i * 60, 60) } }])
  await log.flush()
  const waiting: (() => void)[] = []
  const peer: Peer = {
    address: '',
    send: () => undefined,
    room: () => new Promise(go => waiting.push(go)),
    isOpen: () => true,
    close: () => undefined,
    onEnd: () => undefined,
    beat: () => undefined,
  }
  const given: number[] = []
  let read = 0
  const pages = createPages({ ...log, rows: (...which) => (read++, log.rows(...which)) }, 6000)
  const settled = (): Promise<void> => new Promise(go => setImmediate(go))
  const pump = createPump(
    pages,
    peer,
    g => void given.push(g.page.upTo),
    () => void given.push(-1),
    () => undefined,
  )
  pump.follow(DOC, 0)
  await settled()
  expect([read, given]).toEqual([0, []])
  for (let turn = 1; turn <= 10; turn++) {
    waiting.shift()?.()
    await settled()
    expect([read, given.at(-1)]).toEqual([turn, turn])
  }
  waiting.shift()?.()
  await settled()
  expect(given.at(-1)).toBe(-1) // the end of it
  expect(waiting).toEqual([])
})

test('M9 own pieces of documents that are never pulled are not remembered without end; the newest are left out of what is sent', async () => {
  const log = createMemoryLog()
  const peer: Peer = {
    address: '',
    send: () => undefined,
    room: () => Promise.resolve(),
    isOpen: () => true,
    close: () => undefined,
    onEnd: () => undefined,
    beat: () => undefined,
  }
  const given: number[] = []
  let ended = false
  const pump = createPump(
    createPages(log, 6000),
    peer,
    g => void given.push(...g.rows.map(r => r.seq)),
    () => (ended = true),
    () => undefined,
  )
  const n = OWN_PIECES + 300
  for (let i = 0; i < n; i++) {
    const [kept] = await log.write([{ doc: DOC, device: 'd', at: 1, content: { is: 'append', structs: newStructs(1, i, 1) } }])
    if (kept?.is === 'kept') pump.own(DOC, kept)
  }
  await log.flush()
  pump.follow(DOC, 0)
  while (!ended) await new Promise(go => setImmediate(go))
  expect(given).toEqual(Array.from({ length: 300 }, (_, i) => i + 1)) // the oldest, which were forgotten
})
