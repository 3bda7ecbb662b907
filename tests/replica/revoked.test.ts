// A device that was taken out of the network: whatever its role, it still opens, records and makes its copy; the relay sets apart what it sends.
import { expect, test } from 'vitest'
import { declareOpening } from '../../src/visits/declare-opening.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import type { Where } from '../../src/visits/keep.ts'
import { copied } from '../carry/stick.ts'
import { network } from './network-under-test.ts'
import type { Day } from '../../src/domain/day.ts'

const DAY = '2025-10-09' as Day
/** Nothing is known of its hours. */
const UNKNOWN = { announced: {}, periods: [], exceptions: [] }
const CLOSED = { day: DAY, half: null, intervals: [], reason: 'other' } as const
const at = (centre: string): Where => ({ centre: centre as Where['centre'], precision: 'hour' })

test.each([
  ['staff', 'cas', 'centre/cas/visits/'],
  ['associated', 'aur', 'centre/aur/desk/public'],
] as const)(
  'B18 M8 a removed device of %s still records and makes its copy, is told "set aside", and receives nothing more',
  async (role, centre, doc) => {
    const net = await network({ limits: { quarantineMs: 200 } })
    const [tablet, coordinator, other] = await Promise.all([
      net.device(role, centre),
      net.device('coordinator', null),
      net.device('staff', 'orv'),
    ])
    const note = async (): Promise<void> => {
      const done =
        role === 'staff'
          ? await recordVisit(tablet.device, at(centre), emptyVisit('quick'))
          : await declareOpening(tablet.device, at(centre), UNKNOWN, CLOSED)
      expect(done).toMatchObject({ kept: true })
    }
    await note()
    await tablet.sync()
    let answered = false
    const line = coordinator.online(p => (answered = p.answered))
    const { db } = tablet.device
    await expect.poll(() => answered).toBe(true)
    expect(await line.ask({ do: 'revoke', device: tablet.session.device })).toEqual({ ok: true })
    line.stop()
    await line.ended

    await declareOpening(other.device, at('orv'), UNKNOWN, CLOSED) // everybody may read it
    await other.sync()
    await note()
    expect(await tablet.sync()).toMatchObject({ code: 4401, reason: 'revoked' })
    expect((await db.refused.toArray()).map(r => [r.doc.startsWith(doc), r.reason])).toEqual([[true, 'quarantine']])
    expect((await db.log.toArray()).filter(l => l.doc.startsWith('centre/orv'))).toEqual([])

    await note() // it goes on recording, and all of it is on the screen and in the copy
    expect(await (role === 'staff' ? db.visits : db.exceptions).count()).toBe(3)
    const copy = await copied(tablet.device, net.origin())
    expect(copy.map(s => s.doc.startsWith(doc))).toEqual([true, true])
  },
)
