// Values of lists and own purposes as they are typed, and two coordinators who change the same list apart.
import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { valueFrom } from '../../src/domain/list-record.ts'
import { networkList, orderUp, type ListItem } from '../../src/domain/lists.ts'
import { plainName } from '../../src/domain/names.ts'
import { readPurpose, typedPurpose } from '../../src/lists/purpose-typed.ts'
import { readValue, typedOf, type ValueTyped } from '../../src/lists/value-typed.ts'
import { receive } from '../../src/store/receive.ts'
import { listValues } from '../../src/store/read-lists.ts'
import { readRecord } from '../../src/store/read-record.ts'
import type { Database } from '../../src/store/tables.ts'
import type { Draft, Value } from '../../src/domain/statement.ts'
import { restatedIn } from '../../src/domain/united.ts'
import { rng } from '../random.ts'
import { at, keyOf, made } from '../domain/say.ts'
import { device, diceOf, write } from '../store/device-under-test.ts'

const items = networkList('situation', [])
const item = (value: string): ListItem => items.find(i => i.value === value)!
const named = (main: string): ValueTyped['labels'] => ({ ...typedOf(null).labels, main })

describe('what is typed', () => {
  test('S088 a new value needs a name, one of a centre also says under what it counts', () => {
    const typed = { ...typedOf(null), labels: named('Saisonnier') }
    expect(readValue(typedOf(null), 'situation', null, [], items, false)).toMatchObject({ wrong: { labels: 'missing' } })
    expect(readValue(typed, 'situation', null, [], items, false)).toEqual({
      drafts: [{ kind: 'create', noun: 'value', fields: { list: 'situation', label: 'Saisonnier' } }],
    })
    expect(readValue(typed, 'situation', null, [], items, true)).toMatchObject({ wrong: { ref: true } })
    expect(readValue({ ...typed, ref: 'temporary' }, 'situation', null, [], items, true)).toEqual({
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
    expect(readValue(typed, 'situation', item('pupil'), [], items, true)).toEqual({
      drafts: [{ kind: 'create', noun: 'local-value', fields: { list: 'situation', value: 'pupil', label: 'Lycéen' } }],
    })
  })
  test('C25 a label and an own purpose are asked about before they travel, each at its own field', () => {
    const name = (words: string) => ({ is: 'personal', looks: { is: 'name', words } })
    const labels = named('Saisonnier')
    const value = (more: Partial<ValueTyped>) => readValue({ ...typedOf(null), labels, ...more }, 'situation', null, [], items, false)
    expect(value({ labels: named('Suivi par Mme Martin') })).toMatchObject({ wrong: { labels: { main: name('Mme Martin') } } })
    expect(value({ labels: { ...labels, by: { ...labels.by, ca: 'senyora Mas' } } })).toMatchObject({
      wrong: { labels: { ca: name('senyora Mas') } },
    })
    const typed = { ...typedPurpose(null, '2025-12-15' as Day), ref: 'P1' }
    expect(readPurpose({ ...typed, label: 'Bilan de M. Élie', short: '06 12 34 56 78' }, null, null, 3)).toMatchObject({
      wrong: { label: name('M. Élie'), short: { is: 'personal', looks: { is: 'call' } } },
    })
    expect(readPurpose({ ...typed, label: 'Guide 2025', short: 'x'.repeat(81) }, null, null, 3)).toMatchObject({
      wrong: { label: null, short: { is: 'long', over: 1, most: 80 } },
    })
  })
  test('V6 a last day before the first, a value in its own place, one that is not there: each is refused', () => {
    const dated = (part: Partial<ValueTyped>) =>
      readValue({ ...typedOf(item('pupil')), ...part }, 'situation', item('pupil'), [], items, false)
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
    expect(readValue(typed, 'situation', pupil, records, items, false)).toEqual({ drafts: [] })
    const read = readValue({ ...typed, to: '', from: '2025-01-01', icon: 'page' }, 'situation', pupil, records, items, false)
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
    expect(readPurpose(typed, null, null, 3)).toEqual({
      drafts: [
        {
          kind: 'create',
          noun: 'purpose',
          fields: { label: 'Saison et montagne', short: 'Saison et montagne', ref: 'P1', standsFor: [], from: today, to: null, order: 3 },
        },
      ],
    })
    expect(readPurpose({ ...typed, ref: '' }, null, null, 3)).toMatchObject({ wrong: { ref: true } })
    expect(readPurpose({ ...typed, label: ' ' }, null, null, 3)).toMatchObject({ wrong: { label: 'missing' } })
    expect(readPurpose({ ...typed, from: '' }, null, null, 3)).toMatchObject({ wrong: { from: true } })
    expect(readPurpose({ ...typed, to: '2025-12-14' }, null, null, 3)).toMatchObject({ wrong: { to: true } })
    expect(readPurpose({ ...typed, instead: true }, null, null, 3)).toMatchObject({ drafts: [{ fields: { standsFor: ['P1'] } }] })
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
