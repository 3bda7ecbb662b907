// What people do at the devices of a simulated world, by chance: the real commands, or the real way of keeping for what has none here.
import { keep, type Kept } from '../../../src/device/keep.ts'
import type { Device } from '../../../src/device/device.ts'
import { mayWrite } from '../../../src/domain/access.ts'
import { addDays, monthOf, type Day } from '../../../src/domain/day.ts'
import { CIRCLES, DIRECTORY, visitsDocument, type Circle } from '../../../src/domain/document-name.ts'
import { calendarDocument, catalogueDocument, deskDocument } from '../../../src/domain/documents-of.ts'
import { eventFields } from '../../../src/domain/event-record.ts'
import { shared, isWider } from '../../../src/domain/event.ts'
import { GROUP_KINDS } from '../../../src/domain/group-visit.ts'
import type { CentreCode, Key } from '../../../src/domain/ids.ts'
import { valueFields } from '../../../src/domain/list-record.ts'
import { periodFields } from '../../../src/domain/opening-record.ts'
import { priceFields } from '../../../src/domain/price-record.ts'
import type { Draft } from '../../../src/domain/statement.ts'
import { emptyVisit, VISIT_KINDS, VOID_REASONS } from '../../../src/domain/visit.ts'
import { wallTime } from '../../../src/domain/wall-time.ts'
import { workFields } from '../../../src/domain/work-record.ts'
import type { Session } from '../../../src/store/facts.ts'
import { rowsReady } from '../../../src/store/rows.ts'
import type { Database } from '../../../src/store/tables.ts'
import { recordGroup } from '../../../src/visits/record-group.ts'
import { recordVisit, stateField, voidRecord } from '../../../src/visits/record-visit.ts'

export type Chance = () => number
export const pick = <T>(r: Chance, list: readonly T[]): T => list[Math.floor(r() * list.length)]! // never asked of an empty one
export const upTo = (r: Chance, n: number): number => Math.floor(r() * n)

type Said = Promise<Kept | { readonly kept: false; readonly why: string }>
type Hand = { readonly device: Device; readonly session: Session }

const write = async ({ device }: Hand, doc: string, drafts: readonly Draft[]): Promise<Kept> => {
  await rowsReady()
  return keep(device, { precision: 'hour' }, () => ({ doc, drafts }))
}
const year = (device: Device): string => device.clock.local().day.slice(0, 4)

/** A visit of this centre, or several things said of one at once; now and then a long one, so that a day leaves in several pieces. */
const visits = async (hand: Hand, r: Chance): Said => {
  const { device, session } = hand
  const where = { centre: session.centre!, precision: r() < 0.8 ? ('hour' as const) : ('half-day' as const) }
  const known =
    r() < 0.45 ? await device.db.visits.where('[centre+day]').between([where.centre, ''], [where.centre, '\uffff']).toArray() : []
  const any = known.length > 0 ? pick(r, known) : null
  const what = r()
  if (any && what < 0.4) return voidRecord(device, where, { doc: any.doc, id: any.id as Key }, pick(r, VOID_REASONS))
  if (any) return stateField(device, where, any, 'purposes', [pick(r, ['P1', 'P2', 'P3', 'P4'])], any.id as Key)
  if (what < 0.15) return recordGroup(device, where, { kind: pick(r, GROUP_KINDS), size: 1 + upTo(r, 30), accompanying: upTo(r, 3) })
  const entry = { ...emptyVisit(pick(r, VISIT_KINDS)), purposes: ['P1'], duration: '5-15' as const }
  return recordVisit(device, where, entry, r() < 0.1 ? { on: { day: addDays(device.clock.local().day, -upTo(r, 40)), slot: 10 } } : {})
}

const events = async (hand: Hand, r: Chance): Said => {
  const { device, session } = hand
  const centre = session.centre!
  const own = shared((await device.db.events.toArray()).filter(e => e.centre === centre && e.cancelled === null))
  const any = own.length > 0 && r() < 0.6 ? pick(r, own) : null
  const stated = {
    titles: { main: `Atelier ${upTo(r, 1000)}`, by: {} },
    language: 'fr' as const,
    type: 'workshop',
    when: { start: wallTime('2026-03-12' as Day, upTo(r, 20_000)), end: null, zone: 'Europe/Paris' },
    place: r() < 0.3 ? 'Mairie' : null,
    audience: null,
    summary: null,
  }
  if (!any)
    return write(hand, calendarDocument(centre, year(device), pick(r, CIRCLES)), [
      { kind: 'create', noun: 'event', fields: eventFields(stated) },
    ])
  const { doc, id, circle, uid } = any.event
  if (r() < 0.4) return write(hand, doc, [{ kind: 'cancel', target: id, reason: 'strike' }])
  const wider = CIRCLES.filter((c): c is Circle => isWider(c, circle))
  if (wider.length > 0 && r() < 0.4)
    return write(hand, calendarDocument(centre, year(device), pick(r, wider)), [
      { kind: 'create', noun: 'event', fields: eventFields(stated, { uid: uid as Key, former: { doc, id }, seen: [id] }) },
    ])
  return write(hand, doc, [
    { kind: 'edit', target: id, field: 'place', value: pick(r, ['Mairie', 'Salle des fêtes', 'École']), base: [id] },
  ])
}

const works = async (hand: Hand, r: Chance): Said => {
  const { device, session } = hand
  const known = await device.db.works.toArray()
  if (known.length === 0 || r() < 0.5)
    return write(hand, catalogueDocument(year(device), 'public'), [
      {
        kind: 'create',
        noun: 'work',
        fields: workFields({
          title: `Guide ${upTo(r, 100)}`,
          media: 'brochure',
          purposes: ['P1'],
          language: 'fr',
          authors: [],
          publisher: null,
          year: null,
          isbn: null,
          issn: null,
        }),
      },
    ])
  const work = pick(r, known)
  if (r() < 0.5)
    return write(hand, work.doc, [
      { kind: 'edit', target: work.id as Key, field: 'title', value: `Guide ${upTo(r, 100)}`, base: [work.id as Key] },
    ])
  const price = {
    work: work.id as Key,
    centre: session.centre ?? ('val' as CentreCode),
    on: device.clock.local().day,
    kind: 'unit' as const,
    amount: `${upTo(r, 30)}.00`,
    currency: 'EUR',
  }
  return write(hand, catalogueDocument(year(device), 'staff'), [{ kind: 'create', noun: 'price', fields: priceFields(price) }])
}

const desk = (hand: Hand, r: Chance): Said =>
  write(hand, deskDocument(hand.session.centre!), [
    {
      kind: 'create',
      noun: 'period',
      fields: periodFields({ from: '2025-09-01' as Day, to: null, week: { [1 + upTo(r, 5)]: [{ from: 540, to: 720 }] } }),
    },
  ])

/** A coordinator asks about a visit, or adds a value to a list of the network. */
const coordination = async (hand: Hand, r: Chance): Said => {
  const all = await hand.device.db.visits.limit(50).toArray()
  if (all.length === 0 || r() < 0.4)
    return write(hand, DIRECTORY, [
      {
        kind: 'create',
        noun: 'value',
        fields: valueFields({ list: 'purpose', value: `P${10 + upTo(r, 80)}`, labels: { main: `Motif ${upTo(r, 100)}`, by: {} } }),
      },
    ])
  const visit = pick(r, all)
  const proposed: Draft = {
    kind: 'edit',
    target: visit.id as Key,
    field: 'purposes',
    value: [pick(r, ['P1', 'P2'])],
    base: [visit.id as Key],
  }
  return write(hand, visit.doc.replace('/visits/', '/remarks/'), [proposed])
}

/** What a newer app of this same device once wrote: nouns, fields and kinds that this one does not know. */
const newer = (hand: Hand, r: Chance, doc: string, about: Key | null): Said =>
  write(hand, doc, [
    about && r() < 0.7
      ? r() < 0.5
        ? { kind: 'edit', target: about, field: 'weather', value: ['rain', upTo(r, 9)], base: [about] }
        : ({ kind: 'merge', target: about, reason: 'with another' } as unknown as Draft) // a kind of tomorrow
      : { kind: 'create', noun: 'mentoring', fields: { what: 'unknown', n: upTo(r, 9) } },
  ])

/** Statements of several kilobytes, so that what waits does not fit into one piece. */
const long = (hand: Hand, r: Chance, doc: string): Said =>
  write(
    hand,
    doc,
    Array.from({ length: 1 + upTo(r, 8) }, (): Draft => ({
      kind: 'create',
      noun: 'mentoring',
      fields: { text: 'x'.repeat(1500 + upTo(r, 2000)) },
    })),
  )

const firstVisit = async (db: Database, doc: string): Promise<Key | null> =>
  ((await db.visits.where('[doc+id]').between([doc, ''], [doc, '\uffff']).first())?.id as Key | undefined) ?? null

/** One thing done at a device. Resolves with what the person was told. */
export const act = async (hand: Hand, r: Chance): Said => {
  const { session, device } = hand
  const what = r()
  const isCounsellor = session.centre !== null && (session.role === 'staff' || session.role === 'coordinator')
  if (session.role === 'associated') return events(hand, r)
  if (session.role === 'coordinator' && (!isCounsellor || what < 0.5)) return r() < 0.8 ? coordination(hand, r) : works(hand, r)
  const doc = visitsDocument(session.centre!, monthOf(device.clock.local().day))
  if (what < 0.6 || !mayWrite(session, doc)) return visits(hand, r)
  if (what < 0.75) return events(hand, r)
  if (what < 0.86) return works(hand, r)
  if (what < 0.91) return desk(hand, r)
  if (what < 0.98) return newer(hand, r, doc, await firstVisit(device.db, doc))
  return long(hand, r, doc)
}
