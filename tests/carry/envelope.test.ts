// The file itself: what stands in clear, and everything a damaged, foreign or hostile one may be.
import { expect, test } from 'vitest'
import { readBundle, writeBundle, type BundleHead } from '../../src/carry/bundle.ts'
import { close, HEADER_BYTES, open } from '../../src/carry/envelope.ts'
import { CARRY_LIMITS } from '../../src/carry/limits.ts'
import { makeWords } from '../../src/carry/words.ts'
import type { Dice } from '../../src/store/commit.ts'
import type { CarriedPiece } from '../../src/store/carried.ts'
import { deflate } from '../../src/wire/deflate.ts'
import { writePiece } from '../../src/wire/piece.ts'
import { newKey, newStructs } from '../relay/relay-under-test.ts'
import { rng } from '../random.ts'

const dice: Dice = { bytes: n => crypto.getRandomValues(new Uint8Array(n)) }
const WORDS = makeWords(dice.bytes)
const ROUNDS = CARRY_LIMITS.leastRounds
const DOC = 'centre/castelroc/visits/2027-03'
const HEAD = {
  origin: 'https://relais.example',
  network: newKey(),
  by: newKey() as string as BundleHead['by'],
  centre: 'castelroc' as BundleHead['centre'],
  made: '2027-03-01' as BundleHead['made'],
}
const pieceOf = async (n: number, doc = DOC): Promise<CarriedPiece> => ({
  doc,
  signer: HEAD.by,
  signature: dice.bytes(64),
  deflated: await deflate(writePiece(newStructs(1, 0, n))),
})
const bundle = async (n = 3): Promise<Uint8Array> => writeBundle(HEAD, [await pieceOf(n), await pieceOf(1, 'centre/castelroc/desk/public')])

test('S273 what was closed is opened with its words alone, and read back as it was', async () => {
  const inside = await bundle()
  const file = await close(inside, WORDS, dice, ROUNDS)
  const opened = await open(file, WORDS)
  expect(opened).toEqual(inside)
  const read = await readBundle(opened as Uint8Array)
  expect(read).toMatchObject({ ...HEAD, pieces: [{ doc: DOC }, { doc: 'centre/castelroc/desk/public' }] })
  expect(await open(file, makeWords(dice.bytes))).toBe('words')
})

test('S273 nothing in clear says whose it is or what is in it, and the same closed twice looks like two', async () => {
  const inside = await bundle()
  const [a, b] = [await close(inside, WORDS, dice, ROUNDS), await close(inside, WORDS, dice, ROUNDS)]
  const text = Buffer.from(a).toString('latin1')
  for (const word of ['castelroc', 'visits', 'centre/', '2027', 'relais.example', 'visit', 'counsellor', HEAD.by, ...WORDS])
    expect(text.includes(word), word).toBe(false)
  expect(text.startsWith('relais')).toBe(true)
  expect(Buffer.compare(a.subarray(HEADER_BYTES), b.subarray(HEADER_BYTES))).not.toBe(0)
  expect(Buffer.compare(a.subarray(11, HEADER_BYTES), b.subarray(11, HEADER_BYTES))).not.toBe(0)
})

test('S273 by default the key is made by at least 600,000 rounds', async () => {
  const file = await close(await bundle(), WORDS, dice)
  expect(new DataView(file.buffer).getUint32(7)).toBeGreaterThanOrEqual(600_000)
  expect(await open(file, WORDS)).toBeInstanceOf(Uint8Array)
})

test('S273 a file cut short anywhere, with any byte changed, or lengthened is refused in words, never by an error', async () => {
  const file = await close(await bundle(), WORDS, dice, ROUNDS)
  for (const n of [0, 1, 5, 6, 7, 20, HEADER_BYTES, HEADER_BYTES + 15])
    expect(await open(file.slice(0, n), WORDS), `cut ${n}`).toBe(n < 6 ? 'none' : 'cut')
  expect(await open(file.slice(0, -1), WORDS)).toBe('words')
  expect(await open(Uint8Array.of(...file, 0), WORDS)).toBe('words')
  const chance = rng(20271127)
  for (let i = 0; i < 40; i++) {
    const at = Math.floor(chance() * file.length)
    if (at >= 6 && at < 11) continue // version and rounds: below
    const changed = Uint8Array.from(file, (b, n) => (n === at ? b ^ (1 << (i % 8)) : b))
    expect(await open(changed, WORDS), `byte ${at}`).toBe(at < 6 ? 'none' : 'words')
  }
})

test('S273 other files, newer ones, too many rounds and files beyond the bound are told apart before anything slow is done', async () => {
  const file = await close(await bundle(), WORDS, dice, ROUNDS)
  const withRounds = (rounds: number): Uint8Array => {
    const out = file.slice()
    new DataView(out.buffer).setUint32(7, rounds)
    return out
  }
  expect(await open(new Uint8Array(), WORDS)).toBe('none')
  expect(await open(new TextEncoder().encode('{"form":"relais-unsent","version":1}'), WORDS)).toBe('none')
  expect(await open(new TextEncoder().encode('%PDF-1.7 and more than forty bytes of something else'), WORDS)).toBe('none')
  expect(
    await open(
      Uint8Array.from(file, (b, i) => (i === 6 ? 2 : b)),
      WORDS,
    ),
  ).toBe('newer')
  expect(await open(withRounds(4_000_000_000), WORDS)).toBe('big')
  expect(await open(withRounds(1), WORDS)).toBe('none')
  const huge = new Uint8Array(CARRY_LIMITS.file + 1)
  huge.set(file)
  expect(await open(huge, WORDS)).toBe('big')
})

test('S273 what is inside is read within its bounds: newer, cut, a bomb, too many pieces, a wrong day, nothing, garbage', async () => {
  const good = await bundle()
  expect(await readBundle(Uint8Array.from(good, (b, i) => (i === 0 ? 4 : b)))).toBe('newer')
  for (const n of [0, 1, 10, good.length - 1]) expect(await readBundle(good.slice(0, n)), `cut ${n}`).toBe('unreadable')
  expect(await readBundle(Uint8Array.of(...good, 0))).toBe('unreadable')
  expect(await readBundle(writeBundle({ ...HEAD, made: '2027-02-30' as BundleHead['made'] }, []))).toBe('unreadable')
  const bomb = { ...(await pieceOf(1)), deflated: await deflate(new Uint8Array(20_000_000)) }
  expect(await readBundle(writeBundle(HEAD, [bomb]))).toBe('big')
  const many = Array.from({ length: CARRY_LIMITS.pieces + 1 }, () => bomb)
  expect(await readBundle(writeBundle(HEAD, many))).toBe('big')
  expect(await readBundle(writeBundle(HEAD, []))).toMatchObject({ pieces: [] })
  const chance = rng(1127)
  for (let i = 0; i < 300; i++) {
    const at = Math.floor(chance() * good.length)
    const read = await readBundle(Uint8Array.from(good, (b, n) => (n === at ? Math.floor(chance() * 256) : b)))
    expect(typeof read === 'string' ? ['newer', 'big', 'unreadable'] : [read], `byte ${at}`).toContain(read)
  }
})
