// The device's own key: P-256, made here, cannot be taken out of the browser. Signing a nonce is how a device says who it is.
import { bytesOf } from '../domain/id-bytes.ts'
import type { DeviceId, Key } from '../domain/ids.ts'
import { proofText } from '../wire/proof.ts'

export const makeKeyPair = async (): Promise<CryptoKeyPair> =>
  await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])

export const publicHalf = (pair: CryptoKeyPair): Promise<JsonWebKey> => crypto.subtle.exportKey('jwk', pair.publicKey)

/** Says with this device's key that it wrote these bytes: 64 bytes, raw r‖s. */
export const signBytes = async (pair: CryptoKeyPair, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes as Uint8Array<ArrayBuffer>))

/** 64 bytes, raw r‖s. `origin`: the address the person sees, so that a look-alike cannot use it elsewhere. */
export const sign = (pair: CryptoKeyPair, nonce: Uint8Array, origin: string, device: DeviceId): Promise<Uint8Array> =>
  signBytes(pair, proofText(nonce, origin, device))

/** The same for a question by an ordinary request: base64url. */
export const signedNonce = async (pair: CryptoKeyPair, nonce: Key, origin: string, device: DeviceId): Promise<string> =>
  btoa(String.fromCharCode(...(await sign(pair, bytesOf(nonce), origin, device))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
