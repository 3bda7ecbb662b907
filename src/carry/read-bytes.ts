// Reading what somebody brought: no length is believed beyond the bytes that are there. Throws RangeError where they end too soon.
import * as decoding from 'lib0/decoding'

export const bytes = (d: decoding.Decoder, n: number): Uint8Array => {
  if (d.pos + n > d.arr.length) throw new RangeError('cut')
  return decoding.readUint8Array(d, n).slice()
}
/** `most`: bytes. */
export const text = (d: decoding.Decoder, most: number): string => {
  const n = decoding.peekVarUint(d)
  if (n > most || d.pos + n > d.arr.length) throw new RangeError('cut')
  return decoding.readVarString(d)
}
export const countOf = (d: decoding.Decoder): number => {
  const n = decoding.readVarUint(d)
  if (n > d.arr.length - d.pos) throw new RangeError('cut')
  return n
}
