import { expect, test } from 'vitest'
import { speaksOf, stemsOf, stemsOfThemes } from '../../src/domain/answering.ts'
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

const ours = (theme: string, title: string): boolean => speaksOf(stemsOfThemes([{ value: theme, labels: null }]), searchForm([title], []))
test('I16 a theme of ours is known in the title’s own language, whatever the screen speaks; and by no word that half the shelf has', () => {
  for (const title of [
    'Handicap et emploi',
    'Work and disability',
    'Lavoro e disabilità',
    'Empleo y discapacidad',
    'Emprego e deficiência',
  ])
    expect(ours('disability-work', title), title).toBe(true)
  for (const title of ['L’emploi saisonnier dans la restauration', 'Offres d’emploi'])
    expect(ours('disability-work', title), title).toBe(false)
  expect(ours('seasonal', 'L’emploi saisonnier dans la restauration')).toBe(true)
  expect(ours('cv', 'Un CV')).toBe(true)
  expect(ours('cv', 'Les CVs')).toBe(false)
  expect(ours('mediation', 'À la médiathèque')).toBe(false)
  expect(ours('prior-learning', 'La VAE pas à pas')).toBe(true)
  expect(ours('distance-learning', 'Learning English at work')).toBe(false)
  expect(ours('distance-learning', 'E-learning: how to begin')).toBe(true)
  expect(ours('work-study', 'Study abroad: where to work')).toBe(false)
  expect(ours('studies', 'Après le bac : quelles études ?')).toBe(true)
})
test('I16 what a network or a centre named is found by all the names it gave', () => {
  const named = { value: 'x', labels: { main: 'Garde des troupeaux', by: { it: 'Custodia delle greggi' } } }
  for (const title of ['Garde des troupeaux : le guide', 'Custodia delle greggi in montagna'])
    expect(speaksOf(stemsOfThemes([named]), searchForm([title], [])), title).toBe(true)
})
