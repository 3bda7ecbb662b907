// What centres saw works sold for, and what they think of them: 35 works with two opinions or more, six of which part (`domain.md` §13, C15).
import { addDays, type Day } from '../domain/day.ts'
import type { OpinionStated } from '../domain/opinion-record.ts'
import type { Rating } from '../domain/opinion.ts'
import type { PriceStated } from '../domain/price-record.ts'
import { chanceOf, oneOf, pick, shuffled, type Chance } from './chance.ts'
import { centreOf, DEMO_NETWORK, type DemoCentre } from './network.ts'
import { monthIn, type SchoolYear } from './school-year.ts'
import { LIMITS, READERSHIPS, STRENGTHS } from './opinion-words.ts'
import { openDayFrom, type DemoWork } from './works.ts'

export type Said<T> = { readonly centre: DemoCentre; readonly day: Day; readonly stated: T }

/** Of those there are one more that a scenario tells (told-work.ts), which parts. */
const SEVERAL = 34
const PARTING = 5
const ALONE = 160
const SPEAK = ['val', 'cas', 'orv', 'irg', 'the', 'ard']

type Sold = { readonly kind: PriceStated['kind']; readonly share: number; readonly from: number; readonly to: number }
const FREE: Sold = { kind: 'free', share: 0.12, from: 0, to: 0 }
const UNIT = (share: number, from: number, to: number): Sold => ({ kind: 'unit', share, from, to })
/** EUR. Of the others nobody said anything. */
const SOLD: Readonly<Record<string, Sold>> = {
  brochure: FREE,
  website: FREE,
  book: UNIT(0.6, 8, 32),
  periodical: { kind: 'subscription', share: 0.7, from: 24, to: 96 },
  film: UNIT(0.5, 12, 40),
  kit: UNIT(0.7, 35, 120),
  game: UNIT(0.7, 18, 60),
  exhibition: UNIT(0.5, 150, 420),
}
const AGAIN = 0.16

const amount = (euros: number): string => `${Math.floor(euros)}.${oneOf(() => euros % 1, ['00', '50', '90'])}`

export const demoPrices = (seed: number, works: readonly DemoWork[]): readonly Said<PriceStated>[] => {
  const r = chanceOf(seed, 'prices')
  return works.flatMap(work => {
    const sold = SOLD[work.stated.media]
    if (!sold || r() >= sold.share) return []
    const euros = sold.from + r() * (sold.to - sold.from)
    const seen = (centre: DemoCentre, on: Day, sum: number): Said<PriceStated> => ({
      centre,
      day: on,
      stated: {
        work: work.key,
        centre: centre.code,
        on,
        kind: sold.kind,
        ...(sold.kind === 'free' ? { amount: null, currency: null } : { amount: amount(sum), currency: DEMO_NETWORK.currency }),
      },
    })
    const first = seen(work.centre, work.added, euros)
    if (sold.kind === 'free' || r() >= AGAIN) return [first]
    const elsewhere = centreOf(oneOf(r, SPEAK))
    return [
      first,
      seen(elsewhere, openDayFrom(seed, elsewhere, addDays(work.added, 40 + Math.floor(r() * 120))), euros * (0.96 + r() * 0.16)),
    ]
  })
}

const ratingsOf = (r: Chance, n: number, parting: boolean): Rating[] => {
  if (parting)
    return n > 2
      ? [4, 1, 3]
      : oneOf(r, [
          [4, 1],
          [2, 4],
          [1, 3],
        ])
  const from = pick<Rating>(r, [
    [1, 1],
    [2, 3],
    [3, 6],
  ])
  return Array.from({ length: n }, () => (r() < 0.5 ? from : ((from + 1) as Rating))) // 1 to 3, and one more
}

export const demoOpinions = (seed: number, works: readonly DemoWork[], year: SchoolYear): readonly Said<OpinionStated>[] => {
  const r = chanceOf(seed, 'opinions')
  const known = shuffled(
    r,
    works.filter(w => w.added < `${year}-09-01`),
  ).slice(0, SEVERAL + ALONE)
  return known.flatMap((work, i) => {
    const n = i >= SEVERAL ? 1 : r() < 0.25 ? 3 : 2
    const centres = shuffled(r, SPEAK).slice(0, n)
    const from = `${monthIn(year, -8 + Math.floor(r() * 16))}-01` as Day
    return ratingsOf(r, n, i < PARTING).map((rating, k): Said<OpinionStated> => {
      const centre = centreOf(centres[k]!) // as many
      const earliest = addDays(from, Math.floor(r() * 50))
      const day = openDayFrom(seed, centre, earliest < work.added ? addDays(work.added, 7) : earliest)
      return {
        centre,
        day,
        stated: {
          work: work.key,
          centre: centre.code,
          on: day,
          rating,
          strengths: r() < 0.8 ? oneOf(r, STRENGTHS[rating]) : null,
          limits: r() < 0.6 ? oneOf(r, LIMITS[rating]) : null,
          readership: r() < 0.5 ? oneOf(r, READERSHIPS) : null,
        },
      }
    })
  })
}
