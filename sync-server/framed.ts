// A websocket message as it goes over the line, made once however many it is sent to: RFC 6455, one binary frame, unmasked as from every server.

declare const FRAMED: unique symbol
export type Framed = Buffer & { readonly [FRAMED]: true }

const LAST_BINARY = 0x82

export const framed = (message: Uint8Array): Framed => {
  const n = message.length
  const header = n < 126 ? 2 : n < 65_536 ? 4 : 10
  const out = Buffer.allocUnsafe(header + n)
  out[0] = LAST_BINARY
  out[1] = n < 126 ? n : n < 65_536 ? 126 : 127
  if (header === 4) out.writeUInt16BE(n, 2)
  if (header === 10) out.writeBigUInt64BE(BigInt(n), 2)
  out.set(message, header)
  return out as Framed
}

/** The message again, for lines that have no frames of their own. */
export const unframed = (frame: Framed): Uint8Array => {
  const n = frame[1]! // framed() wrote it
  return frame.subarray(n < 126 ? 2 : n === 126 ? 4 : 10)
}
