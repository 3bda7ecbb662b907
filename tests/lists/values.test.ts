// Values of lists and own purposes as they are typed, and two coordinators who change the same list apart.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import type { ClockState } from '../../src/domain/clock-state.ts'
import { totals } from '../../src/domain/day-totals.ts'
import { isFixed } from '../../src/domain/has-counted.ts'
import { purposeFrom } from '../../src/domain/purpose-record.ts'
import { choicesOn } from '../../src/domain/purposes.ts'
import { purposeCheck, valueCheck } from '../../src/lists/list-check.ts'
import { setFact } from '../../src/store/facts.ts'
import { purposesOf } from '../../src/store/read-day.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { valueFrom } from '../../src/domain/list-record.ts'
import { centreList, networkList, orderUp, type ListItem } from '../../src/domain/lists.ts'
import { plainName } from '../../src/domain/names.ts'
import { readPurpose, typedPurpose } from '../../src/lists/purpose-typed.ts'
import { readValue, typedOf, type ValueTyped } from '../../src/lists/value-typed.ts'
import { receive } from '../../src/store/receive.ts'
import { listValues } from '../../src/store/read-lists.ts'
import { readRecord } from '../../src/store/read-record.ts'
import type { Database } from '../../src/store/tables.ts'
import type { Draft, Statement, Value } from '../../src/domain/statement.ts'
import { restatedIn } from '../../src/domain/united.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { rng } from '../random.ts'
import { at, DESK, edited, keyOf, made } from '../domain/say.ts'
import { create, device, diceOf, write } from '../store/device-under-test.ts'

const CAS = 'cas' as CentreCode
const TODAY = '2025-10-09' as Day
beforeAll(() => speak('fr')) // two are told apart by their words
const items = networkList('situation', [])
const item = (value: string): ListItem => items.find(i => i.value === value)!
const named = (main: string): ValueTyped['labels'] => ({ ...typedOf(null).labels, main })

describe('what is typed', () => {
  test('S088 a new value needs a name, one of a centre also says under what it counts', () => {
    const typed = { ...typedOf(null), labels: named('Saisonnier') }
    expect(readValue(typedOf(null), 'situation', null, [], items, false, TODAY)).toMatchObject({ wrong: { labels: 'missing' } })
    expect(readValue(typed, 'situation', null, [], items, false, TODAY)).toEqual({
      drafts: [{ kind: 'create', noun: 'value', fields: { list: 'situation', label: 'Saisonnier' } }],
    })
    expect(readValue(typed, 'situation', null, [], items, true, TODAY)).toMatchObject({ wrong: { ref: true } })
    expect(readValue({ ...typed, ref: 'temporary' }, 'situation', null, [], items, true, TODAY)).toEqual({
      drafts: [{ kind: 'create', noun: 'local-value', fields: { list: 'situation', label: 'Saisonnier', ref: 'temporary' } }],
    })
  })
  test('S085 what a centre types about a value of the network is its name and its sign, whatever else the form brings', () => {
    const typed = {
      ...typedOf(item('pupil')),
      labels: named('Lycéen'),
      from: '2026-01-01',
      to: '2020-01-01',
      replacedBy: 'employee',
      ref: 'employee',
    }
    expect(readValue(typed, 'situation', item('pupil'), [], items, true, TODAY)).toEqual({
      drafts: [{ kind: 'create', noun: 'local-value', fields: { list: 'situation', value: 'pupil', label: 'Lycéen' } }],
    })
  })
  test('C25 a label and an own purpose are asked about before they travel, each at its own field', () => {
    const name = (words: string) => ({ is: 'personal', looks: { is: 'name', words } })
    const labels = named('Saisonnier')
    const value = (more: Partial<ValueTyped>) =>
      readValue({ ...typedOf(null), labels, ...more }, 'situation', null, [], items, false, TODAY)
    expect(value({ labels: named('Suivi par Mme Martin') })).toMatchObject({ wrong: { labels: { main: name('Mme Martin') } } })
    expect(value({ labels: { ...labels, by: { ...labels.by, ca: 'senyora Mas' } } })).toMatchObject({
      wrong: { labels: { ca: name('senyora Mas') } },
    })
    const typed = { ...typedPurpose(null, '2025-12-15' as Day), ref: 'P1' }
    expect(readPurpose({ ...typed, label: 'Bilan de M. Élie', short: '06 12 34 56 78' }, null, null, 3, TODAY)).toMatchObject({
      wrong: { label: name('M. Élie'), short: { is: 'personal', looks: { is: 'call' } } },
    })
    expect(readPurpose({ ...typed, label: 'Guide 2025', short: 'x'.repeat(81) }, null, null, 3, TODAY)).toMatchObject({
      wrong: { label: null, short: { is: 'long', over: 1, most: 80 } },
    })
  })
  test('V6 a last day before the first, a value in its own place, one that is not there: each is refused', () => {
    const dated = (part: Partial<ValueTyped>) =>
      readValue({ ...typedOf(item('pupil')), ...part }, 'situation', item('pupil'), [], items, false, TODAY)
    expect(dated({ from: '2026-01-01', to: '2025-12-31' })).toMatchObject({ wrong: { dates: 'to-before-from' } })
    expect(dated({ from: '2026-01-01', to: '2026-01-01' })).toHaveProperty('drafts')
    expect(dated({ replacedBy: 'pupil' })).toMatchObject({ wrong: { dates: 'replaces-itself' } })
    expect(dated({ replacedBy: 'nowhere' })).toMatchObject({ wrong: { dates: 'unknown-replacement' } })
  })
  test('C11 V6 what is changed of a value that two described apart is said wherever it was said: what was emptied is empty', () => {
    const record = (k: number, fields: Record<string, Value>, seq: number): Folded =>
      fold(DIRECTORY, keyOf(k), [made(keyOf(k), 'value', { list: 'situation', value: 'pupil', ...fields }, at(seq), DIRECTORY)])!
    const records = [record(1, { to: '2025-12-31', icon: 'book' }, 1), record(2, { to: '2025-12-31', label: 'Élève' }, 2)]
    const pupil = networkList(
      'situation',
      records.map(r => valueFrom(r, null)!),
    ).find(i => i.value === 'pupil')!
    const typed = typedOf(pupil)
    expect(typed).toMatchObject({ to: '2025-12-31', icon: 'book', labels: { main: 'Élève' } })
    expect(readValue(typed, 'situation', pupil, records, items, false, TODAY)).toEqual({ drafts: [] })
    const read = readValue({ ...typed, to: '', from: '2025-01-01', icon: 'page' }, 'situation', pupil, records, items, false, TODAY)
    const said = 'drafts' in read ? read.drafts.map(d => (d.kind === 'edit' ? [d.field, d.target, d.value, d.base] : [])) : []
    const [first, second] = records.map(r => r.id)
    const lower = first! < second! ? first! : second!
    expect(said.filter(([f]) => f === 'icon')).toEqual([['icon', first, 'page', [first]]])
    expect(said.filter(([f]) => f === 'from')).toEqual([['from', lower, '2025-01-01', []]])
    expect(said.filter(([f]) => f === 'to').map(d => d[1])).toHaveLength(2)
    expect(new Set(said.filter(([f]) => f === 'to').map(d => d[1]))).toEqual(new Set([first, second]))
    expect(said).toHaveLength(4)
  })
  test('V5 an own purpose counts under one reference from a day on', () => {
    const today = '2025-12-15' as Day
    const typed = { ...typedPurpose(null, today), label: 'Saison et montagne', ref: 'P1' }
    expect(readPurpose(typed, null, null, 3, TODAY)).toEqual({
      drafts: [
        {
          kind: 'create',
          noun: 'purpose',
          fields: { label: 'Saison et montagne', short: 'Saison et montagne', ref: 'P1', standsFor: [], from: today, to: null, order: 3 },
        },
      ],
    })
    expect(readPurpose({ ...typed, ref: '' }, null, null, 3, TODAY)).toMatchObject({ wrong: { ref: true } })
    expect(readPurpose({ ...typed, label: ' ' }, null, null, 3, TODAY)).toMatchObject({ wrong: { label: 'missing' } })
    expect(readPurpose({ ...typed, from: '' }, null, null, 3, TODAY)).toMatchObject({ wrong: { from: true } })
    expect(readPurpose({ ...typed, to: '2025-12-14' }, null, null, 3, TODAY)).toMatchObject({ wrong: { to: true } })
    expect(readPurpose({ ...typed, instead: true }, null, null, 3, TODAY)).toMatchObject({ drafts: [{ fields: { standsFor: ['P1'] } }] })
  })
  describe('V5 X4 under what it counts is changed no more once it may have been used', () => {
    beforeAll(async () => {
      await speak('fr')
      await staffTexts()
    })
    const made1 = (fields: Record<string, Value>, on = '2025-10-09', more: readonly Statement[] = [], clock: ClockState = 'ok'): Folded =>
      fold(DESK, keyOf(1), [
        made(keyOf(1), 'purpose', { label: 'Saison', ref: 'P1', ...fields }, { ...at(1, 9, on as Day), clock }, DESK),
        ...more,
      ])!
    const moved = (record: Folded, today: string, ref = 'P3'): boolean => {
      const p = purposeFrom(record, CAS)!
      const read = readPurpose({ ...typedPurpose(p, today as Day), ref }, p, record, 1, today as Day)
      const said = 'wrong' in read ? read.wrong.moved : false
      // the card says the same of a version that is put back
      expect(purposeCheck(record, CAS, today as Day)('ref', ref) !== null).toBe(said)
      return said
    }
    const ref = (n: number, value: string) => edited(keyOf(n), keyOf(1), 'ref', value, [keyOf(1)], at(n), DESK)

    test('a slip is put right on the day it was made, or before its first day; then no more', () => {
      const begun = made1({ from: '2025-09-01' })
      expect(['2025-10-09', '2025-10-10', '2026-03-02'].map(d => moved(begun, d))).toEqual([false, true, true])
      expect(moved(begun, '2026-03-02', 'P1')).toBe(false)
      const ahead = made1({ from: '2025-12-15' })
      expect(['2025-12-14', '2025-12-15', '2025-12-16'].map(d => moved(ahead, d))).toEqual([false, false, true])
    })
    test('a first day that was moved, or a doubtful clock, opens no way around', () => {
      const later = made1({ from: '2025-09-01' }, '2025-10-09', [edited(keyOf(2), keyOf(1), 'from', '2026-06-01', [keyOf(1)], at(2), DESK)])
      expect(moved(later, '2026-03-02')).toBe(true)
      const apart = made1({ from: '2025-12-15' }, '2025-10-09', [
        edited(keyOf(2), keyOf(1), 'from', '2025-11-01', [keyOf(1)], at(2), DESK),
        edited(keyOf(3), keyOf(1), 'from', '2026-06-01', [keyOf(1)], at(3), DESK),
      ])
      expect(moved(apart, '2026-03-02')).toBe(true)
      expect(moved(made1({ from: '2025-09-01' }, '2031-01-01', [], 'ahead'), '2026-03-02')).toBe(true)
    })
    test('V13 of two that were said apart one is chosen at any time, and no third', () => {
      const apart = made1({ from: '2025-09-01' }, '2025-10-09', [ref(2, 'P3'), ref(3, 'P4')])
      const check = purposeCheck(apart, CAS, '2026-03-02' as Day)
      expect(['P3', 'P4', 'P1', 'P5'].map(r => check('ref', r) === null)).toEqual([true, true, false, false])
      expect([isFixed(apart, '2026-03-02' as Day), isFixed(apart, '2025-10-09' as Day)]).toEqual([true, false])
    })
    test('a centre’s own value of a list likewise, also where it has no first day', () => {
      for (const from of [null, '2025-09-01']) {
        const record = fold(DESK, keyOf(1), [
          made(keyOf(1), 'local-value', { list: 'situation', label: 'Saisonnier', ref: 'temporary', from }, at(1), DESK),
        ])!
        const own = valueFrom(record, CAS)!
        const list = centreList('situation', [own], CAS)
        const it = list.find(i => i.value === own.value)!
        const typed = typedOf(it)
        const read = (to: string, today: string) => readValue({ ...typed, ref: to }, 'situation', it, [record], list, true, today as Day)
        expect(read('employee', '2025-10-09')).toMatchObject({ drafts: [{ field: 'ref', value: 'employee' }] })
        expect(read('employee', '2026-03-02')).toMatchObject({ wrong: { moved: true, ref: false } })
        expect(read('temporary', '2026-03-02')).toEqual({ drafts: [] })
        const check = valueCheck(record, it, list, '2026-03-02' as Day)
        expect(['temporary', 'employee'].map(v => check('ref', v) === null)).toEqual([true, false])
        expect(valueCheck(record, it, list, '2025-10-09' as Day)('ref', 'employee')).toBe(null)
      }
    })
    test('C04 what a centre wants to count under another reference from March on changes nothing of October', async () => {
      const db = device()
      const dice = diceOf(3)
      await setFact(db, 'session', { device: 'd' as never, role: 'staff', centre: CAS, key: null as never, at: '' })
      const typed = { ...typedPurpose(null, '2025-09-01' as Day), label: 'Saison', ref: 'P1' }
      const first = readPurpose(typed, null, null, 1, '2025-09-01' as Day)
      const doc = deskDocument(CAS)
      const [id] = await write(db, dice, 'drafts' in first ? first.drafts : [], { doc })
      await write(db, dice, [create({ kind: 'interview', purposes: [id!] })])
      const october = async () => totals(await db.visits.toArray(), [], await purposesOf(db, CAS)).mentions
      expect((await october()).P1).toBe(1)
      const [purpose] = await purposesOf(db, CAS)
      const recorded = await readRecord(db, doc, id!)
      const march = '2026-03-02' as Day
      const again = { ...typedPurpose(purpose!, march), ref: 'P3' }
      expect(readPurpose(again, purpose!, recorded!.record, 1, march)).toMatchObject({ wrong: { moved: true } })
      // the way there is: it ends, another begins
      const ended = readPurpose({ ...again, ref: 'P1', to: '2026-03-01' }, purpose!, recorded!.record, 1, march)
      const next = readPurpose({ ...again, from: march }, null, null, 2, march)
      const said = [ended, next].flatMap(r => ('drafts' in r ? r.drafts : []))
      expect(said.map(d => d.kind)).toEqual(['edit', 'create'])
      await write(db, dice, said, { doc, when: { day: march, slot: 9, clock: 'ok' } })
      expect(await october()).toMatchObject({ P1: 1, P3: 0 })
      expect(choicesOn(await purposesOf(db, CAS), march).find(c => c.local)?.ref).toBe('P3')
    })
  })
  test('S088 a value moves up one place at a time; the first stays', () => {
    const order = (list: readonly ListItem[]): string[] => list.toSorted((a, b) => a.order - b.order).map(i => i.value)
    for (let at = 1; at < items.length; at++) {
      const up = orderUp(items, at)!
      const moved = items.map((i, n) => (n === at ? { ...i, order: up } : i))
      const expected = items.map(i => i.value)
      expected.splice(at - 1, 0, ...expected.splice(at, 1))
      expect(order(moved)).toEqual(expected)
    }
    expect(orderUp(items, 0)).toBe(null)
  })
})

/** What one device wrote, given to another as the relay would. */
const give = async (from: Database, to: Database): Promise<void> => {
  const rows = await from.log
    .where('doc')
    .equals(DIRECTORY)
    .toArray()
    .catch(() => from.log.toArray())
  const own = rows.filter(r => r.doc === DIRECTORY)
  await receive(
    to,
    DIRECTORY,
    own.map(r => ({ client: r.client, clock: r.clock, key: r.key, value: r.raw })),
    own.length,
    1_760_000_000,
  )
}
const say = (db: Database, seed: number, drafts: readonly Draft[]) =>
  write(db, diceOf(seed), drafts, { doc: DIRECTORY, by: 'coordination' })

test('C11 two coordinators change one value apart, ten times over: both are kept on both sides, one is shown, and it is the same', async () => {
  for (let run = 0; run < 10; run++) {
    const seed = 4100 + run
    const r = rng(seed)
    const [a, b] = [device(), device()]
    const [key] = await say(a, seed, [
      { kind: 'create', noun: 'value', fields: { list: 'situation', value: 'retired', label: 'Retraité' } },
    ])
    await give(a, b)
    const before = await readRecord(b, DIRECTORY, key!)
    expect(before, `seed ${seed}`).not.toBe(null)
    const edit = (value: string): Draft => ({ kind: 'edit', target: key!, field: 'label', value, base: [key!] })
    await say(a, seed + 1000, [edit('À la retraite')])
    await say(b, seed + 2000, [edit('Retraité·e')])
    // a new value with the same word, and a rival statement about a value of ours, in either order
    await say(a, seed + 3000, [{ kind: 'create', noun: 'value', fields: { list: 'situation', value: 'pupil', label: 'Élève' } }])
    await say(b, seed + 4000, [{ kind: 'create', noun: 'value', fields: { list: 'situation', value: 'pupil', label: 'Écolier' } }])
    if (r() < 0.5) {
      await give(a, b)
      await give(b, a)
    } else {
      await give(b, a)
      await give(a, b)
    }
    const [one, other] = await Promise.all([a, b].map(async db => networkList('situation', await listValues(db))))
    expect(one, `seed ${seed}`).toEqual(other)
    const retired = one!.find(i => i.value === 'retired')!
    expect(retired.stated[0]?.conflicts).toEqual(['label'])
    const heads = (await readRecord(a, DIRECTORY, key!))!.record.heads['label']!.map(h => h.value)
    expect(heads.toSorted()).toEqual(['Retraité·e', 'À la retraite'].toSorted())
    const pupil = one!.find(i => i.value === 'pupil')!
    expect(
      pupil.stated
        .map(v => v.labels)
        .map(l => l?.main)
        .sort(),
    ).toEqual(['Écolier', 'Élève'].sort())
    expect(pupil.contested, `seed ${seed}`).toEqual(['label'])
    // a person decides on one side: it holds on both, in both records, and nothing is open any more
    const records = (await Promise.all(pupil.stated.map(v => readRecord(a, v.doc, v.id)))).map(r => r!.record)
    await say(a, seed + 5000, restatedIn(records, 'label', 'Écolier'))
    await give(a, b)
    for (const db of [a, b]) {
      const decided = networkList('situation', await listValues(db)).find(i => i.value === 'pupil')
      expect(decided, `seed ${seed}`).toMatchObject({ labels: plainName('Écolier'), contested: [] })
      expect(decided?.stated).toHaveLength(2)
    }
  }
})
