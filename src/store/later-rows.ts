// The rows of what everybody reads, an associated centre's phone too: one line for each noun.
import { centreFrom, networkFrom } from '../domain/centre-record.ts'
import { dutyFrom } from '../domain/duty-record.ts'
import { eventFrom } from '../domain/event-record.ts'
import { valueFrom } from '../domain/list-record.ts'
import type { Noun } from '../domain/nouns.ts'
import { exceptionFrom, periodFrom } from '../domain/opening-record.ts'
import { outageFrom } from '../domain/outage.ts'
import { purposeFrom } from '../domain/purpose-record.ts'
import { territoryFrom, zoneFrom } from '../domain/territory.ts'
import { ofCentre, type RowMaker } from './row-maker.ts'

export const LATER_ROWS = {
  period: { table: 'periods', make: ofCentre(periodFrom) },
  'extra-hours': { table: 'periods', make: ofCentre(periodFrom) },
  stop: { table: 'periods', make: ofCentre(periodFrom) },
  exception: { table: 'exceptions', make: ofCentre(exceptionFrom) },
  outage: { table: 'outages', make: ofCentre(outageFrom) },
  purpose: { table: 'purposes', make: ofCentre(purposeFrom) },
  'local-value': { table: 'values', make: ofCentre(valueFrom) },
  network: { table: 'networks', make: networkFrom },
  territory: { table: 'territories', make: territoryFrom },
  zone: { table: 'zones', make: zoneFrom },
  centre: { table: 'centres', make: centreFrom },
  duty: { table: 'duties', make: ofCentre(dutyFrom) },
  event: { table: 'events', make: ofCentre(eventFrom) },
  value: { table: 'values', make: record => valueFrom(record, null) },
} satisfies Partial<Record<Noun, RowMaker>>
