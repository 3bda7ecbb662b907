// A network of centres, one device each, in the relay's folder before it starts. The peers know no devices: whoever comes may do all.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { CentreCode } from '../../../src/domain/ids.ts'
import type { Struct } from '../../../src/wire/append.ts'
import { openDataFolder } from '../../../sync-server/data-folder.ts'
import { newDevice } from '../../../sync-server/enrol.ts'
import { readPublicKey } from '../../../sync-server/proof.ts'
import { newKeys, type TestDevice } from '../../relay/relay-under-test.ts'
import { startServer, type Server, type Side } from './servers.ts'
import { centre } from './visits.ts'

export type Started = {
  readonly server: Server
  /** The device of the nth centre; null with the peers. */
  readonly device: (n: number) => TestDevice | null
}

const enrolIn = async (registry: ReturnType<typeof openDataFolder>['registry'], of: CentreCode): Promise<TestDevice> => {
  const keys = newKeys()
  const key = readPublicKey(keys.jwk)
  if (!key) throw new Error('a key of our own cannot be read')
  const device = newDevice(key, 'staff', of, '', Date.now())
  const hash = new Uint8Array(randomBytes(32)) // of no code anybody knows
  await registry.addCode({ hash, role: 'staff', centre: of, label: '', until: Date.now(), usedAt: null, usedBy: null })
  if (!(await registry.enrol(hash, device))) throw new Error('not enrolled')
  return { id: device.id, role: device.role, centre: of, ...keys }
}

/** `filled`: what the relay's log holds from the start; the peers are sent theirs, for they have no other way in. */
export const startNetwork = async (
  side: Side,
  centres: number,
  { deflate = 'off', filled = [] }: { deflate?: 'on' | 'off'; filled?: readonly (readonly [string, readonly Struct[]])[] } = {},
): Promise<Started> => {
  const devices: TestDevice[] = []
  const prepare = async (folder: string): Promise<void> => {
    const data = openDataFolder(join(folder, 'data'))
    for (let i = 0; i < centres; i++) devices.push(await enrolIn(data.registry, centre(i)))
    for (const [doc, structs] of filled) await data.log.write([{ doc, device: 'before', at: 1, content: { is: 'append', structs } }])
    await data.log.flush()
    await data.close()
  }
  const server = await startServer(side, { deflate, ...(side === 'Relais' ? { prepare } : {}) })
  return { server, device: n => devices[n] ?? null }
}
