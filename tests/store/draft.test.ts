// One draft, one visit: whoever saves it first, in whatever tab, and whatever is touched meanwhile.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { DraftGone } from '../../src/store/commit.ts'
import { drafts } from '../../src/store/drafts.ts'
import { keepDraft, keepDraftAgain, throwAway } from '../../src/store/keep-draft.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { visitProblems } from '../../src/domain/visit.ts'
import { readVisitDraft } from '../../src/visits/visit-draft.ts'
import { keep } from '../../src/visits/keep.ts'
import { clockAt, day } from '../review/desk.ts'
import { create, device, diceOf, DOC, write } from './device-under-test.ts'

const row = { id: 'd', noun: 'visit' as const, centre: 'cas' as never, day: '2025-10-09' as Day, started: 1, touched: 1, entry: {} }

test('B12 S2 a draft that is saved in two tabs is one visit; the second is told, and nothing of it is written', async () => {
  const db = device()
  const dice = diceOf(4)
  await keepDraft(db, row)
  const both = await Promise.allSettled([write(db, dice, [create()], { finishes: 'd' }), write(db, dice, [create()], { finishes: 'd' })])
  expect(both.map(b => b.status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(write(db, dice, [create()], { finishes: 'd' })).rejects.toThrow(DraftGone)
  expect([await db.visits.count(), await db.log.count(), await db.outbox.count()]).toEqual([1, 1, 1])
})
test('B12 S2 a draft thrown away in another tab is not saved: the command says so as a value', async () => {
  const db = device()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'cas', key: {}, at: '' } as unknown as Session) // no key is needed to write
  await keepDraft(db, row)
  await throwAway(db, 'd')
  const where = { centre: 'cas' as never, precision: 'hour' } as const
  const done = await keep(
    { db, clock: clockAt('2025-10-09 10:00'), dice: diceOf(1), build: day('2025-09-01') },
    where,
    () => ({
      doc: DOC,
      drafts: [create()],
    }),
    'd',
  )
  expect(done).toEqual({ kept: false, why: 'already' })
  expect(await db.visits.count()).toBe(0)
})
test('B12 S2 a touch while Save is under way, or after it in another tab, does not bring the draft back', async () => {
  const db = device()
  await keepDraft(db, row)
  const saving = write(db, diceOf(5), [create()], { finishes: 'd' })
  const touch = keepDraftAgain(db, { ...row, touched: 2 })
  await Promise.all([saving, touch])
  expect(await drafts(db)).toEqual([])
  expect(await keepDraftAgain(db, { ...row, touched: 3 })).toBe('gone')
  expect(await drafts(db)).toEqual([])
})
test('B12 S2 each later touch is kept', async () => {
  const db = device()
  await keepDraft(db, row)
  expect(await keepDraftAgain(db, { ...row, touched: 2, entry: { party: 3 } })).toBe('kept')
  expect(await drafts(db)).toEqual([{ ...row, touched: 2, entry: { party: 3 } }])
})

test('V16 a number that saving refused is there again with its draft, and is refused again; what is no number at all is one person', () => {
  const party = (n: unknown): number => readVisitDraft({ party: n }).party
  expect([99, 0, 7].map(party)).toEqual([99, 0, 7])
  expect(visitProblems({ ...readVisitDraft({ purposes: ['P1'], duration: '5-15', party: 99 }) })).toEqual(['party-size'])
  for (const n of [1e9, -3, Number.NaN, 2.5])
    expect(visitProblems({ ...readVisitDraft({ purposes: ['P1'], duration: '5-15', party: n }) }), String(n)).toEqual(['party-size'])
  expect(['4', null, undefined].map(party)).toEqual([1, 1, 1])
})
