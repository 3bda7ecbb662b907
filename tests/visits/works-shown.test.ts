// S174: documents that were shown, as a visit states them, as it is corrected, and how often each was shown at a centre.
import { expect, test } from 'vitest'
import { besidesOf, VISIT_BESIDES } from '../../src/domain/besides.ts'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { NOTHING_TOLD, toldFields, toldFrom, type Told } from '../../src/domain/told.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { emptyVisit, type Visit } from '../../src/domain/visit.ts'
import type { Device } from '../../src/device/device.ts'
import { readRecord } from '../../src/store/read-record.ts'
import { timesShown } from '../../src/store/read-shown.ts'
import { setFact } from '../../src/store/facts.ts'
import { correctVisit } from '../../src/visits/correct-visit.ts'
import type { Where } from '../../src/visits/keep.ts'
import { create, device, diceOf, write } from '../store/device-under-test.ts'
import { keyOf } from '../domain/say.ts'

const CAS = 'cas' as CentreCode
const TODAY = '2025-10-09' as Day
const [GUIDE, OTHER] = [keyOf(501), keyOf(502)]
const shown = (...works: Told['works']): Draft => create({ besides: toldFields({ ...NOTHING_TOLD, works }) })

test('S174 what was shown is stated by keys, read back, and corrected by one statement that says the whole list', async () => {
  const db = device()
  const dice = diceOf(5)
  const now = Date.parse('2025-10-09T10:00:00+02:00')
  const at = { now: () => now, local: () => ({ day: TODAY, hour: 10, minute: 0 }) }
  await setFact(db, 'session', { device: 'd' as never, role: 'staff', centre: CAS, key: null as never, at: '' })
  const [key] = await write(db, dice, [shown(GUIDE, OTHER)])
  const visit = (await db.visits.toArray()).find(v => v.id === key) as Visit
  expect(toldFrom(visit.besides).works).toEqual([GUIDE, OTHER])
  const tablet = { db, dice, clock: at, build: TODAY } as unknown as Device // no more of it is asked for
  const where = { centre: CAS, precision: 'hour' } as unknown as Where
  const again = { ...emptyVisit('quick'), besides: toldFields({ ...NOTHING_TOLD, works: [OTHER] }) }
  const was = { ...emptyVisit('quick'), besides: toldFields({ ...NOTHING_TOLD, works: [GUIDE, OTHER] }) }
  const done = await correctVisit(tablet, where, visit, again, was)
  expect(done).toMatchObject({ kept: true })
  const read = await readRecord(db, visit.doc, visit.id)
  expect(read?.history.filter(l => l.kind === 'edit').map(l => l.field)).toEqual(['works'])
  expect(toldFrom(besidesOf(read!.record, VISIT_BESIDES) ?? undefined).works).toEqual([OTHER])
  expect(await correctVisit(tablet, where, (await db.visits.get([visit.doc, visit.id]))!, again, was)).toMatchObject({ why: 'same' })
})

test('S174 how often: visits of this centre and year that stand, each once; not another centre’s, not what was taken back', async () => {
  const db = device()
  const dice = diceOf(6)
  const at = (day: string, draft: Draft, doc = 'centre/cas/visits/2025-10') =>
    write(db, dice, [draft.kind === 'create' ? { ...draft, fields: { ...draft.fields, day } } : draft], { doc })
  await at('2025-10-01', shown(GUIDE))
  await at('2025-10-09', shown(GUIDE, OTHER))
  await at('2025-10-09', shown(OTHER))
  await at('2025-10-09', create())
  const [gone] = await at('2025-10-08', shown(GUIDE))
  await write(db, dice, [{ kind: 'void', target: gone!, reason: 'twice' }])
  await at('2024-12-31', shown(GUIDE), 'centre/cas/visits/2024-12')
  await at('2025-01-01', shown(GUIDE), 'centre/cas/visits/2025-01')
  await at('2025-10-09', shown(GUIDE), 'centre/irg/visits/2025-10')
  expect(await timesShown(db, CAS, GUIDE, TODAY)).toBe(3)
  expect(await timesShown(db, CAS, OTHER, TODAY)).toBe(2)
  expect(await timesShown(db, CAS, GUIDE, '2026-01-02' as Day)).toBe(0)
  // a part of the year is no count of it
  await setFact(db, 'arriving', { since: '2025-03' as never, first: '2024-12' as never })
  expect(await timesShown(db, CAS, GUIDE, TODAY)).toBeNull()
  await setFact(db, 'arriving', { since: '2025-01' as never, first: '2024-12' as never })
  expect(await timesShown(db, CAS, GUIDE, TODAY)).toBe(3)
})

test('S174 V1 what is no key of a document does not stand on a visit', () => {
  expect(toldFrom({ works: [GUIDE, 'Marie', 7, null, GUIDE] as never }).works).toEqual([GUIDE])
})
