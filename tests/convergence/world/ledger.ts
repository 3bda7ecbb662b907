// What is true in a simulated world, written down beside it: what was kept where, what was acknowledged, what was ever on a relay's disk.
// The product is held to this at the end; nothing here asks the product.
import { inflateRawSync } from 'node:zlib'
import type { Key } from '../../../src/domain/ids.ts'
import { FormError } from '../../../src/wire/append.ts'
import { readFrame, type Frame } from '../../../src/wire/frames.ts'
import { readPiece } from '../../../src/wire/piece.ts'
import type { Wire } from './line.ts'
import type { Consequence } from './world.ts'

/** A statement in its document: '<doc> <key>'. */
export type Id = string
export const idOf = (doc: string, key: string): Id => `${doc} ${key}`
export const docOf = (id: Id): string => id.slice(0, id.lastIndexOf(' '))
export const keyOf = (id: Id): Key => id.slice(id.lastIndexOf(' ') + 1) as Key

export type Ledger = {
  /** Every statement whose acknowledgement came to the device that had sent it. */
  readonly acknowledged: Set<Id>
  /** Every statement that was ever flushed at a relay. */
  readonly flushed: Set<Id>
  /** What each device's commits have promised, by the device's name. */
  readonly kept: Map<string, Set<Id>>
  /** What was set aside at the door: '<device id> <doc> <key>'. */
  readonly quarantined: Set<string>
  /** What was found to be wrong, in the order in which it was found. */
  readonly violations: string[]
  readonly lost: (frames: number) => void
  /** Looks at every frame. */
  readonly sent: (wire: Wire, from: 'device' | 'head', bytes: Uint8Array) => void
  readonly came: (wire: Wire, to: 'device' | 'head', bytes: Uint8Array) => void
}

/** What a relay's disk holds, asked by the wire it speaks on. */
export type OnDisk = (wire: Wire) => ReadonlySet<Id> | null

const idsOf = (f: Frame & { is: 'piece' }): Id[] => readPiece(new Uint8Array(inflateRawSync(f.deflated))).map(s => idOf(f.doc, s.key))

/** A frame in words. */
const words = (f: Frame | null): string => {
  if (!f) return 'no frame'
  const parts = [f.is, 'doc' in f ? f.doc : '', 'n' in f ? `n ${f.n}` : '', 'reason' in f ? f.reason : '']
  if (f.is === 'piece')
    parts.push(
      idsOf(f)
        .map(id => keyOf(id).slice(0, 6))
        .join(' '),
    )
  if (f.is === 'hello') parts.push(`cursor ${f.cursor} rights ${f.rights}`)
  if (f.is === 'answer')
    parts.push(`seq ${f.seq} ${f.forked ? 'forked' : ''} rights ${f.rights} ${f.documents.map(d => d.join(':')).join(' ')}`)
  if (f.is === 'ack') parts.push(`seq ${f.seq} previous ${f.previous}`)
  if (f.is === 'pull') parts.push(`from ${f.from}`)
  if (f.is === 'head') parts.push(`seq ${f.seq}`)
  return parts.filter(p => p !== '').join(' ')
}

export const createLedger = (
  onDisk: OnDisk,
  deviceOf: (wire: Wire) => string,
  befell: (what: Consequence, n: number) => void,
  trace?: (wire: Wire, line: string) => void,
): Ledger => {
  const atHead = new Set<Id>()
  const pieces = new WeakMap<Wire, Map<number, readonly Id[]>>()
  const piecesOf = (wire: Wire): Map<number, readonly Id[]> => {
    const held = pieces.get(wire)
    if (held) return held
    const made = new Map<number, readonly Id[]>()
    pieces.set(wire, made)
    return made
  }
  const read = (bytes: Uint8Array): Frame | null => {
    try {
      return readFrame(bytes)
    } catch (e) {
      if (e instanceof FormError) return null // somebody else's page
      throw e
    }
  }
  const ledger: Ledger = {
    lost: n => befell('frames lost', n),
    acknowledged: new Set(),
    flushed: new Set(),
    kept: new Map(),
    quarantined: new Set(),
    violations: [],
    sent(wire, from, bytes) {
      const f = read(bytes)
      trace?.(wire, `${from === 'device' ? '→' : '←'} ${words(f)}`)
      if (from === 'device' && f?.is === 'piece') piecesOf(wire).set(f.n, idsOf(f))
      if (from === 'head' && f?.is === 'ack') {
        const disk = onDisk(wire)
        for (const id of piecesOf(wire).get(f.n) ?? [])
          if (!disk?.has(id)) ledger.violations.push(`acknowledged what is not on the disk: ${id}`)
      }
      if (from === 'head' && f?.is === 'refused' && f.reason === 'quarantine')
        for (const id of piecesOf(wire).get(f.n) ?? []) ledger.quarantined.add(`${deviceOf(wire)} ${id}`)
    },
    came(wire, to, bytes) {
      const f = read(bytes)
      trace?.(wire, `${to === 'device' ? '   came ←' : '   came →'} ${words(f)}`)
      if (to === 'head') {
        if (wire.device.readyState === 3) befell('frames that came after their device had left the line', 1)
        const ids = f?.is === 'piece' ? (piecesOf(wire).get(f.n) ?? []) : []
        befell('statements that came twice', ids.filter(id => atHead.has(id)).length)
        for (const id of ids) atHead.add(id)
        return
      }
      if (f?.is === 'ack') for (const id of piecesOf(wire).get(f.n) ?? []) ledger.acknowledged.add(id)
    },
  }
  return ledger
}
