// A piece that was carried here by hand (K-rules): the right of the device that signed it is judged, not that of who brings it.
import { createPublicKey, verify } from 'node:crypto'
import { keyFrom, type DeviceId } from '../src/domain/ids.ts'
import { carriedText, SIGNATURE_BYTES, type Fate } from '../src/wire/carried.ts'
import type { Frame } from '../src/wire/frames.ts'
import type { Shared } from './connection.ts'
import { judge, setApart } from './judge.ts'
import type { Written } from './log.ts'
import type { Device } from './registry.ts'

export type Carried = Extract<Frame, { is: 'carried' }>
/** Of the statements of a piece, how many are new here, and how many were here. */
export type Carriage = { readonly fate: Fate; readonly fresh: number; readonly again: number }

const not = (fate: Fate): Carriage => ({ fate, fresh: 0, again: 0 })

const isSigned = (signer: Device, { doc, signature, deflated }: Carried, origins: readonly string[]): boolean => {
  if (signature.length !== SIGNATURE_BYTES) return false
  const key = createPublicKey({ key: signer.key, format: 'jwk' })
  return origins.some(origin =>
    verify('sha256', carriedText(origin, signer.id, doc, deflated), { key, dsaEncoding: 'ieee-p1363' }, signature),
  )
}

/** The word to the carrier; null when it could not be stored, and its line is to be closed. */
export const takeCarried = async (f: Carried, carrier: DeviceId, shared: Shared): Promise<Carriage | null> => {
  const { registry, commit, now, line, origins } = shared
  const { doc } = f
  const id = keyFrom(f.signer) as string as DeviceId // 16 bytes, as readFrame gives them
  const signer = await registry.device(id)
  if (!signer) return not('unknown')
  if (!isSigned(signer, f, origins())) return not('signature')
  const judged = judge(f, signer, shared)
  if (judged.is === 'refused') return not(judged.reason)
  const { structs } = judged
  if (judged.is === 'apart') {
    const fate = await setApart(f, structs.length, signer, 'carried', shared)
    return { fate, fresh: 0, again: fate === 'key-known' ? structs.length : 0 }
  }
  const at = Math.floor(now() / 1000)
  const written = await new Promise<Written | null>(done =>
    commit.submit({
      from: null, // the carrier is sent it like everybody else: it is not of its writing
      offered: { doc, device: id, at, content: { is: 'append', structs } },
      settled: done,
      failed: () => done(null),
    }),
  )
  if (!written) return null
  if (written.is === 'refused')
    return written.reason === 'taken' || written.reason === 'key-known'
      ? { fate: written.reason, fresh: 0, again: structs.length }
      : not(written.reason)
  if (written.fresh > 0) {
    await registry.noteCarrier({ signer: id, carrier, doc, at, fresh: written.fresh })
    line({ carried: true, doc, statements: structs.length, fresh: written.fresh })
  }
  return { fate: 'kept', fresh: written.fresh, again: structs.length - written.fresh }
}
