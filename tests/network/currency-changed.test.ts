// The network goes over to another currency and zone, over a real relay: what was written before keeps its own, what comes after has the new one.
import { beforeAll, expect, test } from 'vitest'
import { networkFields } from '../../src/domain/centre-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { plainName } from '../../src/domain/names.ts'
import { readAmount } from '../../src/domain/price.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { createEvent } from '../../src/events/create-event.ts'
import { zoneText } from '../../src/text/event-text.ts'
import { card } from '../../src/holdings/card.ts'
import { isCurrency } from '../../src/holdings/price-words.ts'
import { statePrice } from '../../src/holdings/write-said.ts'
import { addWork } from '../../src/holdings/write-work.ts'
import { changes } from '../../src/domain/changed.ts'
import { write } from '../../src/records/write.ts'
import { network as networkOf } from '../../src/store/read-day.ts'
import { eventOf } from '../../src/store/read-events.ts'
import { readRecord } from '../../src/store/read-record.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { deskOf } from '../events/event-desk.ts'
import { network } from '../replica/network-under-test.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})
const CAS = 'cas' as CentreCode

test('§13 T4 E15 from the euro and Paris to the rupee and Mauritius: an old price keeps its currency, an old event its zone; a price without a currency is in rupees', async () => {
  const net = await network()
  const [head, castelroc] = [await net.device('coordinator', null), await net.device('staff', 'cas')]
  const [desk, counter] = [deskOf(head), deskOf(castelroc)]
  await write(desk, DIRECTORY, [
    {
      kind: 'create',
      noun: 'network',
      fields: networkFields({ names: plainName('Îles Basses'), country: 'MU', currency: 'EUR', timeZone: 'Europe/Paris', demo: false }),
    },
  ])
  await head.sync()
  await castelroc.sync()
  const { db } = castelroc.device
  const work = (await addWork(counter, {
    title: 'Les métiers de la mer',
    media: 'book',
    purposes: ['P1'],
    authors: [],
    language: null,
    publisher: null,
    year: null,
    isbn: null,
    issn: null,
  }))!
  const priced = async (typed: string): Promise<void> => {
    const read = readAmount(typed, (await card(db, work, CAS, '2030-03-05' as Day))!.currency, isCurrency)
    if ('problem' in read) throw new Error(read.problem.is)
    await statePrice(counter, { work, kind: 'unit', ...read, on: null })
  }
  await priced('12,50')
  const kept = await createEvent(counter, CAS, 'network', {
    titles: plainName('Club'),
    language: 'fr',
    type: 'club',
    when: { start: wallTime('2030-03-20' as Day, 840), end: null, zone: 'Europe/Paris' },
    place: null,
    audience: null,
    summary: null,
  })
  if (!kept.kept) throw new Error(kept.why)

  const before = (await networkOf(head.device.db))!
  const { record } = (await readRecord(head.device.db, before.doc, before.id))!
  await write(desk, before.doc, changes(record, { currency: 'MUR', timeZone: 'Indian/Mauritius' }))
  await head.sync()
  await castelroc.sync()
  await priced('600')

  const now = (await card(db, work, CAS, '2030-03-05' as Day))!
  expect(now.currency).toBe('MUR')
  expect(now.prices.map(p => [p.amount, p.currency]).sort()).toEqual([
    ['12.50', 'EUR'],
    ['600.00', 'MUR'],
  ])
  const { event } = (await eventOf(db, kept.keys[0]!))!
  expect(event.when).toMatchObject({ start: '2030-03-20T14:00', zone: 'Europe/Paris' })
  expect(zoneText(event.when, (await networkOf(db))?.timeZone)).toBe('Fuseau horaire\u00a0: Europe/Paris.')
})
