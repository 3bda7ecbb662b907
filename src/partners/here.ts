// Who does what at one centre: who has duty when, and whom to point to, purpose by purpose in the centre's own list (S185, S022).
import type { Centre } from '../domain/centre.ts'
import { addDays, type Day, type Minutes } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import { isFor, purposesOfDuty, type Duty } from '../domain/duty.ts'
import type { CentreCode } from '../domain/ids.ts'
import { comingDuties, dutiesOn, type Coming, type Shut } from '../domain/next-duty.ts'
import { mayPointTo, type Partner } from '../domain/partner.ts'
import { choicesOn, type Choice, type LocalPurpose } from '../domain/purposes.ts'
import { centres, purposesOf, referenceChanges } from '../store/read-day.ts'
import { allDuties, shutDays } from '../store/read-duties.ts'
import { zonesOf } from '../store/read-directory.ts'
import { listValues } from '../store/read-lists.ts'
import { allPartners, partnersOf, type Pointed } from '../store/read-partners.ts'
import type { Database } from '../store/tables.ts'
import { listsOf, type PartnerLists } from './partner-lists.ts'

export type Place = {
  readonly centre: CentreCode
  readonly centres: readonly Centre[]
  readonly partners: readonly Partner[]
  /** The centre's, withdrawn ones too. */
  readonly duties: readonly Duty[]
  readonly shut: Shut
  readonly locals: readonly LocalPurpose[]
  readonly choices: readonly Choice[]
  readonly lists: PartnerLists
}

export const placeOf = async (db: Database, centre: CentreCode, today: Day): Promise<Place> => {
  const [all, partners, duties, shut, locals, changes, stated, zones] = await Promise.all([
    centres(db),
    allPartners(db),
    allDuties(db),
    shutDays(db),
    purposesOf(db, centre),
    referenceChanges(db, centre),
    listValues(db),
    zonesOf(db),
  ])
  return {
    centre,
    centres: all,
    partners,
    duties: duties.filter(d => d.centre === centre),
    shut,
    locals,
    choices: choicesOn(locals, today, changes),
    lists: listsOf(stated, centre, locals, zones, today),
  }
}

/** Null for one that this device does not know, or that was withdrawn. */
export const partnerOf = ({ partners }: Pick<Place, 'partners'>, duty: Duty): Partner | null =>
  partners.find(p => p.id === duty.partner && !p.withdrawn) ?? null
export const aboutOf = (place: Pick<Place, 'partners'>, duty: Duty): readonly string[] => purposesOfDuty(duty, partnerOf(place, duty))

/** How far ahead days are listed one by one. */
const AHEAD = 14
export type DutyLine = { readonly duty: Duty; readonly state: 'stands' | 'off' | 'shut' }
export type DutyDay = { readonly day: Day; readonly lines: readonly DutyLine[] }

/** The days of the next two weeks on which somebody has duty, or would have had. Today: what is not over. */
export const daysAhead = ({ duties, shut }: Pick<Place, 'duties' | 'shut'>, today: Day, minute: Minutes): DutyDay[] =>
  daysBetween(today, addDays(today, AHEAD - 1)).flatMap(day => {
    const lines = dutiesOn(duties, day)
      .filter(d => day > today || d.hours.to > minute)
      .map((duty): DutyLine => ({ duty, state: duty.off.includes(day) ? 'off' : shut(duty, day) ? 'shut' : 'stands' }))
    return lines.length === 0 ? [] : [{ day, lines }]
  })

export type ByPurpose = {
  /** Null: a duty of which no purpose is said, for any question. */
  readonly choice: Choice | null
  readonly next: readonly Coming[]
  readonly partners: readonly Pointed[]
}

/** The references that a choice of the centre takes the place of. */
export const referencesOf = (choice: Choice): string[] => [choice.ref, ...(choice.local?.standsFor ?? [])]

/** In the order of the centre's list: the next duty of each partner that has one, and all to which one may point, by the alphabet (S165, S233). */
export const byPurpose = (place: Place, today: Day, minute: Minutes): ByPurpose[] => {
  const { duties, shut, choices, locals, partners } = place
  const coming = comingDuties(duties, today, minute, shut).filter(c => partnerOf(place, c.duty) !== null)
  const any = coming.filter(c => aboutOf(place, c.duty).length === 0)
  const first = (list: readonly Coming[]): Coming[] => list.filter((c, i) => list.findIndex(x => x.duty.partner === c.duty.partner) === i)
  return [
    ...choices.map(choice => ({
      choice,
      next: first(coming.filter(c => isFor(aboutOf(place, c.duty), choice, choices, locals))),
      partners: partnersOf(partners, today, { purposes: referencesOf(choice) }),
    })),
    ...(any.length > 0 ? [{ choice: null, next: first(any), partners: [] }] : []),
  ]
}

/** S165: themes for which one may point to a single partner. */
export const singleThemes = (partners: readonly Partner[]): readonly { readonly theme: string; readonly partner: Partner }[] => {
  const active = partners.filter(mayPointTo)
  return [...new Set(active.flatMap(p => p.themes))].flatMap(theme => {
    const those = active.filter(p => p.themes.includes(theme))
    return those[0] && those.length === 1 ? [{ theme, partner: those[0] }] : []
  })
}
