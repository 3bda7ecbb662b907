// The one Dexie database of a device. The log is the truth; every table of rows can be rebuilt from it.
import Dexie, { type Table } from 'dexie'
import type { Role } from '../domain/access.ts'
import type { Answers } from '../domain/answers-record.ts'
import type { Centre, Network } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { ErasureReason } from '../domain/erasure.ts'
import type { CalendarEvent } from '../domain/event.ts'
import type { Duty } from '../domain/duty.ts'
import type { Gist } from '../domain/gist.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import type { DayEnd } from '../domain/day-end.ts'
import type { CentreCode, DeviceId, Key } from '../domain/ids.ts'
import type { OpeningException, OpeningPeriod } from '../domain/opening.ts'
import type { ListValue } from '../domain/lists.ts'
import type { Holding } from '../domain/holding.ts'
import type { Outage } from '../domain/outage.ts'
import type { Opinion } from '../domain/opinion.ts'
import type { Partner } from '../domain/partner.ts'
import type { Practice } from '../domain/practice.ts'
import type { Price } from '../domain/price.ts'
import type { LocalPurpose } from '../domain/purposes.ts'
import type { Satisfaction } from '../domain/satisfaction.ts'
import type { SealedPart } from '../domain/sealed-month.ts'
import type { Raw } from '../domain/statement.ts'
import type { Step } from '../domain/step.ts'
import type { Survey } from '../domain/survey.ts'
import type { Tally } from '../domain/tally.ts'
import type { Territory, Zone } from '../domain/territory.ts'
import type { Visit } from '../domain/visit.ts'
import type { Work } from '../domain/work.ts'
import type { Fate } from '../wire/carried.ts'
import type { PieceRefusal } from '../wire/frames.ts'

/** One statement and its place in Yjs, so that any device can send it again byte for byte. `got`: when the relay had it, seconds since 1970, of what others said only the day; null = not yet. `sum`: of its content (row-sum.ts), once it was stamped. `brought`: somebody carried it here by hand; while the relay has not taken it, it is not ours to send. */
export type LogRow = {
  doc: string
  key: Key
  target: string
  client: number
  clock: number
  raw: Raw
  got: number | null
  sum?: number
  brought?: true
}
/**
 * What the relay has not acknowledged. `since`: milliseconds since 1970 by this device's clock. `act`: rows of one act leave together.
 * `fill`: of others, received once, and given back to a head that was set back (B7).
 */
export type OutboxRow = { doc: string; client: number; clock: number; key: Key; target: Key; since: number; act?: string; fill?: true }
/** What the relay refused, or what was damaged here before it was sent: kept, shown, never sent again by itself. */
export type RefusedRow = { doc: string; key: Key; target: Key; reason: RefusedReason; at: number }
export type RefusedReason = PieceRefusal | 'damaged'
/**
 * Per document. `have`: the relay's sequence up to which this device is complete; `want`: the newest it has heard of.
 * `client` and `clock`: the place of this device's next statement; null until it writes there.
 */
export type PlaceRow = {
  doc: string
  have: number
  want: number
  dropped: 0 | 1
  client: number | null
  clock: number
  /** Of a calendar: records that came since this device was last complete there; nobody has seen them yet. */
  fresh?: readonly Key[]
  /** Rows of it were damaged here and have not come again: what comes before all of them are here does not bring it further. */
  again?: true
  /** It was erased at the head: nothing of it is fetched or sent again. */
  gone?: { readonly reason: ErasureReason; readonly day: Day }
}
/**
 * A statement no row shows. 'newer': from a newer app; 'unreadable'; 'foreign': made in a document where it has no place, or about a
 * record that is not there; 'copied': its id stands already in an earlier month of the same centre.
 */
export type AsideRow = { doc: string; key: Key; target: string; why: 'newer' | 'unreadable' | 'foreign' | 'copied' }
/** What is being filled in. Never leaves the device. Times in milliseconds since 1970. */
export type DraftRow = {
  id: string
  noun: 'visit' | 'group'
  centre: CentreCode
  day: Day
  started: number
  touched: number
  entry: unknown
  /** It corrects a record of this document, whose key is its `id`. */
  corrects?: string
  /** What the form of such a correction showed before anything was touched. */
  was?: unknown
}
/**
 * What is typed in a form of a record and not kept yet, in the same table: `id` begins with 'typed'. Never leaves the device either.
 * `first`: what the form showed before anything was typed; `before`: the record that was being looked at, null for a new one;
 * `shape`: of these two, as the app that wrote them has them.
 */
export type TypedRow = {
  id: string
  noun: 'typed'
  shape: number
  /** Under which role; null where nobody was enrolled. */
  role: Role | null
  form: string
  started: number
  touched: number
  first: unknown
  typed: unknown
  before: unknown
}
/** Up to when a centre is known to hold nothing back, seconds since 1970. Coordinators only. */
export type HeardRow = { centre: CentreCode; at: number }
/** An event that was cancelled elsewhere while it stood on this device, until somebody here has seen it. `learned`: milliseconds by this device's clock. */
export type UnreadRow = { doc: string; id: Key; learned: number }
/**
 * A piece that was brought here by hand, to be handed to the relay. `fate`: what the relay has said became of it, 'waiting' before that;
 * `n`: its statements; `keys`: theirs, for copies overlap (an older app kept none); `fresh`: of these, how many were new at the relay. `at`: when it was brought, milliseconds. `read`: somebody has seen what became of it, and its bytes are kept in case the relay is set back. `proof`: of a document that this device does not read nothing comes back by which a relay that was set back would be known: what was taken is presented once more on the next line. `id`: signer, document and a hash of the bytes: the same piece once.
 */
export type CarriedRow = {
  id: string
  doc: string
  signer: DeviceId
  signature: Uint8Array
  deflated: Uint8Array
  fate: 'waiting' | Fate
  n: number
  keys?: readonly Key[]
  fresh: number
  at: number
  read?: true
  proof?: 'due' | 'asked'
}
/**
 * A paragraph of a note that has not left: `stays` where it may not as it stands (C25), else it is still being written. `at`: where in the shared text, a relative
 * position of Yjs; `base`: what stands there for the others.
 */
export type HeldRow = { readonly id: Key; readonly at: Uint8Array; readonly text: string; readonly base: string; readonly stays: boolean }
/**
 * What only this device knows of a text that people write together. `title`, `kind`: of a draft, until a record says so. `shared` 0: a draft, nothing of it
 * leaves. `got`: when the head had last taken everything, milliseconds; null = never.
 */
export type NoteRow = {
  id: Key
  kind: 'practice' | 'theme'
  title: string
  shared: 0 | 1
  held: readonly HeldRow[]
  started: number
  touched: number
  got: number | null
}
/**
 * What was written here in a note, as an update of Yjs, in order. `got` 1: the head has it; it stays until y-indexeddb is seen to hold it too.
 * `count`: how many changes it is. `brought` 1: written elsewhere and carried here by hand; not yet in what this device sends.
 */
export type NoteUpdateRow = { n?: number; note: Key; bytes: Uint8Array; since: number; count: number; got: 0 | 1; brought?: 1 }
/** What `gists.ts` has made of one book of visits, or is making: then only who does. */
export type GistRow = Gist | { readonly doc: string; readonly id: ''; readonly maker: string }
export type FactRow = { k: string; v: unknown }

export type Database = Dexie & {
  log: Table<LogRow, [string, string]>
  outbox: Table<OutboxRow, [string, number, number]>
  refused: Table<RefusedRow, [string, string]>
  places: Table<PlaceRow, string>
  aside: Table<AsideRow, [string, string]>
  /** Those of forms for records lie here too (`TypedRow`, typed-drafts.ts). */
  drafts: Table<DraftRow, string>
  heard: Table<HeardRow, string>
  facts: Table<FactRow, string>
  visits: Table<Visit, [string, string]>
  groups: Table<GroupVisit, [string, string]>
  steps: Table<Step, [string, string]>
  tallies: Table<Tally, [string, string]>
  dayEnds: Table<DayEnd, [string, string]>
  periods: Table<OpeningPeriod, [string, string]>
  exceptions: Table<OpeningException, [string, string]>
  outages: Table<Outage, [string, string]>
  purposes: Table<LocalPurpose, [string, string]>
  networks: Table<Network, [string, string]>
  territories: Table<Territory, [string, string]>
  zones: Table<Zone, [string, string]>
  centres: Table<Centre, [string, string]>
  values: Table<ListValue, [string, string]>
  works: Table<Work, [string, string]>
  prices: Table<Price, [string, string]>
  opinions: Table<Opinion, [string, string]>
  holdings: Table<Holding, [string, string]>
  events: Table<CalendarEvent, [string, string]>
  sealed: Table<SealedPart, [string, string]>
  /** Filled by `gists.ts`; emptied with the rows it is made of, and whenever one of them is folded anew. */
  gists: Table<GistRow, [string, string]>
  unread: Table<UnreadRow, [string, string]>
  carried: Table<CarriedRow, string>
  practices: Table<Practice, [string, string]>
  partners: Table<Partner, [string, string]>
  duties: Table<Duty, [string, string]>
  surveys: Table<Survey, [string, string]>
  answers: Table<Answers, [string, string]>
  satisfactions: Table<Satisfaction, [string, string]>
  notes: Table<NoteRow, Key>
  noteUpdates: Table<NoteUpdateRow, number>
}

/** The tables that `project.ts` fills and `rebuild.ts` may empty. */
export const ROW_TABLES = [
  'visits',
  'groups',
  'steps',
  'tallies',
  'dayEnds',
  'periods',
  'exceptions',
  'outages',
  'purposes',
  'networks',
  'territories',
  'zones',
  'centres',
  'values',
  'works',
  'prices',
  'opinions',
  'holdings',
  'events',
  'sealed',
  'practices',
  'partners',
  'duties',
  'gists',
  'surveys',
  'answers',
  'satisfactions',
] as const
/** What a commit touches: all of it in one transaction. */
export const COMMIT_TABLES = ['log', 'outbox', 'places', 'aside', 'facts', 'drafts', ...ROW_TABLES] as const

/** The number to raise when rows are folded differently: every device then rebuilds in the background. */
export const PROJECTION = 9

/**
 * Opens nothing by itself: Dexie opens at the first use. Transactions are strict (the browser flushes before it says done), and the
 * cache that shows rows before they are committed is off: nothing shown as kept was not committed.
 */
export const openDatabase = (name: string, extra: object = {}): Database => {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled', ...extra }) as Database // the tables are declared just below
  // one declaration: Dexie compares it with what is there, and adds what an older app had not
  db.version(2).stores({
    log: '[doc+key], [doc+target], key',
    outbox: '[doc+client+clock], since',
    refused: '[doc+key]',
    places: 'doc',
    aside: '[doc+key], [doc+target]',
    drafts: 'id',
    heard: 'centre',
    facts: 'k',
    visits: '[doc+id], [centre+day], [centre+clock], handOver',
    groups: '[doc+id], [centre+day], [centre+clock]',
    steps: '[doc+id]',
    tallies: '[doc+id], [centre+day], [centre+clock]',
    dayEnds: '[doc+id], [centre+day]',
    periods: '[doc+id], centre',
    exceptions: '[doc+id], centre',
    outages: '[doc+id], centre',
    purposes: '[doc+id], centre',
    networks: '[doc+id]',
    territories: '[doc+id]',
    zones: '[doc+id]',
    centres: '[doc+id]',
    values: '[doc+id]',
    works: '[doc+id], id',
    prices: '[doc+id], work',
    opinions: '[doc+id], work',
    holdings: '[doc+id], work, centre',
    events: '[doc+id], lastDay, uid, moved',
    sealed: '[doc+id], centre',
    gists: '[doc+id]',
    unread: '[doc+id]',
    carried: 'id, fate',
    practices: '[doc+id]',
    partners: '[doc+id]',
    duties: '[doc+id]',
    surveys: '[doc+id]',
    answers: '[doc+id], survey',
    satisfactions: '[doc+id]',
    notes: 'id',
    noteUpdates: '++n, note',
  })
  return db
}

/** The names of all texts written together lie between these two (`documentClass`). */
export const TEXTS = ['note/', 'note0'] as const

/** Every key of one document in a compound index that starts with it. */
export const within = (doc: string): [[string, unknown], [string, unknown]] => [
  [doc, Dexie.minKey],
  [doc, Dexie.maxKey],
]
