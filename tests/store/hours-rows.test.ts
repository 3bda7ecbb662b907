// The nouns of hours as rows: periods that come besides and stops stand in the table of periods, outages in their own; rows that an older app made of newer statements are made anew.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { exceptionFields, nounOfPeriod, periodFields, type PeriodStated } from '../../src/domain/opening-record.ts'
import { openOn } from '../../src/domain/opening.ts'
import { outageFields } from '../../src/domain/outage.ts'
import { networkFields } from '../../src/domain/centre-record.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { plainName } from '../../src/domain/names.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { setFact } from '../../src/store/facts.ts'
import { hoursOf } from '../../src/store/read-day.ts'
import { rebuild, rebuildWhatIsDue } from '../../src/store/rebuild.ts'
import { rowsReady } from '../../src/store/rows.ts'
import type { Database } from '../../src/store/tables.ts'
import { device, diceOf, tables, write } from './device-under-test.ts'

const CAS = 'cas' as CentreCode
const DESK = deskDocument(CAS)
const day = (x: string): Day => x as Day // the tests' own days
const period = (p: Partial<PeriodStated>): Draft => {
  const stated: PeriodStated = { from: day('2025-09-01'), to: null, week: { 4: [{ from: 540, to: 720 }] }, ...p }
  return { kind: 'create', noun: nounOfPeriod(stated), fields: periodFields(stated) }
}
const said = async (): Promise<Database> => {
  const db = device()
  const dice = diceOf(1)
  await rowsReady(DESK)
  const network = networkFields({
    ...{ names: plainName('Haut-Vallon'), country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', demo: false },
    holidays: [{ from: day('2025-10-18'), to: day('2025-11-02') }],
  })
  await write(db, dice, [{ kind: 'create', noun: 'network', fields: network }], { doc: DIRECTORY })
  await write(
    db,
    dice,
    [
      period({}),
      period({ pattern: { term: 'in' }, week: { 4: [{ from: 840, to: 960 }] } }),
      period({ stop: { place: 'Place de la halle', zone: null }, week: { 5: [{ from: 600, to: 720 }] } }),
      { kind: 'create', noun: 'outage', fields: outageFields({ day: day('2025-10-09'), half: 'am', kind: 'power', text: null }) },
      {
        kind: 'create',
        noun: 'exception',
        fields: exceptionFields({
          day: day('2025-12-24'),
          to: day('2026-01-02'),
          half: null,
          intervals: [],
          reason: 'holiday',
          redirect: 'val' as CentreCode,
        }),
      },
    ],
    { doc: DESK },
  )
  return db
}

test('OH16 P3 each has its row, the school holidays come with the hours of a centre, and rows made anew are the same', async () => {
  const db = await said()
  expect([await db.periods.count(), await db.outages.count(), await db.exceptions.count(), await db.aside.count()]).toEqual([3, 1, 1, 0])
  const hours = await hoursOf(db, CAS)
  expect(openOn(hours, day('2025-10-09'))).toEqual([
    { from: 540, to: 720 },
    { from: 840, to: 960 },
  ])
  expect(openOn(hours, day('2025-10-23'))).toEqual([{ from: 540, to: 720 }])
  expect(openOn(hours, day('2025-10-10'))).toEqual([{ from: 600, to: 720 }])
  expect(openOn(hours, day('2025-12-25'))).toEqual([])
  const before = await tables(db)
  await rebuild(db, DESK)
  expect(await tables(db)).toEqual(before)
})

test('OH16 §4 what an older app set aside, or read as one day, is taken up after the update', async () => {
  const db = await said()
  const whole = await tables(db)
  // as an app would have left it that knew neither the nouns nor the last day
  for (const p of await db.periods.toArray())
    if (p.pattern || p.stop) {
      await db.periods.delete([p.doc, p.id])
      await db.aside.put({ doc: p.doc, key: p.id, target: p.id, why: 'newer' })
    }
  const [outage] = await db.outages.toArray()
  await db.outages.clear()
  await db.aside.put({ doc: DESK, key: outage!.id, target: outage!.id, why: 'newer' })
  const [exception] = await db.exceptions.toArray()
  const { to: _, redirect: __, ...old } = exception!
  await db.exceptions.put(old)
  await setFact(db, 'projection', { version: 5, left: [] })
  expect(openOn(await hoursOf(db, CAS), day('2025-12-25'))).toEqual([{ from: 540, to: 720 }])
  await rebuildWhatIsDue(db, 'after-update', async () => {})
  expect(await tables(db)).toEqual(whole)
})
