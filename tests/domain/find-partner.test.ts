import { expect, test } from 'vitest'
import { nearness, partnerWords, typedLetters } from '../../src/domain/find-partner.ts'

const of = (name: string, short: string | null = null, ...before: string[]) => {
  const names = [...before, name].map(n => ({ from: null, name: n }))
  return (typed: string, type = ''): number | null =>
    nearness(typedLetters(typed), { words: partnerWords({ names, short }), short }, name, type)
}

test('S229 the beginning of its name, with or without its article, is nearest; then any word of any of its names; then its type', () => {
  const near = of('La Mission locale du Haut-Vallon', null, 'Espace jeunes')
  expect(['mis', 'la mis', 'mission loc', 'MIS'].map(x => near(x))).toEqual([0, 0, 0, 0])
  expect(['loc', 'hau', 'val mis', 'esp', 'jeu'].map(x => near(x))).toEqual([1, 1, 1, 1, 1])
  expect([near('ser', 'Service aux jeunes'), near('val ser', 'Service aux jeunes'), near('ser', 'Association')]).toEqual([2, 2, null])
  expect([near('ocale'), near('xyz')]).toEqual([null, null])
  expect(near('')).toBe(0)
})
test('S229 what people call it finds it: its short name, and the first letters of its words with and without the small ones', () => {
  const near = of('Chambre de métiers et de l’artisanat du Haut-Vallon', 'CMA')
  expect(near('cma')).toBe(0)
  expect(['cmahv', 'cma h', 'cdmedladhv'].map(x => near(x))).toEqual([1, 1, 1])
  const school = of('École d’œnologie')
  expect(['eco', 'oen', 'eo'].map(x => school(x))).toEqual([0, 1, 1])
  expect(of('Menuiserie')('m')).toBe(0)
})
