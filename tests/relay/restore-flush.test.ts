// What a restore puts in place is on the disk before it takes its name: a power cut leaves the old file or the new one, never an empty one.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { restoreBackup, restoredAt } from '../../sync-server/restore.ts'
import { newStructs } from './relay-under-test.ts'

const seen = vi.hoisted(() => ({ opened: new Map<number, string>(), flushed: new Set<string>(), named: [] as [string, string][] }))
vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    openSync(...args: Parameters<typeof fs.openSync>) {
      const fd = fs.openSync(...args)
      seen.opened.set(fd, String(args[0]))
      return fd
    },
    fsyncSync(fd: number) {
      fs.fsyncSync(fd)
      seen.flushed.add(seen.opened.get(fd) ?? '')
    },
    writeFileSync(...args: Parameters<typeof fs.writeFileSync>) {
      fs.writeFileSync(...args)
      seen.flushed.delete(String(args[0]))
      seen.named.push(['', String(args[0])])
    },
    renameSync(from: string, to: string) {
      fs.renameSync(from, to)
      seen.named.push([seen.flushed.has(from) ? 'flushed' : 'not flushed', to])
    },
  }
})

test('B4 B7 every file of a restored folder, the day it was restored too, was flushed before it took its name', async () => {
  const root = mkdtempSync(join(tmpdir(), 'relais-flush-'))
  const [data, backup] = [join(root, 'data'), join(root, 'backup')]
  const opened = openDataFolder(data)
  await opened.log.write([{ doc: 'network/directory', device: 'open', at: 1, content: { is: 'append', structs: newStructs(1, 0, 2) } }])
  await opened.log.flush()
  await opened.close()
  mkdirSync(backup)
  for (const f of ['log.sqlite', 'registry.sqlite']) copyFileSync(join(data, f), join(backup, f))
  rmSync(data, { recursive: true })
  seen.named.length = 0
  restoreBackup(backup, data, 1_800_000_000_000)
  const placed = new Map(
    seen.named
      .filter(([, to]) => ['log.sqlite', 'registry.sqlite', 'restored.json'].some(f => to === join(data, f)))
      .map(([how, to]) => [to.slice(data.length + 1), how]),
  )
  expect(Object.fromEntries(placed)).toEqual({ 'log.sqlite': 'flushed', 'registry.sqlite': 'flushed', 'restored.json': 'flushed' })
  expect(restoredAt(data)).toBe(1_800_000_000)
  expect(JSON.parse(readFileSync(join(data, 'restored.json'), 'utf8'))).toEqual({ at: 1_800_000_000 })
  rmSync(root, { recursive: true })
})
