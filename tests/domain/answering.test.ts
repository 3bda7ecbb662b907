import { expect, test } from 'vitest'
import { speaksOf, stemsOf } from '../../src/domain/answering.ts'
import { searchForm } from '../../src/domain/find-work.ts'

const speaks = (theme: string, title: string): boolean => speaksOf(stemsOf(theme), searchForm([title], []))

test('I16 what speaks of a theme is found by the words of its name, in any form of them; what only sounds like it is not', () => {
  expect(speaks('Financement', 'Financer sa formation, le guide')).toBe(true)
  expect(speaks('Mobilité, transport', 'Aides à la mobilité')).toBe(true)
  expect(speaks('Mobilité, transport', 'Transports du Haut-Vallon')).toBe(true)
  expect(speaks('Financement', 'Refinancer')).toBe(false)
  expect(speaks('CV et lettre', 'Des lettres qui touchent')).toBe(true)
  expect(speaks('CV', 'CV')).toBe(false) // two letters are of too many words
  expect(stemsOf('L’un à l’autre')).toEqual([['autre']])
  expect(speaks('Médiation avec un service', 'Vivre avec un handicap')).toBe(false)
  expect(speaks('Médiation avec un service', 'Médiation : régler un litige avec les services publics')).toBe(true)
  expect(speaks('Découvrir un métier', 'Les métiers du bois')).toBe(false)
})
