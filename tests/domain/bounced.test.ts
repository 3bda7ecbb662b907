import { expect, test } from 'vitest'
import { bounced, type BouncedRow, type Reading } from '../../src/domain/bounced.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { NOTHING_TOLD, toldFields, type Told } from '../../src/domain/told.ts'
import { emptyVisit, type Visit } from '../../src/domain/visit.ts'
import { DAY, DOC, keyOf } from './say.ts'

const PARTNER = keyOf(900)
const OWN = keyOf(901)
const READ: Reading = {
  typeOf: v => (v === PARTNER ? 'business-creation' : v === OWN ? 'association' : v),
  isUnanswered: next => next === 'unanswered' || next === OWN,
}
let n = 0
const visit = (told: Partial<Told> = {}, more: Partial<Visit> = {}): Visit => ({
  ...emptyVisit('interview'),
  ...{ id: keyOf(++n), doc: DOC, centre: 'cas' as CentreCode, day: DAY, slot: 10, seq: n, clock: 'ok', handOver: null, sameAs: null },
  ...{ estimated: false, voided: null, conflicts: [], besides: toldFields({ ...NOTHING_TOLD, ...told }) },
  ...more,
})
const row = (rows: readonly BouncedRow[], type: string) => rows.find(r => r.type === type)

test('S106 S171 S099 pointed to, come from and seen before, by type; a partner’s key and a centre’s own type count under theirs', () => {
  const { rows, visits } = bounced(
    [
      visit({
        referrals: [
          [PARTNER, 2, null, null],
          ['chamber', null, null, null],
        ],
      }),
      visit({ referrals: [['business-creation', 0, null, null]], sentBy: 'chamber' }),
      visit({ alreadySeen: ['chamber', OWN], sentBy: OWN }),
      visit({ sentBy: PARTNER }),
      visit(),
      visit({ referrals: [['chamber', 1, null, null]] }, { voided: 'twice' }),
    ],
    READ,
  )
  expect(visits).toBe(5)
  expect(rows).toHaveLength(3)
  expect(row(rows, 'business-creation')).toEqual({ type: 'business-creation', pointed: 2, came: 1, seen: 0, sentBack: 0 })
  expect(row(rows, 'chamber')).toEqual({ type: 'chamber', pointed: 1, came: 1, seen: 1, sentBack: 0 })
  expect(row(rows, 'association')).toEqual({ type: 'association', pointed: 0, came: 1, seen: 1, sentBack: 0 })
})

test('S232 bounced is who had seen two, or was sent back, of those who were asked; what was not asked is in neither', () => {
  const all = bounced(
    [
      visit({ alreadySeen: ['chamber'] }),
      visit({ alreadySeen: ['chamber', 'company'] }),
      visit({ alreadySeen: ['chamber'], sentBack: true }),
      visit({ sentBack: true }),
      visit({ sentBack: false }),
      visit(),
    ],
    READ,
  )
  expect(all).toMatchObject({ visits: 6, answered: 5, bounced: 3, sentBack: 2, unanswered: 0, deadEnds: 0 })
  expect(row(all.rows, 'chamber')).toMatchObject({ seen: 3, sentBack: 1 })
  // two names of one type are one place
  expect(bounced([visit({ alreadySeen: ['business-creation', PARTNER] })], READ).bounced).toBe(0)
})

test('C18 a dead end is unanswered after a place that was seen, or after being sent back; unanswered alone is none', () => {
  const end = { next: ['unanswered'] }
  const all = bounced(
    [
      visit({}, end),
      visit({ sentBack: false }, end),
      visit({ sentBack: true }, end),
      visit({ alreadySeen: ['company'] }, { next: ['documents', OWN] }),
      visit({ alreadySeen: ['company'] }, { next: ['partner'] }),
    ],
    READ,
  )
  expect(all).toMatchObject({ unanswered: 4, deadEnds: 2 })
})

test('C05 what reception and the counsellor noted of the same people is one visit, and counts once', () => {
  const given = visit({ alreadySeen: ['chamber'], sentBy: 'chamber' }, { handOver: 'to-counsellor' })
  const received = visit(
    { alreadySeen: ['company', 'chamber'], referrals: [['chamber', 1, null, null]] },
    { sameAs: given.id as Key, next: ['unanswered'] },
  )
  const all = bounced([given, received], READ)
  expect(all).toMatchObject({ visits: 1, answered: 1, bounced: 1, deadEnds: 1 })
  expect(row(all.rows, 'chamber')).toEqual({ type: 'chamber', pointed: 1, came: 1, seen: 1, sentBack: 0 })
  // a part of what was taken back stands by itself
  expect(bounced([{ ...given, voided: '' }, received], READ)).toMatchObject({ visits: 1, bounced: 1 })
})

test('nothing noted is nothing said, not a row of zeros', () => {
  expect(bounced([], READ)).toEqual({ visits: 0, answered: 0, bounced: 0, sentBack: 0, unanswered: 0, deadEnds: 0, rows: [] })
  expect(bounced([visit()], READ).rows).toEqual([])
})
