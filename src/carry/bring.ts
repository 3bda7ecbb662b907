// What somebody brought, opened and looked at before anything of it is taken.
import { mayWrite } from '../domain/access.ts'
import { noteDocument } from '../domain/note-name.ts'
import type { Device } from '../device/device.ts'
import type { Day } from '../domain/day.ts'
import { isDay } from '../domain/day.ts'
import { keyFrom } from '../domain/ids.ts'
import { parseStatement } from '../domain/statement.ts'
import { VISIT_KINDS, type VisitKind } from '../domain/visit.ts'
import { heldOf, takeInAll, wouldWait, type Brought } from '../store/carried.ts'
import { fact } from '../store/facts.ts'
import { takeNotes } from '../store/notes.ts'
import { networks } from '../store/read-day.ts'
import { idOfKey } from '../wire/key-id.ts'
import { readBundle, type Bundle, type Opened, type Unread } from './bundle.ts'
import { open, type Unopened } from './envelope.ts'

/** Why nothing can be taken. 'other-network': it is of another one; 'nobody': this device belongs to none. */
export type NotBrought = Unopened | Unread | 'other-network' | 'nobody'

/** Of each kind how many entries; `other`: corrections, hours, events, works. `days`: the first and the last day of the visits. */
export type Contents = {
  readonly visits: Readonly<Record<VisitKind, number>>
  readonly groups: number
  readonly other: number
  readonly days: readonly [Day, Day] | null
}
/** `fresh`, `known`: statements that are new here, or here already; `beside`: new ones of days that are estimated here, which no table shows before that is decided (T8); `unread`: of documents that this device does not read and only hands on. `own`: this device made it. `texts`: texts of several people of which something is in it; `handsOn`: whether this device may hand them over. */
export type Look = {
  readonly bundle: Bundle
  readonly pieces: readonly Brought[]
  readonly contents: Contents
  readonly fresh: number
  readonly beside: number
  readonly known: number
  readonly unread: number
  readonly own: boolean
  readonly texts: number
  readonly handsOn: boolean
  /** Made by a device that is not linked yet, and says so of itself: the coordination links it before anything is handed over. */
  readonly links: boolean
}

const named = async (p: Opened): Promise<Brought> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', p.deflated as Uint8Array<ArrayBuffer>))
  return { ...p, id: `${p.signer} ${p.doc} ${keyFrom(hash.subarray(0, 16))}` }
}

const contentsOf = (pieces: readonly Opened[]): Contents => {
  const visits: Record<VisitKind, number> = { quick: 0, interview: 0, 'self-service': 0 }
  let groups = 0
  let other = 0
  const days: Day[] = []
  for (const p of pieces)
    for (const s of p.structs) {
      const said = parseStatement(p.doc, s.key, s.value)
      if (typeof said === 'string' || said.kind !== 'create' || (said.field !== 'visit' && said.field !== 'group')) {
        other++
        continue
      }
      const fields = said.value as readonly unknown[] // a create's: names and values by turns
      const of = (name: string): unknown => fields[fields.findIndex((f, i) => i % 2 === 0 && f === name) + 1]
      const day = of('day')
      if (isDay(day)) days.push(day)
      const kind = VISIT_KINDS.find(k => k === of('kind'))
      if (said.field === 'group') groups++
      else if (kind) visits[kind]++
      else other++ // of a kind that this app does not know
    }
  days.sort()
  return { visits, groups, other, days: days.length > 0 ? [days[0]!, days.at(-1)!] : null }
}

const ofThisNetwork = async (device: Device, origin: string, { network, origin: theirs }: Bundle): Promise<boolean> => {
  const here = await networks(device.db)
  return network === null || here.length === 0 ? theirs === origin : here.some(n => n.id === network)
}

/** Opens what was brought with the words that were typed. Writes nothing. `origin`: the relay's public address as it is seen here. */
export const lookInto = async (device: Device, origin: string, bytes: Uint8Array, words: readonly string[]): Promise<Look | NotBrought> => {
  const session = await fact(device.db, 'session')
  if (!session) return 'nobody'
  const inside = await open(bytes, words)
  if (typeof inside === 'string') return inside
  const bundle = await readBundle(inside)
  if (typeof bundle === 'string') return bundle
  if (!(await ofThisNetwork(device, origin, bundle))) return 'other-network'
  if (bundle.notes.length > 0) {
    const { isNoteUpdate } = await import('../replica/notes/is-note-update.ts')
    if (!bundle.notes.every(n => n.updates.every(isNoteUpdate))) return 'unreadable'
  }
  const pieces = await Promise.all(bundle.pieces.map(named))
  let [fresh, beside, known, unread] = [0, 0, 0, 0]
  const counted = new Set<string>()
  for (const piece of pieces) {
    const held = await heldOf(device.db, piece)
    const waits = held === null ? null : await wouldWait(device.db, piece)
    for (const { key } of piece.structs) {
      if (held === null) unread++
      else if (held.has(key) || counted.has(`${piece.doc} ${key}`)) known++
      else if (waits?.has(key)) beside++
      else fresh++
      counted.add(`${piece.doc} ${key}`)
    }
  }
  const own = bundle.by === session.device
  const texts = bundle.notes.length
  const handsOn = bundle.notes.every(n => mayWrite(session, noteDocument(n.note)))
  const links = bundle.unlinked !== null && bundle.centre !== null && (await idOfKey(bundle.unlinked.key)) === bundle.by
  return { bundle, pieces, contents: contentsOf(bundle.pieces), fresh, beside, known, unread, own, texts, handsOn, links }
}

/** Takes all of it: into the tables of this device what it reads, and everything to be handed to the head with the next line. */
export const takeBrought = async (device: Device, look: Look): Promise<void> => {
  const now = device.clock.now()
  await takeInAll(device.db, look.pieces, now)
  if (look.handsOn) await takeNotes(device.db, look.bundle.notes, now)
}
