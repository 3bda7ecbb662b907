// Nothing in a list reads like another, and what takes the place of what ends somewhere.
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { valueFrom } from '../../src/domain/list-record.ts'
import { isInCircle, LISTS, networkList, type ListItem, type ListName } from '../../src/domain/lists.ts'
import type { LocalPurpose } from '../../src/domain/purposes.ts'
import type { Value } from '../../src/domain/statement.ts'
import { purposeCheck, valueCheck } from '../../src/lists/list-check.ts'
import { readPurpose, typedPurpose } from '../../src/lists/purpose-typed.ts'
import { purposesNamed } from '../../src/lists/same-word.ts'
import { readValue, typedOf, type ValueTyped } from '../../src/lists/value-typed.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { at, DESK, keyOf, made } from '../domain/say.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})
const TODAY = '2026-03-12' as Day
const TAKEN = 'Ce mot est déjà dans la liste. Donnez-en un qui les distingue.'
const said = (list: ListName, k: number, fields: Record<string, Value>) =>
  fold(DIRECTORY, keyOf(k), [made(keyOf(k), 'value', { list, ...fields }, at(k), DIRECTORY)])!
const listOf = (list: ListName, ...all: readonly Record<string, Value>[]): ListItem[] =>
  networkList(
    list,
    all.map((fields, i) => valueFrom(said(list, i + 1, fields), null)!),
  )
const read = (list: ListName, item: ListItem | null, items: readonly ListItem[], typed: Partial<ValueTyped>) =>
  readValue({ ...typedOf(item), ...typed }, list, item, [], items, false, TODAY)
const labels = (main: string, by: Partial<ValueTyped['labels']['by']> = {}): ValueTyped['labels'] => ({
  main,
  by: { ...typedOf(null).labels.by, ...by },
})

test('S088 our own words differ within each list, in all six languages', () => {
  for (const language of LANGUAGES) {
    const texts = JSON.parse(readFileSync(`src/text/${language}.json`, 'utf8')) as Record<string, string>
    for (const [list, values] of Object.entries(LISTS)) {
      const key = (v: string) =>
        list === 'purpose'
          ? `purpose.${v}.long`
          : list === 'situation'
            ? `situation.${v}`
            : list === 'next-step'
              ? `next.${v}`
              : `list.${list}.${v}`
      const words = values.map(v => texts[key(v)]?.toLowerCase())
      expect(words).not.toContain(undefined)
      expect(new Set(words).size, `${list} ${language}`).toBe(values.length)
    }
  }
})
test('S088 a value may not be called as another of its list is, by us or by somebody, whatever the capitals and accents', () => {
  const items = listOf('purpose')
  const other = items.find(i => i.value === 'P0')!
  for (const word of ['Trouver un emploi', ' trouver  un EMPLOI'])
    expect(read('purpose', other, items, { labels: labels(word) })).toMatchObject({ wrong: { labels: 'taken' } })
  expect(read('purpose', other, items, { labels: labels('Divers') })).toHaveProperty('drafts')
  expect(read('purpose', other, items, { labels: labels('Autre chose') })).toHaveProperty('drafts') // its own word
  const renamed = listOf('situation', { value: 'pupil', label: 'Écolier', 'label.it': 'Scolaro' })
  expect(read('situation', null, renamed, { labels: labels('ecolier') })).toMatchObject({ wrong: { labels: 'taken' } })
  expect(read('situation', null, renamed, { labels: labels('Alumne', { it: 'scolaro' }) })).toMatchObject({ wrong: { labels: 'taken' } })
  expect(read('situation', null, renamed, { labels: labels('Alumne') })).toHaveProperty('drafts')
})
test('S088 of two named alike apart, one may still be retired without a new name', () => {
  const items = listOf('situation', { value: keyOf(1), label: 'Saisonnier' }, { value: keyOf(2), label: 'Saisonnier' })
  const one = items.find(i => i.value === keyOf(1))!
  expect(read('situation', one, items, { to: '2026-03-31' })).toHaveProperty('drafts')
  expect(read('situation', one, items, { labels: labels('SAISONNIER') })).toMatchObject({ wrong: { labels: 'taken' } })
})
test('S088 V13 a word that another bears by now is not put back, and is no third wording', () => {
  const items = listOf('situation', { value: 'pupil', label: 'Élève' })
  const check = valueCheck(
    said('situation', 1, { value: 'pupil', label: 'Élève' }),
    items.find(i => i.value === 'pupil')!,
    items,
    TODAY,
  )
  const employee = listOf('situation').find(i => i.value === 'employee')!
  expect(check('label', 'Salarié')).toBe(TAKEN)
  expect(check('label', 'Apprenti')).toBe(null)
  expect(employee.labels).toBe(null)
})
test('S085 a purpose of a centre may not be called as another that is offered in the same time', () => {
  const season: LocalPurpose = {
    id: keyOf(7),
    doc: DESK,
    centre: 'cas' as CentreCode,
    label: 'Saison',
    short: 'Saison',
    ref: 'P1',
    standsFor: [],
    from: '2025-12-01' as Day,
    to: '2026-03-31' as Day,
    order: 1,
    icon: null,
  }
  const named = purposesNamed([season], [])
  const typed = { ...typedPurpose(null, TODAY), ref: 'P1' }
  const own = (part: Partial<typeof typed>, before: LocalPurpose | null = null) =>
    readPurpose({ ...typed, ...part }, before, null, 2, TODAY, named)
  expect(own({ label: 'saison' })).toMatchObject({ wrong: { label: 'taken' } })
  expect(own({ label: 'saison', from: '2026-04-01' })).toHaveProperty('drafts') // the next one
  expect(own({ label: 'Trouver un emploi' })).toMatchObject({ wrong: { label: 'taken' } })
  expect(own({ label: 'Trouver un emploi', instead: true })).toHaveProperty('drafts') // in its place
  expect(own(typedPurpose(season, TODAY), season)).toHaveProperty('drafts')
  const record = fold(DESK, keyOf(8), [
    made(keyOf(8), 'purpose', { label: 'Hiver', ref: 'P1', from: '2026-01-01', to: null }, at(8), DESK),
  ])!
  const check = purposeCheck(record, 'cas' as CentreCode, TODAY, named)
  expect(check('label', 'Saison')).toBe(TAKEN)
  expect(check('label', 'Neige')).toBe(null)
})

test('V6 what takes the place of a value does not lead back to it, over however many', () => {
  const items = listOf('situation', { value: 'pupil', replacedBy: 'employee' }, { value: 'employee', replacedBy: 'retired' })
  const item = (value: string) => items.find(i => i.value === value)!
  const before = (value: string, replacedBy: string) => read('situation', item(value), items, { replacedBy })
  expect(before('employee', 'pupil')).toMatchObject({ wrong: { dates: 'replaced-in-circle' } })
  expect(before('employee', 'employee')).toMatchObject({ wrong: { dates: 'replaces-itself' } })
  const longer = listOf(
    'situation',
    { value: 'a1', label: 'A', replacedBy: 'b1' },
    { value: 'b1', label: 'B', replacedBy: 'c1' },
    { value: 'c1', label: 'C' },
  )
  const c = longer.find(i => i.value === 'c1')!
  expect(read('situation', c, longer, { replacedBy: 'a1' })).toMatchObject({ wrong: { dates: 'replaced-in-circle' } })
  expect(read('situation', c, longer, { replacedBy: 'pupil' })).toHaveProperty('drafts')
  const check = valueCheck(said('situation', 3, { value: 'c1', label: 'C' }), c, longer, TODAY)
  expect(check('replacedBy', 'a1')).toMatch(/revenir ici/)
})
test('V6 C11 a circle that two made apart ends when it is read, and each in it is told', () => {
  const items = listOf(
    'situation',
    { value: 'a1', label: 'A', replacedBy: 'b1' },
    { value: 'b1', label: 'B', replacedBy: 'a1' },
    { value: 'c1', label: 'C', replacedBy: 'a1' },
    { value: 'd1', label: 'D', replacedBy: 'd1' },
  )
  expect(items.filter(i => isInCircle(i, items)).map(i => i.value)).toEqual(['a1', 'b1', 'd1'])
  const c = items.find(i => i.value === 'c1')!
  expect(read('situation', c, items, {})).toHaveProperty('drafts') // it leads into one, and is not in it
})
