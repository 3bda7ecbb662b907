import { describe, expect, test } from 'vitest'
import { countSaid, NO_FILTER } from '../../src/domain/count-said.ts'
import type { Day } from '../../src/domain/day.ts'
import {
  autonomy,
  byReference,
  countOf,
  COUNTS,
  cutLong,
  hoursOfWeek,
  NAMED_MOST,
  perOpenHour,
  purposesByBand,
  TABLE_PARTS,
  TABLES,
  tablesIn,
  visitsBy,
  type Counted,
  type FigureTable,
  type Words,
} from '../../src/domain/figures.ts'
import { GROUP_TABLES } from '../../src/domain/group-told.ts'
import type { GroupVisit } from '../../src/domain/group-visit.ts'
import { centreList, type ListValue } from '../../src/domain/lists.ts'
import { keyFrom, type CentreCode, type Key } from '../../src/domain/ids.ts'
import type { LocalPurpose } from '../../src/domain/purposes.ts'
import type { Step } from '../../src/domain/step.ts'
import type { Tally } from '../../src/domain/tally.ts'
import type { Zone } from '../../src/domain/territory.ts'
import { NOTHING_TOLD, TOLD_TABLES, toldFields, type Told } from '../../src/domain/told.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { gistsOf, type Books } from '../figures/random-books.ts'

const CAS = 'cas' as CentreCode
const DAY = '2025-10-09' as Day
const ALL = { from: '2025-01-01' as Day, to: '2025-12-31' as Day }
const key = (n: number): Key => keyFrom(new Uint8Array(16).fill(n))
let last = 0
const visit = ({ told, ...more }: Partial<Visit> & { readonly told?: Partial<Told> } = {}): Visit => ({
  ...{ id: key(++last), doc: 'centre/cas/visits/2025-10', centre: CAS, day: DAY, slot: 9, seq: 1, clock: 'ok', kind: 'quick' },
  ...{ purposes: [], duration: null, party: 1, situations: [], next: [], handOver: null, sameAs: null },
  ...{ estimated: false, voided: null, conflicts: [], besides: toldFields({ ...NOTHING_TOLD, ...told }) },
  ...more,
})
const local = (n: number, ref: LocalPurpose['ref'], order: number): LocalPurpose =>
  ({ id: key(n), ref, order, label: `local ${n}`, standsFor: [] }) as unknown as LocalPurpose // what figures look at
const words = (more: Partial<Words> & { readonly stated?: readonly ListValue[] } = {}): Words => ({
  lists: list => centreList(list, more.stated ?? [], CAS),
  ...{ stated: [], locals: [], references: [], zones: [], stops: [], offered: ['P1', 'P2', 'P3', 'P4', 'P5', 'P0'] },
  ...{ partners: new Map(), titles: new Map() },
  ...more,
})
const said = (visits: readonly Visit[], sealed = false, more: Partial<Books> = {}) => ({
  said: countSaid(gistsOf({ visits, groups: [], steps: [], tallies: [], purposes: [], ...more }), ALL, NO_FILTER),
  sealed,
  ...{ cut: false, filtered: false },
})
const table = (id: string, visits: readonly Visit[], w = words(), then: readonly Visit[] | null = null, sealed = false): FigureTable => {
  const part = TABLE_PARTS.find(p => TABLES[p].some(t => t.id === id))!
  return tablesIn(part, said(visits, sealed), then && said(then), w).find(t => t.id === id)!
}
const lines = (t: FigureTable): string[] => t.rows.flatMap(r => (r.n > 0 ? [`${r.value || '?'} ${r.n}`] : []))

describe('tables of what was said', () => {
  test('V3 every question that can be told has a table, or a count', () => {
    const shown = TABLE_PARTS.flatMap(p => TABLES[p].map(t => t.id as string))
    for (const field of TOLD_TABLES) expect(shown, field).toContain(field)
    // under which hat a group was received is a figure about whoever wears it
    for (const field of GROUP_TABLES) if (field !== 'hosts') expect(shown, field).toContain(field)
    for (const field of ['purpose', 'kind', 'duration', 'situation', 'next', 'step-kind', 'step-purpose', 'tally'])
      expect(shown).toContain(field)
    expect(shown).not.toContain('hosts')
    expect(new Set(shown).size).toBe(shown.length)
  })
  test('S159 "not asked" stands apart from "unknown", and with it one answer each adds up to the services', () => {
    const visits = [
      visit({ told: { ageBand: '18-25' } }),
      visit({ told: { ageBand: 'unknown' } }),
      visit({ told: { ageBand: '18-25' } }),
      visit(),
    ]
    const t = table('ageBand', visits)
    expect(lines(t)).toEqual(['18-25 2', 'unknown 1'])
    expect(t.notAsked?.n).toBe(1)
    expect(t.rows.map(r => r.value)).toContain('65-over') // nothing was counted of it, and it is there
    expect(t.rows.reduce((n, r) => n + r.n, 0) + t.notAsked!.n!).toBe(4)
  })
  test('I05 I10 mentions exceed visits; not asked are those in which nothing of it was said', () => {
    const visits = [visit({ purposes: ['P1', 'P3'] }), visit({ purposes: ['P1'] }), visit(), visit({ situations: ['employee', 'parent'] })]
    const purposes = table('purpose', visits)
    expect(purposes.takes).toBe('several')
    expect(lines(purposes)).toEqual(['P1 2', 'P3 1'])
    expect(purposes.notAsked?.n).toBe(2)
    expect(table('situation', visits).notAsked?.n).toBe(3)
  })
  test('I06 of the channel everything is said: what is not stated took place here', () => {
    const t = table('channel', [visit(), visit(), visit({ told: { channel: 'phone' } })])
    expect([lines(t), t.notAsked?.n]).toEqual([['on-site 2', 'phone 1'], 0])
  })
  test('I13 referrals by the kind of partner, and how many other possibilities were shown', () => {
    const visits = [
      visit({
        told: {
          referrals: [
            ['company', 2, null, null],
            ['chamber', null, null, null],
          ],
        },
      }),
      visit({ told: { referrals: [['company', 0, null, null]] } }),
    ]
    expect(lines(table('referrals', visits))).toEqual(['chamber 1', 'company 2'])
    expect(lines(table('alternatives', visits))).toEqual(['0 1', '2 1'])
  })
  test('V5 a centre’s own purposes stand under their own words and add up under their reference', () => {
    const locals = [local(201, 'P1', 1), local(202, 'P1', 2), local(203, 'P5', 1)]
    const visits = [
      visit({ purposes: [key(201)] }),
      visit({ purposes: [key(202), key(203)] }),
      visit({ purposes: ['P1'] }),
      visit({ purposes: [key(250)] }),
    ]
    const t = table('purpose', visits, words({ locals, offered: [key(201), 'P2'] }))
    expect(t.rows.map(r => [r.value, r.n, r.ref])).toEqual([
      ['P1', 1, null],
      [key(201), 1, 'P1'],
      [key(202), 1, 'P1'],
      ['P2', 0, null],
      [key(203), 1, 'P5'],
      ['', 1, null], // its definition has not come
    ])
    expect(byReference(t).map(r => `${r.ref} ${r.n}`)).toEqual(['P1 3', 'P2 0', 'P5 1', ' 1'])
  })
  test('V6 a value that was retired, or is another centre’s own, is counted where it counts', () => {
    const theirs = key(210)
    const stated = [
      {
        ...{ id: theirs, doc: 'd', centre: 'irg', list: 'theme', value: theirs, withdrawn: false, conflicts: [], heads: {} },
        ...{ labels: null, order: null, icon: null, from: null, to: null, replacedBy: null, ref: 'cv' },
      },
    ] as unknown as ListValue[] // as the directory states them
    const visits = [visit({ told: { themes: ['cv', theirs] } }), visit({ told: { themes: [key(211)] } })]
    expect(lines(table('themes', visits, words({ stated })))).toEqual(['cv 2', '? 1'])
  })
  test('V6 a zone that is no more in use, and one nobody knows', () => {
    const zones = [{ id: key(220), withdrawn: true }] as unknown as Zone[] // what figures look at
    expect(lines(table('zone', [visit({ told: { zone: key(220) } }), visit({ told: { zone: key(221) } })], words({ zones })))).toEqual([
      `${key(220)} 1`,
      '? 1',
    ])
  })
  test('V15 beside it the year before, also where only one of the two has any; of sealed months "not asked" is not known where several may be said', () => {
    const t = table('themes', [visit({ told: { themes: ['cv'] } })], words(), [visit({ told: { themes: ['offers'] } }), visit()])
    expect(t.rows.map(r => [r.value, r.n, r.before])).toEqual([
      ['cv', 1, 0],
      ['offers', 0, 1],
    ])
    expect(t.notAsked).toEqual({ n: 0, before: 1 })
    expect(table('themes', [visit()], words(), null, true).notAsked).toEqual({ n: null, before: null })
    expect(table('ageBand', [visit()], words(), null, true).notAsked?.n).toBe(1)
  })
})

describe('what is not said of a visit itself', () => {
  const step = (of: Visit, kind: Step['kind'], purposes: readonly string[] = []): Step => ({
    ...{ id: key(++last), doc: of.doc, centre: CAS, visit: of.id, seq: 1, kind, purposes, duration: null, voided: null },
  })
  const tally = (kind: Tally['kind'], n: number, day = DAY): Tally => ({
    ...{ id: key(++last), doc: 'centre/cas/visits/2025-10', centre: CAS, day, slot: 9, seq: 1, clock: 'ok', kind, n, voided: null },
  })
  const group = (besides: GroupVisit['besides'], kind: GroupVisit['kind'] = 'class'): GroupVisit => ({
    ...{ id: key(++last), doc: 'centre/cas/visits/2025-10', centre: CAS, day: DAY, slot: 10, seq: 1, clock: 'ok', kind, size: 20 },
    ...{ accompanying: 1, voided: null, ...(besides && { besides }) },
  })
  const find = (id: string, now: Counted, w = words(), then: Counted | null = null): FigureTable | undefined =>
    TABLE_PARTS.flatMap(p => tablesIn(p, now, then, w)).find(t => t.id === id)
  const filtered = (visits: readonly Visit[], more: Partial<Books>): Counted => {
    const books = { visits, groups: [], steps: [], tallies: [], purposes: [], ...more }
    return { said: countSaid(gistsOf(books), ALL, { ...NO_FILTER, kind: 'quick' }), sealed: false, cut: false, filtered: true }
  }

  test('V3 I02 further steps by kind and by purpose; they add to services, not to visits, and shares are of them', () => {
    const [a, b] = [visit({ purposes: ['P1'] }), visit({ kind: 'interview' })]
    const steps = [step(a, 'quick', ['P2']), step(a, 'quick', ['P2', 'P3']), step(b, 'interview'), { ...step(b, 'quick'), voided: '' }]
    const now = said([a, b], false, { steps })
    expect([now.said.visits, now.said.entries, now.said.services]).toEqual([2, 2, 5])
    const [kinds, purposes] = [find('step-kind', now)!, find('step-purpose', now)!]
    expect([lines(kinds), kinds.asked, kinds.notAsked]).toEqual([['quick 2', 'interview 1'], 3, null])
    expect([lines(purposes), purposes.asked, purposes.notAsked]).toEqual([['P2 2', 'P3 1'], 3, null])
    expect(lines(find('purpose', now)!)).toEqual(['P1 1'])
    // under a filter those of the visits that pass
    expect(lines(find('step-kind', filtered([a, b], { steps }))!)).toEqual(['quick 2'])
    // of months sealed before steps were looked at it is known how many there were
    const old = { ...said([a], true), said: { ...said([a]).said, services: 4 } }
    expect(lines(find('step-kind', old)!)).toEqual(['? 3'])
  })
  test('I17 the share of visits in which people served themselves, at first or in a step, in whichever part of a hand-over', () => {
    const [a, b, c] = [visit({ kind: 'self-service' }), visit({ kind: 'interview' }), visit()]
    const handed = visit({ kind: 'self-service', sameAs: c.id })
    expect(autonomy(said([a, b, c]))).toBeCloseTo(1 / 3)
    expect(autonomy(said([a, b, c], false, { steps: [step(b, 'self-service'), step(b, 'self-service')] }))).toBeCloseTo(2 / 3)
    expect(autonomy(said([a, b, c, handed]))).toBeCloseTo(2 / 3)
    expect(autonomy(said([]))).toBe(null)
    expect(autonomy(said([a], true))).toBe(null) // what stays of sealed months does not say it
  })
  test('V3 I08 entries at the door, workstations, copies have a table and add to nothing; a filter leaves them out', () => {
    const tallies = [tally('entries', 12), tally('entries', -2), tally('photocopies', 3), tally('photocopies', -5), tally('workstation', 4)]
    const next = tally('photocopies', 2, '2025-10-10' as Day)
    const now = said([visit()], false, { tallies: [...tallies, next] })
    expect(COUNTS.map(c => countOf(c, now, null).n)).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0])
    const table = find('tally', now, words(), said([], false, { tallies: [tally('entries', 8)] }))!
    // a day on which more was taken back than counted is none, and takes nothing from the next
    expect(table.rows.map(r => [r.value, r.n, r.before])).toEqual([
      ['entries', 10, 8],
      ['workstation', 4, 0],
      ['photocopies', 2, 0],
      ['switchboard', 0, 0],
      ['waiting', 0, 0],
    ])
    expect([table.asked, table.notAsked]).toEqual([null, null])
    expect(find('tally', filtered([visit()], { tallies }))).toBe(undefined)
  })
  test('V3 I07 S107 what was told of groups, each of the groups; a filter leaves it out; not under which hat they were received', () => {
    const groups = [
      group({ level: 'higher', body: 'school', aims: ['cv', 'offers'], length: '30-60', hosts: ['counsellor'] }),
      group({ level: 'higher', aims: ['cv'] }),
      group({ country: 'IT' }, 'delegation'),
      { ...group({ level: 'higher' }), voided: '' },
    ]
    const now = said([visit()], false, { groups })
    const of = (id: string): unknown[] => [lines(find(id, now)!), find(id, now)!.asked, find(id, now)!.notAsked!.n]
    expect(of('group')).toEqual([['class 2', 'delegation 1'], 3, 0])
    expect(of('level')).toEqual([['higher 2'], 2, 1])
    expect(of('aims')).toEqual([['cv 2', 'offers 1'], 2, 1])
    expect(of('body')).toEqual([['school 1'], 1, 2])
    expect(of('country')).toEqual([['IT 1'], 1, 2])
    expect(find('hosts', now)).toBe(undefined)
    expect(find('level', filtered([visit()], { groups }))).toBe(undefined)
    // themes of groups are not those of visits
    expect(lines(find('themes', now)!)).toEqual([])
  })
  test('I26 S174 documents shown by their titles, the most shown first; a long tail is cut and added up', () => {
    const works = Array.from({ length: 25 }, (_, i) => key(100 + i))
    const visits = works.flatMap((w, i) => Array.from({ length: i + 1 }, () => visit({ told: { works: [w] } })))
    const titles = new Map<string, string>(works.slice(0, 24).map((w, i) => [w, `title ${i}`]))
    const t = table('works', visits, words({ titles }), [visit({ told: { works: [works[0]!] } })])
    expect(t.rows[0]).toEqual({ value: '', n: 25, before: 0, ref: null }) // its title is not here
    expect(t.rows[1]).toMatchObject({ value: works[23], n: 24 })
    expect(t.notAsked).toBe(null)
    const cut = cutLong(t)
    expect(cut.rows.length).toBe(NAMED_MOST)
    expect(cut.others).toEqual({ values: 5, n: 5 + 4 + 3 + 2 + 1, before: 1 })
    expect(cutLong(table('purpose', visits)).others).toBe(null)
  })
  test('I13 S171 partners named by what they are called, and under their type whichever of the two stands in the visit', () => {
    const house = key(130)
    const partners = new Map([[house as string, { type: 'chamber', names: [{ from: null, name: 'CMA' }] }]])
    const visits = [
      visit({ told: { referrals: [['chamber', 1, null, house]] } }),
      visit({ told: { referrals: [[house, null, null, null]] } }),
      visit({ told: { referrals: [['chamber', null, null, null]] } }),
    ]
    const w = words({ partners })
    expect(lines(table('partners', visits, w))).toEqual([`${house} 2`])
    expect(lines(table('referrals', visits, w))).toEqual(['chamber 3'])
    const sent = [visit({ told: { sentBy: house } }), visit({ told: { sentBy: 'chamber' } }), visit({ told: { sentBy: 'company' } })]
    expect(lines(table('sentBy', sent, w))).toEqual(['chamber 2', 'company 1'])
  })
})

describe('a week of a sealed month', () => {
  test('I06 S159 shows what its rows know, kind and purpose, and says nothing of the channel or of what was not asked', () => {
    const now = { ...said([visit({ kind: 'interview', purposes: ['P1'] })]), cut: true }
    const ids = TABLE_PARTS.flatMap(p => tablesIn(p, now, null, words()).map(t => t.id))
    expect(ids.toSorted()).toEqual(['kind', 'purpose'])
    const beside = tablesIn('how', said([visit()]), now, words())
    expect(beside.find(t => t.id === 'channel')?.rows.every(r => r.before === null)).toBe(true)
    expect(beside.find(t => t.id === 'kind')?.rows.some(r => r.before !== null)).toBe(true)
  })
})

describe('counts, hours, crossings', () => {
  test('V3 five counts that do not mix', () => {
    const handedOver = visit({ handOver: 'to-counsellor' })
    const visits = [handedOver, visit({ kind: 'interview', party: 3, sameAs: handedOver.id }), visit({ party: 2 }), visit({ voided: '' })]
    const now = said(visits)
    expect(COUNTS.map(c => countOf(c, now, null).n)).toEqual([2, 3, 5, 0, 0, 0, 0, 0, 1])
    expect(countOf('visits', now, said([visit()]))).toEqual({ n: 2, before: 1 })
  })
  test('S263 by stretch, one after the other', () => {
    const at = (d: string): Visit => visit({ day: d as Day })
    const { said: s } = said([at('2025-09-30'), at('2025-10-01'), at('2025-10-31')])
    const month = (m: string, end: string) => ({ from: `${m}-01` as Day, to: `${m}-${end}` as Day })
    expect(visitsBy(s, [month('2025-09', '30'), month('2025-10', '31'), month('2025-11', '30')])).toEqual([1, 2, 0])
  })
  test('I18 the week by hours, and by half-days where no more is kept', () => {
    const { said: s } = said([visit({ slot: 14 }), visit({ slot: 9 }), visit({ slot: 'am', day: '2025-10-06' as Day })])
    expect(hoursOfWeek(s)).toEqual({
      columns: ['am', 9, 14],
      rows: [1, 4],
      counts: [
        [1, 0, 0],
        [0, 1, 1],
      ],
    })
  })
  test('T9 purposes by band, exact or coarse, with what was asked and not known, and what was not asked', () => {
    const visits = [
      visit({ purposes: ['P1', 'P2'], told: { ageBand: '16-17' } }),
      visit({ purposes: ['P1'], told: { ageBand: 'under-16' } }),
      visit({ purposes: ['P1'], told: { ageBand: 'unknown' } }),
      visit({ purposes: ['P2'] }),
      visit({ told: { ageBand: '65-over' } }), // names no purpose
    ]
    const coarse = purposesByBand(said(visits).said, words(), 'coarse')
    expect(coarse.columns).toEqual(['under-18', '18-29', '30-54', '55-over', 'unknown', ''])
    expect(coarse.rows).toEqual(['P1', 'P2'])
    expect(coarse.counts).toEqual([
      [2, 0, 0, 0, 1, 0],
      [1, 0, 0, 0, 0, 1],
    ])
    const exact = purposesByBand(said(visits).said, words(), 'exact')
    expect(exact.columns.slice(0, 2)).toEqual(['under-16', '16-17'])
    expect(exact.counts[0]!.slice(0, 2)).toEqual([1, 1])
  })
  test('I20 visits for each hour of opening, where it is known how many there were', () => {
    expect(perOpenHour(30, 600)).toBe(3)
    expect(perOpenHour(30, null)).toBe(null)
    expect(perOpenHour(30, 0)).toBe(null)
  })
})
