// The few single facts of a device, by name. Read and written inside whatever transaction the caller is in.
import type { Batch } from '../domain/answer-batch.ts'
import type { Day, HalfDay, Month } from '../domain/day.ts'
import type { DeviceId, CentreCode, Key } from '../domain/ids.ts'
import type { Role } from '../domain/access.ts'
import type { Choice } from '../domain/estimates.ts'
import type { Measured } from '../domain/doubtful-days.ts'
import type { Habits } from '../domain/habits.ts'
import type { Chosen } from '../domain/hats.ts'
import type { Basket, SheetUse } from '../domain/sheet.ts'
import type { Contents, Scale } from '../domain/satisfaction.ts'
import type { Database } from './tables.ts'

/** Who this device is. `key` cannot be taken out of the browser. */
export type Session = {
  readonly device: DeviceId
  readonly role: Role
  readonly centre: CentreCode | null
  readonly key: CryptoKeyPair
  /** Where the relay is: '' for the page's own origin, '/demo/<space>' in a demonstration. */
  readonly at: string
}

/** One try to reach the head, for the list in *Sending*. Milliseconds since 1970. `took`: how long it was, milliseconds; `up`, `down`: bytes of frames; `received`: statements. */
export type Attempt = {
  readonly at: number
  readonly how: 'received' | 'no-line' | 'cut' | 'not-the-head' | 'busy' | 'removed' | 'unknown' | 'too-old' | 'gone' | 'full'
  readonly sent: number
  readonly received?: number
  readonly took?: number
  readonly up?: number
  readonly down?: number
  /** When that try began: whichever tab says what came of it says it of the same one. */
  readonly began?: number
}

/** Bytes of frames on the line on one day. */
export type DayTraffic = { readonly day: Day; readonly up: number; readonly down: number }

/** What the order and the time of a statement are made of: one row, since every commit reads it and writes it. */
export type Clocks = {
  /** The last counter used in an `at`. Rises, never resets. */
  readonly seq: number
  /** The latest moment this device believed while its clock was good (V7), milliseconds since 1970; null before the first. */
  readonly lastGood: number | null
  /** When the relay last answered, milliseconds by this device's clock, and what the relay's own clock said (milliseconds). */
  readonly heard: { readonly at: number; readonly relay: number } | null
  /** While the clock was doubtful a person said which day it is: so many days from what it shows. `seen`: when it was last used by this clock, which is another one where it stands before; infinite once something was noted without it (V7). `day`: as it was said; an older app kept none. */
  readonly said?: { readonly days: number; readonly seen: number; readonly day?: Day }
}

/** A catch-up that is being filled in. `day`: as it was typed; `counts`: what is no number is NaN. */
export type CatchUp = { readonly day: string; readonly half: HalfDay; readonly counts: Readonly<Record<string, number>> }

/** The screen's lock of a coordinator: the secret as a salted slow hash. */
export type Lock = { readonly salt: Uint8Array; readonly hash: Uint8Array; readonly rounds: number }

/** A choice about what one device left at the door in one document, up to piece `upTo`. */
export type Deciding = { readonly device: DeviceId; readonly doc: string; readonly upTo: number; readonly choice: Choice }
/** `where`: files of the app with line and column, the innermost first. `at`: milliseconds since 1970. */
export type FaultNote = { readonly at: number; readonly name: string; readonly where: readonly string[] }

/** Answers to a survey that wait here to be mixed with others (answer-batch.ts): counts. They are nowhere else. */
export type WaitingSheets = Batch & { readonly survey: Key; readonly centre: CentreCode }

export type Facts = {
  session: Session
  /** The hat chosen on this device; never leaves it but in `by`. */
  hat: Chosen
  /** Half-days whose hand-overs were looked at and left as they are, as they stood then. */
  handOversAside: readonly string[]
  /** What is being caught up and not kept yet: how many by 'kind purpose'. */
  catchUp: CatchUp
  sheets: readonly WaitingSheets[]
  /** What was said at the exit and waits for two more (satisfaction.ts); on a kiosk, and nowhere else. */
  exitAnswers: Contents & { readonly centre: CentreCode }
  /** This kiosk stands at the exit and asks on that scale. */
  exit: Scale
  lock: Lock
  /** What is usually noted here (habits.ts); never leaves the device. */
  habits: Habits
  /** What stands on the sheet that is being put together, until it is printed; never leaves the device. */
  sheet: Basket
  /** How often what was on sheets here. */
  sheetUses: readonly SheetUse[]
  /** Documents that were opened, shown, or put on a sheet here, the last first (S174). */
  worksAtHand: readonly Key[]
  /** Wrong tries in a row, and until when no other is heard, milliseconds. */
  lockTries: { wrong: number; until: number }
  /** The lock was offered, and taken or not. */
  lockOffered: true
  /** Made at the first try to enrol and used for all of them. */
  pendingKey: CryptoKeyPair
  /** The version of the app that last ran here. */
  app: string
  clocks: Clocks
  /** This device's clock was found so many days ahead, or behind where it is less than none, `off` in milliseconds; the entries noted since the head was last heard, until the centre has said which days they belong to (T3). */
  daysAhead: { days: number; off?: number; said?: true; entries: readonly (readonly [doc: string, id: Key])[] }
  /** When the clock was found days off, from which counter of `clocks` to which. */
  measured: readonly Measured[]
  /** Entries before which the clock fell back: with each a sitting begins (C06). */
  fell: readonly Key[]
  /** The relay's commit sequence this device has been told of, and the chain mark that says of which history. */
  cursor: { seq: number; mark: Uint8Array }
  /** The newest sequence of which a mark was told since the cursor: an acknowledged piece, or one that came down. */
  seen: { seq: number; mark: Uint8Array }
  /** Documents of which a relay of another history has not said yet what it lacks: asked again on each line until it has. */
  compare: readonly string[]
  /** Of these, those that this device may write: until they are compared, what it once sent may be lost. */
  unsure: readonly string[]
  /** Documents that were erased and that the head has listed again: a coordinator's device says it again until the head has heard it (E5). */
  sealAgain: readonly string[]
  /** The relay was restored, and takes from this coordinator's device what it only reads, too (B7). */
  fills: true
  /** Documents that are read again from their beginning in another history, to be looked through then for two statements at one place. */
  reread: readonly string[]
  /** The version of its rights that this device knows. */
  rights: number
  /** The stamp of the last word about centres that was written down here (coordinators). */
  heardStamp: number
  /** While a device fetches years: months before `since` are not whole here yet; the first there is, is `first`. */
  arriving: { since: Month; first: Month }
  attempts: readonly Attempt[]
  /** How far the line is that stands, as an attempt; of a page that went away, how far it was. */
  line: Attempt
  /** The newest day first; the last 31. */
  traffic: readonly DayTraffic[]
  /** When a copy of what was unsent was last put away as a file, milliseconds, and how many statements it held. */
  backup: { at: number; statements: number }
  /** When the browser last refused a write for lack of room, milliseconds: said by the browser, never guessed. */
  full: number
  /** Where the patrol over the log stands (patrol.ts): after which row, null before the first; when the last one ended, milliseconds. */
  patrol: { after: [string, string] | null; ended: number | null }
  /** The last faults of this app on this device: names and places in the code, never a message. */
  faults: readonly FaultNote[]
  /** What a person said about copying all that this device may read: 'all', or 'near': only what the screens show first. Not asked on most lines. */
  copies: 'all' | 'near'
  /** When something was erased that the rights of now do not read, milliseconds; until a person has read that. */
  erased: number
  /** Codes of copies that were read from a screen, until the whole copy is taken or left. */
  codesRead: readonly { readonly id: string; readonly total: number; readonly parts: Readonly<Record<number, Uint8Array>> }[]
  /** The device was taken out of the network: milliseconds when it was told. */
  removed: number
  /** How many statements lie apart at the head and wait for this centre's word; not there for none. */
  apart: number
  /** That number, and the day on which it was looked through for what needs no word: once a day, for it is fetched for that. */
  apartSeen: { readonly n: number; readonly day: Day }
  /** The day on which a person put the question off. */
  apartLater: Day
  /** What a person has decided about them and is not all done: it is gone on with at the next occasion. */
  deciding: Deciding
  /** Entries that were brought here by hand, beside which estimates of their days were noted, and these: they stood for what was missing (T8). */
  beside: { readonly entries: readonly Key[]; readonly estimates: readonly Key[] }
  /** There is another copy of this device: milliseconds when it was learned; until it is linked anew, or a person says that it is settled. */
  copied: number
  /** This device began with a pack where there was no line, and the head does not know it yet: the code to present, null once that was worth nothing; what the device is called there. */
  unlinked: { code: string | null; label: string }
  /** Documents of which the pack brought something, until the head has been heard and what it does not have of them was taken out. */
  packed: readonly string[]
  /** The two minutes that show this device's screens: 'offered' once it was linked, 'left' where somebody stopped or did not want it; the card it stands at. */
  tour: { state: 'offered' | 'left' | 'done'; at: number }
  /** The projection the rows were made with, and the documents still to redo. */
  projection: { version: number; left: readonly string[] }
}

export const fact = async <K extends keyof Facts>(db: Database, k: K): Promise<Facts[K] | undefined> =>
  (await db.facts.get(k))?.v as Facts[K] | undefined // written only by setFact
/** Several, as of one moment; what is not there is undefined. */
export const facts = async <K extends keyof Facts>(
  db: Database,
  ...ks: readonly K[]
): Promise<{ readonly [P in K]: Facts[P] | undefined }> => {
  const rows = await db.facts.bulkGet([...ks])
  return Object.fromEntries(ks.map((k, i) => [k, rows[i]?.v])) as { [P in K]: Facts[P] | undefined } // written only by setFact
}
const NONE: Clocks = { seq: 0, lastGood: null, heard: null }
export const clocksOf = async (db: Database): Promise<Clocks> => (await fact(db, 'clocks')) ?? NONE
/** What a commit has to know, in one reading. `session` is undefined where nobody enrolled, or the browser erased everything. */
export const factsOfCommit = async (
  db: Database,
): Promise<{ readonly clocks: Clocks; readonly session: Session | undefined; readonly hat: Chosen | undefined }> => {
  const { clocks = NONE, session, hat } = await facts(db, 'clocks', 'session', 'hat')
  return { clocks, session, hat }
}
export const setFact = async <K extends keyof Facts>(db: Database, k: K, v: Facts[K]): Promise<void> => {
  await db.facts.put({ k, v })
}
export const dropFact = (db: Database, ...ks: readonly (keyof Facts)[]): Promise<void> => db.facts.bulkDelete([...ks])
