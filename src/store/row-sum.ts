// A checksum of what a row of the log says: of its document, key and content, not of its place, which may move. A disk that changes a bit is noticed by it (sync.md §5).
import type { LogRow } from './tables.ts'

const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** CRC-32 of the text's UTF-16 units, low byte first. */
const crc32 = (text: string): number => {
  let c = -1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    c = TABLE[(c ^ unit) & 0xff]! ^ (c >>> 8) // an index under 256
    c = TABLE[(c ^ (unit >>> 8)) & 0xff]! ^ (c >>> 8)
  }
  return ~c >>> 0
}

type Content = Pick<LogRow, 'doc' | 'key' | 'raw'>

export const sumOf = ({ doc, key, raw }: Content): number => crc32(JSON.stringify([doc, key, raw]))

/** What the row says is no longer what it said when it was stamped. A row that has no stamp yet is believed. */
export const isDamaged = (l: LogRow): boolean => {
  if (l.sum === undefined) return false
  try {
    return l.sum !== sumOf(l)
  } catch {
    return true // something that no statement holds: it cannot even be written down
  }
}
