// What the kiosk's agenda reads, whatever lies on the device and whatever its role is.
import { expect, test } from 'vitest'
import { ROLES } from '../../src/domain/access.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { eventFields } from '../../src/domain/event-record.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { publicAgenda } from '../../src/kiosk/public-agenda.ts'
import { setFact } from '../../src/store/facts.ts'
import { learnAnswered } from '../../src/store/places.ts'
import { documentsOf } from '../domain/tables-of-documents.ts'
import { device, diceOf, write } from '../store/device-under-test.ts'

const TODAY = '2025-10-09' as Day
const event = (title: string): Draft => ({
  kind: 'create',
  noun: 'event',
  fields: eventFields({
    titles: { main: title, by: {} },
    language: 'fr',
    type: 'workshop',
    when: { start: wallTime(addDays(TODAY, 1), 840), end: null, zone: 'Europe/Paris' },
    place: null,
    audience: null,
    summary: null,
  }),
})

test('C8 E18 of events said in every document of the leak table, of two centres, the kiosk reads the public calendars alone; under every role', async () => {
  const db = device()
  const dice = diceOf(71)
  for (const centre of ['cas', 'irg'])
    for (const [kind, doc] of Object.entries(documentsOf(centre))) await write(db, dice, [event(`${kind}, ${centre}`)], { doc })
  expect((await db.events.toArray()).map(e => e.circle).sort()).toEqual(
    // the other documents are none an event has its place in
    ['associated', 'associated', 'network', 'network', 'own', 'own', 'public', 'public'],
  )
  for (const role of [...ROLES, null]) {
    if (role) await setFact(db, 'session', { device: 'd' as never, role, centre: 'cas' as CentreCode, key: null as never, at: '' })
    const { events } = await publicAgenda(db, TODAY)
    expect(events.map(s => s.event.titles.main).sort(), String(role)).toEqual(['calendar public, cas', 'calendar public, irg'])
    expect(
      events.flatMap(s => s.formers),
      String(role),
    ).toEqual([])
  }
})

test('E02 it says when the head was last heard, and that it never was', async () => {
  const db = device()
  expect((await publicAgenda(db, TODAY)).heard).toBe(null)
  await learnAnswered(db, 1_760_000_000_000, 1_760_000_000_500)
  expect((await publicAgenda(db, TODAY)).heard).toBe(1_760_000_000_000)
})
