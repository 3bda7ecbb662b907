// What is printed of the things on a sheet, as it stands now, and what surrounds them: whose sheet it is, and when one finds somebody there.
import { addDays, weekday, type Day, type Minutes } from '../domain/day.ts'
import { logsVisits, ofCode, type Centre, type Network } from '../domain/centre.ts'
import type { Shared } from '../domain/event.ts'
import type { Holding } from '../domain/holding.ts'
import type { CentreCode } from '../domain/ids.ts'
import { itemOf, listAt, type ListItem } from '../domain/lists.ts'
import { nextDuty, type Coming } from '../domain/next-duty.ts'
import { exceptionsOn, openOn, type Interval } from '../domain/opening.ts'
import { checkedOn, nameOn, type Partner } from '../domain/partner.ts'
import { itemOfEvent, type SheetItem } from '../domain/sheet.ts'
import type { Work } from '../domain/work.ts'
import { centres, hoursOf, network } from '../store/read-day.ts'
import { allDuties, shutDays } from '../store/read-duties.ts'
import { eventOf } from '../store/read-events.ts'
import { listValues } from '../store/read-lists.ts'
import { partnerById } from '../store/read-partners.ts'
import { saidOfWork, workById } from '../store/read-works.ts'
import type { Database } from '../store/tables.ts'

/** `here`: its copies at this centre; `elsewhere`: other centres that have some. `checked`: when somebody last said that it is right. */
export type Chosen = { readonly item: SheetItem } & (
  | {
      readonly is: 'work'
      readonly work: Work
      readonly media: ListItem | null
      readonly here: readonly Holding[]
      readonly elsewhere: readonly CentreCode[]
    }
  | {
      readonly is: 'partner'
      readonly partner: Partner
      readonly name: string
      readonly next: Coming | null
      readonly checked: Day | null
    }
  | { readonly is: 'event' | 'key-date'; readonly shared: Shared }
)
/** Seven days from today on, each weekday once. */
export type Week = {
  readonly from: Day
  readonly to: Day
  readonly days: readonly { readonly weekday: number; readonly open: readonly Interval[] }[]
  /** Where people are sent on days that are not as usual. */
  readonly sent: readonly { readonly day: Day; readonly to: CentreCode }[]
}
export type OnPaper = {
  readonly chosen: readonly Chosen[]
  readonly network: Network | undefined
  readonly centres: readonly Centre[]
  /** Null for a device of the network as a whole; then there are no hours either. */
  readonly centre: Centre | null
  readonly week: Week | null
  readonly today: Day
}

/** What this device does not have, or must not read any more, is not on it. */
export const onPaper = async (
  db: Database,
  code: CentreCode | null,
  items: readonly SheetItem[],
  today: Day,
  minute: Minutes,
): Promise<OnPaper> => {
  const [net, known, stated, duties, shut] = await Promise.all([network(db), centres(db), listValues(db), allDuties(db), shutDays(db)])
  const media = listAt('media-type', stated, code)
  const chosen = async (item: SheetItem): Promise<Chosen | null> => {
    if (item.is === 'work') {
      const [work, said] = await Promise.all([workById(db, item.id), saidOfWork(db, item.id)])
      const stand = said.holdings.filter(h => h.withdrawn === null)
      return work
        ? {
            is: 'work',
            item,
            work,
            media: itemOf(media, stated, work.media),
            here: stand.filter(h => h.centre === code),
            elsewhere: [...new Set(stand.filter(h => h.centre !== code).map(h => h.centre))],
          }
        : null
    }
    if (item.is !== 'partner') {
      const shared = await eventOf(db, item.id)
      return shared && { is: itemOfEvent(shared).is, item, shared }
    }
    const partner = await partnerById(db, item.id)
    const own = duties.filter(d => d.partner === item.id && d.centre === code)
    return partner
      ? {
          is: 'partner',
          item,
          partner,
          name: nameOn(partner, today),
          next: nextDuty(own, today, minute, shut),
          checked: checkedOn(partner, today),
        }
      : null
  }
  const centre = ofCode(known, code) ?? null
  return {
    chosen: (await Promise.all(items.map(chosen))).filter(c => c !== null),
    network: net,
    centres: known,
    centre,
    week: centre && logsVisits(centre) ? await weekOf(db, centre.code, today) : null,
    today,
  }
}

const weekOf = async (db: Database, centre: CentreCode, from: Day): Promise<Week> => {
  const hours = await hoursOf(db, centre)
  const days = Array.from({ length: 7 }, (_, i) => addDays(from, i))
  const sent = days.flatMap(day => {
    const to = exceptionsOn(hours.exceptions, day).at(-1)?.redirect ?? null
    return to === null ? [] : [{ day, to }]
  })
  return { from, to: addDays(from, 6), days: days.map(day => ({ weekday: weekday(day), open: openOn(hours, day) })), sent }
}
