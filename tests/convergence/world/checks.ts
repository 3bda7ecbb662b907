// What must hold once every fault has ceased and nothing moves any more.
import { inflateRawSync } from 'node:zlib'
import { asksFor, belongsTo, mayRead, mayWrite } from '../../../src/domain/access.ts'
import { homeOf } from '../../../src/domain/document-name.ts'
import { documents, rebuild } from '../../../src/store/rebuild.ts'
import { ROW_TABLES, type Database, type LogRow, type OutboxRow, type RefusedRow } from '../../../src/store/tables.ts'
import { readPiece } from '../../../src/wire/piece.ts'
import type { Disk } from './disk.ts'
import { docOf, idOf, type Id } from './ledger.ts'
import type { Tablet } from './tablet.ts'
import type { World } from './world.ts'

/** What one device holds at the end. */
type Held = {
  readonly tablet: Tablet
  readonly db: Database
  readonly log: ReadonlyMap<Id, LogRow>
  readonly refused: ReadonlySet<Id>
  readonly outbox: ReadonlySet<Id>
  /** By home document: its rows of all tables and what is set aside there, as text. */
  readonly rows: ReadonlyMap<string, string>
}

/** With the fields in one order: a row that came another way may have them in another. */
const inOrder = (x: unknown): string =>
  JSON.stringify(x, (_, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
  )

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b) || inOrder(a) === inOrder(b)

const rowsOf = (disk: Disk): Map<string, string> => {
  const by = new Map<string, string[]>()
  for (const table of [...ROW_TABLES, 'aside'])
    for (const row of disk.rows(table) as readonly { readonly doc: string }[]) {
      const home = homeOf(row.doc)
      const line = `${table} ${JSON.stringify(row)}`
      const list = by.get(home)
      if (list) list.push(line)
      else by.set(home, [line])
    }
  return new Map([...by].map(([home, list]) => [home, list.sort().join('\n')]))
}

const look = (tablet: Tablet): Held => {
  const { disk } = tablet
  const ids = (rows: readonly { readonly doc: string; readonly key: string }[]): Set<Id> => new Set(rows.map(o => idOf(o.doc, o.key)))
  return {
    tablet,
    db: tablet.page!.device.db,
    log: new Map((disk.rows('log') as readonly LogRow[]).map(l => [idOf(l.doc, l.key), l])),
    outbox: ids(disk.rows('outbox') as readonly OutboxRow[]),
    refused: ids(disk.rows('refused') as readonly RefusedRow[]),
    rows: rowsOf(disk),
  }
}

const canonical = (text: string): string[] =>
  text
    .split('\n')
    .map(line => {
      const at = line.indexOf(' ')
      return at < 0 ? line : `${line.slice(0, at)} ${inOrder(JSON.parse(line.slice(at + 1)))}`
    })
    .sort()
const alike = (a: string, b: string): boolean => a === b || canonical(a).join('\n') === canonical(b).join('\n')

/** The first lines in which two texts differ. */
const difference = (a: string, b: string): string => {
  const [x, y] = [canonical(a), canonical(b)]
  const here = x.filter(l => !y.includes(l)).slice(0, 2)
  const there = y.filter(l => !x.includes(l)).slice(0, 2)
  return `\n      here  ${here.join('\n            ')}\n      there ${there.join('\n            ')}`
}

export const checkEnd = (world: World): void => {
  const { ledger, loom } = world
  const wrong = (what: string): void => void ledger.violations.push(what)
  const head = world.heads[0]!
  const there = new Map<Id, { readonly client: number; readonly clock: number; readonly raw: readonly unknown[] }>()
  for (const [doc, list] of head.statements())
    for (const s of list) {
      const id = idOf(doc, s.key)
      if (there.has(id)) wrong(`the relay holds ${id} twice`)
      there.set(id, s)
    }
  loom.drain()
  const held = world.tablets.filter(t => t.page !== null).map(look)
  const may = (h: Held, id: Id): boolean => mayWrite(h.tablet.session, docOf(id)) && !h.tablet.revoked

  // nothing acknowledged is lost
  const fills = (h: Held, id: Id): boolean =>
    head.isFilled() && h.tablet.session.role === 'coordinator' && !h.tablet.revoked && mayRead(h.tablet.session, docOf(id))
  for (const id of ledger.acknowledged) {
    if (there.has(id)) continue
    const holder = held.find(h => h.log.has(id) && (may(h, id) || fills(h, id)))
    if (!world.setBack.has(id) || holder) wrong(`acknowledged and lost: ${id}${holder ? `, which ${holder.tablet.name} holds` : ''}`)
  }
  // nothing kept is lost: it is at the relay, or told as refused; and it is where it was kept
  for (const h of held) {
    for (const id of ledger.kept.get(h.tablet.name)!) {
      const here = h.log.get(id)
      // under other rights it may have been erased since, once acknowledged; from a relay that was set back meanwhile, or to who is removed, it does not come again
      const wasErased = h.tablet.former.some(f => !belongsTo(f, docOf(id)))
      const comes = !(wasErased && h.tablet.revoked) && (there.has(id) || !world.setBack.has(id))
      if (!here && comes && belongsTo(h.tablet.session, docOf(id))) wrong(`${h.tablet.name} kept ${id} and no longer has it`)
      if (!here && !there.has(id) && !world.setBack.has(id)) wrong(`${h.tablet.name} kept ${id}, erased it, and the relay never had it`)
      if (here && !there.has(id) && !h.refused.has(id) && !h.outbox.has(id)) {
        if (!world.setBack.has(id) || may(h, id)) wrong(`${h.tablet.name} kept ${id}: not at the relay, and not counted as unsent`)
      }
    }
    for (const [id, l] of h.log)
      if (l.got === null && !h.outbox.has(id) && !h.refused.has(id))
        wrong(`${h.tablet.name} has ${id} as not received, and does not count it as unsent`)
    if (h.tablet.page!.engine.activity.value.is === 'connected' && h.outbox.size > 0)
      wrong(`${h.tablet.name} is connected and keeps ${h.outbox.size} back`)
  }
  // whoever may write it has brought back what a relay that was set back had lost
  for (const h of held)
    for (const id of h.log.keys())
      if (!there.has(id) && may(h, id) && !h.refused.has(id) && !h.outbox.has(id))
        wrong(`${h.tablet.name} holds ${id}, which the relay lacks`)
  // what was set aside at the door is there
  const apart = new Set<string>()
  for (const { device, doc } of loom.wait(world.registry.apart()))
    for (const { deflated } of loom.wait(world.registry.apartPieces(device, doc, 0, Infinity, null)))
      for (const s of readPiece(new Uint8Array(inflateRawSync(deflated)))) apart.add(`${device} ${idOf(doc, s.key)}`)
  for (const line of ledger.quarantined) if (!apart.has(line)) wrong(`told as set aside, and not there: ${line}`)
  // everybody has what they may read, and what they ask for
  for (const h of held) {
    const { session } = h.tablet
    if (h.tablet.revoked) continue
    for (const [id, s] of there) {
      const doc = docOf(id)
      if (!mayRead(session, doc) || !asksFor(session, doc)) continue
      const here = h.log.get(id)
      if (!here) wrong(`${h.tablet.name} (${session.role} ${session.centre}) lacks ${id}`)
      else if (!same(here.raw, s.raw)) wrong(`${h.tablet.name} reads ${id} otherwise than the relay`)
    }
  }
  // all tables are equal, row by row, in what several may read and hold all of
  const whole = held.filter(h => !h.tablet.revoked)
  /** What a relay lost with its disk, and who may only read it still holds, nobody brings back. */
  const lone = (h: Held, home: string): boolean => [...h.log.keys()].some(id => homeOf(docOf(id)) === home && !there.has(id))
  for (const [i, a] of whole.entries())
    for (const b of whole.slice(i + 1))
      for (const doc of new Set([...a.rows.keys(), ...b.rows.keys()])) {
        const both = [a, b].every(
          h =>
            mayRead(h.tablet.session, doc) &&
            asksFor(h.tablet.session, doc) &&
            h.refused.size === 0 &&
            h.outbox.size === 0 &&
            !lone(h, doc),
        )
        if (both && !alike(a.rows.get(doc) ?? '', b.rows.get(doc) ?? ''))
          wrong(`${a.tablet.name} and ${b.tablet.name} differ in ${doc}: ${difference(a.rows.get(doc) ?? '', b.rows.get(doc) ?? '')}`)
      }
  // rebuilt from the log, the rows are the living ones: each document on one device that is whole, since these were just found equal
  const rebuilt = new Set<string>()
  for (const h of held) {
    const isWhole = whole.includes(h) && h.refused.size === 0 && h.outbox.size === 0
    for (const doc of loom.wait(documents(h.db))) {
      const shared = isWhole && mayRead(h.tablet.session, doc) && asksFor(h.tablet.session, doc)
      if (shared && rebuilt.has(doc)) continue
      if (shared) rebuilt.add(doc)
      loom.wait(rebuild(h.db, doc))
    }
    loom.drain()
    const again = rowsOf(h.tablet.disk)
    for (const doc of new Set([...h.rows.keys(), ...again.keys()]))
      if (!alike(h.rows.get(doc) ?? '', again.get(doc) ?? ''))
        wrong(`${h.tablet.name}, rebuilt, differs in ${doc}: ${difference(h.rows.get(doc) ?? '', again.get(doc) ?? '')}`)
  }
  // and the last word of the status line is true
  for (const h of held) world.hears(h.tablet)
}
