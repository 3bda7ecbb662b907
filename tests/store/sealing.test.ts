// A hand-over whose two entries stand in two books is one visit before and after each of them is sealed (V3, C05).
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { aggregate, sealedTotals } from '../../src/domain/sealed-month.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { totals } from '../../src/domain/day-totals.ts'
import { bookToSeal } from '../../src/store/sealing.ts'
import { device } from './device-under-test.ts'

const book = (month: string): string => `centre/cas/visits/${month}`
const visit = (id: string, month: string, sameAs: string | null = null): Visit => ({
  ...{ id: id.repeat(26) as Key, doc: book(month), centre: 'cas' as CentreCode, day: '2025-10-31' as Day, slot: 11, seq: 1, clock: 'ok' },
  ...{ kind: sameAs === null ? 'quick' : 'interview', purposes: [], duration: null, party: 1, situations: [], next: [] },
  ...{ handOver: null, sameAs: sameAs === null ? null : (sameAs.repeat(26) as Key), estimated: false, voided: null, conflicts: [] },
})

test('SE1 V3 C05 a whole in October and its part in November: one visit while both are here, with October sealed, with November sealed, with both', async () => {
  const db = device()
  const all = [visit('a', '2025-10'), visit('b', '2025-11', 'a'), visit('c', '2025-10'), visit('d', '2025-11')]
  await db.visits.bulkPut(all)
  for (const month of ['2025-10', '2025-11'])
    await db.places.put({ doc: book(month), have: 1, want: 1, dropped: 0, client: null, clock: 0 } as never)
  const sealedVisits = async (month: string): Promise<number> => {
    const read = await bookToSeal(db, book(month))
    if (typeof read === 'string') throw new Error(read)
    return sealedTotals(aggregate(read, () => [{ from: 540, to: 1080 }]).rows, []).visits
  }
  const here = async (): Promise<number> => totals(await db.visits.toArray(), [], []).visits
  const gone = (month: string): Promise<number> =>
    db.visits
      .where('[doc+id]')
      .between([book(month), ''], [book(month), '\uffff'])
      .delete()
  expect(await here()).toBe(3)

  const october = await sealedVisits('2025-10')
  await gone('2025-10')
  expect(october + (await here())).toBe(3)
  const november = await sealedVisits('2025-11')
  await gone('2025-11')
  expect(october + november + (await here())).toBe(3)

  // the later one first
  await db.visits.bulkPut(all)
  const first = await sealedVisits('2025-11')
  await gone('2025-11')
  expect(first + (await here())).toBe(3)
  expect(first + (await sealedVisits('2025-10'))).toBe(3)
})
