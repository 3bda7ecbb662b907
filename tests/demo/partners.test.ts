// The fictional partners: counts of `domain.md` §13, one renamed on a first of January (§12, f), and nothing that could be taken for somebody.
import { describe, expect, test } from 'vitest'
import { bounced } from '../../src/domain/bounced.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { nearness, partnerWords, typedLetters } from '../../src/domain/find-partner.ts'
import { plainWords } from '../../src/domain/find-work.ts'
import { grouped } from '../../src/domain/grouped.ts'
import { comingDuties } from '../../src/domain/next-duty.ts'
import { nameOn, toCheck } from '../../src/domain/partner.ts'
import { looksPersonal } from '../../src/domain/personal-text.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'
import { demoYear } from '../../src/demo/year.ts'
import { seedOf } from '../random.ts'
import { folded, type FoldedNetwork } from './folded.ts'

const day = (x: string): Day => x as Day // the tests' own days
const AFTER_A_YEAR = day('2026-08-31')
const of = (seed: number, today: Day): FoldedNetwork =>
  folded(demoYear(seed, today).filter(p => /^network\/commons\/public$|\/desk\/public$|^network\/directory$/.test(p.doc)))
const count = <T>(list: readonly T[], of: (x: T) => string): Record<string, number> =>
  Object.fromEntries([...grouped(list, of)].map(([k, l]) => [k, l.length]))

describe.each([2010, 77, seedOf()])('the partners, seed %i', seed => {
  const n = of(seed, AFTER_A_YEAR)

  test('S161 S036 118 by type, 40 of them companies; 9 permanent, 31 occasional, 12 prospects, the rest in the directory only', () => {
    expect(n.partners.length).toBe(118)
    expect(count(n.partners, p => p.engagement)).toEqual({ permanent: 9, occasional: 31, prospect: 12, listed: 66 })
    const types = count(n.partners, p => p.type)
    expect(types['company']).toBe(40)
    for (const type of [
      'employment-service',
      'school-guidance',
      'adult-training',
      'distance-learning',
      'skills-audit',
      'prior-learning',
      'business-creation',
      'chamber',
    ])
      expect(types[type], type).toBeGreaterThan(2)
    expect(n.partners.every(p => p.purposes.length > 0 && p.themes.length > 0)).toBe(true)
    const zones = new Set(n.records.filter(r => r.noun === 'zone').map(r => r.id))
    expect(n.partners.every(p => p.zones.every(z => zones.has(z)))).toBe(true)
  })

  test('S037 one is renamed on a first of January: what is of December bears the old name', () => {
    const renamed = n.partners.filter(p => p.names.length > 1)
    expect(renamed.map(p => [nameOn(p, day('2025-12-31')), nameOn(p, day('2026-01-01'))])).toEqual([
      ['Agence de l’emploi de Valbrune', 'Espace emploi de Valbrune'],
    ])
  })

  test('S129 some are to be checked again, most are not; one was described apart by two centres', () => {
    const due = n.partners.filter(p => toCheck(p, AFTER_A_YEAR)).length
    expect([due > 10, due < 60], String(due)).toEqual([true, true])
    expect(of(seed, day('2025-12-03')).partners.filter(p => toCheck(p, day('2025-12-03'))).length).toBeGreaterThan(3)
    expect(n.partners.flatMap(p => p.conflicts)).toEqual(['offer'])
  })

  test('C25 no name twice, and nothing speaks of anybody; numbers are of the range that is kept for invented ones', () => {
    const names = n.partners.flatMap(p => p.names.map(x => x.name))
    expect(new Set(names).size).toBe(names.length)
    expect(
      [...names, ...n.partners.flatMap(p => [p.offer ?? '', p.reception ?? '', p.short ?? ''])].filter(x => looksPersonal(x) !== null),
    ).toEqual([])
    expect(n.partners.flatMap(p => p.line ?? []).every(x => x.startsWith('04 65 71 '))).toBe(true)
    expect(n.partners.flatMap(p => [p.web ?? [], p.letterbox ?? []].flat()).every(x => x.endsWith('.example'))).toBe(true)
    // what was stated is what is read: nothing fell to "not said"
    for (const field of ['line', 'letterbox', 'web'] as const)
      expect(n.partners.filter(p => p[field] !== null).length, field).toBe(
        n.statements.filter(s => s.field === 'partner' && Array.isArray(s.value) && s.value.includes(field)).length,
      )
  })

  test('S108 duty lies within the hours of its centre and of a partner that takes part; each centre has a next one, and one day is called off', () => {
    for (const d of n.duties) {
      const centre = DEMO_CENTRES.find(c => c.code === d.centre)!
      const open = d.when.is === 'weekly' ? (centre.week[d.when.weekday] ?? []) : []
      expect(
        open.some(i => i.from <= d.hours.from && d.hours.to <= i.to),
        `${d.centre} ${JSON.stringify(d.when)}`,
      ).toBe(true)
      expect(n.partners.find(p => p.id === d.partner)?.engagement).toBe('permanent')
    }
    const next = comingDuties(n.duties, AFTER_A_YEAR, 0)
    expect(next.length).toBe(n.duties.length)
    expect([...new Set(next.map(c => c.duty.centre))].toSorted()).toEqual(['ard', 'cas', 'irg', 'orv', 'the', 'val'])
    expect(n.duties.flatMap(d => d.off).every(x => x > AFTER_A_YEAR && x <= addDays(AFTER_A_YEAR, 7))).toBe(true)
    expect(n.duties.flatMap(d => d.off).length).toBe(1)
  })

  test('S229 one of 150 is found by three letters: for each there are three that bring it among the first eight, and no three bring half of them', () => {
    const more = Array.from(
      { length: 32 },
      (_, i) =>
        `${['Ferme', 'Auberge', 'Cidrerie', 'Refuge'][i % 4]} ${['du Lac', 'des Crêtes', 'de l’Orme', 'du Moulin', 'des Aulnes', 'du Pont-Neuf', 'de la Croix', 'des Moraines'][Math.floor(i / 4)]}`,
    )
    const all = [
      ...n.partners.map(p => ({ name: nameOn(p, AFTER_A_YEAR), short: p.short, words: p.words })),
      ...more.map(name => ({ name, short: null, words: partnerWords({ names: [{ from: null, name }], short: null }) })),
    ]
    expect(all.length).toBe(150)
    const found = (letters: string): string[] =>
      all
        .flatMap(p => {
          const near = nearness(typedLetters(letters), p, p.name, '')
          return near === null ? [] : [{ name: p.name, near }]
        })
        .sort((a, b) => a.near - b.near || (plainWords(a.name) < plainWords(b.name) ? -1 : 1))
        .map(x => x.name)
    for (const { name, words } of all) {
      const letters = [
        ...new Set(
          words
            .trim()
            .split(' ')
            .filter(w => w.length > 2)
            .map(w => w.slice(0, 3)),
        ),
      ]
      expect(Math.min(...letters.map(l => found(l).indexOf(name))), name).toBeLessThan(8)
      expect(Math.max(...letters.map(l => found(l).length))).toBeLessThan(75)
    }
  })
})

test('S7 the past does not hang on the day it is looked at from', () => {
  const said = (today: string): string[] =>
    of(5, day(today))
      .statements.filter(s => s.at.day < '2026-01-10' && s.doc === 'network/commons/public')
      .map(s => `${s.key} ${s.at.day} ${s.at.seq}`)
  expect(said('2026-02-01')).toEqual(said('2026-11-20'))
  expect(of(5, day('2025-09-05')).partners.length).toBe(118)
  for (const later of ['2029-03-05', '2026-12-31'])
    expect(comingDuties(of(5, day(later)).duties, day(later), 0).length, later).toBeGreaterThan(10)
})

test('S232 C18 visits of the year tell of people who were sent around, a few of them to a dead end', () => {
  const n = folded(demoYear(5, AFTER_A_YEAR).filter(p => p.doc === 'centre/val/visits/2026-03'))
  const read = bounced(n.visits, { typeOf: x => x, isUnanswered: x => x === 'unanswered' })
  expect(read.answered).toBeGreaterThan(20)
  expect(read.bounced).toBeGreaterThan(2)
  expect(read.bounced).toBeLessThan(read.answered)
  expect(read.rows.reduce((sum, r) => sum + r.pointed, 0)).toBeGreaterThan(5)
  expect(read.deadEnds).toBeLessThanOrEqual(read.unanswered)
})
