// A piece that was carried here by hand (K-rules): the right of the device that signed it is judged, not that of who brings it.
import { createPublicKey, verify } from 'node:crypto'
import { mayWrite } from '../src/domain/access.ts'
import { documentClass } from '../src/domain/document-name.ts'
import { keyFrom, type DeviceId } from '../src/domain/ids.ts'
import type { Struct } from '../src/wire/append.ts'
import { carriedText, SIGNATURE_BYTES, type Fate } from '../src/wire/carried.ts'
import type { Frame } from '../src/wire/frames.ts'
import type { Shared } from './connection.ts'
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

/** The word to the carrier; null when it could not be stored, and its line is to be closed. `unpacked`: its statements, or what is wrong with them. */
export const takeCarried = async (
  f: Carried,
  unpacked: readonly Struct[] | 'form' | 'too-big',
  carrier: DeviceId,
  shared: Shared,
): Promise<Carriage | null> => {
  const { registry, commit, limits, now, line, origins, isRevoked } = shared
  const { doc, deflated } = f
  const id = keyFrom(f.signer) as string as DeviceId // 16 bytes, as readFrame gives them
  const signer = await registry.device(id)
  if (!signer) return not('unknown')
  if (!isSigned(signer, f, origins())) return not('signature')
  if (!mayWrite(signer, doc)) return not('forbidden')
  if (typeof unpacked === 'string') return not(unpacked)
  if (documentClass(doc) === 'free') return not('form')
  const at = Math.floor(now() / 1000)
  if (signer.revokedAt !== null || isRevoked(id)) {
    const share = { pieces: limits.quarantinePieces, bytes: limits.quarantineBytes }
    if (!(await registry.quarantine(id, doc, at, { deflated, statements: unpacked.length }, share))) return not('full')
    line({ set: 'aside', carried: true, doc, statements: unpacked.length })
    return not('quarantine')
  }
  const written = await new Promise<Written | null>(done =>
    commit.submit({
      from: null, // the carrier is sent it like everybody else: it is not of its writing
      offered: { doc, device: id, at, content: { is: 'append', structs: unpacked } },
      settled: done,
      failed: () => done(null),
    }),
  )
  if (!written) return null
  if (written.is === 'refused')
    return written.reason === 'taken' || written.reason === 'key-known'
      ? { fate: written.reason, fresh: 0, again: unpacked.length }
      : not(written.reason)
  if (written.fresh > 0) {
    await registry.noteCarrier({ signer: id, carrier, doc, at, fresh: written.fresh })
    line({ carried: true, doc, statements: unpacked.length, fresh: written.fresh })
  }
  return { fate: 'kept', fresh: written.fresh, again: unpacked.length - written.fresh }
}
