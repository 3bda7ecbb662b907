// Two tablets of one centre correct the same visit: what one has not touched is not taken back, what both have is not decided by who saves last.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { emptyVisit, type Visit, type VisitEntry } from '../../src/domain/visit.ts'
import type { Device } from '../../src/device/device.ts'
import { setFact } from '../../src/store/facts.ts'
import { correctVisit } from '../../src/visits/correct-visit.ts'
import type { Where } from '../../src/visits/keep.ts'
import { create, device, diceOf, write } from '../store/device-under-test.ts'

const where = { centre: 'cas', precision: 'hour' } as unknown as Where
const INTERVIEW: VisitEntry = { ...emptyVisit('interview'), purposes: ['P1'], duration: '15-30' }

const opened = async () => {
  const db = device()
  const dice = diceOf(5)
  const now = Date.parse('2025-10-09T10:00:00+02:00')
  const clock = { now: () => now, local: () => ({ day: '2025-10-09' as Day, hour: 10, minute: 0 }) }
  await setFact(db, 'session', { device: 'd' as never, role: 'staff', centre: 'cas' as CentreCode, key: null as never, at: '' })
  const [id] = await write(db, dice, [create(INTERVIEW)])
  const visit = async (): Promise<Visit> => (await db.visits.toArray()).find(v => v.id === id)! // it was just noted
  const tablet = { db, dice, clock, build: '2025-10-09' } as unknown as Device // no more of it is asked for
  /** As another tablet said it meanwhile. */
  const said = (field: string, value: string | readonly string[]) =>
    write(db, dice, [{ kind: 'edit', target: id!, field, value, base: [id!] }], { by: 'reception' })
  return { tablet, visit, said }
}

test('V13 C11 what another tablet stated while the form was open stays, where the form changed something else', async () => {
  const { tablet, visit, said } = await opened()
  const before = await visit()
  await said('situations', ['employee'])
  expect(await correctVisit(tablet, where, before, { ...INTERVIEW, duration: '30-60' }, INTERVIEW)).toMatchObject({ kept: true })
  expect(await visit()).toMatchObject({ situations: ['employee'], duration: '30-60' })
  expect((await visit()).conflicts ?? []).toEqual([])
})

test('V13 C11 a field that both have changed is open until somebody decides; one that is put back to what it was says nothing', async () => {
  const { tablet, visit, said } = await opened()
  const before = await visit()
  await said('duration', '5-15')
  expect(await correctVisit(tablet, where, before, INTERVIEW, INTERVIEW)).toMatchObject({ why: 'same' })
  expect(await visit()).toMatchObject({ duration: '5-15' })
  expect(await correctVisit(tablet, where, before, { ...INTERVIEW, duration: '30-60' }, INTERVIEW)).toMatchObject({ kept: true })
  expect((await visit()).conflicts).toEqual(['duration'])
})
