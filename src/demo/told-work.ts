// T4: one document in three hands. Three prices, two opinions that part, and a title that two centres changed apart, which nobody has decided.
import type { Day } from '../domain/day.ts'
import { byIn } from '../domain/author.ts'
import { catalogueDocument } from '../domain/documents-of.ts'
import { opinionFields } from '../domain/opinion-record.ts'
import { priceFields } from '../domain/price-record.ts'
import type { Draft } from '../domain/statement.ts'
import type { Line } from './book.ts'
import { centreOf } from './network.ts'
import type { Saying } from './sayings.ts'
import type { SchoolYear } from './school-year.ts'
import type { DemoWork } from './works.ts'

const TITLE = 'Guide des aides à la mobilité'

/** A book for those who change, of the head's, in place of another such. */
export const withTold = (
  works: readonly DemoWork[],
  year: SchoolYear,
): { readonly works: readonly DemoWork[]; readonly told: DemoWork } => {
  const at = works.findIndex(
    ({ stated, centre }) => stated.media === 'book' && stated.purposes[0] === 'P4' && stated.language === 'fr' && centre.code === 'val',
  )
  const instead = works[at]
  if (!instead) throw new Error('no book to tell of')
  const told: DemoWork = { ...instead, added: `${year - 1}-11-12` as Day, stated: { ...instead.stated, title: TITLE, year: null } }
  return { works: works.map((w, i) => (i === at ? told : w)), told }
}

export const tellWork = ({ key, added, stated }: DemoWork, year: SchoolYear): readonly Saying[] => {
  const home = catalogueDocument(added.slice(0, 4), 'public')
  const from = (code: string, day: string, slot: number, doc: string, hat: string, draft: Draft): Saying => {
    const line: Line = { doc, tablet: `fonds ${code}`, day: day as Day, slot, by: byIn(doc, hat, centreOf(code).code) }
    return { line, draft }
  }
  const price = (code: string, on: string, amount: string): Saying => {
    const doc = catalogueDocument(on.slice(0, 4), 'staff')
    const fields = priceFields({ work: key, centre: centreOf(code).code, on: on as Day, kind: 'unit', amount, currency: 'EUR' })
    return from(code, on, 11, doc, 'information', { kind: 'create', noun: 'price', fields })
  }
  const opinion = (code: string, on: string, rating: 2 | 4, strengths: string, limits: string | null): Saying => {
    const doc = catalogueDocument(on.slice(0, 4), 'staff')
    const said = { work: key, centre: centreOf(code).code, on: on as Day, rating, strengths, limits, readership: 'Saisonniers' }
    return from(code, on, 11, doc, 'counsellor', { kind: 'create', noun: 'opinion', fields: opinionFields(said) })
  }
  const restated = (code: string, day: string, field: 'title' | 'state', value: string): Saying =>
    from(code, day, 15, home, 'information', { kind: 'edit', target: key, field, value, base: field in stated ? [key] : [] })
  return [
    price('val', added, '12.00'),
    price('cas', `${year}-11-03`, '14.50'),
    opinion('cas', `${year}-11-03`, 4, 'Tout est réuni : transport, logement, permis.', null),
    price('irg', `${year}-11-05`, '13.90'),
    opinion('irg', `${year}-11-05`, 2, 'Le tableau des aides.', 'Oublie les saisonniers qui passent la frontière.'),
    restated('irg', `${year}-11-05`, 'title', `Guide mobilité ${year}`),
    restated('val', `${year}-11-06`, 'title', `${TITLE} – éd. ${year}`),
    restated('val', `${year}-11-06`, 'state', 'superseded'),
  ]
}
