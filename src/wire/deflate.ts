// Raw deflate by the platform's own streams: the same in a browser and in Node.
import { FormError } from './append.ts'

const pump = async (bytes: Uint8Array, through: GenericTransformStream, limit: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = (
    new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(through as never) as ReadableStream<Uint8Array>
  ).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > limit) {
      await reader.cancel()
      throw new FormError('too-big')
    }
    parts.push(value)
  }
  const out = new Uint8Array(size)
  let at = 0
  for (const p of parts) {
    out.set(p, at)
    at += p.length
  }
  return out
}

export const deflate = (bytes: Uint8Array): Promise<Uint8Array> => pump(bytes, new CompressionStream('deflate-raw'), Infinity)

/** Throws `FormError` for what is no deflate stream or grows past `limit` bytes: nothing is inflated beyond it. */
export const inflate = async (bytes: Uint8Array, limit: number): Promise<Uint8Array> => {
  try {
    return await pump(bytes, new DecompressionStream('deflate-raw'), limit)
  } catch (e) {
    throw e instanceof FormError ? e : new FormError('deflate')
  }
}
