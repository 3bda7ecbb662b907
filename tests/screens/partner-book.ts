// The fictional partners at a relay, as centres of the network wrote them before.
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import type { Key } from '../../src/domain/ids.ts'
import { zoneFields } from '../../src/domain/territory.ts'
import { openBook } from '../../src/demo/book.ts'
import { writePartners } from '../../src/demo/partners.ts'
import { DEMO_ZONES } from '../../src/demo/territory.ts'
import type { Served } from '../journeys/served.ts'

const SEED = 2010

/** 118 partners and their duties, as they were known before `today`. */
export const fillPartners = async (served: Served, today: string): Promise<void> => {
  const zones = await served.write(
    DIRECTORY,
    DEMO_ZONES.map(zone => ({ kind: 'create', noun: 'zone', fields: zoneFields(zone) })),
    { by: 'coordination', day: '2025-09-01', seq: 100 },
  )
  const book = openBook(SEED, 'partners')
  const named: readonly Key[] = zones.filter((_, i) => !DEMO_ZONES[i]?.outside)
  writePartners(SEED, book, named, '2025-09-01' as Day, today as Day)
  for (const { doc, structs } of book.pieces(today as Day))
    await served.log.write([{ doc, device: 'before', at: Date.parse(today) / 1000, content: { is: 'append', structs } }])
  await served.log.flush()
}
