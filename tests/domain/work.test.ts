import { describe, expect, test } from 'vitest'
import { fold, type Folded } from '../../src/domain/fold.ts'
import type { Key } from '../../src/domain/ids.ts'
import type { PartialDate } from '../../src/domain/partial-date.ts'
import { parseStatement, writeStatement, type At, type Draft, type Statement, type Value } from '../../src/domain/statement.ts'
import { workEdits, workFields, workFrom, workRestated, withdrawnValue, type WorkStated } from '../../src/domain/work-record.ts'
import { restated } from '../../src/domain/restated.ts'
import { at, keyOf, made, permutations } from './say.ts'

const DOC = 'network/catalogue/2025/public'
const ID = keyOf(1)
const STATED: WorkStated = {
  title: 'Guide des aides à la mobilité',
  media: 'brochure',
  purposes: ['P1'],
  language: 'fr',
  authors: ['Hélène Vif', 'Collectif'],
  publisher: 'Éditions du Col',
  year: '2025' as PartialDate,
  isbn: '2-910966-08-9',
  issn: null,
}
const first = made(ID, 'work', workFields(STATED), at(1), DOC)
let n = 10
const said = (draft: Draft, when: At, by = 'counsellor@cas', key: Key = keyOf(++n)): Statement => {
  const s = parseStatement(DOC, key, writeStatement(draft, when, by))
  if (typeof s === 'string') throw new Error(s)
  return s
}
const folded = (...more: readonly Statement[]): Folded => fold(DOC, ID, [first, ...more])!
const work = (...more: readonly Statement[]) => workFrom(folded(...more))!
const edits = (record: Folded, change: Partial<WorkStated>, seq: number, by?: string): Statement[] =>
  workEdits(record, { ...STATED, ...change }).map((d, i) => said(d, at(seq + i), by))

describe('a work in statements', () => {
  test('it reads back, with the normal form of its number and what finds it', () => {
    const { words, ...row } = work()
    expect(row).toEqual({
      id: ID,
      doc: DOC,
      ...STATED,
      isbn: { typed: '2-910966-08-9', normal: '9782910966089' },
      state: { is: 'current' },
      changedApart: false,
      conflicts: [],
    })
    expect(words).toBe(' guide des aides a la mobilite helene vif collectif editions du col 9782910966089 2910966089')
  })
  test('V16 a title, a media type and one purpose are enough', () => {
    const little = workFields({ ...STATED, language: null, authors: [], publisher: null, year: null, isbn: null })
    expect(Object.keys(little)).toEqual(['title', 'media', 'purpose.P1'])
    expect(workFrom(fold(DOC, ID, [made(ID, 'work', little, at(1), DOC)])!)).toMatchObject({ authors: [], publisher: null, isbn: null })
  })
  test('V9 C14 a number with a wrong check digit is kept as it was typed', () => {
    expect(work(...edits(folded(), { isbn: '2-910966-08-8' }, 2)).isbn).toEqual({ typed: '2-910966-08-8', normal: null })
  })
  test.each<Record<string, Value>>([{ title: '' }, { title: 7 }, { title: '\u200b' }, { media: null }, { media: 'no such thing at all' }])(
    'what is no work is set aside: %o',
    wrong => {
      const s = made(ID, 'work', { ...workFields(STATED), ...wrong }, at(1), DOC)
      expect(workFrom(fold(DOC, ID, [s])!)).toBeNull()
    },
  )
})

describe('a change', () => {
  test('is one statement for each field that differs, and none where nothing does', () => {
    expect(workEdits(folded(), STATED)).toEqual([])
    const drafts = workEdits(folded(), { ...STATED, title: 'Autre', publisher: null, purposes: ['P3'], authors: ['Collectif'] })
    expect(drafts.map(d => d.kind === 'edit' && [d.field, d.value])).toEqual([
      ['authors', ['Collectif']],
      ['publisher', null],
      ['title', 'Autre'],
      ['purpose.P3', true],
      ['purpose.P1', false],
    ])
    const after = work(...drafts.map((d, i) => said(d, at(2 + i))))
    expect(after).toMatchObject({ title: 'Autre', publisher: null, purposes: ['P3'], authors: ['Collectif'], conflicts: [] })
  })
  test('V13 T4 of two titles given apart one shows by the stated rule, the other is kept, whatever the order of arrival', () => {
    const irg = edits(folded(), { title: 'Guide mobilité 2025' }, 2, 'counsellor@irg')
    const val = edits(folded(), { title: 'Guide des aides à la mobilité – éd. 2025' }, 5, 'information@val')
    for (const order of permutations([...irg, ...val])) {
      const record = folded(...order)
      expect(workFrom(record)).toMatchObject({ title: 'Guide des aides à la mobilité – éd. 2025', conflicts: ['title'] })
      expect(record.heads['title']?.map(h => [h.value, h.by])).toEqual([
        ['Guide des aides à la mobilité – éd. 2025', 'information@val'],
        ['Guide mobilité 2025', 'counsellor@irg'],
      ])
    }
    const both = folded(...irg, ...val)
    expect(work(...irg, ...val, said(restated(both, 'title', 'Guide mobilité 2025'), at(9)))).toMatchObject({
      title: 'Guide mobilité 2025',
      conflicts: [],
    })
  })
  test('V13 the same said apart, or twice by a quick hand, is no contradiction', () => {
    const twice = [edits(folded(), { title: 'Autre' }, 2), edits(folded(), { title: 'Autre' }, 3)].flat()
    expect(work(...twice)).toMatchObject({ title: 'Autre', conflicts: [] })
    const third = edits(folded(), { title: 'Encore autre' }, 4)
    expect(work(...twice, ...third).conflicts).toEqual(['title'])
  })
  test('V13 what comes while a form is open is another version: the form says what it was looking at when it was opened', () => {
    const opened = folded()
    const came = edits(folded(), { title: 'Venu entre-temps' }, 2, 'counsellor@irg')
    const saved = workEdits(opened, { ...STATED, title: 'Tapé ici' }).map(d => said(d, at(3)))
    const record = folded(...came, ...saved)
    expect(record.heads['title']?.map(h => h.value)).toEqual(['Tapé ici', 'Venu entre-temps'])
  })
  test('§7.4 purposes added apart make a union, without a conflict', () => {
    const a = edits(folded(), { purposes: ['P1', 'P3'] }, 2)
    const b = edits(folded(), { purposes: ['P1', 'P5'] }, 2)
    expect(work(...a, ...b)).toMatchObject({ purposes: ['P1', 'P3', 'P5'], conflicts: [] })
  })
  test('§7.4 a purpose removed here and put back there stays, and is flagged', () => {
    const removed = edits(folded(), { purposes: ['P3'] }, 2)
    const seen = folded(...removed)
    const back = workEdits(seen, { ...STATED, purposes: ['P1', 'P3'] }).map(d => said(d, at(4)))
    const again = edits(folded(...removed, ...back), { purposes: ['P3'] }, 6)
    const kept = said({ kind: 'edit', target: ID, field: 'purpose.P1', value: true, base: back.map(s => s.key) }, at(3))
    expect(work(...removed, ...back, ...again, kept)).toMatchObject({ purposes: ['P1', 'P3'], conflicts: ['purpose.P1'] })
  })
})

describe('withdrawn', () => {
  const gone = (record: Folded, seq: number): Statement => said(restated(record, 'state', withdrawnValue(record, 'outdated')), at(seq))

  test('it keeps everything, and comes back', () => {
    const w = gone(folded(), 2)
    expect(work(w)).toMatchObject({ title: STATED.title, state: { is: 'withdrawn', why: 'outdated' }, changedApart: false })
    const back = said(restated(folded(w), 'state', 'current'), at(3))
    expect(work(w, back)).toMatchObject({ state: { is: 'current' }, conflicts: [] })
  })
  test('C12 T4 edited by one who had not heard: withdrawn, the edit kept, and said; what she had seen herself is not', () => {
    const before = edits(folded(), { publisher: 'Col & Cie' }, 2)
    const w = gone(folded(...before), 3)
    expect(work(...before, w)).toMatchObject({ changedApart: false, publisher: 'Col & Cie' })
    const apart = edits(folded(), { title: 'Corrigé' }, 9)
    for (const order of permutations([...before, w, ...apart]))
      expect(work(...order)).toMatchObject({ title: 'Corrigé', state: { is: 'withdrawn' }, changedApart: true })
    // of two versions of one title she had seen one
    const two = edits(folded(), { publisher: 'Autre maison' }, 8)
    expect(work(...before, w, ...two)).toMatchObject({ changedApart: true, conflicts: ['publisher'] })
    const confirmed = gone(folded(...before, w, ...apart), 12)
    expect(work(...before, w, ...apart, confirmed)).toMatchObject({ state: { is: 'withdrawn' }, changedApart: false, conflicts: [] })
  })
  test('C12 an older withdrawal put back is said in the sight of what stands there now', () => {
    const w = gone(folded(), 2)
    const back = said(restated(folded(w), 'state', 'current'), at(3))
    const later = edits(folded(w, back), { title: 'Autre' }, 4)
    const record = folded(w, back, ...later)
    expect(work(w, back, ...later, said(workRestated(record, 'state', w.value), at(6)))).toMatchObject({
      title: 'Autre',
      state: { is: 'withdrawn', why: 'outdated' },
      changedApart: false,
    })
  })
  test('withdrawn by two people apart, each for a reason of her own, it is withdrawn and nothing waits', () => {
    const again = said(restated(folded(), 'state', withdrawnValue(folded(), 'twice')), at(3))
    expect(work(gone(folded(), 2), again)).toMatchObject({ state: { is: 'withdrawn', why: 'twice' }, conflicts: [], changedApart: false })
  })
  test('withdrawn here and superseded there is decided by a person', () => {
    expect(work(gone(folded(), 2), said(restated(folded(), 'state', 'superseded'), at(3))).conflicts).toEqual(['state'])
  })
  test('a statement of withdrawal of another app is respected, also with a reason this app does not know', () => {
    expect(work(said({ kind: 'withdraw', target: ID, reason: 'burnt' }, at(2))).state).toEqual({ is: 'withdrawn', why: 'other' })
  })
  test('what a statement says in the place of the state and is none leaves it in use', () => {
    for (const value of ['gone', 7, null, [], ['withdrew']])
      expect(work(said(restated(folded(), 'state', value), at(2))).state).toEqual({ is: 'current' })
  })
})
