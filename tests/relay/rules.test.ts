import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Ids that PROTOCOL.md states: '- **M3** …'. */
const stated = (text: string): string[] => [...text.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(m => m[1] ?? '')
/** Ids that names of tests begin with. */
const tested = (source: string): string[] => [...source.matchAll(/\btest\(\s*['"`]([A-Z]\d+) /g)].map(m => m[1] ?? '')
const missing = (text: string, sources: readonly string[]): string[] => {
  const have = new Set(sources.flatMap(tested))
  return stated(text).filter(id => !have.has(id))
}

const sources = ['tests/relay', 'tests/wire', 'tests/notes'].flatMap(folder =>
  readdirSync(join(root, folder))
    .filter(f => f.endsWith('.ts'))
    .map(f => readFileSync(join(root, folder, f), 'utf8')),
)
const protocol = readFileSync(join(root, 'sync-server/PROTOCOL.md'), 'utf8')

test('every rule of PROTOCOL.md is stated once and has a test that begins with its number', () => {
  const ids = stated(protocol)
  expect(ids.length).toBeGreaterThan(50)
  expect(new Set(ids).size).toBe(ids.length)
  expect(missing(protocol, sources)).toEqual([])
})

test('every test of the relay begins with a rule that PROTOCOL.md states', () => {
  const ids = new Set(stated(protocol))
  expect(sources.flatMap(tested).filter(id => !ids.has(id))).toEqual([])
})

test('a rule without a test, and an empty folder of tests, would be seen', () => {
  expect(missing('- **Q1** Something new.\n', sources)).toEqual(['Q1'])
  expect(missing(protocol, []).length).toBe(stated(protocol).length)
})
