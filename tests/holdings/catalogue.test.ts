// The list of works: its order, what is found, its facets, and how long it takes with a whole network's shelf.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { searchForm } from '../../src/domain/find-work.ts'
import type { Work } from '../../src/domain/work.ts'
import { catalogue, facetCounts, found, sameNumber, type Facet, type Line } from '../../src/holdings/catalogue.ts'
import { device } from '../store/device-under-test.ts'
import { keyOf } from '../domain/say.ts'

const TODAY = '2025-11-07' as Day
const DOC = 'network/catalogue/2025/public'
const work = (n: number, title: string, more: Partial<Work> = {}): Work => ({
  id: keyOf(n),
  doc: DOC,
  title,
  language: null,
  media: 'brochure',
  purposes: ['P1'],
  authors: [],
  publisher: null,
  year: null,
  isbn: null,
  issn: null,
  state: { is: 'current' },
  changedApart: false,
  conflicts: [],
  words: searchForm([title, ...(more.authors ?? []), more.publisher ?? ''], [more.isbn ?? null]),
  ...more,
})
const opened = async (...works: Work[]) => {
  const db = device()
  await db.works.bulkPut(works)
  return catalogue(db, null, TODAY)
}
const titles = (lines: readonly Line[]): string[] => lines.map(l => l.work.title)

test('UX-I the order is of titles without their article, whatever the accents; what is withdrawn stands at the end', async () => {
  const { lines } = await opened(
    work(1, 'Zoo', { state: { is: 'superseded' } }),
    work(2, 'Les métiers'),
    work(3, 'École buissonnière'),
    work(4, 'L’atelier'),
    work(5, 'Abri', { state: { is: 'withdrawn', why: 'outdated' } }),
    work(6, 'Le'),
    work(7, 'echo'),
  )
  expect(titles(lines)).toEqual(['L’atelier', 'echo', 'École buissonnière', 'Le', 'Les métiers', 'Zoo', 'Abri'])
})

test('J12 facets: any of one kind, both of two kinds; they count what the words found, in the order of the lists, and a ticked one stays', async () => {
  const all = await opened(
    work(1, 'Seul guide', { media: 'book', purposes: ['P3', 'P1'] }),
    work(2, 'Deux guides', { purposes: ['P2'], conflicts: ['title'] }),
    work(3, 'Trois', { media: 'game', purposes: ['P2'] }),
  )
  const seen = (typed: string, ...facets: Facet[]): string[] => titles(found(all.lines, typed, facets))
  expect(seen('guide')).toEqual(['Deux guides', 'Seul guide'])
  expect(seen('', 'purpose:P2')).toEqual(['Deux guides', 'Trois'])
  expect(seen('', 'purpose:P2', 'purpose:P3')).toEqual(['Deux guides', 'Seul guide', 'Trois'])
  expect(seen('', 'purpose:P2', 'media:brochure')).toEqual(['Deux guides'])
  expect(seen('', 'decide')).toEqual(['Deux guides'])
  expect(seen('trois', 'decide')).toEqual([])
  expect(facetCounts(all, found(all.lines, 'guide', []), ['media:game'])).toEqual([
    ['decide', 1],
    ['purpose:P1', 1],
    ['purpose:P2', 1],
    ['purpose:P3', 1],
    ['media:brochure', 1],
    ['media:book', 1],
    ['media:game', 0],
  ])
})

test('V9 another work with the same number is found; itself, and a number that is wrong, are not', async () => {
  const isbn = { typed: '2-910966-08-9', normal: '9782910966089' }
  const { lines } = await opened(work(1, 'Un', { isbn }), work(2, 'Deux', { isbn: { typed: '2-910966-08-8', normal: null } }))
  expect(sameNumber(lines, '9782910966089', null)?.title).toBe('Un')
  expect(sameNumber(lines, '9782910966089', keyOf(1))).toBeNull()
  expect(sameNumber(lines, null, null)).toBeNull()
})

test('J12 in 5,000 works, what is typed is found in less than 300 ms', async () => {
  const WORDS = ['guide', 'métiers', 'formation', 'montagne', 'emploi', 'atelier', 'orientation', 'saison', 'école', 'entreprise']
  const word = (n: number): string => WORDS[n % WORDS.length]!
  const db = device()
  await db.works.bulkPut(
    Array.from({ length: 5000 }, (_, i) =>
      work(i, `${word(i)} ${word(i * 7 + 3)} ${i}`, { authors: [`Auteur ${i % 300}`], publisher: `Éditions ${i % 40}` }),
    ),
  )
  const { lines } = await catalogue(db, null, TODAY)
  expect(lines).toHaveLength(5000)
  for (const typed of ['m', 'mét', 'METIERS forma', '4999', 'auteur 299', 'rien du tout']) {
    const from = performance.now()
    const n = found(lines, typed, ['purpose:P1']).length
    expect(performance.now() - from, `${typed}: ${n}`).toBeLessThan(300)
  }
  expect(found(lines, 'metiers', []).length).toBe(lines.filter(l => l.work.title.includes('métiers')).length)
})
