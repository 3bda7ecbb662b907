import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { verifyFolder } from '../../sync-server/verify.ts'
import { killAll, operate, opened } from './operator.ts'
import { connect, enrolDevice, newStructs, until } from './relay-under-test.ts'

let root = ''
afterEach(async () => {
  await killAll()
  rmSync(root, { recursive: true, force: true })
})

/** Runs one command to its end. */
const command = async (env: Record<string, string>, ...words: string[]): Promise<{ code: number | null; said: string }> => {
  const o = operate(env, words)
  return { code: await o.exit, said: o.said() }
}

describe('the operator’s commands', () => {
  test('P4 B3 backup, verify and restore from the command line: beside a running relay, in plain words, with 0 or 1', async () => {
    root = mkdtempSync(join(tmpdir(), 'relais-operated-'))
    const data = join(root, 'data')
    const second = join(root, 'second')
    const env = { RELAIS_DATA: data, RELAIS_BACKUP_DIR: second, PORT: '0' }
    expect(await command(env, 'backup')).toEqual({
      code: 1,
      said: expect.stringMatching(/^There is no network in .*nothing to back up\. Set RELAIS_DATA\.\n$/),
    })
    expect(await command(env, 'verify')).toEqual({ code: 1, said: expect.stringMatching(/^There is no network in .*\n$/) })
    const relay = await opened(operate(env))
    const device = await enrolDevice(relay.url(), relay.token())
    const at = { url: relay.url(), origin: `http://localhost:${new URL(relay.url()).port}` }
    const c = await connect(at, device)
    await c.pushed('network/directory', newStructs(1, 0, 3))

    const made = await command(env, 'backup')
    expect(made.said).toMatch(
      /A backup is in .*data\/backups\/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\n {2}It is sound: 1 document; 1 row, the last of \d{4}-\d\d-\d\d \d\d:\d\d UTC; 3 statements; 1 device\.\n/,
    )
    expect(made.code).toBe(0)
    const name = readdirSync(second).find(f => f.startsWith('20')) ?? ''
    const elsewhere = join(root, 'elsewhere')
    expect((await command(env, 'backup', elsewhere)).code).toBe(0)
    expect(readdirSync(elsewhere).filter(f => f.startsWith('20'))).toHaveLength(1)

    expect(await command(env, 'verify')).toEqual({ code: 0, said: expect.stringMatching(/data is sound: 1 document; 1 row/) })
    expect(await command(env, 'verify', name)).toEqual({ code: 0, said: expect.stringContaining(`${name} is sound: 1 document`) })
    expect(await command(env, 'verify', 'yesterday')).toEqual({
      code: 1,
      said: expect.stringMatching(/^There is no backup yesterday in .*backups or .*second\.\n$/),
    })
    expect(await command(env, 'verify', elsewhere)).toEqual({
      code: 1,
      said: expect.stringMatching(/elsewhere is a folder of backups\. Name one of them: .*elsewhere\/20/),
    })
    expect(await command(env, 'restore', name)).toEqual({
      code: 1,
      said: expect.stringMatching(/^A relay is using the data folder .* Stop it first; nothing was changed\.\n$/),
    })
    const which = await command(env, 'restore')
    expect(which.code).toBe(1)
    expect(which.said).toMatch(/^Say which backup: npm run relay -- restore <backup>\nThere are:\n/)

    await c.pushed('network/directory', newStructs(1, 3, 1))
    await c.close()
    relay.child.kill('SIGTERM')
    expect(await relay.exit).toBe(0)
    const harmed = new DatabaseSync(join(data, 'log.sqlite'))
    harmed.exec("update row set bytes = x'00' where seq = 1")
    harmed.close()
    const unsound = await command(env, 'verify')
    expect(unsound.code).toBe(1)
    expect(unsound.said).toMatch(/data is NOT sound:\n {2}Row 1 of network\/directory is not what was written: its checksum differs\.\n/)
    expect((await command(env, 'backup')).code).toBe(1)
    rmSync(join(data, 'backups', name), { recursive: true }) // the second folder has it too
    const back = await command(env, 'restore', name)
    expect(back.code).toBe(0)
    expect(back.said).toMatch(
      /is as it was in .*second\/.*: 1 document; 1 row.*\n {2}What was there before lies in .*aside-.*Nothing of it was deleted: do that yourself when it is no longer needed\.\n {2}The registry of devices that was there is sound and newer: it stays/,
    )
    expect(verifyFolder(data)).toMatchObject({ is: 'sound', counts: { statements: 3, devices: 1 } })
  })

  test('B3 a relay that is started makes up the night it missed, with what it holds', async () => {
    root = mkdtempSync(join(tmpdir(), 'relais-operated-'))
    const env = { RELAIS_DATA: join(root, 'data'), PORT: '0' }
    const first = await opened(operate(env))
    await enrolDevice(first.url(), first.token())
    first.child.kill('SIGTERM')
    expect(await first.exit).toBe(0)
    const second = await opened(operate(env))
    await until(() => /"backup":"\d{4}-/.test(second.said()))
    second.child.kill('SIGTERM')
    expect(await second.exit).toBe(0)
    const none = await opened(operate({ ...env, RELAIS_BACKUP_HOUR: 'off' }))
    none.child.kill('SIGTERM')
    expect(await none.exit).toBe(0)
    expect(readdirSync(join(root, 'data', 'backups')).filter(f => f.startsWith('20'))).toHaveLength(1)
  })
})
