// Counts what stands in the gists of a centre's books, over any days and under any filter. All of it is sums: a year is its months, a month its days.
import { weekday, type Day, type Slot } from './day.ts'
import type { Span } from './figure-period.ts'
import { GROUP, MARKS, readWord, word, type Gist } from './gist.ts'
import type { Key } from './ids.ts'
import type { Channel } from './told.ts'
import type { VisitKind } from './visit.ts'

/** Null: whatever it is. `purposes`: ids of all that count under what was chosen, which is the first. */
export type Filter = {
  readonly purposes: readonly string[] | null
  readonly kind: VisitKind | null
  readonly channel: Channel | null
}
export const NO_FILTER: Filter = { purposes: null, kind: null, channel: null }
export const isFiltered = (f: Filter): boolean => f.purposes !== null || f.kind !== null || f.channel !== null

/** The channel of which nothing is stated (besides.ts). */
const USUAL: Channel = 'on-site'
const SELF_SERVED = word('kind', 'self-service')

/** What was counted. V3: visits, services, people present, groups and entries taken back are five different counts. */
export type Said = {
  /** Distinct visits that stand: of a hand-over one. Under a filter those of which any part passes it. */
  visits: number
  /** With each part counted. Everything in `values` is of them. */
  entries: number
  /** Entries and their further steps. */
  services: number
  /** Of a hand-over the most that any of its parts said, whether or not they pass. */
  present: number
  estimated: number
  /** Of these, from old tick sheets. */
  sheets: number
  /** Visits of which no half-day was said: they are in no table of hours. */
  unplaced: number
  groups: number
  participants: number
  accompanying: number
  toConfirm: number
  voids: number
  /** I17: visits in which somebody served themselves, at first or in a further step. */
  autonomous: number
  /** In how many entries something was said, by its word; of further steps how many of them say it, of what is counted by the piece how many. */
  readonly values: Map<string, number>
  /** In how many entries, or groups, anything was said of a table. */
  readonly asked: Map<string, number>
  /** Visits by day of the week and slot, 'weekday slot'. */
  readonly hours: Map<string, number>
  /** Mentions of a purpose by what was said of the band of ages, 'purpose band'; the band is '' where it was not asked. */
  readonly bands: Map<string, number>
  /** Visits by day. */
  readonly days: Map<Day, number>
  /** When something was noted that stands, whatever the filter: what the coverage is made of. */
  readonly noted: Map<Day, Set<Slot>>
}

export const nothingSaid = (): Said => ({
  ...{ visits: 0, entries: 0, services: 0, present: 0, estimated: 0, sheets: 0, unplaced: 0 },
  ...{ groups: 0, participants: 0, accompanying: 0, toConfirm: 0, voids: 0, autonomous: 0 },
  ...{ values: new Map(), asked: new Map(), hours: new Map(), bands: new Map(), days: new Map(), noted: new Map() },
})

export const addTo = <K>(map: Map<K, number>, key: K, n: number): void => {
  if (n !== 0) map.set(key, (map.get(key) ?? 0) + n)
}

/** Of the word of a slot. */
export const slotFrom = (value: string): Slot => (value === 'am' || value === 'pm' ? value : Number(value))

/** Does what is said of one entry pass? */
const passes = (words: readonly string[], filter: Filter): boolean =>
  (filter.kind === null || words.includes(word('kind', filter.kind))) &&
  (filter.channel === null ||
    (filter.channel === USUAL ? !words.some(w => readWord(w)[0] === 'channel') : words.includes(word('channel', filter.channel)))) &&
  (filter.purposes === null || filter.purposes.some(p => words.includes(word('purpose', p))))

/** Of visits in other books that an entry here is said to be a part of, what is said of them, where they stand and are no part themselves. */
export type Wholes = ReadonlyMap<Key, { readonly day: Day; readonly words: readonly string[] }>

const partyIn = (words: readonly string[]): number => words.reduce((n, w) => (readWord(w)[0] === 'party' ? Number(readWord(w)[1]) : n), 1)

/** `wholes`: of what is not there nothing is known, and the entry counts for itself. */
export const countSaid = (gists: readonly Gist[], span: Span, filter: Filter = NO_FILTER, wholes: Wholes = new Map()): Said => {
  const said = nothingSaid()
  const counted = new Set<Key>()
  const most = new Map<Key, number>()
  const parts = gists.flatMap(g => g.parts)
  for (const [, of, , party] of parts) most.set(of, Math.max(party, most.get(of) ?? 0))
  for (const gist of gists) countOne(gist, span, filter, wholes, most, counted, said)
  // a whole all of whose parts stand in other books does not know them
  for (const [, of, here] of parts) if (here !== null) most.delete(of)
  for (const [of, came] of most) {
    const whole = wholes.get(of)
    if (!whole || whole.day < span.from || span.to < whole.day || !passes(whole.words, filter)) continue
    said.present += Math.max(0, came - partyIn(whole.words))
  }
  if (!isFiltered(filter)) countTallies(gists, span, said)
  return said
}

/** Day by day, as the page of a day shows it: two who take the same one back at the same time do not make that day less than none. */
const countTallies = (gists: readonly Gist[], span: Span, said: Said): void => {
  const onDay = new Map<string, number>()
  for (const { tallies } of gists)
    for (const [day, kind, n] of tallies) if (span.from <= day && day <= span.to) addTo(onDay, word(day, kind), n)
  for (const [at, n] of onDay) addTo(said.values, word('tally', readWord(at)[1]), Math.max(0, n))
}

const countOne = (
  gist: Gist,
  span: Span,
  filter: Filter,
  wholes: Wholes,
  /** How many came at most with any part, by the key of its whole. */
  most: ReadonlyMap<Key, number>,
  counted: Set<Key>,
  said: Said,
): void => {
  const { words, days, stream, entries } = gist
  const read = words.map(readWord)
  const within = days.map(d => span.from <= d && d <= span.to)
  if (!within.includes(true)) return
  const tables = [...new Set(read.map(([table]) => table))]
  const tableOf = Int32Array.from(read, ([table]) => tables.indexOf(table))
  const at = (w: string): number => words.indexOf(w)
  const [group, voided, estimated, doubtful] = [at(GROUP), at(MARKS.voided), at(MARKS.estimated), at(MARKS.doubtful)]
  const [sheet, wholeDay, hourless] = [at(MARKS.sheet), at(MARKS.wholeDay), at(MARKS.hourless)]
  const placesOf = (table: string): readonly number[] => read.flatMap(([t], i) => (t === table ? [i] : []))
  const numbers = read.map(([, value]) => Number(value))
  const is = (table: string): Uint8Array => {
    const out = new Uint8Array(words.length)
    for (const i of placesOf(table)) out[i] = 1
    return out
  }
  const [isParty, isPurpose, isBand, isSize, isAccompanying, isStep] = [
    'party',
    'purpose',
    'ageBand',
    'size',
    'accompanying',
    'step-kind',
  ].map(is) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array] // one for each
  const isChannel = is('channel')
  const [servedSelf, servedSelfLater] = [at(SELF_SERVED), at(word('step-kind', 'self-service'))]
  const [wantsKind, wantsChannel] = [filter.kind === null ? -1 : at(word('kind', filter.kind)), filter.channel]
  const channel = wantsChannel === null ? -1 : at(word('channel', wantsChannel))
  const purposes = filter.purposes && new Set(filter.purposes.map(p => at(word('purpose', p))))

  // first which entries pass, wherever their day lies: a part asks that of its whole
  const starts = new Uint32Array(entries)
  const pass = new Uint8Array(entries)
  for (let entry = 0, p = 0; entry < entries; entry++) {
    starts[entry] = p
    const end = p + 2 + stream[p + 1]!
    const stands = stream[p + 2] !== group && stream[end - 1] !== voided
    let ok = stands && (filter.kind === null || stream[p + 2] === wantsKind)
    if (ok && (wantsChannel !== null || purposes)) {
      let [named, other, wanted] = [false, false, purposes === null]
      for (let i = p + 3; i < end; i++) {
        const w = stream[i]!
        if (isChannel[w] === 1) {
          if (w === channel) named = true
          else other = true
        } else if (purposes?.has(w)) wanted = true
      }
      ok = wanted && (wantsChannel === null || named || (wantsChannel === USUAL && !other))
    }
    pass[entry] = ok ? 1 : 0
    p = end
  }

  const partOf = new Map(gist.parts.map(([entry, ...of]) => [entry, of]))
  // somebody who was handed over and served themselves in either part did so in the whole
  const alone = new Uint8Array(entries)
  for (let entry = 0; entry < entries; entry++) {
    const p = starts[entry]!
    const end = p + 2 + stream[p + 1]!
    if (pass[entry] === 0) continue
    let is = stream[p + 2] === servedSelf
    for (let i = p + 3; i < end && !is; i++) is = stream[i] === servedSelfLater
    if (!is) continue
    alone[entry] = 1
    const here = partOf.get(entry)?.[1]
    if (typeof here === 'number') alone[here] = 1
  }
  /** Is it a visit of its own? One whose whole passes too was counted with it, and of several parts without their whole one is. */
  const isVisit = (entry: number): boolean => {
    const [of, here] = partOf.get(entry) ?? []
    if (of === undefined) return true
    const elsewhere = here === null ? wholes.get(of) : undefined
    if (typeof here !== 'number' && !elsewhere) return true
    if (typeof here === 'number' ? pass[here] === 1 : passes(elsewhere!.words, filter)) return false
    if (counted.has(of)) return false
    counted.add(of)
    return true
  }

  const partyAt = (entry: number): number => {
    const p = starts[entry]!
    for (let i = p + 2; i < p + 2 + stream[p + 1]!; i++) if (isParty[stream[i]!] === 1) return numbers[stream[i]!]!
    return 1
  }
  const wholeKey = new Map(gist.parts.flatMap(([, of, here]) => (here === null ? [] : [[here, of] as const])))
  /** With a visit that is counted: what its whole, or another part of it, said. */
  const cameWith = (entry: number, party: number): number => {
    const [of = wholeKey.get(entry), here = null] = partOf.get(entry) ?? []
    const elsewhere = of === undefined || here !== null ? undefined : wholes.get(of)
    if (of === undefined || (partOf.has(entry) && here === null && !elsewhere)) return party
    return Math.max(party, most.get(of)!, here === null ? 0 : partyAt(here), elsewhere ? partyIn(elsewhere.words) : 0)
  }

  const values = new Int32Array(words.length)
  const asked = new Int32Array(tables.length)
  const lastAsked = new Int32Array(tables.length).fill(-1)
  const visitsOn = new Int32Array(days.length)
  const hours = new Int32Array(7 * words.length)
  const onDay = days.map(d => weekday(d) - 1)
  const notedAt = new Uint8Array(days.length * words.length)
  const notedWhole = new Uint8Array(days.length)
  const bands = new Map<number, number>()
  const plain = !isFiltered(filter)
  const say = (w: number, entry: number): void => {
    values[w]!++
    const table = tableOf[w]!
    if (lastAsked[table] === entry) return
    lastAsked[table] = entry
    asked[table]!++
  }
  for (let entry = 0; entry < entries; entry++) {
    const p = starts[entry]!
    const day = stream[p]!
    if (!within[day]) continue
    const end = p + 2 + stream[p + 1]!
    if (stream[end - 1] === voided) {
      if (plain) said.voids++
      continue
    }
    const slot = stream[p + 3]! // of what stands, the slot comes after the kind
    notedAt[day * words.length + slot] = 1
    for (let i = p + 4; wholeDay >= 0 && i < end; i++) if (stream[i] === wholeDay) notedWhole[day] = 1
    if (stream[p + 2] === group) {
      if (!plain) continue
      said.groups++
      for (let i = p + 4; i < end; i++) {
        const w = stream[i]!
        if (isSize[w] === 1) said.participants += numbers[w]!
        else if (isAccompanying[w] === 1) said.accompanying += numbers[w]!
        else if (w === doubtful) said.toConfirm++
        else say(w, entry)
      }
      continue
    }
    if (pass[entry] === 0) continue
    said.entries++
    said.services++
    const visit = isVisit(entry)
    let party = 1
    let band = -1
    let purposed = false
    let placed = true
    for (let i = p + 2; i < end; i++) {
      const w = stream[i]!
      say(w, entry)
      if (isParty[w] === 1) party = numbers[w]!
      else if (isStep[w] === 1) said.services++
      else if (isBand[w] === 1) band = w
      else if (isPurpose[w] === 1) purposed = true
      else if (w === doubtful) said.toConfirm++
      else if (w === estimated && visit) said.estimated++
      else if (w === sheet && visit) said.sheets++
      else if (w === wholeDay || w === hourless) placed = false
    }
    if (purposed)
      for (let i = p + 2; i < end; i++) {
        const w = stream[i]!
        if (isPurpose[w] === 1) addTo(bands, w * (words.length + 1) + band + 1, 1)
      }
    if (!visit) continue
    said.visits++
    said.autonomous += alone[entry]!
    said.present += cameWith(entry, party)
    visitsOn[day]!++
    if (placed) hours[onDay[day]! * words.length + slot]!++
    else said.unplaced++
  }

  for (const [w, n] of values.entries()) addTo(said.values, words[w]!, n)
  for (const [table, n] of asked.entries()) addTo(said.asked, tables[table]!, n)
  for (const [d, n] of visitsOn.entries()) addTo(said.days, days[d]!, n)
  for (const w of placesOf('slot'))
    for (const [d, day] of days.entries()) {
      if (notedAt[d * words.length + w] !== 1) continue
      const slots = said.noted.get(day) ?? new Set()
      said.noted.set(day, slots.add(slotFrom(read[w]![1])))
    }
  for (const [d, day] of days.entries()) if (notedWhole[d] === 1) said.noted.set(day, new Set([...(said.noted.get(day) ?? []), 'am', 'pm']))
  for (const w of placesOf('slot'))
    for (let d = 0; d < 7; d++) addTo(said.hours, word(String(d + 1), read[w]![1]), hours[d * words.length + w]!)
  for (const [at2, n] of bands) {
    const [purpose, band] = [Math.floor(at2 / (words.length + 1)), (at2 % (words.length + 1)) - 1]
    addTo(said.bands, word(read[purpose]![1], band < 0 ? '' : read[band]![1]), n)
  }
}
