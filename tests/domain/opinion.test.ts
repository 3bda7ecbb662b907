import { describe, expect, test } from 'vitest'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { diverge, liveOpinions, pastOpinions, type Opinion } from '../../src/domain/opinion.ts'
import { opinionFields, opinionFrom, type OpinionStated } from '../../src/domain/opinion-record.ts'
import { rng } from '../random.ts'
import { at, DAY, keyOf, made, shuffled } from './say.ts'

const STAFF = 'network/catalogue/2025/staff'
const opinion = (n: number, centre: string | null, rating: Opinion['rating'], more: Partial<Opinion> = {}): Opinion => ({
  id: keyOf(n),
  doc: STAFF,
  work: keyOf(1),
  centre: centre as CentreCode | null,
  on: DAY,
  rating,
  strengths: null,
  limits: null,
  readership: null,
  at: at(n),
  by: `counsellor@${centre}`,
  withdrawn: null,
  ...more,
})
const taken = { why: 'mistake', at: at(50), by: 'counsellor' } as const

describe('opinions of a work', () => {
  const cas1 = opinion(1, 'cas', 4)
  const irg = opinion(2, 'irg', 2)
  const cas2 = opinion(3, 'cas', 3)
  const head = opinion(4, null, 4)

  test('S-opinions a centre has one that stands, its latest, in whatever order they came; the others are history', () => {
    for (const list of Array.from({ length: 20 }, (_, seed) => shuffled([cas1, irg, cas2, head], rng(seed)))) {
      expect(liveOpinions(list)).toEqual([head, cas2, irg])
      expect(pastOpinions(list)).toEqual([cas1])
    }
  })
  test('S-opinions one that is taken back gives way to the one before', () => {
    const list = [cas1, irg, { ...cas2, withdrawn: taken }]
    expect(liveOpinions(list)).toEqual([irg, cas1])
    expect(pastOpinions(list).map(o => o.id)).toEqual([cas2.id])
  })
  test('C15 two boxes apart is said, one is not; one alone diverges from nobody', () => {
    expect(diverge([cas1, irg])).toBe(true)
    expect(diverge([cas2, irg])).toBe(false)
    expect(diverge([cas1])).toBe(false)
    expect(diverge([])).toBe(false)
    expect(diverge([opinion(5, 'a', 1), opinion(6, 'b', 2), opinion(7, 'c', 3)])).toBe(true)
  })
})

describe('an opinion in a statement', () => {
  const stated: OpinionStated = {
    work: keyOf(1),
    centre: 'cas' as CentreCode,
    on: DAY,
    rating: 4,
    strengths: 'Tableau très clair',
    limits: null,
    readership: 'lycéens',
  }
  test('it reads back', () => {
    const record = fold(STAFF, keyOf(2), [made(keyOf(2), 'opinion', opinionFields(stated), at(1), STAFF)])!
    expect(opinionFrom(record)).toMatchObject({ ...stated, withdrawn: null })
  })
  test.each([0, 5, 2.5, '4', null])('a rating that is none of four is set aside: %s', rating => {
    const record = fold(STAFF, keyOf(2), [made(keyOf(2), 'opinion', { ...opinionFields(stated), rating }, at(1), STAFF)])!
    expect(opinionFrom(record)).toBeNull()
  })
})
