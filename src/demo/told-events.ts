// T6 and T7: a workshop that a strike cancelled and its second date; one room and one expert planned twice, which nobody has settled.
import { addDays, type Day } from '../domain/day.ts'
import { parseTime } from '../domain/written-time.ts'
import { plainName } from '../domain/names.ts'
import { wallTime } from '../domain/wall-time.ts'
import type { EventStated } from '../domain/event-record.ts'
import { centreOf, DEMO_NETWORK } from './network.ts'
import { monthIn, nthWeekday, type SchoolYear } from './school-year.ts'
import type { Planned } from './events.ts'

const THURSDAY = 4
const FRIDAY = 5

/** 'HH:MM', as written here. */
const whenOf = (day: Day, from: string, to: string): EventStated['when'] => ({
  start: wallTime(day, parseTime(from) ?? 0),
  end: wallTime(day, parseTime(to) ?? 0),
  zone: DEMO_NETWORK.timeZone,
})

const event = (
  owner: string,
  type: 'workshop' | 'meeting',
  title: string,
  when: EventStated['when'],
  created: Day,
  more: Partial<Pick<EventStated, 'place' | 'summary' | 'audience'>> & Partial<Pick<Planned, 'circle' | 'cancel'>> = {},
): Planned => {
  const { circle = 'associated', cancel = null, ...stated } = more
  return {
    owner: centreOf(owner),
    circle,
    created,
    stated: { titles: plainName(title), language: 'fr', type, when, place: null, audience: null, summary: null, ...stated },
    change: null,
    cancel,
    wider: null,
  }
}

export const toldEvents = (year: SchoolYear): readonly Planned[] => {
  const thursday = nthWeekday(monthIn(year, 6), 2, THURSDAY) // 12 March 2026
  const friday = nthWeekday(monthIn(year, 5), 1, FRIDAY) // 6 February 2026
  const canal = 'Découvrir les métiers de la voie d’eau'
  const summary = plainName(
    'Canal de l’Irgne : à bord d’un bateau de travail, puis à l’écluse. Dix-huit places, à retenir auprès de votre centre.',
  )
  const room = 'Salle de réunion, Valbrune'
  const expert = 'Rencontre avec l’expert de la validation des acquis'
  const before = (n: number): Day => addDays(friday, -n)
  return [
    event('irg', 'workshop', canal, whenOf(thursday, '14:00', '16:30'), addDays(thursday, -37), {
      circle: 'public',
      summary,
      audience: 'Tout public',
      cancel: { day: addDays(thursday, -2), slot: 18, reason: 'strike' },
    }),
    event('irg', 'workshop', canal, whenOf(addDays(thursday, 7), '14:00', '16:30'), addDays(thursday, -2), {
      circle: 'public',
      summary,
      audience: 'Tout public',
    }),
    event('val', 'meeting', 'Réunion d’un organisme extérieur', whenOf(friday, '09:00', '12:00'), before(22), { place: room }),
    event('cor', 'workshop', 'Atelier lecture et métiers, hors les murs', whenOf(friday, '10:00', '11:30'), before(17), { place: room }),
    event('cas', 'meeting', expert, whenOf(friday, '11:00', '13:00'), before(25), { circle: 'public' }),
    event('ard', 'meeting', expert, whenOf(friday, '13:30', '15:00'), before(24), { circle: 'public' }),
  ]
}
