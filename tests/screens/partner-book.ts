// The fictional partners at a relay, as centres of the network wrote them before.
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { zoneFields } from '../../src/domain/territory.ts'
import { openBook } from '../../src/demo/book.ts'
import { writePartners } from '../../src/demo/partners.ts'
import { DEMO_ZONES, demoZoneKey } from '../../src/demo/territory.ts'
import type { Served } from '../journeys/served.ts'

const SEED = 2010

/** 118 partners and their duties, as they were known before `today`. */
export const fillPartners = async (served: Served, today: string): Promise<void> => {
  const book = openBook(SEED, 'partners')
  const line = { doc: DIRECTORY, tablet: 'desk', day: '2025-09-01' as Day, slot: 9, by: 'coordination' }
  for (const zone of DEMO_ZONES)
    book.write({ ...line, key: demoZoneKey(SEED, zone.order) }, { kind: 'create', noun: 'zone', fields: zoneFields(zone) })
  writePartners(SEED, book, '2025-09-01' as Day, today as Day)
  for (const { doc, structs } of book.pieces(today as Day))
    await served.log.write([{ doc, device: 'before', at: Date.parse(today) / 1000, content: { is: 'append', structs } }])
  await served.log.flush()
}
