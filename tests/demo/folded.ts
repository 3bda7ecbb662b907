// The demonstration's statements as anybody would read them: folded by the rules themselves.
import { centreFrom, networkFrom } from '../../src/domain/centre-record.ts'
import type { Centre, Network } from '../../src/domain/centre.ts'
import { parseDocumentName } from '../../src/domain/document-name.ts'
import type { Duty } from '../../src/domain/duty.ts'
import { dayEndFrom, type DayEnd } from '../../src/domain/day-end.ts'
import { dutyFrom } from '../../src/domain/duty-record.ts'
import type { CalendarEvent } from '../../src/domain/event.ts'
import { eventFrom } from '../../src/domain/event-record.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { grouped } from '../../src/domain/grouped.ts'
import { groupFrom, type GroupVisit } from '../../src/domain/group-visit.ts'
import type { Holding } from '../../src/domain/holding.ts'
import { holdingFrom } from '../../src/domain/holding-record.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { valueFrom } from '../../src/domain/list-record.ts'
import type { ListValue } from '../../src/domain/lists.ts'
import { belongsIn, isNoun } from '../../src/domain/nouns.ts'
import { exceptionFrom, periodFrom } from '../../src/domain/opening-record.ts'
import { outageFrom, type Outage } from '../../src/domain/outage.ts'
import type { Hours, OpeningException, OpeningPeriod } from '../../src/domain/opening.ts'
import type { Opinion } from '../../src/domain/opinion.ts'
import { opinionFrom } from '../../src/domain/opinion-record.ts'
import type { Price } from '../../src/domain/price.ts'
import { partnerFrom } from '../../src/domain/partner-record.ts'
import type { Partner } from '../../src/domain/partner.ts'
import { priceFrom } from '../../src/domain/price-record.ts'
import { purposeFrom } from '../../src/domain/purpose-record.ts'
import type { LocalPurpose } from '../../src/domain/purposes.ts'
import { parseStatement, type Statement } from '../../src/domain/statement.ts'
import { stepFrom, type Step } from '../../src/domain/step.ts'
import { tallyFrom, type Tally } from '../../src/domain/tally.ts'
import { visitFrom, type Visit } from '../../src/domain/visit.ts'
import type { Work } from '../../src/domain/work.ts'
import { workFrom } from '../../src/domain/work-record.ts'
import type { SeedPiece } from '../../src/demo/book.ts'

export type FoldedNetwork = {
  readonly statements: readonly Statement[]
  readonly records: readonly Folded[]
  readonly centres: readonly Centre[]
  readonly visits: readonly Visit[]
  readonly groups: readonly GroupVisit[]
  readonly steps: readonly Step[]
  readonly tallies: readonly Tally[]
  readonly ends: readonly DayEnd[]
  readonly exceptions: readonly OpeningException[]
  readonly periods: readonly OpeningPeriod[]
  readonly outages: readonly Outage[]
  readonly network: Network | undefined
  readonly purposes: readonly LocalPurpose[]
  readonly values: readonly ListValue[]
  readonly works: readonly Work[]
  readonly prices: readonly Price[]
  readonly opinions: readonly Opinion[]
  readonly holdings: readonly Holding[]
  readonly events: readonly CalendarEvent[]
  readonly partners: readonly Partner[]
  readonly duties: readonly Duty[]
}

/** Throws for a statement that cannot be read, or a record that may not stand where it stands. */
export const folded = (pieces: readonly SeedPiece[]): FoldedNetwork => {
  const statements = pieces.flatMap(p =>
    p.structs.map(s => {
      const read = parseStatement(p.doc, s.key, s.value)
      if (typeof read === 'string') throw new Error(`${read} statement in ${p.doc}`)
      return read
    }),
  )
  const records = [...grouped(statements, s => `${s.doc} ${s.target}`).values()].map(list => {
    const [{ doc, target }] = list as [Statement] // a group is never empty
    const record = fold(doc, target as Key, list)
    if (!record || !isNoun(record.noun) || !belongsIn(record.noun, doc)) throw new Error(`no record ${target} in ${doc}`)
    return record
  })
  const of = <T>(noun: string, read: (r: Folded, centre: CentreCode) => T | null): T[] =>
    records
      .filter(r => r.noun === noun)
      .map(r => {
        const name = parseDocumentName(r.doc)
        const row = read(r, name && 'centre' in name ? name.centre : ('' as CentreCode)) // the directory's records need none
        if (row === null) throw new Error(`unreadable ${noun}`)
        return row
      })
  return {
    statements,
    records,
    centres: of('centre', centreFrom),
    visits: of('visit', visitFrom),
    groups: of('group', groupFrom),
    steps: of('step', stepFrom),
    tallies: of('tally', tallyFrom),
    ends: of('day-end', dayEndFrom),
    exceptions: of('exception', exceptionFrom),
    periods: ['period', 'extra-hours', 'stop'].flatMap(noun => of(noun, periodFrom)),
    outages: of('outage', outageFrom),
    network: of('network', networkFrom)[0],
    purposes: of('purpose', purposeFrom),
    values: of('value', r => valueFrom(r, null)),
    works: of('work', workFrom),
    prices: of('price', priceFrom),
    opinions: of('opinion', opinionFrom),
    holdings: of('holding', holdingFrom),
    events: of('event', eventFrom),
    partners: of('partner', partnerFrom),
    duties: of('duty', dutyFrom),
  }
}

/** As its centre announced them, with what differed. */
export const hoursIn = (n: FoldedNetwork, centre: string): Hours => ({
  announced: n.centres.find(c => c.code === centre)?.week ?? {},
  periods: n.periods.filter(p => p.centre === centre),
  exceptions: n.exceptions.filter(e => e.centre === centre),
  ...(n.network?.holidays && { holidays: n.network.holidays }),
})
