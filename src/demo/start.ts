// Starting a demonstration: the seed goes to the relay's memory, which makes a network of it that lives two hours.
import * as encoding from 'lib0/encoding'
import type { Device } from '../device/device.ts'
import { demoHeard } from './heard.ts'
import { demoSeed } from './seed.ts'

/** The space's name, or why there is none. */
export const startDemo = async (
  device: Pick<Device, 'clock' | 'dice'>,
): Promise<{ readonly space: string } | { readonly problem: 'no-line' | 'busy' | 'off' }> => {
  const { day, minute } = device.clock.local()
  const documents = demoSeed(new DataView(device.dice.bytes(4).buffer).getUint32(0), day, minute)
  const e = encoding.createEncoder()
  encoding.writeVarUint(e, documents.length)
  for (const { doc, update } of documents) {
    encoding.writeVarString(e, doc)
    encoding.writeVarUint8Array(e, update)
  }
  const heard = demoHeard(device.clock.now())
  encoding.writeVarUint(e, heard.length)
  for (const [centre, at] of heard) {
    encoding.writeVarString(e, centre)
    encoding.writeVarUint(e, at)
  }
  try {
    const response = await fetch('/demo', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: encoding.toUint8Array(e) as Uint8Array<ArrayBuffer>,
    })
    if (response.status === 404) return { problem: 'off' }
    if (!response.ok) return { problem: 'busy' }
    const answer: unknown = await response.json()
    const space = typeof answer === 'object' && answer !== null && 'space' in answer ? answer.space : null
    return typeof space === 'string' ? { space } : { problem: 'no-line' }
  } catch {
    return { problem: 'no-line' } // nobody answered, or something that is not our relay
  }
}
