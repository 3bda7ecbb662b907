// What the visits of one month tell of people who came and went between houses, in the values of the centre's own lists.
import { bounced, type Bounced } from '../domain/bounced.ts'
import { ofCode } from '../domain/centre.ts'
import { monthOf, type Day, type Month } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { mayPointTo } from '../domain/partner.ts'
import { unansweredStep } from '../domain/unanswered.ts'
import { bookBegins } from '../store/book-begins.ts'
import { booksBetween } from '../store/read-centres.ts'
import { centres } from '../store/read-day.ts'
import { allPartners } from '../store/read-partners.ts'
import { firstSealed, sealedOf } from '../store/read-sealed.ts'
import type { Database } from '../store/tables.ts'
import { partnerLists, typeHere, type PartnerLists } from './partner-lists.ts'

export type BouncedMonth = {
  readonly bounced: Bounced
  readonly lists: PartnerLists
  /** C18: types somebody was pointed to, and of which no partner that takes part is known. */
  readonly unknown: readonly string[]
  /** The month in which the centre's book begins, sealed ones too. */
  readonly first: Month
  /** The visits of this month are gone; what is counted are those that stand elsewhere. Their counts do not tell who was sent around: they are of one question each. */
  readonly sealed: boolean
}

export const bouncedMonth = async (db: Database, centre: CentreCode, month: Month, today: Day): Promise<BouncedMonth> => {
  const [books, lists, partners, all, sealed] = await Promise.all([
    booksBetween(db, [centre], `${month}-01` as Day, `${month}-31` as Day), // days are compared as words: no month is longer
    partnerLists(db, centre, today),
    allPartners(db),
    centres(db),
    sealedOf(db, centre),
  ])
  const here = ofCode(all, centre)
  const begins = here ? await bookBegins(db, here, firstSealed(sealed)) : null
  const read = bounced(books.get(centre)?.visits ?? [], {
    typeOf: value => typeHere(lists, partners.find(p => p.id === value)?.type ?? value),
    isUnanswered: unansweredStep(lists.stated, centre),
  })
  const known = new Set(partners.filter(mayPointTo).map(p => typeHere(lists, p.type)))
  return {
    bounced: read,
    lists,
    unknown: read.rows.flatMap(r => (r.pointed > 0 && !known.has(r.type) ? [r.type] : [])),
    first: monthOf(begins?.day ?? today),
    sealed: sealed.some(s => s.doc.endsWith(`/${month}`)),
  }
}
