// Six words that one can write down, say over the telephone and type again with cold fingers.
import { expect, test } from 'vitest'
import { makeWords, readWords, SECRET_BITS } from '../../src/carry/words.ts'
import { rng } from '../random.ts'

const seed = Math.floor(Math.random() * 2 ** 31)
const chance = rng(seed)
const bytes = (n: number): Uint8Array => Uint8Array.from({ length: n }, () => Math.floor(chance() * 256))

test(`S273 six words of four plain letters that hold 64 bits of chance: no draw equals another, each letter occurs at its place (seed ${seed})`, () => {
  expect(SECRET_BITS).toBeGreaterThanOrEqual(64)
  const seen = new Set<string>()
  const at = Array.from({ length: 24 }, () => new Set<string>())
  for (let i = 0; i < 5000; i++) {
    const words = makeWords(bytes)
    expect(words).toHaveLength(6)
    for (const w of words) expect(w).toMatch(/^([bdfgklmnprst][aeiou]){2}$/)
    words
      .join('')
      .split('')
      .forEach((ch, n) => at[n]!.add(ch))
    seen.add(words.join(' '))
    expect(readWords(words.join(' '))).toEqual({ ok: true, words })
  }
  expect(seen.size).toBe(5000)
  // all the room is used: the last syllable alone is bounded by what 64 bits and the checksum need
  at.slice(0, 22).forEach((letters, n) => expect([n, letters.size]).toEqual([n, n % 2 === 0 ? 12 : 5]))
})

test('S273 capitals, accents, dashes, points, one run or many lines, and letters that sound alike are all read', () => {
  const words = makeWords(() => Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))
  const good = { ok: true, words }
  const run = words.join('')
  for (const typed of [
    words.join(' '),
    words.join('-').toUpperCase(),
    ` ${words.join(',  ')}. `,
    words.map((w, i) => `${i + 1}. ${w}`).join('\n'),
    run,
    run.replaceAll('a', 'á').replaceAll('e', 'È').replaceAll('u', 'ü'),
    run.replaceAll('b', 'v'),
    run.replaceAll('k', 'c'),
    run.replaceAll('k', 'q').replaceAll('s', 'z').replaceAll('i', 'y'),
    run.match(/.{1,5}/g)!.join(' '),
  ])
    expect(readWords(typed), typed).toEqual(good)
})

test(`S273 one wrong letter is noticed before the slow key is made, and where it can be, which word it stands in (seed ${seed})`, () => {
  let missed = 0
  let tried = 0
  for (let i = 0; i < 300; i++) {
    const run = makeWords(bytes).join('')
    const n = Math.floor(chance() * 24)
    for (const ch of 'abdefgiklmnoprstu') {
      if (ch === run[n]) continue
      const read = readWords(run.slice(0, n) + ch + run.slice(n + 1))
      tried++
      if (read.ok) missed++
      else if (/[aeiou]/.test(ch) !== (n % 2 === 1)) expect(read).toEqual({ ok: false, why: 'word', at: Math.floor(n / 4) + 1 })
    }
  }
  expect(missed / tried).toBeLessThan(0.02) // one in 64 of those that could be a word
})

test('S273 too few, too many and nothing typed are said as such', () => {
  const words = makeWords(() => Uint8Array.of(9, 9, 9, 9, 1, 2, 3, 4))
  expect(readWords('')).toEqual({ ok: false, why: 'few' })
  expect(readWords(words.slice(0, 5).join(' '))).toEqual({ ok: false, why: 'few' })
  expect(readWords([...words, 'bado'].join(' '))).toEqual({ ok: false, why: 'many' })
  expect(readWords('été à la plage')).toMatchObject({ ok: false, why: 'word', at: 1 })
  expect(readWords([...words.slice(1), words[0]].join(' '))).toMatchObject({ ok: false, why: 'check' })
})
