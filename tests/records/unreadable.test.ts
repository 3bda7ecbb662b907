// What was typed and would be kept as nothing: every form says so at its field and writes nothing.
import { beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { isUnreadable } from '../../src/domain/name.ts'
import { networkList } from '../../src/domain/lists.ts'
import { newEvent, readEvent, type EventTyped } from '../../src/events/event-typed.ts'
import { NO_HOLDING, NO_OPINION, readHolding, readOpinion } from '../../src/holdings/said-typed.ts'
import { NO_WORK, readWork, type WorkTyped } from '../../src/holdings/work-typed.ts'
import { readPurpose, typedPurpose } from '../../src/lists/purpose-typed.ts'
import { readValue, typedOf } from '../../src/lists/value-typed.ts'
import { NEW_CENTRE, readCentre } from '../../src/network/centre-typed.ts'
import { nameProblem } from '../../src/network/set-up.ts'
import { setUpWords } from '../../src/network/set-up-words.ts'
import { namesProblem, typedNames } from '../../src/records/names-typed.ts'
import { nameSentence } from '../../src/records/NamesFields.tsx'
import { readThird } from '../../src/records/read-third.ts'
import { monthNames } from '../../src/text/later-format.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})
const HUNDRED = '🙂'.repeat(100)
const NOTHING = { is: 'unreadable' }
const SAID = 'Il faut au moins une lettre ou un chiffre.'

test('SU2 what can be seen and not read is told apart from nothing at all', () => {
  for (const typed of [HUNDRED, '—', ' … ', '?!', '\ud83d']) expect(isUnreadable(typed)).toBe(true)
  for (const typed of ['', '  ', '\u200b', 'a', '🙂 1', 'مركز']) expect(isUnreadable(typed)).toBe(false)
})
test('S085 SU2 a word of emoji for a value of the network is refused: it is not "our own word"', () => {
  const items = networkList('purpose', [])
  const other = items.find(i => i.value === 'P0')!
  const typed = (main: string) => ({ ...typedOf(other), labels: { ...typedOf(other).labels, main } })
  expect(readValue(typed(HUNDRED), 'purpose', other, [], items, false, '2026-03-10' as Day)).toMatchObject({
    wrong: { labels: { main: NOTHING } },
  })
  expect(readValue(typed(''), 'purpose', other, [], items, false, '2026-03-10' as Day)).toHaveProperty('drafts')
})
test('SU2 a name of a zone, an area or a network is asked for its letters, in every language', () => {
  const names = typedNames(null)
  expect(namesProblem({ ...names, main: HUNDRED }, 'needed')).toEqual({ main: NOTHING })
  expect(namesProblem({ ...names, main: HUNDRED }, 'may-be-empty')).toEqual({ main: NOTHING })
  expect(namesProblem({ main: 'Val', by: { ...names.by, it: '—' } }, 'needed')).toEqual({ it: NOTHING })
  expect(namesProblem({ ...names, by: { ...names.by, it: '—' } }, 'may-be-empty')).toBe('missing')
  expect(namesProblem(names, 'needed')).toBe('missing')
  expect(nameSentence({ main: { is: 'unreadable' } })).toBe(SAID)
})
test('SU2 setting up and adding a centre say it, not that nothing was given', () => {
  expect(nameProblem(HUNDRED, 'network-name-missing')).toEqual(NOTHING)
  expect(nameProblem('  ', 'network-name-missing')).toBe('network-name-missing')
  expect(readCentre({ ...NEW_CENTRE, name: '!!!' }, [])).toMatchObject({ wrong: { name: NOTHING } })
  expect(setUpWords(nameProblem(HUNDRED, 'centre-name-missing'))).toBe(SAID)
})
test('SU2 an own purpose, and a third wording, need a letter', () => {
  const typed = { ...typedPurpose(null, '2026-03-10' as Day), ref: 'P1', label: '🙂' }
  expect(readPurpose(typed, null, null, 1, '2026-03-10' as Day)).toMatchObject({ wrong: { label: NOTHING } })
  expect(readPurpose({ ...typed, label: 'Saison', short: '—' }, null, null, 1, '2026-03-10' as Day)).toMatchObject({
    wrong: { label: null, short: NOTHING },
  })
  expect(readThird('name', '🙂 / —', () => null)).toEqual({ problem: SAID })
  expect(readThird('name', ' ', () => null)).toEqual({ problem: 'Écrivez un nom.' })
})
test.each(['title', 'publisher', 'isbn', 'issn', 'authors'] as const)('V15 SU2 the %s of a work is not thrown away unsaid', field => {
  const work: WorkTyped = { ...NO_WORK, title: 'Guide', media: 'book', purposes: ['P1'] }
  expect(readWork({ ...work, [field]: '🙂' })).toEqual({ wrong: { [field]: NOTHING } })
  expect(readWork({ ...work, authors: 'Sand ; —' })).toEqual({ wrong: { authors: NOTHING } })
  expect(readWork({ ...work, authors: 'Sand ; ' })).toMatchObject({ stated: { authors: ['Sand'] } })
  expect(readWork({ ...work, title: ' ' })).toEqual({ wrong: { title: 'missing' } })
})
test('SU2 what is thought of a work and where it stands are not thrown away either', () => {
  expect(readOpinion({ ...NO_OPINION, rating: 3, limits: '👎' })).toEqual({ wrong: { limits: NOTHING } })
  expect(readHolding({ ...NO_HOLDING, mark: '—', place: '🙂' })).toEqual({ wrong: { mark: NOTHING, place: NOTHING } })
})
test.each(['title', 'place', 'audience', 'summary'] as const)('V16 SU2 the %s of an event is asked for a letter', field => {
  const typed: EventTyped = { ...newEvent('Europe/Paris', 'public', 'fr'), title: 'CV', type: 'workshop', date: '12 mars', from: '14h' }
  const read = (part: Partial<EventTyped>) => readEvent({ ...typed, ...part }, '2026-03-10' as Day, monthNames('fr-FR'), null)
  expect(read({ [field]: HUNDRED })).toEqual({ wrong: { [field]: NOTHING } })
  expect(read({ title: ' ' })).toEqual({ wrong: { title: 'agenda.problem.title' } })
  expect(read({ titles: { it: '🙂' } })).toEqual({ wrong: { titles: { it: NOTHING } } })
})
