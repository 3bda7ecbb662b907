// The rows of what only staff, coordinators and directors read, but for visits: one line for each noun. Not on an associated centre's phone.
import { answersFrom } from '../domain/answers-record.ts'
import { dayEndFrom } from '../domain/day-end.ts'
import { groupFrom } from '../domain/group-visit.ts'
import { holdingFrom } from '../domain/holding-record.ts'
import type { Noun } from '../domain/nouns.ts'
import { opinionFrom } from '../domain/opinion-record.ts'
import { partnerFrom } from '../domain/partner-record.ts'
import { practiceFrom } from '../domain/practice.ts'
import { priceFrom } from '../domain/price-record.ts'
import { stepFrom } from '../domain/step.ts'
import { tallyFrom } from '../domain/tally.ts'
import { workFrom } from '../domain/work-record.ts'
import { satisfactionFrom } from '../domain/satisfaction.ts'
import { surveyFrom } from '../domain/survey-record.ts'
import { sealedFrom } from '../domain/sealed-month.ts'
import { ofCentre, type RowMaker } from './row-maker.ts'

export const STAFF_ROWS = {
  group: { table: 'groups', make: ofCentre(groupFrom) },
  step: { table: 'steps', make: ofCentre(stepFrom) },
  tally: { table: 'tallies', make: ofCentre(tallyFrom) },
  survey: { table: 'surveys', make: surveyFrom },
  answers: { table: 'answers', make: ofCentre(answersFrom) },
  'kiosk-answers': { table: 'answers', make: ofCentre(answersFrom) },
  satisfaction: { table: 'satisfactions', make: ofCentre(satisfactionFrom) },
  'day-end': { table: 'dayEnds', make: ofCentre(dayEndFrom) },
  practice: { table: 'practices', make: practiceFrom },
  partner: { table: 'partners', make: partnerFrom },
  work: { table: 'works', make: workFrom },
  price: { table: 'prices', make: priceFrom },
  opinion: { table: 'opinions', make: opinionFrom },
  'sealed-month': { table: 'sealed', make: ofCentre(sealedFrom) },
  holding: { table: 'holdings', make: ofCentre(holdingFrom) },
} satisfies Partial<Record<Noun, RowMaker>>
