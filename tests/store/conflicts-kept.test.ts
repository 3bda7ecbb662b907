// What two people say apart about one record is kept, whatever the record is: both values, an edit beside an ending, on every device alike.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { Key } from '../../src/domain/ids.ts'
import { isNoun } from '../../src/domain/nouns.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { commit } from '../../src/store/commit.ts'
import { readRecord } from '../../src/store/read-record.ts'
import { receive } from '../../src/store/receive.ts'
import { rowsReady } from '../../src/store/rows.ts'
import type { Database } from '../../src/store/tables.ts'
import { rng, seedOf } from '../random.ts'
import { device, diceOf, tables } from './device-under-test.ts'

/** Where each noun is at home. */
const HOMES: Readonly<Record<string, string>> = {
  visit: 'centre/cas/visits/2025-10',
  group: 'centre/cas/visits/2025-10',
  step: 'centre/cas/visits/2025-10',
  tally: 'centre/cas/visits/2025-10',
  'day-end': 'centre/cas/visits/2025-10',
  period: 'centre/cas/desk/public',
  exception: 'centre/cas/desk/public',
  'extra-hours': 'centre/cas/desk/public',
  outage: 'centre/cas/desk/public',
  stop: 'centre/cas/desk/public',
  purpose: 'centre/cas/desk/public',
  'local-value': 'centre/cas/desk/public',
  network: 'network/directory',
  territory: 'network/directory',
  zone: 'network/directory',
  centre: 'network/directory',
  value: 'network/directory',
  work: 'network/catalogue/2025/public',
  price: 'network/catalogue/2025/staff',
  opinion: 'network/catalogue/2025/staff',
  holding: 'centre/cas/holdings',
  event: 'centre/cas/calendar/2025/network',
  'sealed-month': 'centre/cas/remarks/2025-10',
  practice: 'network/commons/staff',
  partner: 'network/commons/public',
  duty: 'centre/cas/desk/public',
  survey: 'network/commons/public',
  answers: 'centre/cas/visits/2025-10',
  'kiosk-answers': 'centre/cas/kiosk/2025-10',
  satisfaction: 'centre/cas/kiosk/2025-10',
}
const seed = seedOf()

const say = async (db: Database, chance: number, doc: string, drafts: readonly Draft[]): Promise<readonly Key[]> => {
  await rowsReady()
  return commit(db, diceOf(chance), { doc, drafts, when: { day: '2025-10-09' as Day, slot: 10, clock: 'ok' }, by: 'counsellor', now: 1 })
}
/** Gives one device what another has said, in an order by chance. */
const give = async (from: Database, to: Database, doc: string, r: () => number): Promise<void> => {
  const rows = (await from.log.toArray()).map(l => ({ l, at: r() })).sort((a, b) => a.at - b.at)
  for (const { l } of rows) await receive(to, doc, [{ client: l.client, clock: l.clock, key: l.key, value: l.raw }], 1, 1)
}

test.each(Object.entries(HOMES))(
  'V13 F3 F6 of a %s both heads of an edit made apart are read, beside an ending too, the same on both',
  async (noun, doc) => {
    const r = rng(seed)
    expect(isNoun(noun)).toBe(true)
    for (const ending of ['withdraw', 'void', 'cancel'] as const) {
      const [a, b] = [device(), device()]
      const [id] = await say(a, r() * 2 ** 31, doc, [{ kind: 'create', noun, fields: { title: 'first' } }])
      await give(a, b, doc, r)
      const [inA] = await say(a, r() * 2 ** 31, doc, [{ kind: 'edit', target: id!, field: 'title', value: 'of a', base: [id!] }])
      const [inB] = await say(b, r() * 2 ** 31, doc, [
        { kind: 'edit', target: id!, field: 'title', value: 'of b', base: [id!] },
        { kind: ending, target: id!, reason: 'period' },
      ])
      await give(a, b, doc, r)
      await give(b, a, doc, r)
      for (const db of [a, b]) {
        const read = await readRecord(db, doc, id!)
        expect(read?.record.heads['title']?.map(h => h.key).toSorted(), `seed ${seed}`).toEqual([inA, inB].toSorted())
        expect(read?.record.ended?.kind).toBe(ending)
        expect(read?.history.length).toBe(4)
      }
      expect(await tables(a)).toEqual(await tables(b))
    }
  },
)

test('V13 every noun there is stands in the list above', async () => {
  const { LATER_ROWS } = await import('../../src/store/later-rows.ts')
  const { STAFF_ROWS } = await import('../../src/store/staff-rows.ts')
  expect(Object.keys(HOMES).toSorted()).toEqual([...Object.keys(LATER_ROWS), ...Object.keys(STAFF_ROWS), 'visit'].toSorted())
})
