// The whole catalogue as the list shows it: read once, looked through in memory.
import type { Day } from '../domain/day.ts'
import { grouped } from '../domain/grouped.ts'
import { finds, sortForm, sought } from '../domain/find-work.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { diverge, liveOpinions } from '../domain/opinion.ts'
import type { Work } from '../domain/work.ts'
import { purposesOf } from '../store/read-day.ts'
import { listValues } from '../store/read-lists.ts'
import { allOpinions, allWorks, holdingsIn, worksArriving } from '../store/read-works.ts'
import type { Database } from '../store/tables.ts'
import { mediaHere, workLists, type WorkLists } from './lists-here.ts'

export type Line = {
  readonly work: Work
  /** Its type among those of here. */
  readonly media: string
  /** The shelf marks here; '' for copies without one; empty = none here. */
  readonly marks: readonly string[]
  /** C15. */
  readonly diverging: boolean
}
/** `arriving`: more of it is on its way to this device. */
export type Catalogue = { readonly lines: readonly Line[]; readonly lists: WorkLists; readonly arriving: boolean }

/** What was read last, so that the list is there at once when one comes back to it. */
const known = new WeakMap<Database, Catalogue>()
export const knownCatalogue = (db: Database): Catalogue | undefined => known.get(db)

/** By title without its article; what is withdrawn stands at the end. `centre`: whose shelf marks are shown, and whose words. */
export const catalogue = async (db: Database, centre: CentreCode | null, today: Day): Promise<Catalogue> => {
  const [works, opinions, here, stated, locals, arriving] = await Promise.all([
    allWorks(db),
    allOpinions(db),
    centre === null ? [] : holdingsIn(db, centre),
    listValues(db),
    centre === null ? [] : purposesOf(db, centre),
    worksArriving(db),
  ])
  const byWork = grouped(opinions, o => o.work)
  const diverging = new Set([...byWork].filter(([, list]) => diverge(liveOpinions(list))).map(([work]) => work))
  const marks = grouped(
    here.filter(h => h.withdrawn === null),
    h => h.work,
  )
  const lists = workLists(stated, centre, locals, today)
  const mediaOf = new Map([...new Set(works.map(w => w.media))].map(id => [id, mediaHere(lists, id)?.value ?? id]))
  const order = works.map((work): readonly [string, Line] => [
    `${work.state.is === 'withdrawn' ? 1 : 0}${sortForm(work.words)}`,
    {
      work,
      media: mediaOf.get(work.media) ?? work.media,
      marks: (marks.get(work.id) ?? []).map(h => h.mark ?? ''),
      diverging: diverging.has(work.id),
    },
  ])
  order.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const read = { lines: order.map(([, line]) => line), lists, arriving }
  known.set(db, read)
  return read
}

/** What the list is narrowed to: 'here', 'decide', a media type or a purpose. Of one kind any will do, of two kinds both must hold. */
export type Facet = 'here' | 'decide' | `media:${string}` | `purpose:${string}`

const toDecide = ({ work }: Line): boolean => work.conflicts.length > 0 || work.changedApart
export const holds = (line: Line, facet: Facet): boolean => {
  if (facet === 'here') return line.marks.length > 0
  if (facet === 'decide') return toDecide(line)
  return facet.startsWith('media:')
    ? line.media === facet.slice('media:'.length)
    : line.work.purposes.includes(facet.slice('purpose:'.length))
}
const kindOf = (facet: Facet): string => facet.slice(0, facet.indexOf(':') + 1) || facet

export const found = (lines: readonly Line[], typed: string, facets: readonly Facet[]): Line[] => {
  const what = sought(typed)
  const kinds = [...grouped(facets, kindOf).values()]
  return lines.filter(l => finds(what, l.work.words) && kinds.every(some => some.some(f => holds(l, f))))
}

/** The facets that something of these lines has, with how many, in the order of the lists: the ticked ones always. */
export const facetCounts = (
  { lists }: Catalogue,
  lines: readonly Line[],
  ticked: readonly Facet[],
): readonly (readonly [Facet, number])[] => {
  const n = new Map<Facet, number>()
  const count = (f: Facet): unknown => n.set(f, (n.get(f) ?? 0) + 1)
  for (const l of lines) {
    if (holds(l, 'here')) count('here')
    if (toDecide(l)) count('decide')
    for (const p of l.work.purposes) count(`purpose:${p}`)
    count(`media:${l.media}`)
  }
  const inOrder: Facet[] = [
    'here',
    'decide',
    ...lists.purposes.map((p): Facet => `purpose:${p.value}`),
    ...lists.media.map((m): Facet => `media:${m.value}`),
  ]
  return [...new Set([...inOrder, ...n.keys(), ...ticked])].flatMap(f => {
    const many = n.get(f) ?? 0
    return many > 0 || ticked.includes(f) ? [[f, many] as const] : []
  })
}

/** V9: another work that bears the same number. */
export const sameNumber = (lines: readonly Line[], normal: string | null, own: Key | null): Work | null =>
  normal === null
    ? null
    : (lines.find(({ work }) => work.id !== own && (work.isbn?.normal === normal || work.issn?.normal === normal))?.work ?? null)
