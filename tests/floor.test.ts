// The oldest browsers that the product promises (Chrome and Edge 114, Firefox 125, Safari 17.0) have everything the source calls.
// The build lowers syntax for them; a builtin that is not there is nobody's business but ours.
import { describe, expect, test } from 'vitest'
import { modulesOf, moduleOf, walk, type Module, type Node } from './source-tree.ts'

/** Statics that came later to one of the four. */
const STATICS: Readonly<Record<string, readonly string[]>> = {
  Map: ['groupBy'],
  Object: ['groupBy'],
  Array: ['fromAsync'],
  Promise: ['withResolvers', 'try'],
  URL: ['parse', 'canParse'],
  AbortSignal: ['any'],
  Intl: ['DurationFormat'],
  RegExp: ['escape'],
  Error: ['isError'],
  Math: ['f16round', 'sumPrecise'],
  Iterator: ['from', 'concat', 'zip'],
  Uint8Array: ['fromBase64', 'fromHex'],
  Atomics: ['waitAsync', 'pause'],
  JSON: ['rawJSON', 'isRawJSON'],
}
/** Methods whose name gives them away. */
const METHODS = new Set([
  ...['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ...['transferToFixedLength', 'toBase64', 'toHex', 'setFromBase64', 'setFromHex', 'getOrInsert', 'getOrInsertComputed'],
  ...['checkVisibility', 'startViewTransition', 'moveBefore', 'setHTMLUnsafe', 'getHTML', 'requestClose', 'showPicker'],
])
const GLOBALS = new Set([
  'Iterator',
  'Temporal',
  'Float16Array',
  'navigation',
  'scheduler',
  'cookieStore',
  'SuppressedError',
  'DisposableStack',
])
const ITERATORS = new Set(['values', 'keys', 'entries', 'matchAll'])
const HELPERS = new Set([...['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find']])

const nameOf = (n: unknown): string | null => {
  const node = n as Node | null // a field of a parsed node
  return node?.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : null
}
/** `m.values()`, but not `Object.values(m)`, which is a list. */
const makesIterator = (n: unknown): boolean => {
  const call = n as Node // a field of a parsed node
  if (call.type !== 'CallExpression') return false
  const callee = call['callee'] as Node // every call has one
  const method = callee.type === 'MemberExpression' ? nameOf(callee['property']) : null
  return method !== null && ITERATORS.has(method) && nameOf(callee['object']) !== 'Object'
}

const aboveTheFloor = (m: Module): string[] => {
  const out: string[] = []
  walk(m.program, (n, parent, field) => {
    if (n.type === 'MemberExpression') {
      const [object, property] = [nameOf(n['object']), nameOf(n['property'])]
      if (property === null) return
      if (object !== null && Object.hasOwn(STATICS, object) && STATICS[object]?.includes(property))
        out.push(`${m.path}: ${object}.${property}`)
      else if (METHODS.has(property)) out.push(`${m.path}: .${property}`)
      else if (HELPERS.has(property) && makesIterator(n['object'])) out.push(`${m.path}: .${property} of an iterator`)
    }
    if (n.type === 'VariableDeclaration' && String(n['kind']).includes('using')) out.push(`${m.path}: using`)
    const name = nameOf(n)
    if (name !== null && GLOBALS.has(name) && field !== 'property' && field !== 'key' && !parent?.type.startsWith('TS'))
      out.push(`${m.path}: ${name}`)
  })
  return out
}

describe('the promised floor', () => {
  test('B11 nothing in src calls what Chrome 114, Firefox 125 or Safari 17.0 lacks', () => {
    expect(modulesOf('src').flatMap(aboveTheFloor)).toEqual([])
  })
  test.each([
    'Map.groupBy(list, f)',
    'Object.groupBy(list, f)',
    'Array.fromAsync(x)',
    'const { promise } = Promise.withResolvers()',
    'a.union(b)',
    'm.values().map(f)',
    'text.matchAll(/x/g).toArray()',
    'Iterator.prototype',
    'URL.parse(x)',
    'new Intl.DurationFormat("fr")',
    'document.startViewTransition(f)',
    '{ using x = f() }',
  ])('B11 sees %s', source => {
    expect(aboveTheFloor(moduleOf('src/domain/x.ts', source)).length).toBeGreaterThan(0)
  })
  test.each([
    'Object.values(m).map(f)',
    '[...m.values()].map(f)',
    'list.toSorted()',
    'structuredClone(x)',
    'Object.hasOwn(a, b)',
    'list.at(-1)',
  ])('B11 lets %s through', source => {
    expect(aboveTheFloor(moduleOf('src/domain/x.ts', source))).toEqual([])
  })
})
