// What figures of any period are made of, in one read: the centre's books, the words of its lists, its hours, and what is known of its past.
import { referencesAt, listAt, type ListName } from '../domain/lists.ts'
import { ofCode, type Centre, type Network } from '../domain/centre.ts'
import type { Moment } from '../domain/completeness.ts'
import type { Wholes } from '../domain/count-said.ts'
import type { SealedBook } from '../domain/count-sealed.ts'
import type { Day, Month, Slot } from '../domain/day.ts'
import { parseDocumentName } from '../domain/document-name.ts'
import { monthSpan } from '../domain/figure-period.ts'
import type { Words } from '../domain/figures.ts'
import { readWord, type Gist } from '../domain/gist.ts'
import { isKey, type CentreCode, type Key } from '../domain/ids.ts'
import { logsOn, withPast } from '../domain/logging-days.ts'
import type { Hours } from '../domain/opening.ts'
import { nameOn } from '../domain/partner.ts'
import { schoolStartsOf, type SchoolStarts } from '../domain/school-start.ts'
import { sheetMonths } from '../domain/sheet-months.ts'
import { isStop } from '../domain/stops.ts'
import { choicesOn, type Choice } from '../domain/purposes.ts'
import type { Clock } from '../device/clock.ts'
import { bookBegins } from '../store/book-begins.ts'
import { fact } from '../store/facts.ts'
import { readGists, wholesElsewhere } from '../store/gists.ts'
import { atOneMoment } from '../store/read-centres.ts'
import { centres, hoursOf, network, purposesOf } from '../store/read-day.ts'
import { zonesOf } from '../store/read-directory.ts'
import { listValues } from '../store/read-lists.ts'
import { readLoggingDays } from '../store/read-logging-days.ts'
import { allPartners } from '../store/read-partners.ts'
import { readRecord } from '../store/read-record.ts'
import { firstSealed, sealedOf, type Sealed } from '../store/read-sealed.ts'
import { endedDays } from '../store/read-tallies.ts'
import { worksById } from '../store/read-works.ts'
import type { Database } from '../store/tables.ts'
import { byName } from '../text/later-format.ts'

export type Book = {
  readonly centre: Centre | null
  readonly network: Network | null
  /** In which months its school year began, and since when. */
  readonly schoolStarts: SchoolStarts
  readonly gists: readonly Gist[]
  /** The days whose page was closed: nothing more is awaited of them. */
  readonly ended: readonly Day[]
  readonly wholes: Wholes
  readonly sealed: readonly SealedBook[]
  readonly words: Words
  /** The purposes that may be chosen today, as a filter. */
  readonly choices: readonly Choice[]
  readonly hours: Hours
  readonly begins: { readonly day: Day; readonly slot: Slot } | null
  readonly sheets: ReadonlySet<Month>
  /** The first day of which anything may be known; null while nothing is. */
  readonly first: Day | null
  readonly logs: (day: Day) => boolean
  readonly arriving: Month | null
  readonly now: Moment
}
/** 'reading': of these books the gist must be made first. */
export type BookRead = { readonly is: 'reading'; readonly due: readonly string[] } | { readonly is: 'read'; readonly book: Book }

const monthOfBook = (doc: string): Month | null => {
  const name = parseDocumentName(doc)
  return name?.is === 'visits' ? name.month : null
}

/** The documents that any visit says were shown. */
const worksSaid = (gists: readonly Gist[], sealed: readonly Sealed[]): Key[] => {
  const said = [...gists.flatMap(g => g.words.map(readWord)), ...sealed.flatMap(s => s.tables)]
  return [...new Set(said.flatMap(([table, value]) => (table === 'works' && isKey(value) ? [value] : [])))]
}

export const readBook = (db: Database, clock: Pick<Clock, 'local'>, code: CentreCode): Promise<BookRead> =>
  atOneMoment(db, async (): Promise<BookRead> => {
    const { gists, due } = await readGists(db, code)
    if (due.length > 0) return { is: 'reading', due }
    const [all, net, locals, stated, zones, hours, sealed, arriving, wholes, ended, partners] = await Promise.all([
      centres(db),
      network(db),
      purposesOf(db, code),
      listValues(db),
      zonesOf(db),
      hoursOf(db, code),
      sealedOf(db, code),
      fact(db, 'arriving'),
      wholesElsewhere(db, gists),
      endedDays(db, code),
      allPartners(db),
    ])
    const centre = ofCode(all, code) ?? null
    const [works, begins, described, ...said] = await Promise.all([
      worksById(db, worksSaid(gists, sealed)),
      centre && bookBegins(db, centre, firstSealed(sealed)),
      net ? readRecord(db, net.doc, net.id) : null,
      ...all.filter(c => c.code === code).map(c => readLoggingDays(db, c)),
    ])
    const now = clock.local()
    const references = referencesAt(stated, code)
    const choices = choicesOn(locals, now.day, references)
    const lists = new Map<ListName, ReturnType<typeof listAt>>()
    const books = sealed.flatMap(({ doc, ...counts }) => {
      const month = monthOfBook(doc)
      return month ? [{ month, ...counts }] : []
    })
    const sheets = sheetMonths(gists, books)
    const onPaper = [...sheets].map(month => monthSpan(month).from)
    const book: Book = {
      first: [...onPaper, ...(begins ? [begins.day] : [])].sort()[0] ?? null,
      sheets,
      sealed: books,
      schoolStarts: schoolStartsOf(described),
      ...{ centre, network: net ?? null, gists, ended, wholes, choices, begins, now },
      hours: withPast(hours, said[0] ?? []),
      words: {
        lists: list => {
          const known = lists.get(list) ?? listAt(list, stated, code)
          lists.set(list, known)
          return known
        },
        ...{ stated, locals, references, zones, stops: hours.periods.filter(isStop), offered: choices.map(c => c.id) },
        // by the alphabet, so that of those that were named as often none goes before another for what it is
        partners: new Map(partners.toSorted((a, b) => byName(nameOn(a, now.day), nameOn(b, now.day))).map(p => [p.id, p])),
        titles: new Map(works.toSorted((a, b) => byName(a.title, b.title)).map(w => [w.id, w.title])),
      },
      logs: day => said.some(days => logsOn(days, day)),
      arriving: arriving?.since ?? null,
    }
    return { is: 'read', book }
  })
