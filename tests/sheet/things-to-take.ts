// What a fictional centre can put on a sheet: documents with copies, partners with duty, events and key dates, as other devices stated them before.
import { dutyFields } from '../../src/domain/duty-record.ts'
import { calendarDocument, catalogueDocument, deskDocument, holdingsDocument } from '../../src/domain/documents-of.ts'
import type { Circle } from '../../src/domain/document-name.ts'
import type { Day } from '../../src/domain/day.ts'
import { eventFields, type EventStated } from '../../src/domain/event-record.ts'
import { holdingFields } from '../../src/domain/holding-record.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { plainName } from '../../src/domain/names.ts'
import type { PartialDate } from '../../src/domain/partial-date.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { partnerFields, type PartnerStated } from '../../src/domain/partner-record.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { workFields, type WorkStated } from '../../src/domain/work-record.ts'

/** A Thursday, market day at Castelroc. */
export const TODAY = '2026-03-12' as Day
export const CAS = 'cas' as CentreCode
const PUBLIC = catalogueDocument('2025', 'public')

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
    year: '2025' as PartialDate,
    isbn: null,
    issn: null,
    ...more,
  }),
})
const copies = (of: Key, mark: string | null, place: string | null = null): Draft => ({
  kind: 'create',
  noun: 'holding',
  fields: holdingFields({ work: of, copies: 1, mark, place }),
})
export const partner = (name: string, more: Partial<PartnerStated> = {}): Draft => ({
  kind: 'create',
  noun: 'partner',
  fields: partnerFields(
    {
      names: [{ from: null, name }],
      short: null,
      type: 'adult-training',
      engagement: 'permanent',
      offer: null,
      zones: [],
      purposes: ['P3'],
      themes: [],
      adaptations: [],
      reception: null,
      line: null,
      letterbox: null,
      web: null,
      ...more,
    },
    '2026-02-03' as Day,
  ),
})
export const event = (title: string, day: string, from: number, more: Partial<EventStated> = {}): Draft => ({
  kind: 'create',
  noun: 'event',
  fields: eventFields({
    titles: plainName(title),
    language: 'fr',
    type: 'workshop',
    when: { start: wallTime(day as Day, from), end: null, zone: 'Europe/Paris' },
    place: null,
    audience: null,
    summary: null,
    ...more,
  }),
})
const keyDate = (title: string, day: string): Draft => event(title, day, 540, { type: 'key-date' })
export const calendar = (centre: string, circle: Circle = 'public'): string => calendarDocument(centre as CentreCode, '2026', circle)

export type Taken = {
  readonly lodging: Key
  readonly guide: Key
  readonly far: Key
  readonly adults: Key
  readonly youth: Key
  readonly workshop: Key
  readonly fair: Key
  readonly wishes: Key
}
/** `write`: into any document, as somebody of Castelroc or of the network did before; gives the keys. */
export const fillCounter = async (write: (doc: string, drafts: readonly Draft[]) => Promise<readonly Key[]>): Promise<Taken> => {
  const [lodging, guide, far] = (await write(PUBLIC, [
    work('Se loger pendant une formation'),
    work('Guide des aides à la mobilité', { year: '2025-09' as PartialDate }),
    work('Guida ai lavori di montagna', { language: 'it', media: 'book', year: null }),
  ])) as [Key, Key, Key] // as many as were written
  await write(holdingsDocument(CAS), [copies(lodging, '3.4'), copies(guide, '4.1 MOB', 'salle du fond')])
  await write(holdingsDocument('orv' as CentreCode), [copies(far, null)])
  const [adults, youth] = (await write(COMMONS_PUBLIC, [
    partner('Point formation adultes', {
      offer: 'Formations de base pour adultes. Gratuit.',
      reception: 'Accueil, rez-de-chaussée',
      line: '05 55 00 01 02',
      letterbox: 'accueil@formation.example',
      web: 'https://www.formation.example/',
    }),
    partner('Mission jeunes du Vallon', { type: 'youth-service' }),
  ])) as [Key, Key] // as many as were written
  await write(deskDocument(CAS), [
    {
      kind: 'create',
      noun: 'duty',
      fields: dutyFields({
        partner: adults,
        purposes: [],
        when: { is: 'weekly', weekday: 1, every: 1, from: '2026-01-05' as Day, to: null },
        hours: { from: 540, to: 720 },
      }),
    },
  ])
  const [workshop, wishes] = (await write(calendar('cas'), [
    event('Un CV pour la saison d’été', '2026-03-26', 930, {
      titles: { main: 'Un CV pour la saison d’été', by: { en: 'A CV for the summer season' } },
      when: { start: wallTime('2026-03-26' as Day, 930), end: wallTime('2026-03-26' as Day, 1050), zone: 'Europe/Paris' },
    }),
    keyDate('Fin des vœux de formation', '2026-03-31'),
    keyDate('Vœux de l’an passé', '2026-01-31'),
  ])) as [Key, Key] // the first two
  const [fair] = (await write(calendar('orv', 'network'), [
    event('Forum des métiers', '2026-04-02', 540, {
      when: { start: wallTime('2026-04-02' as Day, 540), end: wallTime('2026-04-03' as Day, 1020), zone: 'Europe/Paris' },
      place: 'salle des fêtes',
    }),
  ])) as [Key] // one was written
  return { lodging, guide, far, adults, youth, workshop, fair, wishes }
}
