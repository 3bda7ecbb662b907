// The fictional catalogue written down: works by the year in which they were added, what is said of them by the year in which it was said.
import type { Day } from '../domain/day.ts'
import { byIn } from '../domain/author.ts'
import { catalogueDocument, holdingsDocument } from '../domain/documents-of.ts'
import { holdingFields } from '../domain/holding-record.ts'
import { opinionFields } from '../domain/opinion-record.ts'
import { priceFields } from '../domain/price-record.ts'
import type { Draft, Value } from '../domain/statement.ts'
import { workFields } from '../domain/work-record.ts'
import type { Book } from './book.ts'
import { chanceOf, oneOf, shuffled } from './chance.ts'
import { centreOf, type DemoCentre } from './network.ts'
import { writeSayings, type Saying } from './sayings.ts'
import { demoOpinions, demoPrices } from './said-of-works.ts'
import { monthIn, schoolYearOf, type SchoolYear } from './school-year.ts'
import { demoHoldings } from './shelves.ts'
import { tellWork, withTold } from './told-work.ts'
import { demoWorks, openDayFrom, type DemoWork } from './works.ts'
import { WORK_AUTHORS } from './work-words.ts'

const SUPERSEDED = 18
const WITHDRAWN = 9

const by = (centre: DemoCentre, day: Day, doc: string, hat: 'information' | 'counsellor', draft: Draft): Saying => ({
  line: { doc, tablet: `fonds ${centre.code}`, day, slot: 11, by: byIn(doc, hat, centre.code) },
  draft,
})
const yearly = (day: Day, part: 'public' | 'staff'): string => catalogueDocument(day.slice(0, 4), part)

/** Some old works give way, some are gone; of one, a centre that did not know named the authors anew (C12). */
const ends = (seed: number, works: readonly DemoWork[], year: SchoolYear): Saying[] => {
  const r = chanceOf(seed, 'ends')
  const old = shuffled(
    r,
    works.filter(w => w.added < `${year - 1}-01-01`),
  )
  const restated = (work: DemoWork, centre: DemoCentre, day: Day, field: 'state' | 'authors', value: Value): Saying =>
    by(centre, day, yearly(work.added, 'public'), 'information', {
      kind: 'edit',
      target: work.key,
      field,
      value,
      base: field === 'authors' && work.stated.authors.length > 0 ? [work.key] : [],
    })
  const head = centreOf('val')
  const someDay = (): Day => openDayFrom(seed, head, `${monthIn(year, Math.floor(r() * 9))}-04` as Day)
  const [apart, ...others] = old
  const day = openDayFrom(seed, head, `${monthIn(year, 2)}-18` as Day)
  return [
    ...others.slice(0, SUPERSEDED).map(w => restated(w, head, someDay(), 'state', 'superseded')),
    ...others.slice(SUPERSEDED, SUPERSEDED + WITHDRAWN).map(w => restated(w, head, someDay(), 'state', gone(w))),
    ...(apart
      ? [restated(apart, head, day, 'state', gone(apart)), restated(apart, centreOf('cas'), day, 'authors', [oneOf(r, WORK_AUTHORS)])]
      : []),
  ]
}
/** Withdrawn by who saw nothing but what the work began with. */
const gone = (work: DemoWork): Value => ['withdrawn', 'outdated', [work.key]]

export const writeCatalogue = (seed: number, book: Book, start: Day, today: Day): void => {
  const year = schoolYearOf(start)
  const { works, told } = withTold(demoWorks(seed, year), year)
  const others = works.filter(w => w !== told)
  writeSayings(
    book,
    [
      ...works.map(({ key, centre, added, stated }): Saying => {
        const { line, draft } = by(centre, added, yearly(added, 'public'), 'information', {
          kind: 'create',
          noun: 'work',
          fields: workFields(stated),
        })
        return { line: { ...line, key }, draft }
      }),
      ...demoHoldings(seed, works, year).map(({ centre, day, stated }) =>
        by(centre, day, holdingsDocument(centre.code), 'information', { kind: 'create', noun: 'holding', fields: holdingFields(stated) }),
      ),
      ...demoPrices(seed, others).map(({ centre, day, stated }) =>
        by(centre, day, yearly(day, 'staff'), 'information', { kind: 'create', noun: 'price', fields: priceFields(stated) }),
      ),
      ...demoOpinions(seed, others, year).map(({ centre, day, stated }) =>
        by(centre, day, yearly(day, 'staff'), 'counsellor', { kind: 'create', noun: 'opinion', fields: opinionFields(stated) }),
      ),
      ...ends(seed, others, year),
      ...tellWork(told, year),
    ],
    today,
  )
}
