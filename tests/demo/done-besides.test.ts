// What the demonstration notes beside its visits: further steps, hand-overs, what is counted by the piece, closed pages, groups and what was told of them.
import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { totals } from '../../src/domain/day-totals.ts'
import { countedElsewhere } from '../../src/domain/counted-elsewhere.ts'
import { handOverCheck, handOvers } from '../../src/domain/handed-over.ts'
import { answersOfGroup, GROUP_TABLES } from '../../src/domain/group-told.ts'
import { GROUP_KINDS } from '../../src/domain/group-visit.ts'
import { grouped } from '../../src/domain/grouped.ts'
import { openOn } from '../../src/domain/opening.ts'
import { nameOn } from '../../src/domain/partner.ts'
import { stepsOf } from '../../src/domain/step.ts'
import { tallied } from '../../src/domain/tally.ts'
import { toldFrom } from '../../src/domain/told.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'
import { demoToday, demoYear } from '../../src/demo/year.ts'
import { seedOf } from '../random.ts'
import { folded, hoursIn } from './folded.ts'

const day = (x: string): Day => x as Day // the tests' own days
const TODAY = day('2026-06-25')

describe.each([2010, seedOf()])('beside the visits, seed %i', seed => {
  const n = folded([...demoYear(seed, TODAY), ...demoToday(seed, TODAY, 1020)])
  const visits = n.visits.filter(v => v.voided === null)

  test('V3 J6 S7 about six of a hundred have a further step: services, never visits', () => {
    const steps = stepsOf(n.steps, n.visits)
    expect(steps.length).toBe(n.steps.length)
    expect(steps.length / visits.length).toBeGreaterThan(0.04)
    expect(steps.length / visits.length).toBeLessThan(0.07)
    expect(new Set(steps.map(s => s.kind)).size).toBe(3)
    expect(steps.every(s => (s.kind === 'interview') === s.purposes.length > 0)).toBe(true)
    expect(totals(visits, [], n.purposes, steps.length).visits).toBe(totals(visits, [], n.purposes).visits)
  })

  test('C05 T2 reception hands over where there is one: the same number on both sides; most are said to be the same people, those of today wait', () => {
    const found = DEMO_CENTRES.flatMap(({ code }) =>
      handOvers(
        n.visits.filter(v => v.centre === code),
        on => openOn(hoursIn(n, code), on),
      ),
    )
    expect(new Set(found.map(h => h.centre))).toEqual(new Set(['val', 'orv']))
    const differing = found.filter(h => handOverCheck(h) === 'differ')
    expect(differing, JSON.stringify(differing.slice(0, 1))).toEqual([])
    const asked = found.filter(h => handOverCheck(h) === 'same')
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.length / found.length).toBeLessThan(0.12)
    expect(found.filter(h => h.day === TODAY).every(h => h.settled === 0)).toBe(true)
    const parts = countedElsewhere(visits)
    expect(parts.size).toBeGreaterThan(50)
    const count = totals(visits, [], n.purposes)
    expect(count.services - count.visits).toBe(parts.size)
    // not on the days whose visits a scenario counts
    expect(found.some(h => h.day.startsWith('2025-11'))).toBe(false)
  })

  test('V3 I08 what is counted by the piece: by the habit of each centre, more at the door than came, beside the visits', () => {
    const byCentre = grouped(n.tallies, t => String(t.centre))
    expect([...byCentre.keys()].toSorted()).toEqual(['cas', 'irg', 'orv', 'val'])
    const came = visits.filter(v => v.centre === 'val').length
    const { entries, switchboard, waiting } = tallied(byCentre.get('val') ?? [])
    expect(entries).toBeGreaterThan(came)
    expect(switchboard).toBeGreaterThan(0)
    expect(waiting).toBe(0)
    expect(n.tallies.some(t => t.day === TODAY && t.centre === 'val')).toBe(true)
  })

  test('J11 C01 most pages are closed in the evening, none of today, of a day without a page, or of one that a clock has to be asked about', () => {
    const pages = new Set(visits.map(v => `${v.centre} ${v.day}`))
    const ended = new Set(n.ends.map(e => `${e.centre} ${e.day}`))
    expect(ended.size).toBe(n.ends.length)
    expect([...ended].filter(p => !pages.has(p))).toEqual([])
    expect(ended.size / pages.size).toBeGreaterThan(0.75)
    expect(ended.size / pages.size).toBeLessThan(0.92)
    expect(n.ends.some(e => e.day === TODAY || (e.centre === 'the' && e.day.startsWith('2026-01-0')))).toBe(false)
  })

  test('S131 §5.3 groups of four kinds; of each something is told, of none everything', () => {
    const groups = n.groups.filter(g => g.voided === null)
    expect(groups.length).toBeGreaterThan(30)
    expect(new Set(groups.map(g => g.kind)).size).toBeGreaterThanOrEqual(GROUP_KINDS.length - 2)
    const answers = groups.flatMap(answersOfGroup)
    const tables = grouped(answers, ([table]) => table)
    for (const table of GROUP_TABLES.filter(t => t !== 'country')) {
      expect(tables.get(table)?.length, table).toBeGreaterThan(0)
      if (table !== 'group' && table !== 'aims') expect(tables.get(table)!.length, table).toBeLessThan(groups.length)
    }
  })

  test('S174 S171 documents that were shown stand in the catalogue of that day, partners that were named in the directory; some far more often than others', () => {
    const told = visits.map(v => ({ day: v.day, ...toldFrom(v.besides) }))
    const works = new Map(n.works.map(w => [w.id, w]))
    const shown = told.flatMap(t => t.works.map(id => ({ id, day: t.day })))
    expect(shown.length).toBeGreaterThan(300)
    for (const { id } of shown) expect(works.get(id)?.state.is, id).toBe('current')
    const often = [...grouped(shown, s => s.id).values()].map(l => l.length).toSorted((a, b) => b - a)
    expect(often[0]).toBeGreaterThan(10)
    const partners = new Map(n.partners.map(p => [p.id, p]))
    const named = told.flatMap(t => t.referrals.flatMap(([to, , , partner]) => (partner === null ? [] : [{ to, partner, day: t.day }])))
    expect(named.length).toBeGreaterThan(100)
    for (const { to, partner, day: on } of named) {
      expect(partners.get(partner)?.type, partner).toBe(to)
      expect(nameOn(partners.get(partner)!, on)).not.toBe('')
    }
    const unnamed = told.flatMap(t => t.referrals).filter(([, , , partner]) => partner === null)
    expect(unnamed.length).toBeGreaterThan(100)
  })
})
