// The rows of everything but visits: one line for each noun.
import { answersFrom } from '../domain/answers-record.ts'
import { centreFrom, networkFrom } from '../domain/centre-record.ts'
import { dayEndFrom } from '../domain/day-end.ts'
import { groupFrom } from '../domain/group-visit.ts'
import { dutyFrom } from '../domain/duty-record.ts'
import { holdingFrom } from '../domain/holding-record.ts'
import { eventFrom } from '../domain/event-record.ts'
import { valueFrom } from '../domain/list-record.ts'
import type { Noun } from '../domain/nouns.ts'
import { exceptionFrom, periodFrom } from '../domain/opening-record.ts'
import { opinionFrom } from '../domain/opinion-record.ts'
import { partnerFrom } from '../domain/partner-record.ts'
import { practiceFrom } from '../domain/practice.ts'
import { priceFrom } from '../domain/price-record.ts'
import { purposeFrom } from '../domain/purpose-record.ts'
import { satisfactionFrom } from '../domain/satisfaction.ts'
import { stepFrom } from '../domain/step.ts'
import { surveyFrom } from '../domain/survey-record.ts'
import { tallyFrom } from '../domain/tally.ts'
import { territoryFrom, zoneFrom } from '../domain/territory.ts'
import { workFrom } from '../domain/work-record.ts'
import { sealedFrom } from '../domain/sealed-month.ts'
import { ofCentre, type RowMaker } from './row-maker.ts'

export const LATER_ROWS: Readonly<Record<Exclude<Noun, 'visit'>, RowMaker>> = {
  group: { table: 'groups', make: ofCentre(groupFrom) },
  step: { table: 'steps', make: ofCentre(stepFrom) },
  tally: { table: 'tallies', make: ofCentre(tallyFrom) },
  'day-end': { table: 'dayEnds', make: ofCentre(dayEndFrom) },
  period: { table: 'periods', make: ofCentre(periodFrom) },
  exception: { table: 'exceptions', make: ofCentre(exceptionFrom) },
  purpose: { table: 'purposes', make: ofCentre(purposeFrom) },
  'local-value': { table: 'values', make: ofCentre(valueFrom) },
  network: { table: 'networks', make: networkFrom },
  territory: { table: 'territories', make: territoryFrom },
  zone: { table: 'zones', make: zoneFrom },
  centre: { table: 'centres', make: centreFrom },
  practice: { table: 'practices', make: practiceFrom },
  partner: { table: 'partners', make: partnerFrom },
  duty: { table: 'duties', make: ofCentre(dutyFrom) },
  survey: { table: 'surveys', make: surveyFrom },
  answers: { table: 'answers', make: ofCentre(answersFrom) },
  'kiosk-answers': { table: 'answers', make: ofCentre(answersFrom) },
  satisfaction: { table: 'satisfactions', make: ofCentre(satisfactionFrom) },
  event: { table: 'events', make: ofCentre(eventFrom) },
  value: { table: 'values', make: record => valueFrom(record, null) },
  work: { table: 'works', make: workFrom },
  price: { table: 'prices', make: priceFrom },
  opinion: { table: 'opinions', make: opinionFrom },
  'sealed-month': { table: 'sealed', make: ofCentre(sealedFrom) },
  holding: { table: 'holdings', make: ofCentre(holdingFrom) },
}
