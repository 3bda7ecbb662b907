import { expect, test } from 'vitest'
import { createMemoryLog } from '../../sync-server/log-memory.ts'
import { createPages } from '../../sync-server/pages.ts'
import { createPump, OWN_PIECES, type Giving } from '../../sync-server/pump.ts'
import type { Peer } from '../../sync-server/socket.ts'
import { connect, newStructs, startTestRelay } from './relay-under-test.ts'

/** Two turns: the pump may let one pass, so that others have theirs. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 2; turn++) await new Promise(go => setImmediate(go))
}

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
    sendFramed: () => undefined,
    room: () => new Promise(go => waiting.push(go)),
    isOpen: () => true,
    close: () => undefined,
    onEnd: () => undefined,
    beat: () => undefined,
  }
  const given: number[] = []
  let read = 0
  const pages = createPages({ ...log, rows: (...which) => (read++, log.rows(...which)) }, 6000)
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
    sendFramed: () => undefined,
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

const openPeerOfTest = (): Peer => ({
  address: '',
  send: () => undefined,
  sendFramed: () => undefined,
  room: () => Promise.resolve(),
  isOpen: () => true,
  close: () => undefined,
  onEnd: () => undefined,
  beat: () => undefined,
})

test('M9 fifty who follow a document are served from one reading of what is new, each once, and none is woken for what it brought itself', async () => {
  const log = createMemoryLog()
  let read = 0
  const pages = createPages({ ...log, rows: (...which) => (read++, log.rows(...which)) }, 6000)
  const given: number[][] = Array.from({ length: 50 }, () => [])
  const pumps = given.map(list =>
    createPump(
      pages,
      openPeerOfTest(),
      g => void list.push(...g.rows.map(r => r.seq)),
      () => undefined,
      () => undefined,
    ),
  )
  for (const p of pumps) p.follow(DOC, 0)
  await settled()
  for (let i = 0; i < 3; i++) {
    const [kept] = await log.write([{ doc: DOC, device: 'd', at: 1, content: { is: 'append', structs: newStructs(1, i, 1) } }])
    await log.flush()
    if (kept?.is !== 'kept') throw new Error('not kept')
    read = 0
    pumps[0]?.own(DOC, kept)
    for (const p of pumps) p.grown(DOC, kept.seq)
    await settled()
    expect(read).toBe(1)
  }
  expect(given[0]).toEqual([])
  for (const list of given.slice(1)) expect(list).toEqual([1, 2, 3])
})

test('M9 what grows while somebody else’s reading of a slow log is under way, and that finds nothing yet, is sent all the same', async () => {
  const log = createMemoryLog()
  let holding: Promise<void> = Promise.resolve()
  const slow: typeof log = {
    ...log,
    async rows(...which) {
      const found = await log.rows(...which)
      await holding // it has looked, and says so late
      return found
    },
  }
  const pages = createPages(slow, 6000)
  const given: number[][] = [[], []]
  const [first, second] = given.map(list =>
    createPump(
      pages,
      openPeerOfTest(),
      g => void list.push(...g.rows.map(r => r.seq)),
      () => undefined,
      () => undefined,
    ),
  )
  first?.follow(DOC, 0)
  await settled()
  let go: () => void = () => undefined
  holding = new Promise(done => (go = done))
  second?.follow(DOC, 0)
  await settled()
  await log.write([{ doc: DOC, device: 'd', at: 1, content: { is: 'append', structs: newStructs(1, 0, 1) } }])
  await log.flush()
  first?.grown(DOC, 1)
  second?.grown(DOC, 1)
  await settled()
  go()
  await settled()
  expect(given).toEqual([[1], [1]])
})

test('M9 a page that is in memory is sent at once and in one made frame to each who follows; who has no room gets it later and holds back nobody', async () => {
  const log = createMemoryLog()
  for (let i = 0; i < 3; i++) await log.write([{ doc: DOC, device: 'd', at: 1, content: { is: 'append', structs: newStructs(1, i, 1) } }])
  await log.flush()
  const pages = createPages(log, 1) // a page for each row
  let full: Promise<void> | null = null
  const opened = (room: Peer['room']): { frames: unknown[]; pump: ReturnType<typeof createPump> } => {
    const frames: unknown[] = []
    const give = (g: Giving): void => void frames.push(...g.page.frames())
    return {
      frames,
      pump: createPump(
        pages,
        { ...openPeerOfTest(), room },
        give,
        () => undefined,
        () => undefined,
      ),
    }
  }
  const first = opened(() => null)
  first.pump.follow(DOC, 0)
  await settled()
  expect(first.frames.length).toBe(3)
  let go: () => void = () => undefined
  full = new Promise(done => (go = done))
  const slow = opened(() => full)
  const quick = opened(() => null)
  slow.pump.follow(DOC, 0)
  quick.pump.follow(DOC, 0)
  expect(quick.frames).toEqual(first.frames) // before any turn of the event loop
  expect(quick.frames.every((f, i) => f === first.frames[i])).toBe(true)
  await settled()
  expect(slow.frames).toEqual([])
  full = null
  go()
  await settled()
  expect(slow.frames.every((f, i) => f === first.frames[i])).toBe(true)
  expect(slow.frames.length).toBe(3)
})

test('L3 M9 an error in one document, at once or later, is told of that document, and the others go on', async () => {
  const log = createMemoryLog()
  const docs = ['centre/castelroc/visits/2027-01', 'centre/castelroc/visits/2027-02', DOC]
  for (const doc of docs) await log.write([{ doc, device: 'd', at: 1, content: { is: 'append', structs: newStructs(1, 0, 1) } }])
  await log.flush()
  const given: string[] = []
  const failed: string[] = []
  const pages = createPages(log, 6000)
  for (const doc of docs) await pages.read(doc, 0) // in memory
  const pump = createPump(
    {
      ...pages,
      read(doc, after) {
        if (doc === docs[0]) throw new Error('at once')
        return doc === docs[1] ? Promise.reject(new Error('later')) : pages.read(doc, after)
      },
    },
    { ...openPeerOfTest(), room: () => null },
    g => void given.push(g.doc),
    () => undefined,
    (_, doc) => void failed.push(doc),
  )
  for (const doc of docs) pump.follow(doc, 0)
  await settled()
  expect([given, failed]).toEqual([[DOC], [docs[0], docs[1]]])
})

test('M9 on a fast line too a first sync of hundreds of pages holds back nobody: others are acknowledged in between', async () => {
  const t = await startTestRelay()
  try {
    const docs = Array.from(
      { length: 3600 },
      (_, i) => `centre/castelroc/visits/${1700 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    )
    await t.log.write(docs.map(doc => ({ doc, device: 'open', at: 1, content: { is: 'append' as const, structs: newStructs(1, 0, 40) } })))
    await t.log.flush()
    const [counter, newcomer] = [
      await connect(t, await t.device('staff', 'castelroc')),
      await connect(t, await t.device('staff', 'castelroc')),
    ]
    let whole = false
    for (const doc of docs) newcomer.pull(doc)
    const all = newcomer.until(() => newcomer.frames.length > docs.length).then(() => (whole = true))
    let acknowledged = 0
    while (!whole) {
      await counter.pushed('centre/castelroc/visits/2027-03', newStructs(2, acknowledged, 1))
      acknowledged++
    }
    await all
    expect(acknowledged).toBeGreaterThan(3) // held back, the first or the second waits for the end
    await counter.close()
    await newcomer.close()
  } finally {
    await t.end()
  }
})
