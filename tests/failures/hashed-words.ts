// Words that must not stand in what we ship, known by their hashes alone: nothing can be read out of the list, and it still recognises them.
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Words in a row that make a run of prose ours or not. */
export const RUN = 12
/** Of a name: from two words on (a first and a last name), to the longest name of a centre. */
export const NAME = { least: 2, most: 7 } as const
/** Bytes of the sha-256 that are kept: one false alarm in about ten thousand full scans. */
const KEPT = 5

/** Invented for the purpose, and in the lists: they show that a hit is a hit. */
export const PLANTED_RUN = 'Nine patient herons count the slow barges below a green iron footbridge'
export const PLANTED_NAME = 'Hildegarde Framboisier-Quince'

/** Letters and digits only, without case and accents; everything else is between words. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

export const hashOf = (words: readonly string[]): string => hashOfRun(words.join(' '))
const hashOfRun = (run: string): string => hash('sha256', run, 'hex').slice(0, 2 * KEPT)

/** Every run of `length` words. */
export const runsOf = (words: readonly string[], length: number): string[][] =>
  words.slice(0, Math.max(0, words.length - length + 1)).map((_, i) => words.slice(i, i + length))

/** Sorted hashes, each once, one after another. */
export const packed = (hashes: Iterable<string>): Buffer => Buffer.from([...new Set(hashes)].sort().join(''), 'hex')
export const readHashes = (file: URL): Set<string> => {
  const bytes = readFileSync(file)
  return new Set(Array.from({ length: bytes.length / KEPT }, (_, i) => bytes.subarray(i * KEPT, (i + 1) * KEPT).toString('hex')))
}

/** The runs of some texts that are in the list. Each is hashed once: what is said twice is most of it. */
export const foundIn = (texts: readonly string[], listed: ReadonlySet<string>, lengths: readonly number[]): string[] => {
  const runs = new Set(texts.flatMap(text => lengths.flatMap(n => runsOf(wordsOf(text), n).map(run => run.join(' ')))))
  return [...runs].filter(run => listed.has(hashOfRun(run)))
}

/** A program's text as a reader of its sentences would have it: escapes undone, tags out of the way. */
export const decoded = (text: string): string =>
  text
    .replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, four?: string, two?: string) =>
      String.fromCharCode(Number.parseInt(four ?? two ?? '', 16)),
    )
    .replace(/\\[nrt]/g, ' ')
    .replace(/&(amp|nbsp|lt|gt|quot|#39);/g, ' ')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
