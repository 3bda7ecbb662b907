// A copy as a series of square codes, drawn by the app's own writer and read by the reader it falls back on.
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { codesOf, gather, joined, missing, readCode, type Series } from '../../src/carry/codes.ts'
import { CARRY_LIMITS } from '../../src/carry/limits.ts'
import { makeBundle } from '../../src/carry/make.ts'
import { close } from '../../src/carry/envelope.ts'
import { readSquare } from '../../src/carry/read-square.ts'
import { makeWords } from '../../src/carry/words.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import type { Where } from '../../src/visits/keep.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { network } from '../replica/network-under-test.ts'
import { rng } from '../random.ts'

const chance = rng(45)
const some = (n: number): Uint8Array => Uint8Array.from({ length: n }, () => Math.floor(chance() * 256))
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map(x => [chance(), x] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, x]) => x)

test('S273 any order, each twice, and a wrong one between: the same bytes again; what is missing is named meanwhile', async () => {
  for (const n of [1, 2, 39, 479, 480, 481, 2900, CARRY_LIMITS.code * CARRY_LIMITS.codes]) {
    const bytes = some(n)
    const codes = (await codesOf(bytes))!
    expect(codes).toHaveLength(Math.ceil(n / CARRY_LIMITS.code))
    let series: readonly Series[] = []
    const order = shuffled([...codes, ...codes])
    const seen = new Set<number>()
    for (const text of order) {
      expect(readCode(text.slice(0, -1))).toBeNull()
      const code = readCode(text)!
      seen.add(code.k)
      series = gather(series, code)
      expect(missing(series[0]!)).toEqual(codes.map((_, i) => i + 1).filter(k => !seen.has(k)))
    }
    expect(await joined(series[0]!)).toEqual(bytes)
  }
})

test('S273 codes of two series do not mix, and what was begun is not lost by reading of another', async () => {
  const [a, b] = [some(1000), some(1400)]
  const [first, second] = [(await codesOf(a))!, (await codesOf(b))!]
  let series: readonly Series[] = []
  for (const text of [first[0]!, second[2]!, first[2]!, second[0]!, second[1]!, first[1]!]) series = gather(series, readCode(text)!)
  expect(await Promise.all(series.map(joined))).toEqual([a, b])
})

test('S273 too much for codes is said, not cut', async () => {
  expect(await codesOf(some(CARRY_LIMITS.code * CARRY_LIMITS.codes + 1))).toBeNull()
})

test('S273 every single sign that is read wrongly is noticed, and other codes are none of ours', async () => {
  const [text] = (await codesOf(some(60)))!
  for (let i = 0; i < text!.length; i++)
    for (const ch of ['0', 'Z', ' ', 'é'])
      if (text![i] !== ch) expect(readCode(text!.slice(0, i) + ch + text!.slice(i + 1)), `${i} ${ch}`).toBeNull()
  for (const other of ['', 'https://relais.example/#code=ABCD2345', '9782070360024', 'RELAIS1/00000000/0/0/00000000/'])
    expect(readCode(other)).toBeNull()
})

/** A square as a camera sees it: on a grey desk, turned a little, in light that falls from one side. */
const photographed = (text: string, scale: number, angle: number): { width: number; height: number; data: Uint8ClampedArray } => {
  const { size, data } = encode(text, { ecc: 'L', border: 4 })
  const side = Math.round(size * scale * 1.25)
  const out = new Uint8ClampedArray(side * side * 4)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [x - side / 2, y - side / 2]
      const [mx, my] = [Math.floor((dx * cos + dy * sin) / scale + size / 2), Math.floor((dy * cos - dx * sin) / scale + size / 2)]
      const ink = data[my]?.[mx]
      const light = (ink === undefined ? 150 : ink ? 40 : 220) - (x / side) * 35 + (chance() - 0.5) * 16
      out.fill(light, (y * side + x) * 4, (y * side + x) * 4 + 3)
      out[(y * side + x) * 4 + 3] = 255
    }
  return { width: side, height: side, data: out }
}

test('S273 the squares are read from pictures as a camera takes them: the largest of our codes, turned, in uneven light', async () => {
  const codes = (await codesOf(some(CARRY_LIMITS.code * 3)))!
  const { size } = encode(codes[0]!, { ecc: 'L', border: 0 })
  expect(size).toBeLessThanOrEqual(77)
  for (const [i, angle] of [0, 0.1, -0.2].entries()) {
    const started = performance.now()
    expect(await readSquare(photographed(codes[i]!, 4, angle)), `turned by ${angle}`).toBe(codes[i])
    expect(performance.now() - started).toBeLessThan(3000)
  }
  expect(await readSquare({ width: 200, height: 200, data: new Uint8ClampedArray(200 * 200 * 4).fill(128) })).toBeNull()
})

test('S273 forty visits, as a full day of them is, fit in the number of codes that the screen says', async () => {
  const net = await network()
  const tablet = await net.device('staff', 'cas')
  for (let i = 0; i < 40; i++)
    await recordVisit(
      tablet.device,
      { centre: 'cas' as Where['centre'], precision: 'hour' },
      i % 2 ? emptyVisit('quick') : { ...emptyVisit('interview'), purposes: ['P3', 'P1'], duration: '15-30', situations: ['jobseeker'] },
    )
  const made = await makeBundle(tablet.device, net.origin(), 'unsent')
  if (typeof made === 'string') throw new Error(made)
  const file = await close(made.inside, makeWords(tablet.device.dice.bytes), tablet.device.dice, CARRY_LIMITS.leastRounds)
  expect(file.length).toBeLessThanOrEqual(3000)
  expect((await codesOf(file))!.length).toBeLessThanOrEqual(6)
})
