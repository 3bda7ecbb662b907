import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothKept, linesKept, spliced, spliceOf, splicesOf } from '../../src/domain/note-text.ts'
import { looksPersonalHere } from '../../src/domain/note.ts'

const lines = fc.array(fc.constantFrom('', 'a', 'b', 'ab', 'été', '👋🏽', 'a b'), { maxLength: 9 }).map(l => l.join('\n'))

test('O6 one piece, and pieces line by line, make the one text of the other, and cut no character in two', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const one = spliceOf(before, after)
      expect(one ? spliced(before, one) : before).toBe(after)
      const many = splicesOf(before, after)
      expect(many.reduce(spliced, before)).toBe(after)
      for (const s of [...(one ? [one] : []), ...many]) {
        expect(before.slice(s.at, s.at + s.gone).isWellFormed(), 'what goes').toBe(true)
        expect(s.put.isWellFormed(), 'what comes').toBe(true)
      }
    }),
    { numRuns: 3000 },
  )
})
test('O6 lines that stay are the same in both, in their order', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [a, b] = [before.split('\n'), after.split('\n')]
      let last = [-1, -1]
      for (const [i, j] of linesKept(a, b)) {
        expect(a[i]).toBe(b[j])
        expect(i > last[0]! && j > last[1]!).toBe(true)
        last = [i, j]
      }
    }),
  )
  expect(linesKept(['x', 'held', 'z'], ['x1', 'x2', 'held', 'z1'])).toEqual([[1, 2]])
})
test('O6 a change in the middle of a long text is a small piece', () => {
  const text = Array.from({ length: 500 }, (_, i) => `Paragraphe ${i}`).join('\n')
  const after = text.replace('Paragraphe 7\n', 'Paragraphe sept\n').replace('Paragraphe 490', 'Paragraphe 490 bis')
  expect(splicesOf(text, after).map(s => s.gone + s.put.length)).toEqual([4, 5])
})

test.each([
  ['Appeler avant.', 'Appeler avant midi.', 'Bien appeler avant.', 'Bien appeler avant midi.'],
  ['un deux', 'un deux trois', 'zéro un deux', 'zéro un deux trois'],
  ['un', 'un', 'deux', 'deux'],
  ['un', 'deux', 'un', 'deux'],
  ['un', 'deux', 'deux', 'deux'],
  ['le matin', 'le soir', 'à midi', 'à midi\nle soir'],
  ['', 'mien', 'leur', 'leurmien'],
])('O6 both wordings are kept: of "%s" one made "%s", the other "%s"', (base, mine, theirs, both) => {
  expect(bothKept(base, mine, theirs)).toBe(both)
})
test('O6 whatever two people made of a paragraph, what each of them put is there', () => {
  const word = fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 4 }).map(w => w.join(''))
  fc.assert(
    fc.property(fc.nat(4), fc.nat(4), fc.nat(2), fc.nat(2), word, word, (p, q, g, h, putA, putB) => {
      const base = 'abcdef'
      const [a, b] = [spliced(base, { at: p, gone: g, put: putA.toUpperCase() }), spliced(base, { at: q, gone: h, put: putB })]
      const both = bothKept(base, a, b)
      expect(both).toContain(putA.toUpperCase())
      expect(both).toContain(putB)
    }),
  )
})

test.each([
  ['06 12 34 56 78 Mme Martin', 'call'],
  ['Voir avec Jeanne Roux', 'name'],
  ['Voir avec ROUX Jeanne, le matin', 'name'],
  ['Karim Benali a commencé ainsi', 'name'],
  ['avec Jean-Pierre du Bois', 'name'],
  ['chez Montserrat Puig i Mas', 'name'],
  ['com João Silva', 'name'],
  ['Elle habite 12 bis, rue des Lilas', 'house'],
  ['Calle Mayor, 14', 'house'],
  ['Via Garibaldi 3', 'house'],
  ['écrire à accueil@exemple.org', 'letterbox'],
  ['FR76 3000 6000 0112 3456 7890 189', 'bank'],
])('C25 in what is written together, it is stopped: %s', (text, is) => expect(looksPersonalHere(text)).toMatchObject({ is }))
test.each([
  'Atelier CV à Castelroc, le jeudi',
  'Lycée Jean Moulin, rue Victor Hugo',
  'La Mission Locale et France Travail viennent ensemble',
  'Le Haut Vallon, le Val d’Irgne',
  'Saint-Jean du Gard et Saint Paul',
  'Pierre qui roule n’amasse pas mousse',
  'Mars et Avril sont pleins',
  'Prévoir 12 chaises, rue piétonne le matin',
  'Réseau Relais : 40 visites le 12 mars 2026',
  'Place du Marché, devant la Mairie',
  'Canal de l’Irgne : les métiers de l’eau',
  '1. Accueillir\n- une chaise\n- un café',
])('C25 in what is written together, it passes: %s', text => expect(looksPersonalHere(text)).toBeNull())
