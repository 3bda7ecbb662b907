// Which centres have which works on their shelves: 2,650 (`domain.md` §13), in the centres that log visits. What is on the web stands on none.
import { addDays, type Day } from '../domain/day.ts'
import type { HoldingStated } from '../domain/holding-record.ts'
import { plainWords } from '../domain/find-work.ts'
import { chanceOf, oneOf, pick, type Chance } from './chance.ts'
import { centreOf, type DemoCentre } from './network.ts'
import type { SchoolYear } from './school-year.ts'
import { openDayFrom, type DemoWork } from './works.ts'

export const SHELF_PLACES = ['Présentoir de l’entrée', 'Table ronde', 'Armoire du fond', 'Rayon bas', 'Salle de documentation']

const HOLDINGS = 2650
/** How much room there is. */
const ROOM: readonly (readonly [string, number])[] = [
  ['val', 38],
  ['cas', 17],
  ['orv', 15],
  ['irg', 16],
  ['the', 5],
  ['ard', 4],
  ['nav', 5],
]

export type DemoHolding = { readonly centre: DemoCentre; readonly day: Day; readonly stated: HoldingStated }

/** '4.1 MOB': the purpose, a shelf, and how the title's longest word begins. */
const markOf = (r: Chance, { stated }: DemoWork): string => {
  const word = plainWords(stated.title)
    .split(' ')
    .reduce((a, b) => (b.length > a.length ? b : a))
  return `${stated.purposes[0]!.slice(1)}.${1 + Math.floor(r() * 6)} ${word.slice(0, 3).toUpperCase()}` // a work has a purpose
}

export const demoHoldings = (seed: number, works: readonly DemoWork[], year: SchoolYear): readonly DemoHolding[] => {
  const r = chanceOf(seed, 'shelves')
  const onShelves = works.filter(w => w.stated.media !== 'website')
  const where = new Map(onShelves.map(w => [w, new Set([w.centre.code as string])]))
  for (let left = HOLDINGS - onShelves.length; left > 0;) {
    const centres = where.get(oneOf(r, onShelves))
    const code = pick(r, ROOM)
    if (centres && !centres.has(code)) {
      centres.add(code)
      left--
    }
  }
  const last = `${year + 1}-08-20` as Day // before the school year ends
  return [...where].flatMap(([work, codes]) =>
    [...codes].map((code): DemoHolding => {
      const centre = centreOf(code)
      const later = openDayFrom(seed, centre, addDays(work.added, code === work.centre.code ? 0 : 14))
      return {
        centre,
        day: later < last ? later : last,
        stated: {
          work: work.key,
          copies:
            work.stated.media === 'brochure'
              ? pick(r, [
                  [1, 5],
                  [2, 2],
                  [5, 2],
                  [10, 1],
                ])
              : pick(r, [
                  [1, 9],
                  [2, 1],
                ]),
          mark: r() < 0.85 ? markOf(r, work) : null,
          place: r() < 0.3 ? oneOf(r, SHELF_PLACES) : null,
        },
      }
    }),
  )
}
