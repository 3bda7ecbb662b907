// The ledger of *Sending*: what is not at the head and why, what is set aside, and the last tries.
import { parseDocumentName } from '../domain/document-name.ts'
import type { CalendarEvent } from '../domain/event.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Visit } from '../domain/visit.ts'
import type { Database, RefusedReason } from './tables.ts'
import { textNames, type TextName } from './text-names.ts'

/** One record that is not (yet) at the head. `what` is null for what has no row of its own on this screen: hours, the directory. */
export type Unsent = {
  readonly doc: string
  readonly id: string
  readonly what:
    | { readonly is: 'visit'; readonly visit: Visit }
    | { readonly is: 'group'; readonly group: GroupVisit }
    | { readonly is: 'event'; readonly event: CalendarEvent }
    | { readonly is: 'sheet'; readonly title: string }
    | { readonly is: 'text'; readonly name: TextName }
    | null
  readonly centre: CentreCode | null
  readonly since: number
  readonly refused: RefusedReason | null
}

/** Newest first; the refused before the waiting. */
export const unsent = async (db: Database): Promise<Unsent[]> => {
  const [outbox, refused] = await Promise.all([db.outbox.toArray(), db.refused.toArray()])
  const records = new Map<string, { doc: string; id: string; since: number; refused: RefusedReason | null }>()
  for (const o of outbox) {
    const name = `${o.doc} ${o.target}`
    records.set(name, { doc: o.doc, id: o.target, since: Math.min(o.since, records.get(name)?.since ?? Infinity), refused: null })
  }
  for (const r of refused) records.set(`${r.doc} ${r.target}`, { doc: r.doc, id: r.target, since: r.at, refused: r.reason })
  const list = [...records.values()]
  const names = list.map(r => [r.doc, r.id] as [string, string])
  const [visits, groups, events, sheets, nameOf] = await Promise.all([
    db.visits.bulkGet(names),
    db.groups.bulkGet(names),
    db.events.bulkGet(names),
    db.practices.bulkGet(names),
    textNames(db),
  ])
  return list
    .map((r, i): Unsent => {
      const name = parseDocumentName(r.doc)
      const visit = visits[i]
      const group = groups[i]
      const event = events[i]
      const sheet = sheets[i]
      const what = (): Unsent['what'] => {
        if (visit) return { is: 'visit', visit }
        if (group) return { is: 'group', group }
        if (event) return { is: 'event', event }
        if (sheet) return { is: 'sheet', title: sheet.title }
        return name?.is === 'note' ? { is: 'text', name: nameOf(name.id) } : null
      }
      return {
        ...r,
        what: what(),
        centre: name && 'centre' in name ? name.centre : null,
      }
    })
    .sort((a, b) => Number(b.refused !== null) - Number(a.refused !== null) || b.since - a.since)
}

/** How many records the head has set apart: it has them, and counts them not yet. */
export const apartRecords = async (db: Database): Promise<number> =>
  new Set((await db.refused.toArray()).filter(r => r.reason === 'quarantine').map(r => `${r.doc} ${r.target}`)).size

/** How many statements are set aside, by reason. */
export const asideCounts = async (db: Database): Promise<Record<'newer' | 'unreadable' | 'foreign' | 'copied', number>> => {
  const out = { newer: 0, unreadable: 0, foreign: 0, copied: 0 }
  for (const a of await db.aside.toArray()) out[a.why]++
  return out
}
