// Files of one centre beside each other, as they are made: what is hidden in one is not had from the others, nor from another table of the same file.
import { beforeAll, describe, expect, test } from 'vitest'
import { NO_FILTER, type Filter } from '../../src/domain/count-said.ts'
import { monthOf, type Day, type Slot } from '../../src/domain/day.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import { groupToldFields, NOTHING_OF_GROUP } from '../../src/domain/group-told.ts'
import { monthsOf, periodWith, type Period } from '../../src/domain/figure-period.ts'
import { keyFrom, type Key } from '../../src/domain/ids.ts'
import { LISTS } from '../../src/domain/lists.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { partnerFields } from '../../src/domain/partner-record.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { stepFields } from '../../src/domain/step.ts'
import { coarseAge, NOTHING_TOLD, toldFields } from '../../src/domain/told.ts'
import { CHANNELS } from '../../src/domain/told-lists.ts'
import { emptyVisit, VISIT_KINDS, visitFields } from '../../src/domain/visit.ts'
import { NOT_ASKED, whyNotOut } from '../../src/figures/mask.ts'
import type { Book } from '../../src/figures/read-book.ts'
import { release, type Released, type ReleasedTable } from '../../src/figures/released.ts'
import { viewOf } from '../../src/figures/view.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { settled, type Equation } from '../domain/settled.ts'
import { rng, seedOf } from '../random.ts'
import { bookAt } from './book-at.ts'
import type { Written } from './written-months.ts'

const TODAY = '2026-01-20'
const YEAR = periodWith('year', '2025-06-01' as Day)
const MONTHS = monthsOf(YEAR)
const K = 5
beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

const seed = seedOf()
/** Partners of three types, groups now and then, further steps; in some months few of each. */
const writtenYear = (r: () => number, { visits = 80, fewGroups = [] as readonly number[] } = {}): Written[] => {
  const one = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]! // none is empty
  const key = (): Key => keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256)))
  const types = ['chamber', 'company', 'youth-service'] as const
  const houses = types.flatMap(type => [0, 1, 2].map(() => ({ type, id: key() })))
  const partner = (type: string): Draft => {
    const nothing = { short: null, offer: null, reception: null, line: null, letterbox: null, web: null }
    const p = { names: [{ from: null, name: `house ${type}` }], type, engagement: 'permanent' as const, ...nothing }
    return {
      kind: 'create',
      noun: 'partner',
      fields: partnerFields({ ...p, zones: [], purposes: [], themes: [], adaptations: [] }, '2025-01-01' as Day),
    }
  }
  const months = MONTHS.map((month, at): Written => {
    const busy = r()
    const keys: Key[] = []
    const drafts: Draft[] = []
    const add = (draft: Draft): Key => {
      drafts.push(draft)
      keys.push(key())
      return keys.at(-1)!
    }
    const place = (): [Day, Slot] => [`${month}-${String(1 + Math.floor(r() * 28)).padStart(2, '0')}` as Day, 9]
    for (let i = 0; i < (visits * (1 + 3 * busy)) / 4; i++) {
      const house = r() < 0.5 ? houses[Math.floor(r() * r() * houses.length)]! : null
      const entry = {
        ...emptyVisit(VISIT_KINDS[Math.floor(r() * r() * 3)]!),
        purposes: r() < 0.8 ? [...new Set([one(['P1', 'P1', 'P2', 'P3']), ...(r() < 0.2 ? ['P4'] : [])])] : [],
        besides: toldFields({
          ...NOTHING_TOLD,
          channel: r() < 0.3 ? one(CHANNELS.slice(0, 4)) : 'on-site',
          themes: r() < 0.3 ? [one(LISTS.theme.slice(0, 4))] : [],
          referrals: house ? [[house.type, null, null, house.id]] : [],
        }),
      }
      const id = add({ kind: 'create', noun: 'visit', fields: visitFields(entry, ...place()) })
      if (r() < 0.15)
        add({ kind: 'create', noun: 'step', fields: stepFields(id, { kind: one(VISIT_KINDS), purposes: ['P2'], duration: null }) })
    }
    const most = fewGroups.includes(at) ? 2 : 6 + Math.floor(r() * 4)
    for (let i = 0; i < most; i++) {
      const kind = one(['class', 'class', 'class', 'delegation'] as const)
      const told = groupToldFields({ ...NOTHING_OF_GROUP, aims: r() < 0.5 ? ['cv'] : [] })
      add({ kind: 'create', noun: 'group', fields: { ...groupFields({ kind, size: 20, accompanying: 1 }, ...place()), ...told } })
    }
    return { doc: `centre/cas/visits/${month}`, drafts, keys }
  })
  return [{ doc: COMMONS_PUBLIC, drafts: houses.map(h => partner(h.type)), keys: houses.map(h => h.id) }, ...months]
}

const fileOf = (book: Book, period: Period, filter: Filter = NO_FILTER): Promise<Released | 'back'> => {
  const view = viewOf(book, period, filter)
  expect(whyNotOut(view, filter, TODAY as Day, [])).toBe(null)
  return release({ book, view, filter, k: K, staff: 5, minutes: null, pause: () => Promise.resolve() })
}
const tableIn = (file: Released | 'back', id: string): ReleasedTable | null =>
  file === 'back' ? null : (file.tables.find(t => t.table.id === id) ?? null)
/** Null: hidden. What has no line is nothing. */
const cellIn = (file: Released | 'back', id: string, value: string): number | null => {
  const table = tableIn(file, id)
  if (!table?.rows) return null
  const row = table.rows.find(r => r.value === value)
  return row ? row.n : 0
}
const periods: readonly (readonly [string, Period])[] = [
  ...MONTHS.map(m => [m, periodWith('month', `${m}-01` as Day)] as const),
  ['year', YEAR],
]
/** What stands in files, whether it is hidden, and what adds up to what. */
const beside = () => {
  const shown = new Map<string, number>()
  const names = new Set<string>()
  const equations: Equation[] = []
  return {
    names,
    shown,
    put: (name: string, n: number | null): void => {
      names.add(name)
      if (n !== null) shown.set(name, n)
    },
    adds: (parts: readonly string[], sum: string): void => {
      equations.push([...parts.map(p => [p, 1] as const), [sum, -1]])
    },
    /** Of what no file shows, what can be worked out. */
    had: (): string[] => {
      const known = new Set(shown.keys())
      for (const e of equations) for (const [c] of e) names.add(String(c))
      return settled(
        equations,
        [...names].filter(n => !known.has(n)),
      )
    },
  }
}

describe(`files that differ by a filter, seed ${seed}`, () => {
  const DIMENSIONS = { kind: VISIT_KINDS, channel: CHANNELS, purpose: ['P1', 'P2', 'P3', 'P4', 'P5', 'P0'] } as const
  type Dimension = keyof typeof DIMENSIONS
  const by = Object.keys(DIMENSIONS) as Dimension[] // of the object above
  const filterOf = (d: Dimension, value: string): Filter => ({
    ...NO_FILTER,
    ...(d === 'purpose' ? { purposes: [value] } : { [d]: value }),
  })
  /** Of two questions in whichever order they are asked. */
  const crossing = (of: string, a: string, x: string, b: string, y: string): string =>
    [of, ...[`${a} ${x}`, `${b} ${y}`].sort()].join(' / ')

  test('V12 T9 where hiding along the kinds and along the purposes would hide other cells, both files hide the same', async () => {
    const counts = [
      [3, 5, 1, 2, 8],
      [5, 1, 5, 3, 0],
      [4, 4, 0, 3, 0],
    ]
    const drafts = counts.flatMap((row, i) =>
      row.flatMap((n, j) =>
        Array.from({ length: n }, (): Draft => {
          const entry = { ...emptyVisit(VISIT_KINDS[i]!), purposes: [`P${j + 1}`] }
          return { kind: 'create', noun: 'visit', fields: visitFields(entry, '2025-03-04' as Day, 9) }
        }),
      ),
    )
    const book = await bookAt(`${TODAY} 10:00`, [{ doc: 'centre/cas/visits/2025-03', drafts }])
    const month = periodWith('month', '2025-03-01' as Day)
    const purposes = DIMENSIONS.purpose.slice(0, 5)
    const byKind = await Promise.all(VISIT_KINDS.map(kind => fileOf(book, month, { ...NO_FILTER, kind })))
    const byPurpose = await Promise.all(purposes.map(p => fileOf(book, month, filterOf('purpose', p))))
    const along = VISIT_KINDS.map((_, i) => purposes.map(p => cellIn(byKind[i]!, 'purpose', p)))
    const across = VISIT_KINDS.map(kind => purposes.map((_, j) => cellIn(byPurpose[j]!, 'kind', kind)))
    expect(across).toEqual(along)
    expect(along.flat().filter(n => n === null).length).toBeGreaterThan(6)
    expect(along.flat().filter(n => n !== null && n > 0).length).toBeGreaterThan(0)
  })
  test(
    'V12 T9 kind by purpose and purpose by kind are one cell, hidden in both files or in none; adding and subtracting all files of a year gives no small one',
    { timeout: 240_000 },
    async () => {
      const book = await bookAt(`${TODAY} 10:00`, writtenYear(rng(seed), { visits: 45 }))
      const all = beside()
      const twice: string[] = []
      const small: string[] = []
      let hidden = 0
      for (const [name, period] of periods) {
        const plain = await fileOf(book, period)
        const seen = new Map<string, number | null>()
        for (const d of by) for (const v of DIMENSIONS[d]) all.put(`${name} / ${d} ${v}`, cellIn(plain, d, v))
        for (const d of by)
          for (const v of DIMENSIONS[d]) {
            const filter = filterOf(d, v)
            const file = await fileOf(book, period, filter)
            const said = viewOf(book, period, filter).now.said
            for (const other of by)
              for (const w of DIMENSIONS[other]) {
                if (other === d) continue
                const cell = crossing(name, d, v, other, w)
                const n = cellIn(file, other, w)
                // a file that is kept back says nothing of its cells
                if (file !== 'back' && seen.has(cell) && (seen.get(cell) === null) !== (n === null)) twice.push(cell)
                if (file !== 'back') seen.set(cell, n)
                all.put(cell, n)
                if (n === null) hidden++
                const counted = other === 'channel' && w === 'on-site' ? null : (said.values.get(`${other} ${w}`) ?? 0)
                if (counted !== null && counted > 0 && counted < K) small.push(cell)
              }
          }
        // every visit has one kind and one channel, so their files add up to the one without
        for (const d of ['kind', 'channel'] as const)
          for (const other of by)
            if (other !== d)
              for (const w of DIMENSIONS[other])
                all.adds(
                  DIMENSIONS[d].map(v => crossing(name, d, v, other, w)),
                  `${name} / ${other} ${w}`,
                )
      }
      for (const cell of [...all.names].filter(c => c.startsWith('year')))
        all.adds(
          MONTHS.map(m => cell.replace('year', m)),
          cell,
        )
      expect(twice).toEqual([])
      expect(hidden).toBeGreaterThan(300)
      expect(all.shown.size).toBeGreaterThan(300)
      expect(small.length).toBeGreaterThan(100)
      const had = new Set(all.had())
      expect(small.filter(c => had.has(c) || (all.shown.get(c) ?? K) < K)).toEqual([])
    },
  )
})

describe(`tables of one file, and files of one year, seed ${seed}`, () => {
  test(
    'V12 S171 partners by name are part of their type: neither the type nor one of them is had from the others',
    { timeout: 240_000 },
    async () => {
      let [hidden, shown] = [0, 0]
      for (let run = 0; run < 4; run++) {
        const book = await bookAt(`${TODAY} 10:00`, writtenYear(rng(seed + run)))
        const all = beside()
        const value = new Map<string, number>()
        const houses = [...book.words.partners].map(([id, { type }]) => ({ id, type }))
        for (const [name, period] of periods) {
          const file = await fileOf(book, period)
          const { said } = viewOf(book, period, NO_FILTER).now
          const named = tableIn(file, 'partners')
          for (const { id } of houses) {
            const [cell, n] = [`${name} / ${id}`, said.values.get(`partners ${id}`) ?? 0]
            value.set(cell, n)
            // what is not listed is not said, none among it
            all.put(cell, named?.rows?.find(r => r.value === id)?.n ?? (n === 0 ? 0 : null))
          }
          for (const type of new Set(houses.map(h => h.type))) {
            value.set(`${name} / ${type}`, said.values.get(`referrals ${type}`) ?? 0)
            all.put(`${name} / ${type}`, cellIn(file, 'referrals', type))
            // here every referral names its partner, and let whoever reads it know
            const those = houses.filter(h => h.type === type).map(h => `${name} / ${h.id}`)
            all.adds(those, `${name} / ${type}`)
            const left = those.filter(c => !all.shown.has(c)).reduce((sum, c) => sum + value.get(c)!, 0)
            expect(left === 0 || left >= K || !all.shown.has(`${name} / ${type}`), `${name} ${type} ${left}`).toBe(true)
          }
        }
        for (const cell of [...value.keys()].filter(c => c.startsWith('year')))
          all.adds(
            MONTHS.map(m => cell.replace('year', m)),
            cell,
          )
        const isSmall = (cell: string): boolean => value.get(cell)! > 0 && value.get(cell)! < K
        expect(
          all.had().filter(c => value.has(c) && isSmall(c)),
          `run ${run}`,
        ).toEqual([])
        for (const [cell, n] of all.shown) if (n > 0) expect(n, cell).toBeGreaterThanOrEqual(K)
        hidden += all.names.size - all.shown.size
        shown += houses.filter(h => (all.shown.get(`year / ${h.id}`) ?? 0) > 0).length
      }
      expect([hidden > 100, shown > 5], JSON.stringify([hidden, shown])).toEqual([true, true])
    },
  )
  test(
    'V12 I07 how many groups there were is not had from their kinds where the total hides it, nor the other way round',
    { timeout: 240_000 },
    async () => {
      for (const fewGroups of [[1], [11], [0, 1], [5, 9], [2, 3, 4]]) {
        const book = await bookAt(`${TODAY} 10:00`, writtenYear(rng(seed), { fewGroups }))
        const all = beside()
        const value = new Map<string, number>()
        for (const [name, period] of periods) {
          const file = await fileOf(book, period)
          const { said } = viewOf(book, period, NO_FILTER).now
          value.set(`${name} / groups`, said.groups)
          all.put(`${name} / groups`, file === 'back' ? null : (file.counts.find(c => c.what === 'groups')?.n ?? null))
          for (const kind of ['class', 'delegation', 'other']) {
            value.set(`${name} / ${kind}`, said.values.get(`group ${kind}`) ?? 0)
            all.put(`${name} / ${kind}`, cellIn(file, 'group', kind))
          }
          all.adds(
            ['class', 'delegation', 'other'].map(kind => `${name} / ${kind}`),
            `${name} / groups`,
          )
        }
        for (const cell of [...value.keys()].filter(c => c.startsWith('year')))
          all.adds(
            MONTHS.map(m => cell.replace('year', m)),
            cell,
          )
        const small = all.had().filter(c => value.get(c)! > 0 && value.get(c)! < K)
        expect(small, `few in ${fewGroups.join()}`).toEqual([])
        expect([...value].filter(([c, n]) => c.endsWith('groups') && n < K).length).toBe(fewGroups.length)
      }
    },
  )
  describe('purposes by bands of ages, beside each of the two by itself', () => {
    const visit = (purpose: string | null, ageBand: string | null): Draft => ({
      kind: 'create',
      noun: 'visit',
      fields: visitFields(
        { ...emptyVisit('quick'), purposes: purpose === null ? [] : [purpose], besides: toldFields({ ...NOTHING_TOLD, ageBand }) },
        '2025-03-04' as Day,
        9,
      ),
    })
    const times = (n: number, purpose: string | null, ageBand: string | null): Draft[] =>
      Array.from({ length: n }, () => visit(purpose, ageBand))
    const BANDS: readonly string[] = LISTS['age-band'].filter(b => b !== 'unknown')
    /** What can be worked out of the year's file by itself: each visit has one band at most, and one purpose at most. */
    const hadOf = async (drafts: readonly Draft[]) => {
      const book = await bookAt(`${TODAY} 10:00`, [{ doc: 'centre/cas/visits/2025-03', drafts }])
      const file = (await fileOf(book, YEAR)) as Released
      const { said } = viewOf(book, YEAR, NO_FILTER).now
      const all = beside()
      const value = new Map<string, number>()
      const bands = [...BANDS, 'unknown', NOT_ASKED]
      const purposes = ['P1', 'P2', 'P3', 'P4', 'P5', 'P0', NOT_ASKED]
      for (const b of bands) {
        all.put(`band ${b}`, cellIn(file, 'ageBand', b))
        if (b !== NOT_ASKED) value.set(`band ${b}`, said.values.get(`ageBand ${b}`) ?? 0)
        for (const p of purposes) {
          const n = drafts.filter(d => d.kind === 'create' && JSON.stringify(d.fields) === JSON.stringify((visit(p === NOT_ASKED ? null : p, b === NOT_ASKED ? null : b) as typeof d).fields)) // prettier-ignore
          value.set(`${p} ${b}`, n.length)
        }
      }
      for (const p of purposes) all.put(`purpose ${p}`, cellIn(file, 'purpose', p))
      for (const b of bands) all.adds(purposes.map(p => `${p} ${b}`), `band ${b}`) // prettier-ignore
      for (const p of purposes) all.adds(bands.map(b => `${p} ${b}`), `purpose ${p}`) // prettier-ignore
      // what adds up to nothing is made of nothings
      for (const b of bands) for (const p of purposes) if (all.shown.get(`band ${b}`) === 0 || all.shown.get(`purpose ${p}`) === 0) all.put(`${p} ${b}`, 0) // prettier-ignore
      const crossed = file.bands
      if (crossed !== null && crossed !== 'too-fine')
        for (const [i, p] of crossed.rows.entries())
          for (const [j, column] of crossed.columns.entries()) {
            const parts = bands.filter(
              b => (b === NOT_ASKED ? '' : crossed.how === 'exact' || b === 'unknown' ? b : coarseAge(b)) === column,
            )
            const cell = crossed.how === 'exact' ? `${p} ${parts[0]}` : `${p} in ${column}`
            all.put(cell, crossed.cells[i]![j]!)
            if (crossed.how === 'coarse') {
              value.set(cell, parts.reduce((n, b) => n + value.get(`${p} ${b}`)!, 0)) // prettier-ignore
              all.adds(parts.map(b => `${p} ${b}`), cell) // prettier-ignore
            }
          }
      return { crossed, few: all.had().filter(c => value.get(c)! > 0 && value.get(c)! < K) }
    }
    test('V12 T9 C26 a wide band does not tell the small one in it that the table of bands hides', async () => {
      const drafts = [
        ...times(2, 'P1', 'under-16'),
        ...['P1', 'P2', 'P3'].flatMap(p => [
          ...times(10, p, '16-17'),
          ...BANDS.slice(2).flatMap(b => times(4, p, b)), // too few of each, so that they are joined
        ]),
      ]
      expect(await hadOf(drafts)).toMatchObject({ few: [] })
    })
    test('V12 T9 C26 bands and their purposes do not tell how few of a band named none', async () => {
      const drafts = [...['P1', 'P2', 'P3'].flatMap(p => times(12, p, '18-25')), ...times(3, null, '18-25'), ...times(9, null, null)]
      expect(await hadOf(drafts)).toMatchObject({ few: [] })
    })
    test(`V12 T9 C26 of sixteen random years none tells a small number, and most of them still cross, seed ${seed}`, async () => {
      const r = rng(seed)
      const ways: string[] = []
      for (let n = 0; n < 16; n++) {
        const drafts = [...BANDS, null].flatMap(b =>
          ['P1', 'P2', 'P3', 'P4', null].flatMap(p => (r() < 0.15 ? [] : times(Math.floor(1 + r() * r() * (n % 2 ? 60 : 14)), p, b))),
        )
        const { crossed, few } = await hadOf(drafts)
        expect(few, `year ${n}`).toEqual([])
        ways.push(crossed === null || crossed === 'too-fine' ? String(crossed) : crossed.how)
      }
      expect(ways.filter(w => w === 'exact' || w === 'coarse').length).toBeGreaterThan(5) // eight or more as a rule; a mask that hides all leaves none
    })
  })
  test('V12 I02 services do not tell, beside the kinds, that a month or a year had few further steps', async () => {
    const r = rng(5)
    const key = (): Key => keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256)))
    const month = (m: string, steps: number): Written => {
      const keys = Array.from({ length: 60 }, key)
      const visits = keys.map((): Draft => ({
        kind: 'create',
        noun: 'visit',
        fields: visitFields(emptyVisit('quick'), `${m}-04` as Day, 9),
      }))
      const further = keys.slice(0, steps).map((of): Draft => ({
        ...{ kind: 'create', noun: 'step' },
        fields: stepFields(of, { kind: 'quick', purposes: [], duration: null }),
      }))
      return { doc: `centre/cas/visits/${m}`, drafts: [...visits, ...further], keys: [...keys, ...further.map(key)] }
    }
    const servicesOf = async (steps: readonly number[], period: Period): Promise<number | null> => {
      const book = await bookAt(
        `${TODAY} 10:00`,
        steps.map((n, i) => month(`2025-0${i + 3}`, n)),
      )
      return ((await fileOf(book, period)) as Released).counts.find(c => c.what === 'services')!.n
    }
    const march = periodWith('month', '2025-03-01' as Day)
    expect(await servicesOf([3, 20], march)).toBe(null)
    expect(await servicesOf([0, 20], march)).toBe(60)
    expect(await servicesOf([8, 20], march)).toBe(68)
    expect(await servicesOf([8, 20], YEAR)).toBe(148)
    expect(await servicesOf([3, 20], YEAR)).toBe(null) // the other month would tell it
  })
  test('I17 V12 the share that served themselves goes out with a year, and only where it tells no few beside kinds and steps', async () => {
    const month = '2025-03'
    const yearOf = async (quick: number, alone: number, inStep: number): Promise<Released | 'back'> => {
      const r = rng(3)
      const key = (): Key => keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256)))
      const drafts: Draft[] = []
      const keys: Key[] = []
      for (let i = 0; i < quick + alone; i++) {
        const entry = emptyVisit(i < quick ? 'quick' : 'self-service')
        const id = key()
        drafts.push({ kind: 'create', noun: 'visit', fields: visitFields(entry, `${month}-04` as Day, 9) })
        keys.push(id)
        if (i < inStep) {
          drafts.push({ kind: 'create', noun: 'step', fields: stepFields(id, { kind: 'self-service', purposes: [], duration: null }) })
          keys.push(key())
        }
      }
      const book = await bookAt(`${TODAY} 10:00`, [{ doc: `centre/cas/visits/${month}`, drafts, keys }])
      expect((await fileOf(book, periodWith('month', `${month}-01` as Day))) as Released).toMatchObject({ autonomy: null })
      return fileOf(book, YEAR)
    }
    expect(await yearOf(30, 10, 10)).toMatchObject({ autonomy: { share: 0.5, before: null } })
    expect(await yearOf(30, 10, 0)).toMatchObject({ autonomy: { share: 0.25 } })
    expect(await yearOf(30, 10, 2)).toMatchObject({ autonomy: null }) // two only in a step
    expect(await yearOf(33, 2, 10)).toMatchObject({ autonomy: null }) // two from the beginning
    expect(await yearOf(30, 10, 28)).toMatchObject({ autonomy: null }) // all but two
    expect(monthOf(YEAR.from)).toBe('2025-01')
  })
})
