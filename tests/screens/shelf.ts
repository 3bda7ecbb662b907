// A fictional shelf: a handful of works, what three centres say of one of them, and where copies stand. As other devices wrote it before.
import { catalogueDocument, holdingsDocument } from '../../src/domain/documents-of.ts'
import { holdingFields } from '../../src/domain/holding-record.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { opinionFields } from '../../src/domain/opinion-record.ts'
import type { Rating } from '../../src/domain/opinion.ts'
import type { PartialDate } from '../../src/domain/partial-date.ts'
import { priceFields } from '../../src/domain/price-record.ts'
import type { Day } from '../../src/domain/day.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { workFields, type WorkStated } from '../../src/domain/work-record.ts'
import type { Served } from '../journeys/served.ts'

export const PUBLIC = catalogueDocument('2025', 'public')
export const STAFF = catalogueDocument('2025', 'staff')
export const GUIDE = 'Guide des aides à la mobilité'

const work = (title: string, more: Partial<WorkStated> = {}): Draft => ({
  kind: 'create',
  noun: 'work',
  fields: workFields({
    title,
    media: 'brochure',
    purposes: ['P1'],
    language: 'fr',
    authors: [],
    publisher: null,
    year: null,
    isbn: null,
    issn: null,
    ...more,
  }),
})
export const price = (of: Key, centre: string, amount: string, on: string): Draft => ({
  kind: 'create',
  noun: 'price',
  fields: priceFields({ work: of, centre: centre as CentreCode, on: on as Day, kind: 'unit', amount, currency: 'EUR' }),
})
export const opinion = (
  of: Key,
  centre: string,
  rating: Rating,
  on: string,
  strengths: string | null,
  limits: string | null = null,
): Draft => ({
  kind: 'create',
  noun: 'opinion',
  fields: opinionFields({ work: of, centre: centre as CentreCode, on: on as Day, rating, strengths, limits, readership: null }),
})
export const copies = (of: Key, n: number, mark: string | null): Draft => ({
  kind: 'create',
  noun: 'holding',
  fields: holdingFields({ work: of, copies: n, mark, place: null }),
})

/** The works of the shelf, in the order they were written; the first is the guide of T4. */
export const fillShelf = async (served: Served): Promise<readonly Key[]> => {
  const head = { by: 'coordination@val', day: '2025-01-10' }
  const works = await served.write(
    PUBLIC,
    [
      work(GUIDE, { purposes: ['P1', 'P3'], year: '2025' as PartialDate, isbn: '2-910966-08-9', publisher: 'Éditions du Col' }),
      work('Les métiers de la montagne', { media: 'book', purposes: ['P2'], authors: ['Hélène Vif'], year: '2024' as PartialDate }),
      work('Se loger pendant une formation', { purposes: ['P3'], year: '2025' as PartialDate }),
      work('Créer son atelier', { media: 'kit', purposes: ['P5'] }),
      work('Volontariat européen, premiers pas', { media: 'book', purposes: ['P2'], isbn: '2-910966-08-8' }),
      work('L’œuvre collective', { media: 'exhibition', purposes: ['P4'], language: 'it' }),
    ],
    head,
  )
  const [guide, montagne] = works as [Key, Key] // more were written
  await served.write(STAFF, [price(guide, 'val', '12.00', '2025-01-10')], head)
  await served.write(holdingsDocument('cas' as CentreCode), [copies(guide, 2, '4.1 MOB'), copies(montagne, 1, '2.6 MON')], {
    by: 'counsellor',
    day: '2025-02-03',
  })
  await served.write(holdingsDocument('orv' as CentreCode), [copies(guide, 1, 'M 12')], { by: 'counsellor', day: '2025-02-04' })
  return works
}

/** T4: what the three said apart, all three looking at what `fillShelf` wrote. */
export const sayApart = async (served: Served, guide: Key): Promise<void> => {
  const edit = (field: string, value: string, base: readonly Key[]): Draft => ({ kind: 'edit', target: guide, field, value, base })
  await served.write(
    STAFF,
    [
      price(guide, 'cas', '14.50', '2025-11-03'),
      opinion(guide, 'cas', 4, '2025-11-03', 'Tableau des aides très clair, à jour pour les saisonniers.'),
    ],
    {
      by: 'information@cas',
      day: '2025-11-03',
      slot: 10,
      seq: 20,
    },
  )
  const irg = { by: 'counsellor@irg', day: '2025-11-05', slot: 15, seq: 30 }
  await served.write(
    STAFF,
    [
      price(guide, 'irg', '13.90', '2025-11-05'),
      opinion(guide, 'irg', 2, '2025-11-05', null, 'Oublie les aides régionales. Compléter par la fiche logement.'),
    ],
    irg,
  )
  await served.write(PUBLIC, [edit('title', 'Guide mobilité 2025', [guide])], { ...irg, seq: 40 })
  await served.write(PUBLIC, [edit('title', 'Guide des aides à la mobilité – éd. 2025', [guide]), edit('state', 'superseded', [])], {
    by: 'coordination@val',
    day: '2025-11-06',
    slot: 10,
    seq: 50,
  })
}
