import { expect, test } from 'vitest'
import fc from 'fast-check'
import { cleanName } from '../../src/domain/name.ts'

test('SU2 a name is kept as one sees it: no control character, no turned direction, no double space; letters of any script and emoji stay', () => {
  for (const [typed, kept] of [
    ['  Castelroc ', 'Castelroc'],
    ['Saint\t\n Orvin', 'Saint Orvin'],
    ['L’Hospitalet-près-l’Andorre 2', 'L’Hospitalet-près-l’Andorre 2'],
    ['Cafe\u0301', 'Café'],
    ['\u202eRéseau\u202c', 'Réseau'],
    ['a\u0000b\u0007', 'ab'],
    ['\ufeffVal\u200bbrune', 'Valbrune'],
    ['Famille 👩‍👩‍👧', 'Famille 👩‍👩‍👧'],
    ['مركز', 'مركز'],
    ['x\ud83d', 'x\ufffd'],
  ] as const)
    expect(cleanName(typed)).toBe(kept)
})

test('SU2 what nobody can read is no name', () => {
  for (const typed of ['', ' ', '\u0000', '\u200b\u200b', '\ufeff', '\u202e', '—', '…', '🙂', '\ud83d']) expect(cleanName(typed)).toBe('')
})

test('SU2 cleaning twice is cleaning once, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), typed => {
      const once = cleanName(typed)
      expect(cleanName(once)).toBe(once)
      expect(once).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(once.isWellFormed()).toBe(true)
    }),
  )
})
