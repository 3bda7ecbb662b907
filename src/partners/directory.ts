// All partners as the list shows them: read once, looked through in memory.
import type { Day, Minutes } from '../domain/day.ts'
import type { Duty } from '../domain/duty.ts'
import { nearness, typedLetters } from '../domain/find-partner.ts'
import { plainWords, sortForm } from '../domain/find-work.ts'
import { grouped } from '../domain/grouped.ts'
import type { CentreCode } from '../domain/ids.ts'
import { comingDuties, type Coming, type Shut } from '../domain/next-duty.ts'
import { longestUnchecked, nameOn, toCheck, type Partner } from '../domain/partner.ts'
import { allDuties, shutDays } from '../store/read-duties.ts'
import { allPartners } from '../store/read-partners.ts'
import type { Database } from '../store/tables.ts'
import { partnerLists, typeHere, typeWord, type PartnerLists } from './partner-lists.ts'

export type Directory = {
  readonly partners: readonly Partner[]
  readonly duties: readonly Duty[]
  readonly shut: Shut
  readonly lists: PartnerLists
}
/** What was read last, so that the list is there at once when one comes back to it. */
const known = new WeakMap<Database, Directory>()
export const knownDirectory = (db: Database): Directory | undefined => known.get(db)

/** `centre`: in whose words. */
export const directory = async (db: Database, centre: CentreCode | null, today: Day): Promise<Directory> => {
  const [partners, duties, shut, lists] = await Promise.all([allPartners(db), allDuties(db), shutDays(db), partnerLists(db, centre, today)])
  const read = { partners, duties, shut, lists }
  known.set(db, read)
  return read
}

export type Line = {
  readonly partner: Partner
  /** Today's. */
  readonly name: string
  /** Among those of here, and its word. */
  readonly type: string
  readonly typeWord: string
  readonly due: boolean
  /** Its next duty at this centre. */
  readonly here: Coming | null
}

/** By name without its article; what is withdrawn stands at the end. */
export const linesOf = ({ partners, duties, shut, lists }: Directory, centre: CentreCode | null, today: Day, minute: Minutes): Line[] => {
  const next = grouped(
    comingDuties(
      duties.filter(d => d.centre === centre),
      today,
      minute,
      shut,
    ),
    c => c.duty.partner,
  )
  const order = partners.map((partner): readonly [string, Line] => {
    const name = nameOn(partner, today)
    return [
      `${partner.withdrawn ? 1 : 0}${sortForm(plainWords(name))}`,
      {
        partner,
        name,
        type: typeHere(lists, partner.type),
        typeWord: typeWord(lists, partner.type),
        due: toCheck(partner, today),
        here: partner.withdrawn ? null : (next.get(partner.id)?.[0] ?? null),
      },
    ]
  })
  return order.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, line]) => line)
}

/** What the list is narrowed to. Of one kind any will do, of two kinds both must hold. */
export type Facet = 'check' | 'here' | 'decide' | `type:${string}` | `purpose:${string}` | `theme:${string}` | `zone:${string}`

/** The facets that a line has. */
const facetsOf = ({ partner, type, due, here }: Line): Facet[] => [
  ...(due ? ['check' as const] : []),
  ...(here ? ['here' as const] : []),
  ...(partner.conflicts.length > 0 ? ['decide' as const] : []),
  ...partner.purposes.map((p): Facet => `purpose:${p}`),
  `type:${type}`,
  ...partner.themes.map((x): Facet => `theme:${x}`),
  ...partner.zones.map((z): Facet => `zone:${z}`),
]
const kindOf = (facet: Facet): string => facet.slice(0, facet.indexOf(':') + 1) || facet

/** The nearest to what was typed first; of what is to be checked, what nobody looked at for longest. */
export const found = (lines: readonly Line[], typed: string, facets: readonly Facet[], today: Day): Line[] => {
  const letters = typedLetters(typed)
  const kinds = [...grouped(facets, kindOf).values()]
  const near = lines.flatMap(line => {
    const has = facetsOf(line)
    const n = nearness(letters, line.partner, line.name, line.typeWord)
    return n !== null && kinds.every(some => some.some(f => has.includes(f))) ? [{ line, n }] : []
  })
  const seen = near.sort((a, b) => a.n - b.n).map(x => x.line)
  const longest = longestUnchecked(today)
  return facets.includes('check') ? seen.sort((a, b) => longest(a.partner, b.partner)) : seen
}

/** How many of these lines have each facet. */
export const facetCounts = (lines: readonly Line[]): ReadonlyMap<Facet, number> => {
  const n = new Map<Facet, number>()
  for (const line of lines) for (const f of facetsOf(line)) n.set(f, (n.get(f) ?? 0) + 1)
  return n
}
