// The fictional catalogue: totals and shares of `domain.md` §13, T4, and nothing that could be taken for a real book.
import { describe, expect, test } from 'vitest'
import { numberState } from '../../src/domain/book-number.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { parseDocumentName } from '../../src/domain/document-name.ts'
import { grouped } from '../../src/domain/grouped.ts'
import { diverge, liveOpinions } from '../../src/domain/opinion.ts'
import { looksPersonal } from '../../src/domain/personal-text.ts'
import { currentPrice } from '../../src/domain/price.ts'
import type { Work } from '../../src/domain/work.ts'
import { openBook } from '../../src/demo/book.ts'
import { writeCatalogue } from '../../src/demo/catalogue.ts'
import { demoStart } from '../../src/demo/window.ts'
import { demoYear } from '../../src/demo/year.ts'
import { seedOf } from '../random.ts'
import { folded, type FoldedNetwork } from './folded.ts'

const day = (x: string): Day => x as Day // the tests' own days
const AFTER_A_YEAR = day('2026-08-31')

const catalogueOf = (seed: number, today: Day): FoldedNetwork =>
  folded(demoYear(seed, today).filter(p => /^network\/catalogue\/|\/holdings$/.test(p.doc)))
/** The same without the visits beside it. */
const onlyCatalogue = (seed: number, today: Day): FoldedNetwork => {
  const book = openBook(seed, 'works')
  writeCatalogue(seed, book, demoStart(today), today)
  return folded(book.pieces(today))
}
const of = <T>(list: readonly T[], share: (x: T) => boolean): number => list.filter(share).length / list.length
const titled = (n: FoldedNetwork, title: string): Work => n.works.find(w => w.title.startsWith(title))! // or the test fails on it

describe.each([2010, 77, seedOf()])('the catalogue, seed %i', seed => {
  const n = catalogueOf(seed, AFTER_A_YEAR)

  test('S7 1,800 works by kind as they are shared out, in four languages, each with a purpose', () => {
    expect(n.works.length).toBe(1800)
    const count = (media: string): number => n.works.filter(w => w.media === media).length
    expect(['brochure', 'book', 'periodical', 'website', 'film'].map(count)).toEqual([864, 486, 162, 144, 72])
    expect(['kit', 'game', 'exhibition'].map(count).reduce((a, b) => a + b)).toBe(72)
    expect(new Set(n.works.map(w => w.language))).toEqual(new Set(['fr', 'en', 'it', 'es']))
    // some have a second one, so that the shares of what is named are a little flatter
    const mentions = n.works.flatMap(w => w.purposes)
    for (const [purpose, share] of [
      ['P1', 0.31],
      ['P2', 0.24],
      ['P3', 0.23],
      ['P4', 0.13],
      ['P5', 0.09],
    ] as const)
      expect(Math.abs(of(mentions, p => p === purpose) - share), purpose).toBeLessThan(0.025)
    const second = of(n.works, w => w.purposes.length === 2)
    expect([n.works.every(w => w.purposes.length === 1 || w.purposes.length === 2), second > 0.08 && second < 0.16]).toEqual([true, true])
  })

  test('S7 2,650 holdings in the centres that log visits, each of a work that is there, none of what is on the web, none twice', () => {
    expect(n.holdings.length).toBe(2650)
    expect([...new Set(n.holdings.map(h => h.centre))].toSorted()).toEqual(['ard', 'cas', 'irg', 'nav', 'orv', 'the', 'val'])
    const media = new Map(n.works.map(w => [w.id, w.media]))
    expect(n.holdings.filter(h => (media.get(h.work) ?? 'website') === 'website')).toEqual([])
    expect(new Set(n.holdings.map(h => `${h.centre} ${h.work}`)).size).toBe(2650)
    const held = new Set(n.holdings.map(h => h.work))
    expect(n.works.filter(w => w.media !== 'website' && !held.has(w.id))).toEqual([])
  })

  test('V9 C14 numbers are right, each once, and in ranges that nobody has been given', () => {
    const [isbn, issn] = [n.works.flatMap(w => w.isbn ?? []), n.works.flatMap(w => w.issn ?? [])]
    expect([isbn.length > 400, issn.length]).toEqual([true, 162])
    expect([...isbn, ...issn].filter(x => numberState(x) !== 'valid')).toEqual([])
    expect(new Set([...isbn, ...issn].map(x => x.normal)).size).toBe(isbn.length + issn.length)
    expect([isbn.every(x => x.normal!.startsWith('9799')), issn.every(x => x.normal!.startsWith('9'))]).toEqual([true, true]) // valid, as just seen
    expect(n.works.filter(w => w.isbn && w.media === 'periodical')).toEqual([])
  })

  test('S7 no title twice, every publisher says that it is invented, nothing speaks of anybody (C25)', () => {
    expect(new Set(n.works.map(w => w.title)).size).toBe(1800)
    for (const w of n.works) if (w.publisher) expect(w.publisher).toMatch(/\((fictif|fictive|fictional|inventat|inventad)/)
    const texts = [
      ...n.works.flatMap(w => [w.title, w.publisher, ...w.authors]),
      ...n.opinions.flatMap(o => [o.strengths, o.limits, o.readership]),
      ...n.holdings.flatMap(h => [h.mark, h.place]),
    ]
    expect(texts.filter(x => x !== null && looksPersonal(x) !== null)).toEqual([])
  })

  test('C15 35 works have two opinions or more that stand, six of them part', () => {
    const live = [...grouped(n.opinions, o => o.work).values()].map(liveOpinions)
    expect(live.filter(l => l.length >= 2).length).toBe(35)
    expect(live.filter(diverge).length).toBe(6)
    expect(live.length).toBeGreaterThan(150)
  })

  test('S7 prices in the network’s currency, some works with several; nothing is said of a work before it is there', () => {
    const several = [...grouped(n.prices, p => p.work).values()].filter(l => l.length > 1)
    expect([n.prices.length > 500, several.length > 40]).toEqual([true, true])
    expect(n.prices.every(p => (p.kind === 'free' ? p.amount === null : p.currency === 'EUR' && Number(p.amount) > 0))).toBe(true)
    const added = new Map(n.statements.filter(s => s.field === 'work').map(s => [s.key, s.at.day]))
    for (const s of [...n.prices, ...n.opinions]) expect(added.get(s.work)! <= s.on).toBe(true)
    for (const h of n.holdings) expect(added.get(h.work)! <= h.at.day).toBe(true)
  })

  test('S7 each stands in the document of the year in which it was said', () => {
    for (const s of n.statements.filter(x => x.kind === 'create')) {
      const name = parseDocumentName(s.doc)
      if (name && 'year' in name) expect(s.at.day.slice(0, 4), s.doc).toBe(name.year)
    }
    expect(new Set(n.works.map(w => w.doc)).size).toBeGreaterThan(3)
    expect(n.statements.every(s => s.at.day < AFTER_A_YEAR)).toBe(true)
  })

  test('T4 the guide stands as three centres left it: three prices, the latest seen is current, two opinions that part, two titles to decide', () => {
    const work = titled(n, 'Guide des aides à la mobilité')
    expect([work.state, work.conflicts]).toEqual([{ is: 'superseded' }, ['title']])
    const titles = n.records.find(r => r.id === work.id)?.heads['title']
    expect(titles?.map(h => [h.value, h.by])).toEqual([
      ['Guide des aides à la mobilité – éd. 2025', 'information@val'],
      ['Guide mobilité 2025', 'information@irg'],
    ])
    const prices = n.prices.filter(p => p.work === work.id)
    expect(prices.map(p => [p.centre, p.on, p.amount])).toEqual([
      ['val', '2024-11-12', '12.00'],
      ['cas', '2025-11-03', '14.50'],
      ['irg', '2025-11-05', '13.90'],
    ])
    expect(currentPrice(prices)?.amount).toBe('13.90')
    const opinions = liveOpinions(n.opinions.filter(o => o.work === work.id))
    expect(opinions.map(o => [o.centre, o.rating])).toEqual([
      ['irg', 2],
      ['cas', 4],
    ])
    expect(diverge(opinions)).toBe(true)
  })

  test('C12 some works gave way or are gone; one of these was changed by a centre that did not know', () => {
    expect(n.works.filter(w => w.state.is === 'superseded').length).toBe(19)
    expect(n.works.filter(w => w.state.is === 'withdrawn').length).toBe(10)
    expect(n.works.filter(w => w.changedApart).length).toBe(1)
    expect(n.works.filter(w => w.conflicts.length > 0).length).toBe(1)
  })
})

test('S7 the catalogue grows with the days, and what is said of a day does not hang on the day it is looked at from', () => {
  const said = (today: string): string[] =>
    onlyCatalogue(5, day(today))
      .statements.filter(s => s.at.day < '2026-01-01')
      .map(s => `${s.key} ${s.at.day} ${s.at.seq}`)
  expect(said('2026-01-01')).toEqual(said('2026-11-20'))
  const at = (today: string): number => onlyCatalogue(5, day(today)).works.length
  const growing = ['2025-09-02', '2026-01-01', '2026-05-01', '2026-08-31'].map(at)
  expect(growing).toEqual(growing.toSorted((a, b) => a - b))
  expect([growing[0]! > 1450, growing[3]]).toEqual([true, 1800])
  for (const later of ['2029-03-05']) expect([at(later), at(addDays(day(later), 200))], later).toEqual([1800, 1800])
})
