// The fictional partners and who of them has duty where: 118, of which 9 take part permanently, 31 now and then, 12 are prospects (`domain.md` §13).
import { addDays, weekday, type Day, type Minutes } from '../domain/day.ts'
import { byIn } from '../domain/author.ts'
import { deskDocument } from '../domain/documents-of.ts'
import { dutyFields, offField, type DutyStated } from '../domain/duty-record.ts'
import { plainWords } from '../domain/find-work.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import { checkedField, datedNameField, partnerFields, type PartnerStated } from '../domain/partner-record.ts'
import { COMMONS_PUBLIC, type Engagement } from '../domain/partner.ts'
import type { ReferenceId } from '../domain/purposes.ts'
import type { Draft } from '../domain/statement.ts'
import type { Book } from './book.ts'
import { bytesBy, chanceOf, dealt, oneOf, pick, type Chance } from './chance.ts'
import { centreOf, type DemoCentre } from './network.ts'
import { openDayBefore } from './openings.ts'
import { PARTNER_KINDS, RENAMED } from './partner-words.ts'
import { writeSayings, type Saying } from './sayings.ts'
import { monthIn, schoolYearOf, type SchoolYear } from './school-year.ts'
import { DEMO_ZONES, demoZoneKey } from './territory.ts'
import { openDayFrom } from './works.ts'

const OTHERS: readonly (readonly [Engagement, number])[] = [
  ['occasional', 31],
  ['prospect', 12],
  ['listed', 66],
]
/** By which centres they were added. */
const BY: readonly (readonly [string, number])[] = [
  ['val', 60],
  ['cas', 16],
  ['orv', 14],
  ['irg', 18],
  ['the', 5],
  ['ard', 5],
]
/** Months before the September of the scenarios in which they were added. */
const BEFORE = 15
/** Of those, looked at again about every year; the others wait for somebody. */
const CHECKED = 0.75
const ADAPTED = ['step-free', 'interpreter', 'quiet-place', 'easy-read'] as const

export type DemoPartner = {
  readonly key: Key
  readonly by: DemoCentre
  readonly added: Day
  readonly stated: PartnerStated
  readonly again: readonly Day[]
}

/** A switchboard in the range that is kept for invented numbers. */
const lineOf = (r: Chance): string => {
  const pair = (): string => String(10 + Math.floor(r() * 90))
  return `04 65 71 ${pair()} ${pair()}`
}

const described = (
  r: Chance,
  name: string,
  permanent: boolean,
  zones: readonly Key[],
): Omit<PartnerStated, 'names' | 'type' | 'engagement' | 'short' | 'offer' | 'purposes' | 'themes'> => {
  const host = `${plainWords(name).replaceAll(' ', '-')}.example`
  const known = (share: number): boolean => permanent || r() < share
  return {
    zones: permanent || r() < 0.4 ? [] : [oneOf(r, zones)],
    adaptations: known(0.2) ? [oneOf(r, ADAPTED)] : [],
    reception: known(0.3) ? 'Accueil' : null,
    line: known(0.6) ? lineOf(r) : null,
    letterbox: known(0.4) ? `contact@${host}` : null,
    web: known(0.5) ? `https://${host}` : null,
  }
}

/** Once in ten months to a little over a year, until the year after. */
const checksFrom = (seed: number, r: Chance, by: DemoCentre, added: Day, year: SchoolYear): readonly Day[] => {
  const out: Day[] = []
  for (let day = added; day < `${year + 2}-01-01`; out.push(day)) day = openDayFrom(seed, by, addDays(day, 300 + Math.floor(r() * 80)))
  return out
}

export const demoPartners = (seed: number, year: SchoolYear): readonly DemoPartner[] => {
  const r = chanceOf(seed, 'partners')
  const zones = DEMO_ZONES.filter(z => !z.outside).map(z => demoZoneKey(seed, z.order))
  const engagements = dealt(r, OTHERS)
  return PARTNER_KINDS.flatMap(({ type, purposes, themes, names, first }) =>
    names.map((name, i): DemoPartner => {
      const permanent = i === 0 && first !== undefined
      const by = centreOf(permanent ? 'val' : pick(r, BY))
      const added = openDayFrom(seed, by, `${monthIn(year, -1 - Math.floor(r() * BEFORE))}-09` as Day)
      return {
        key: keyFrom(bytesBy(r, 16)),
        by,
        added,
        again: r() < CHECKED ? checksFrom(seed, r, by, added, year) : [],
        stated: {
          names: [{ from: null, name }],
          type,
          engagement: permanent ? 'permanent' : engagements.pop()!, // as many
          short: permanent ? first.short : null,
          offer: permanent ? first.offer : null,
          purposes,
          themes: permanent ? themes : [oneOf(r, themes)],
          ...described(r, name, permanent, zones),
        },
      }
    }),
  )
}

type Planned = readonly [
  centre: string,
  type: string,
  purposes: readonly ReferenceId[],
  weekday: number,
  every: number,
  from: Minutes,
  to: Minutes,
]
/** Within the hours of each centre; none = the purposes of the partner. */
const DUTIES: readonly Planned[] = [
  ['val', 'employment-service', ['P1'], 1, 1, 540, 720],
  ['val', 'skills-audit', [], 1, 2, 840, 1020],
  ['val', 'business-creation', ['P5'], 2, 1, 540, 720],
  ['val', 'chamber', ['P5'], 2, 2, 840, 990],
  ['val', 'school-guidance', ['P2'], 3, 1, 810, 1020],
  ['val', 'youth-service', ['P1', 'P2'], 4, 1, 540, 720],
  ['val', 'prior-learning', ['P4'], 4, 2, 840, 1020],
  ['val', 'adult-training', ['P3'], 5, 1, 570, 720],
  ['val', 'disability-service', [], 5, 4, 840, 990],
  ['cas', 'business-creation', ['P5'], 4, 1, 540, 720],
  ['cas', 'employment-service', ['P1'], 4, 2, 810, 1020],
  ['cas', 'youth-service', [], 2, 2, 540, 720],
  ['cas', 'adult-training', ['P3'], 1, 4, 540, 690],
  ['orv', 'school-guidance', ['P2'], 3, 2, 570, 720],
  ['orv', 'employment-service', [], 5, 2, 570, 720],
  ['irg', 'business-creation', [], 2, 2, 840, 990],
  ['irg', 'prior-learning', [], 5, 4, 540, 690],
  ['the', 'youth-service', [], 3, 4, 540, 690],
  ['ard', 'business-creation', [], 5, 4, 840, 960],
]

const line = (centre: DemoCentre, doc: string, day: Day, hat: 'information' | 'counsellor', slot = 11): Saying['line'] => ({
  doc,
  tablet: `annuaire ${centre.code}`,
  day,
  slot,
  by: byIn(doc, hat, centre.code),
})
const edit = (target: Key, field: string, value: string | boolean, base: readonly Key[]): Draft => ({
  kind: 'edit',
  target,
  field,
  value,
  base,
})

/** What two centres wrote apart of one partner: neither had seen the other's. */
const saidApart = (seed: number, { key }: DemoPartner, year: SchoolYear): Saying[] => {
  const say = (code: string, offer: string): Saying => {
    const centre = centreOf(code)
    return {
      line: line(centre, COMMONS_PUBLIC, openDayFrom(seed, centre, `${monthIn(year, 2)}-17` as Day), 'counsellor'),
      draft: edit(key, 'offer', offer, []),
    }
  }
  return [say('cas', 'Formations courtes. Deux mois d’attente.'), say('irg', 'Formations courtes, le soir aussi. Sans attendre.')]
}

export const writePartners = (seed: number, book: Book, start: Day, today: Day): void => {
  const year = schoolYearOf(start)
  const partners = demoPartners(seed, year)
  const head = centreOf('val')
  const r = chanceOf(seed, 'duties')
  const duties = DUTIES.map(([code, type, purposes, day, every, from, to]): DemoDuty => {
    const partner = partners.find(p => p.stated.type === type)! // the first of its type
    const stated: DutyStated = {
      partner: partner.key,
      purposes,
      when: { is: 'weekly', weekday: day, every, from: `${year}-09-08` as Day, to: null },
      hours: { from, to },
    }
    const centre = centreOf(code)
    return { key: keyFrom(bytesBy(r, 16)), centre, planned: openDayFrom(seed, centre, `${year}-09-08` as Day), stated }
  })
  const renamed = partners.find(p => p.stated.names[0]?.name === RENAMED.before)
  const apart = partners.find(p => p.stated.type === 'adult-training' && p.stated.offer === null)
  const [first] = duties
  writeSayings(
    book,
    [
      ...partners.map(({ key, by, added, stated }): Saying => ({
        line: { ...line(by, COMMONS_PUBLIC, added, 'information'), key },
        draft: { kind: 'create', noun: 'partner', fields: partnerFields(stated, added) },
      })),
      ...partners.flatMap(({ key, by, again }) =>
        again.map((day): Saying => ({ line: line(by, COMMONS_PUBLIC, day, 'counsellor'), draft: edit(key, checkedField(day), true, []) })),
      ),
      ...duties.map(({ key, centre, planned, stated }): Saying => ({
        line: {
          ...line(centre, deskDocument(centre.code), planned, 'counsellor', 12),
          key,
        },
        draft: { kind: 'create', noun: 'duty', fields: dutyFields(stated) },
      })),
      ...(renamed
        ? [
            {
              line: line(head, COMMONS_PUBLIC, openDayFrom(seed, head, `${year}-12-15` as Day), 'information'),
              draft: edit(renamed.key, datedNameField(`${year + 1}-01-01` as Day), RENAMED.after, []),
            },
          ]
        : []),
      ...(apart ? saidApart(seed, apart, year) : []),
      ...(first ? calledOff(seed, first, today) : []),
    ],
    today,
  )
}

type DemoDuty = { readonly key: Key; readonly centre: DemoCentre; readonly planned: Day; readonly stated: DutyStated }
/** Somebody said on the last day that one of the next does not take place. */
const calledOff = (seed: number, { key, centre, planned, stated: { when } }: DemoDuty, today: Day): Saying[] => {
  const said = openDayBefore(seed, centre, today, 1)
  if (when.is === 'day' || said <= planned) return []
  const off = addDays(today, 1 + ((when.weekday - weekday(addDays(today, 1)) + 7) % 7))
  return [{ line: line(centre, deskDocument(centre.code), said, 'counsellor', 16), draft: edit(key, offField(off), true, []) }]
}
