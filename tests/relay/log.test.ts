import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { createMemoryLog, foundation, type MemoryLog } from '../../sync-server/log-memory.ts'
import { openSqliteLog } from '../../sync-server/log-sqlite.ts'
import { DamagedRow } from '../../sync-server/log.ts'
import { NO_PIECE } from '../../sync-server/mux-connection.ts'
import { createForgetfulLog, type ForgetfulLog } from './forgetful-log.ts'
import { logContract } from './log-contract.ts'
import { connect, newStructs, startTestRelay, until } from './relay-under-test.ts'

let folder = ''
logContract(
  'sqlite',
  async () => openSqliteLog(join((folder = mkdtempSync(join(tmpdir(), 'relais-log-'))), 'log.sqlite')),
  async log => {
    await log.close()
    return openSqliteLog(join(folder, 'log.sqlite'))
  },
  () => rmSync(folder, { recursive: true, force: true }),
)
logContract(
  'memory',
  async () => createMemoryLog(),
  async log => createMemoryLog(foundation((log as MemoryLog).rowsFlushed())), // the one that was opened above
  () => undefined,
)
logContract(
  'forgetful',
  async () => createForgetfulLog('honest'),
  async log => createForgetfulLog('honest', (log as ForgetfulLog).survivors()), // the one that was opened above
  () => undefined,
)

const A = 'centre/castelroc/visits/2027-03'
const B = 'centre/castelroc/holdings'

describe('sqlite log', () => {
  test('L1 the very connection that writes reports synchronous FULL, and WAL', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'relais-log-'))
    const log = openSqliteLog(join(dir, 'log.sqlite'))
    expect(await log.synchronous()).toBe(2)
    await log.write([{ doc: A, device: 'd', at: 1, content: { is: 'append', structs: newStructs(1, 0, 1) } }])
    expect(await log.synchronous()).toBe(2) // inside the transaction that will be flushed
    await log.flush()
    const other = new DatabaseSync(join(dir, 'log.sqlite'), { readOnly: true })
    expect(other.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    other.close()
    await log.close()
    rmSync(dir, { recursive: true })
  })

  test('L3 a row whose bytes changed on the disk is an error of its document; the relay stays up and serves the others', async () => {
    const t = await startTestRelay()
    const writer = await connect(t, await t.device('staff', 'castelroc'))
    for (let i = 0; i < 3; i++) await writer.pushed(A, newStructs(1, i, 1))
    await writer.pushed(B, newStructs(1, 0, 2))
    const db = new DatabaseSync(join(t.folder, 'log.sqlite'))
    db.exec('update row set bytes = zeroblob(length(bytes)) where seq = 2')
    db.close()
    await expect(t.log.rows(A, 1, 1000)).rejects.toThrow(DamagedRow)
    const reader = await connect(t, await t.device('staff', 'castelroc'))
    reader.pull(A)
    reader.pull(B)
    await reader.until(() => reader.keys(B).length === 2)
    expect(reader.keys(A)).toHaveLength(1) // what is sound before it
    expect(await reader.first('refused')).toEqual({ is: 'refused', doc: A, n: NO_PIECE, reason: 'closed', client: 0, clock: 0 })
    await until(() => t.lines.some(l => l['damaged'] === A && l['row'] === 2))
    expect(((await (await fetch(`${t.url}/readyz`)).json()) as { damaged: number }).damaged).toBe(1)
    expect(await writer.pushed(A, newStructs(1, 3, 1))).toMatchObject({ is: 'ack', seq: 5 })
    await writer.pushed(B, newStructs(1, 2, 1))
    await reader.until(() => reader.keys(B).length === 3 && reader.all('refused').length === 2) // told again when it grows
    expect(new Set(reader.all('refused').map(r => r.doc))).toEqual(new Set([A]))
    expect(reader.end).toBeNull()
    await t.end()
  })

  test('L4 a data folder is ours alone (0700), and a second relay on it is told so in a sentence', async () => {
    const dir = join(mkdtempSync(join(tmpdir(), 'relais-log-')), 'data')
    const first = openDataFolder(dir)
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    expect(() => openDataFolder(dir)).toThrow(/Another relay is using the data folder/)
    await first.close()
    await openDataFolder(dir).close()
    rmSync(dir, { recursive: true })
  })
})

test('M5 a log that an older relay made is weighed when it is opened', async () => {
  const path = join((folder = mkdtempSync(join(tmpdir(), 'relais-log-'))), 'log.sqlite')
  const log = openSqliteLog(path)
  await log.write([{ doc: A, device: 'x', at: 1, content: { is: 'append', structs: newStructs(1, 0, 9) } }])
  await log.flush()
  const weight = await log.weight([A])
  await log.close()
  const older = new DatabaseSync(path)
  older.exec('alter table document drop column bytes')
  older.close()
  const again = openSqliteLog(path)
  expect(weight).toBeGreaterThan(200)
  expect(await again.weight([A])).toBe(weight)
  await again.close()
  rmSync(folder, { recursive: true, force: true })
})
