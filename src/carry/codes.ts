// A small closed envelope as a series of square codes, and back: in any order, repeated, some still missing. Each says which it is of how many,
// of which series, and a checksum of itself. Only the 45 signs that a square holds most tightly: digits, capitals and a few more.
import { CARRY_LIMITS } from './limits.ts'

const FORM = 'RELAIS1'
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Two bytes are three signs, a last one alone is two (the way of RFC 9285). */
const spell = (bytes: Uint8Array): string => {
  let out = ''
  for (let i = 0; i < bytes.length; i += 2) {
    const two = i + 1 < bytes.length
    let n = two ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]! // i is within
    for (let s = two ? 3 : 2; s > 0; s--) {
      out += SIGNS[n % 45]
      n = Math.floor(n / 45)
    }
  }
  return out
}
/** Null for what `spell` does not write. */
const unspell = (text: string): Uint8Array | null => {
  if (text.length % 3 === 1) return null
  const out: number[] = []
  for (let i = 0; i < text.length; i += 3) {
    const signs = [...text.slice(i, i + 3)].map(ch => SIGNS.indexOf(ch))
    const n = signs.reduceRight((sum, s) => sum * 45 + s, 0)
    if (signs.includes(-1) || n > (signs.length === 3 ? 0xffff : 0xff)) return null
    if (signs.length === 3) out.push(n >> 8)
    out.push(n & 255)
  }
  return Uint8Array.from(out)
}

const crc32 = (bytes: Uint8Array): number => {
  let crc = -1
  for (const b of bytes) {
    crc ^= b
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
const hex = (n: number): string => n.toString(16).toUpperCase().padStart(8, '0')
/** Of the head of a code and what it carries: no code passes for another of its series. */
const checkOf = (head: string, part: Uint8Array): string => {
  const said = new TextEncoder().encode(head)
  const all = new Uint8Array(said.length + part.length)
  all.set(said)
  all.set(part, said.length)
  return hex(crc32(all))
}

/** Which series it is: of the envelope alone, so that the same envelope gives the same codes. */
const seriesOf = async (bytes: Uint8Array): Promise<string> =>
  hex(new DataView(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).getUint32(0))

/** The texts of the codes, in their order; null where it would take more than a person holds up one after the other. */
export const codesOf = async (bytes: Uint8Array): Promise<readonly string[] | null> => {
  const total = Math.ceil(bytes.length / CARRY_LIMITS.code)
  if (total > CARRY_LIMITS.codes) return null
  const id = await seriesOf(bytes)
  const size = Math.ceil(bytes.length / total / 2) * 2 // alike, so that none is harder to read than another
  return Array.from({ length: total }, (_, i) => {
    const part = bytes.subarray(i * size, (i + 1) * size)
    const head = `${FORM}/${id}/${i + 1}/${total}/`
    return `${head}${checkOf(head, part)}/${spell(part)}`
  })
}

/** One code: the `k`-th of `total` of a series. */
export type Code = { readonly id: string; readonly k: number; readonly total: number; readonly part: Uint8Array }
/** What has been read of a series, by number from 1. */
export type Series = { readonly id: string; readonly total: number; readonly parts: Readonly<Record<number, Uint8Array>> }

const CODE = /^(RELAIS1\/([0-9A-F]{8})\/(\d{1,2})\/(\d{1,2})\/)([0-9A-F]{8})\/(.*)$/s

/** Null for any other code, and for one that was read wrongly. */
export const readCode = (text: string): Code | null => {
  const [, head = '', id = '', k, total, check, spelled = ''] = CODE.exec(text) ?? []
  const part = unspell(spelled)
  const [n, of] = [Number(k), Number(total)]
  if (!part || part.length === 0 || part.length > CARRY_LIMITS.code || !(n >= 1 && n <= of && of <= CARRY_LIMITS.codes)) return null
  return checkOf(head, part) === check ? { id, k: n, total: of, part } : null
}

/** With one more code; the same series where it is of it and was read before. */
export const gather = (before: readonly Series[], { id, k, total, part }: Code): readonly Series[] => {
  const mine = before.find(s => s.id === id && s.total === total) ?? { id, total, parts: {} }
  return [{ ...mine, parts: { ...mine.parts, [k]: part } }, ...before.filter(s => s !== mine && s.id !== id)].slice(0, MOST_SERIES)
}
/** Series that are begun at a time. */
const MOST_SERIES = 4

export const missing = ({ total, parts }: Series): number[] => Array.from({ length: total }, (_, i) => i + 1).filter(k => !parts[k])

/** The envelope, once nothing is missing; null where it is not what was cut. */
export const joined = async (series: Series): Promise<Uint8Array | null> => {
  const parts = Array.from({ length: series.total }, (_, i) => series.parts[i + 1] ?? new Uint8Array())
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const p of parts) {
    out.set(p, at)
    at += p.length
  }
  return (await seriesOf(out)) === series.id ? out : null
}
