// Every row of tests/bad-input.ts is whole: its tests are there under the names it gives, and so are the sentences.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BEFALLEN, SENT, type Proof, type Row } from './bad-input.ts'
import { MESSAGES } from './relay/corpus/messages.ts'
import { UPDATES } from './relay/corpus/updates.ts'

const TESTS = new URL('.', import.meta.url).pathname
const TEXTS = Object.keys(JSON.parse(readFileSync(join(TESTS, '../src/text/fr.json'), 'utf8')) as Record<string, string>)
const rows: readonly Row[] = [...SENT, ...BEFALLEN]

/** Names in a file of tests; those of the corpus are made in a loop. */
const namesIn = (file: string): readonly string[] => {
  const source = readFileSync(join(TESTS, file), 'utf8')
  const written = [...source.matchAll(/\btest\(\s*(['"`])(.*?)\1,/gs)].map(m => m[2]!.replaceAll("\\'", "'"))
  if (file !== 'relay/attacks.test.ts') return written
  const places = ['/mux', '/y, append', '/y, free']
  return [...written, ...places.flatMap(p => UPDATES.map(a => `F1 ${p}: ${a.name}`)), ...MESSAGES.map(m => `F1 ${m.on}: ${m.name}`)]
}
const isMissing = ([file, begins]: Proof): boolean => !existsSync(join(TESTS, file)) || !namesIn(file).some(n => n.startsWith(begins))

test('F1 V14 each row of bad input says what came in, what was done and what was told, and names tests that are there', () => {
  for (const r of rows) {
    expect(
      [r.came, r.did].every(s => s.length > 3),
      r.came,
    ).toBe(true)
    expect(r.proofs.length, r.came).toBeGreaterThan(0)
    expect(r.proofs.filter(isMissing), r.came).toEqual([])
    if (typeof r.told !== 'string')
      expect(
        r.told.filter(k => !TEXTS.includes(k)),
        r.came,
      ).toEqual([])
    else expect(r.told.length, r.came).toBeGreaterThan(5)
  }
})

test('F1 V14 no row is there twice, and as many as the two lists of what has been seen in the wild', () => {
  expect(new Set(rows.map(r => r.came)).size).toBe(rows.length)
  expect([SENT.length >= 12, BEFALLEN.length]).toEqual([true, 15])
})

test('a test that is not there, and a file nobody has, would be seen', () => {
  expect(isMissing(['relay/attacks.test.ts', 'F1 /mux: an attack nobody wrote'])).toBe(true)
  expect(isMissing(['relay/no-such.test.ts', ''])).toBe(true)
  expect(isMissing(['relay/attacks.test.ts', 'F1 /mux: no byte at all'])).toBe(false)
})
