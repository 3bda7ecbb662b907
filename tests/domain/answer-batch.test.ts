// Sheets are mixed before anybody reads them: from what is stated no sheet can be put together again.
import { describe, expect, test } from 'vitest'
import {
  answered,
  isBlank,
  lastBatch,
  MIXED,
  MIXED_FROM,
  mixed,
  NO_ANSWERS,
  together,
  withSheet,
  type Batch,
  type Draw,
  type Sheet,
} from '../../src/domain/answer-batch.ts'
import { answersFields, answersFrom, collected, type Answers } from '../../src/domain/answers-record.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import type { Value } from '../../src/domain/statement.ts'
import { answersTo, LIBRARY, QUESTIONS } from '../../src/domain/survey-library.ts'
import { readAppend, writeAppend } from '../../src/wire/append.ts'
import { writeStatement } from '../../src/domain/statement.ts'
import { rng, seedOf } from '../random.ts'
import { at, DOC, ended, keyOf, made, shuffled } from './say.ts'

const seed = seedOf()
const CAS = 'cas' as CentreCode
const SURVEY = keyOf(7)
const drawBy =
  (r: () => number): Draw =>
  below =>
    Math.floor(r() * below)

const someSheet = (r: () => number, likely: number): Sheet =>
  Object.fromEntries(QUESTIONS.flatMap(q => (r() < likely ? [[q, answersTo(q)[Math.floor(r() * answersTo(q).length)]!] as const] : [])))

/** A device on which these sheets are filled in one after the other, and what it states; at the end the survey is over. */
const device = (sheets: readonly Sheet[], draw: Draw) => {
  let waiting = NO_ANSWERS
  const stated: Batch[] = []
  const waited: number[] = []
  for (const sheet of sheets) {
    waiting = withSheet(waiting, sheet)
    const mix = mixed(waiting, draw)
    if (mix) stated.push(mix.stated)
    waiting = mix ? mix.left : waiting
    waited.push(waiting.sheets)
  }
  return { stated, waited, last: lastBatch(waiting, draw) }
}
const whole = (sheets: readonly Sheet[]): Batch => sheets.reduce(withSheet, NO_ANSWERS)

describe(`sheets are mixed (RELAIS_SEED=${seed})`, () => {
  test('R25 V1 nothing is lost, nothing comes twice: what is stated adds up to what was answered, whatever the number of sheets', () => {
    for (let i = 0; i < 60; i++) {
      const r = rng(seed + i)
      // the first two are no blanks: of one alone not all is stated
      const sheets = Array.from({ length: 2 + Math.floor(r() * 60) }, (_, n) => someSheet(r, n < 2 ? 1 : r()))
      const { stated, last } = device(sheets, drawBy(r))
      expect(together([...stated, last!]), `seed ${seed + i}`).toEqual(whole(sheets))
    }
  })

  test('R25 V1 nothing is stated of fewer than five sheets while the survey goes on, and of no question fewer than five answers; at the end five or more are left', () => {
    for (let i = 0; i < 60; i++) {
      const r = rng(seed + i)
      const sheets = Array.from({ length: Math.floor(r() * 60) }, () => someSheet(r, 0.2 + r() * 0.8)).filter(s => !isBlank(s))
      const { stated, waited, last } = device(sheets, drawBy(r))
      for (const batch of stated) {
        expect(batch.sheets, `seed ${seed + i}`).toBeGreaterThanOrEqual(MIXED)
        for (const q of QUESTIONS) {
          const n = answered(batch.counts, q)
          expect(n === 0 || n >= MIXED, `seed ${seed + i}: ${q} ${n}`).toBe(true)
        }
      }
      expect(Math.max(0, ...waited)).toBeLessThan(MIXED_FROM)
      if (sheets.length >= MIXED) expect(last?.sheets, `seed ${seed + i}`).toBeGreaterThanOrEqual(MIXED)
    }
  })

  test('R25 V1 no sheet can be put together: other sheets with the same answers to each question state the very same, byte for byte', () => {
    for (let i = 0; i < 40; i++) {
      const r = rng(seed + i)
      const sheets = Array.from({ length: 5 + Math.floor(r() * 40) }, () => someSheet(r, 1))
      // between two statements the answers to each question change hands, each question for itself
      const groups = sheets.map((_, n) => (n < MIXED_FROM ? 0 : 1 + Math.floor((n - MIXED_FROM) / MIXED)))
      const others = sheets.map(s => ({ ...s }) as Record<string, string>)
      for (const g of new Set(groups))
        for (const q of QUESTIONS) {
          const places = sheets.flatMap((_, n) => (groups[n] === g ? [n] : []))
          const values = shuffled(
            places.map(n => sheets[n]![q]!),
            r,
          )
          places.forEach((n, k) => (others[n]![q] = values[k]!))
        }
      const [a, b] = [device(sheets, drawBy(rng(seed))), device(others, drawBy(rng(seed)))]
      expect(a.stated.length + (a.last ? 1 : 0)).toBeGreaterThan(0)
      expect(
        [...b.stated, b.last].map(x => JSON.stringify(x && answersFields(SURVEY, x))),
        `seed ${seed + i}`,
      ).toEqual([...a.stated, a.last].map(x => JSON.stringify(x && answersFields(SURVEY, x))))
    }
  })

  test('R25 V1 which answers stay is drawn by lot: the newest sheet is as likely to wait as the oldest', () => {
    let stayed = 0
    const runs = 400
    for (let i = 0; i < runs; i++) {
      // nine men and, last or first, one woman
      const sheets = Array.from({ length: MIXED_FROM }, (_, n): Sheet => ({ gender: n === (i % 2) * 9 ? 'woman' : 'man' }))
      const mix = mixed(whole(sheets), drawBy(rng(seed + i)))
      stayed += mix?.left.counts.gender?.['woman'] ?? 0
    }
    expect(stayed / runs, `seed ${seed}`).toBeGreaterThan(0.35)
    expect(stayed / runs, `seed ${seed}`).toBeLessThan(0.65)
  })

  test('R25 V1 of a sheet that is all alone at the end one answer is stated, drawn by lot; of two, both', () => {
    const alone: Sheet = { gender: 'woman', studies: 'none', heard: 'press' }
    const seen = new Set<string>()
    for (let i = 0; i < 60; i++) {
      const last = device([alone], drawBy(rng(seed + i))).last!
      expect(last.sheets).toBe(1)
      expect(Object.keys(last.counts)).toHaveLength(1)
      seen.add(Object.keys(last.counts)[0]!)
    }
    expect([...seen].sort()).toEqual(['gender', 'heard', 'studies'])
    expect(device([alone, { gender: 'man' }], drawBy(rng(1))).last).toEqual({
      sheets: 2,
      counts: { gender: { woman: 1, man: 1 }, studies: { none: 1 }, heard: { press: 1 } },
    })
    expect(lastBatch(NO_ANSWERS, drawBy(rng(1)))).toBe(null)
  })

  test('R15 a question that few answer waits on by itself until it can be mixed', () => {
    const sheets = Array.from({ length: 10 }, (_, n): Sheet => ({ gender: 'man', ...(n < 3 && { heard: 'press' as const }) }))
    const mix = mixed(whole(sheets), drawBy(rng(seed)))!
    expect(mix.stated).toEqual({ sheets: 5, counts: { gender: { man: 5 } } })
    expect(mix.left).toEqual({ sheets: 5, counts: { gender: { man: 5 }, heard: { press: 3 } } })
    expect(mixed(whole(sheets.slice(1)), drawBy(rng(seed)))).toBe(null)
  })

  test('R15 a sheet on which nothing is answered, or nothing the library knows, is none', () => {
    expect(withSheet(NO_ANSWERS, {})).toEqual(NO_ANSWERS)
    expect(withSheet(NO_ANSWERS, { gender: '?', name: 'Jean' } as Sheet)).toEqual(NO_ANSWERS)
    expect(withSheet(NO_ANSWERS, { gender: '?', studies: 'none' })).toEqual({ sheets: 1, counts: { studies: { none: 1 } } })
  })
})

describe('batches in statements', () => {
  const batch: Batch = { sheets: 12, counts: { gender: { woman: 7, man: 5 }, access: { '4': 11 } } }
  const key = keyOf(1)
  const fromFields = (fields: Record<string, Value>): Answers | null =>
    answersFrom(fold(DOC, key, [made(key, 'answers', fields, at(1))])!, CAS)
  const row: Answers = { id: key, doc: DOC, centre: CAS, survey: SURVEY, ...batch, voided: false }

  test('R15 it reads back as it was stated, in the library’s order, and every answer there is fits into one statement of the wire', () => {
    expect(fromFields(answersFields(SURVEY, batch))).toEqual(row)
    const turned: Batch = { sheets: 12, counts: { access: { '4': 11 }, gender: { man: 5, woman: 7 } } }
    expect(JSON.stringify(answersFields(SURVEY, turned))).toBe(JSON.stringify(answersFields(SURVEY, batch)))
    const full: Batch = {
      sheets: 9999,
      counts: Object.fromEntries(QUESTIONS.map(q => [q, Object.fromEntries(LIBRARY[q].map(v => [v, 9999]))])),
    }
    const value = writeStatement({ kind: 'create', noun: 'kiosk-answers', fields: answersFields(SURVEY, full) }, at(1), 'kiosk')
    expect(readAppend(writeAppend([{ client: 1, clock: 0, key, value }]))).toHaveLength(1)
  })

  test('R15 a bad value falls out and takes nothing else with it; without a survey or a count of sheets it is none', () => {
    const counts = (list: Value): Answers | null => fromFields({ survey: SURVEY, sheets: 12, counts: list })
    const good = ['gender', 'woman', 7] as const
    for (const bad of [
      ...[null, 3, 'x', [], ['gender'], ['gender', 'woman'], ['gender', 'woman', '7'], ['gender', 'woman', -1], ['gender', 'woman', 1.5]],
      ...[['gender', 'woman', 1e9], ['gender', 'queen', 4], ['shoes', 'woman', 4], ['gender', 3, 4], ['toString', 'x', 4], good],
      ...[
        ['gender', '__proto__', 4],
        ['__proto__', 'woman', 4],
        ['gender', 'woman', true],
      ],
    ] as Value[])
      expect(counts([good, bad]), JSON.stringify(bad)).toEqual({ ...row, counts: { gender: { woman: 7 } } })
    for (const bad of [null, 'x', 3, {}] as unknown as Value[]) expect(counts(bad)?.counts, String(bad)).toEqual({})
    expect(fromFields({ survey: 'x', sheets: 12, counts: [good] })).toBe(null)
    for (const sheets of [null, '12', -1, 1.5, 1e9] as Value[]) expect(fromFields({ survey: SURVEY, sheets, counts: [good] })).toBe(null)
  })

  test('R15 the same statement counts once, by its key; one that was taken back not at all', () => {
    const other: Answers = { ...row, id: keyOf(2) as Key }
    expect(collected([row, other, { ...row }, row])).toEqual({
      sheets: 24,
      counts: { gender: { woman: 14, man: 10 }, access: { '4': 22 } },
    })
    expect(collected([])).toEqual(NO_ANSWERS)
    const back = answersFrom(
      fold(DOC, key, [made(key, 'answers', answersFields(SURVEY, batch), at(1)), ended(keyOf(3), key, 'void', null, at(2))])!,
      CAS,
    )!
    expect(collected([back, other])).toEqual(batch)
  })
})
