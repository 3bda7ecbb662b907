// A centre that logs no visits: what is refused there, and what may still be finished.
import { expect, test } from 'vitest'
import { whereOf } from '../../src/app/where.ts'
import { CENTRE_KINDS, CENTRE_STATUSES } from '../../src/domain/centre-lists.ts'
import { logsVisits, ofCode, shutOf, type Shut } from '../../src/domain/centre.ts'

import { emptyVisit } from '../../src/domain/visit.ts'
import { drafts } from '../../src/store/drafts.ts'
import { keepDraft } from '../../src/store/keep-draft.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { recordGroup } from '../../src/visits/record-group.ts'
import { recordVisit, voidRecord } from '../../src/visits/record-visit.ts'
import type { Where } from '../../src/visits/keep.ts'
import { clockAt, code, day } from '../review/desk.ts'
import { device, diceOf } from '../store/device-under-test.ts'

const centre = { centre: code('cas'), precision: 'hour' } as const
const counter = async () => {
  const db = device()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'cas', key: {}, at: '' } as unknown as Session) // no key is needed to write
  return { db, clock: clockAt('2025-10-09 10:00'), dice: diceOf(1), build: day('2025-09-01') }
}
const SHUT: readonly Shut[] = ['planned', 'dormant', 'closed', 'associated']

test('CE2 §5.4 at a centre that is planned, dormant, closed or associated nothing new is noted; what was noted can be taken back', async () => {
  const d = await counter()
  const before = await recordVisit(d, centre, emptyVisit('quick'))
  if (!before.kept) throw new Error(before.why)
  for (const shut of SHUT) {
    const where: Where = { ...centre, shut }
    expect(await recordVisit(d, where, emptyVisit('quick')), shut).toEqual({ kept: false, why: 'shut' })
    expect(await recordGroup(d, where, { kind: 'class', size: 12, accompanying: 0 }), shut).toEqual({ kept: false, why: 'shut' })
  }
  expect([await d.db.visits.count(), await d.db.groups.count()]).toEqual([1, 0])
  const back = await voidRecord(d, { ...centre, shut: 'closed' }, { doc: before.doc, id: before.keys[0]! }, 'undo')
  expect([back.kept, (await d.db.visits.toArray())[0]?.voided]).toEqual([true, 'undo'])
})

test('CE2 B12 what was begun before the centre slept or closed may be finished; while it is planned the draft stays, and nothing is noted', async () => {
  for (const shut of SHUT) {
    const d = await counter()
    const draft = { id: 'd', centre: code('cas'), noun: 'visit', day: day('2025-10-09'), started: 1, touched: 1, entry: {} } as const
    await keepDraft(d.db, draft)
    const done = await recordVisit(d, { ...centre, shut }, emptyVisit('quick'), { finishes: 'd' })
    expect([done.kept, await d.db.visits.count(), (await drafts(d.db)).length], shut).toEqual(
      shut === 'planned' ? [false, 0, 1] : [true, 1, 0],
    )
  }
})

test('CE2 a device knows from the directory alone whether its centre logs visits; of two with one code the one that does', () => {
  const known = CENTRE_KINDS.flatMap(kind =>
    CENTRE_STATUSES.map(status => ({ code: code('cas'), kind, status, precision: 'hour' as const })),
  )
  for (const c of known) {
    expect(whereOf(c.code, c)).toEqual(logsVisits(c) ? centre : { ...centre, shut: shutOf(c) })
    const open = { ...c, kind: 'outlet', status: 'open' } as const
    for (const two of [
      [c, open],
      [open, c],
    ])
      expect(whereOf(code('cas'), ofCode(two, code('cas')))).toEqual(centre)
  }
  expect(ofCode(known, code('val'))).toBe(undefined)
})
