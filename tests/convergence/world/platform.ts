// What the platform gives, without threads and without chance of its own: deflating, signing, copying, random bytes. The results are those of
// the platform's own (zlib, P-256), but they come in the same turn, so that one seed gives one order of everything.
import crypto, { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { IDBKeyRange } from 'fake-indexeddb'
import type { PublicKey } from '../../../sync-server/registry.ts'

let chance: (n: number) => Uint8Array = () => {
  throw new Error('no world has begun')
}
let proofs: 'real' | 'cheap' = 'real'
/** Of the run that begins. 'cheap': a proof is a hash of what would be signed; for most runs, since signing costs more than all the rest of a greeting. */
export const beginPlatform = (bytes: (n: number) => Uint8Array, signing: 'real' | 'cheap'): void => {
  chance = bytes
  proofs = signing
}

/** Copies what a database holds; whatever is no plain data goes the platform's own way. */
const copyOf = (native: typeof structuredClone) => {
  const copy = (v: unknown): unknown => {
    if (typeof v !== 'object' || v === null) return v
    if (Array.isArray(v)) return v.map(copy)
    if (Object.getPrototypeOf(v) === Object.prototype) {
      const out: Record<string, unknown> = {}
      for (const k of Object.keys(v)) out[k] = copy((v as Record<string, unknown>)[k]) // an object's own keys
      return out
    }
    return v instanceof Uint8Array && !Buffer.isBuffer(v) ? v.slice() : native(v)
  }
  return copy
}

/** A blob that is read through one of the two below, and nothing else. */
class OneBlob {
  private readonly parts: readonly Uint8Array[]
  constructor(parts: readonly Uint8Array[]) {
    this.parts = parts
  }
  stream(): unknown {
    const bytes = Buffer.concat(this.parts)
    return {
      pipeThrough: (through: { readonly work: (bytes: Uint8Array) => Uint8Array }) => ({
        getReader: () => {
          let given = false
          return {
            read: async () => {
              if (given) return { done: true, value: undefined }
              given = true
              return { done: false, value: new Uint8Array(through.work(bytes)) }
            },
            cancel: async () => undefined,
          }
        },
      }),
    }
  }
}

type Pair = { readonly privateKey: KeyObject; readonly jwk: PublicKey }
const pairs: Pair[] = []
/** The n-th key pair of this process: as a session keeps it, and its public half. Keys are no part of what a seed decides. */
export const keyPair = (n: number): { readonly key: CryptoKeyPair; readonly jwk: PublicKey } => {
  while (pairs.length <= n) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x, y } = publicKey.export({ format: 'jwk' })
    pairs.push({ privateKey, jwk: { kty: 'EC', crv: 'P-256', x: x!, y: y! } }) // an EC key has both
  }
  return { key: { privateKey: { pair: n }, publicKey: { pair: n } } as unknown as CryptoKeyPair, jwk: pairs[n]!.jwk }
}

const hashed = (data: Uint8Array): Uint8Array => new Uint8Array(crypto.createHash('sha512').update(data).digest())

export const takeOverPlatform = (): void => {
  const copy = copyOf(globalThis.structuredClone)
  const raw = { work: (bytes: Uint8Array) => deflateRawSync(bytes, { memLevel: 1, windowBits: 9 }) } // making room for the window costs more than the work
  const unraw = { work: (bytes: Uint8Array) => inflateRawSync(bytes) }
  Object.assign(globalThis, {
    structuredClone: copy,
    IDBKeyRange,
    Blob: OneBlob,
    CompressionStream: function () {
      return raw
    },
    DecompressionStream: function () {
      return unraw
    },
  })
  Object.defineProperty(globalThis.crypto.subtle, 'sign', {
    value: async (_: unknown, key: { readonly pair: number }, data: Uint8Array) =>
      proofs === 'cheap'
        ? hashed(data)
        : new Uint8Array(crypto.sign('sha256', data, { key: pairs[key.pair]!.privateKey, dsaEncoding: 'ieee-p1363' })),
  })
  const { verify, createPublicKey } = crypto
  Object.assign(crypto, {
    randomBytes: (n: number) => Buffer.from(chance(n)),
    createPublicKey: (...args: Parameters<typeof createPublicKey>) => (proofs === 'cheap' ? args[0] : createPublicKey(...args)),
    verify: (...args: Parameters<typeof verify>) =>
      proofs === 'cheap' ? Buffer.compare(hashed(args[1] as Uint8Array), args[3] as Uint8Array) === 0 : verify(...args), // as proof.ts calls it
  })
  syncBuiltinESMExports()
  const { defineProperty } = Object
  Object.defineProperty = ((of: object, key: PropertyKey, how: PropertyDescriptor & ThisType<unknown>) => {
    if (of !== globalThis || key !== 'Promise') return defineProperty(of, key, how)
    globalThis.Promise = how.value as PromiseConstructor // Dexie's, at every change of its zone: this is the same, and cheaper
    return of
  }) as typeof defineProperty
  delete (globalThis as { BroadcastChannel?: unknown }).BroadcastChannel // one tab is one database here
}
