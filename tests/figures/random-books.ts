// Books of one centre as it might have kept them, from a seed; and the slow count: every figure by looking at every visit, one after the other.
import { ALTERNATIVES, CHANNELS, VISITED } from '../../src/domain/told-lists.ts'
import { isDoubtful } from '../../src/domain/clock-state.ts'
import type { Filter, Said } from '../../src/domain/count-said.ts'
import { addDays, monthOf, weekday, type Day, type Slot } from '../../src/domain/day.ts'
import type { Span } from '../../src/domain/figure-period.ts'
import { gistMaker, type Gist } from '../../src/domain/gist.ts'
import { answersOfGroup } from '../../src/domain/group-told.ts'
import { GROUP_KINDS, type GroupVisit } from '../../src/domain/group-visit.ts'
import { countedElsewhere } from '../../src/domain/counted-elsewhere.ts'
import { keyFrom, type CentreCode, type Key } from '../../src/domain/ids.ts'
import { LISTS } from '../../src/domain/lists.ts'
import { stepsOf, type Step } from '../../src/domain/step.ts'
import { TALLY_KINDS, type Tally } from '../../src/domain/tally.ts'
import { answersTold, NOTHING_TOLD, toldFields, toldFrom } from '../../src/domain/told.ts'
import { DURATIONS, NEXT_STEPS, SITUATIONS, VISIT_KINDS, type Visit } from '../../src/domain/visit.ts'
import { rng } from '../random.ts'

export const CAS = 'cas' as CentreCode
export const FIRST = '2025-09-01' as Day
export const DAYS = 100

export type Books = {
  readonly visits: readonly Visit[]
  readonly groups: readonly GroupVisit[]
  readonly steps: readonly Step[]
  readonly tallies: readonly Tally[]
  readonly purposes: readonly string[]
}

/** Voids, doubtful clocks, days that were confirmed, late entries in the next month's book, hand-overs settled within a book, across two, and wrongly. */
export const randomBooks = (seed: number, n = 400): Books => {
  const r = rng(seed)
  const key = (): Key => keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256)))
  const one = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]! // no list here is empty
  const some = <T>(list: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: Math.floor(r() * (most + 1)) }, () => one(list))),
  ]
  const purposes = ['P1', 'P2', 'P3', 'P4', 'P5', 'P0', key(), key()]
  const zones = [key(), key(), key()]
  const sheet = key()
  const [works, houses] = [Array.from({ length: 40 }, key), Array.from({ length: 5 }, key)]
  const base = () => {
    const day = r() < 0.02 ? ('2020-01-03' as Day) : addDays(FIRST, Math.floor(r() * DAYS))
    const late = r() < 0.05 || day < FIRST
    const slot: Slot = r() < 0.2 ? one(['am', 'pm'] as const) : 8 + Math.floor(r() * 11)
    return {
      ...{ id: key(), centre: CAS, day, slot, seq: 1 },
      doc: `centre/cas/visits/${late ? monthOf(addDays(day < FIRST ? FIRST : day, 31)) : monthOf(day)}`,
      clock: day < FIRST || r() < 0.03 ? ('unset' as const) : r() < 0.03 ? ('confirmed' as const) : ('ok' as const),
      voided: r() < 0.06 ? one(['', 'sheet']) : null,
    }
  }
  const visits = Array.from({ length: n }, (): Visit => {
    const said = base()
    return {
      ...said,
      ...(said.clock !== 'ok' && { wholeDay: true as const }), // no hour is known (V7)
      kind: one(VISIT_KINDS),
      purposes: some(purposes, 3),
      duration: r() < 0.5 ? one(DURATIONS) : null,
      party: r() < 0.8 ? 1 : 1 + Math.floor(r() * 9),
      situations: some(SITUATIONS, 2),
      next: some(NEXT_STEPS, 2),
      handOver: null,
      sameAs: null,
      estimated: r() < 0.1,
      conflicts: [],
      ...(r() < 0.1 && { estimated: true, sheet, ...(r() < 0.5 && { wholeDay: true as const }) }),
      ...(r() < 0.6 && {
        besides: toldFields({
          ...NOTHING_TOLD,
          ageBand: one([null, ...LISTS['age-band']]),
          visited: one([null, ...VISITED]),
          themes: some(LISTS.theme, 3),
          waiting: one([null, ...LISTS.waiting]),
          anticipating: one([null, true, false]),
          channel: one(CHANNELS),
          zone: one([null, ...zones]),
          referrals: some(LISTS['partner-type'], 2).map(to => [to, one([null, ...ALTERNATIVES]), null, one([null, ...houses])] as const),
          works: some(works, 3),
        }),
      }),
    }
  })
  // one in eight is said to be part of another: near by, in another book, of one that was taken back, of itself, of one that is not there
  const placed = visits.map((v): Visit => (r() < 0.12 ? { ...v, sameAs: r() < 0.05 ? key() : one([...visits, v]).id } : v))
  const groups = Array.from({ length: Math.ceil(n / 30) }, (): GroupVisit => ({
    ...base(),
    kind: one(GROUP_KINDS),
    size: 1 + Math.floor(r() * 30),
    accompanying: Math.floor(r() * 3),
    ...(r() < 0.5 && { besides: { level: one(LISTS.level), aims: some(LISTS.theme, 2) } }),
  }))
  // one in ten has one more step or two, which may have been taken back, or name a visit that is not there, or that was
  const steps = placed.flatMap((v): Step[] =>
    Array.from({ length: r() < 0.1 ? 1 + Math.floor(r() * 2) : 0 }, () => ({
      ...{
        id: key(),
        doc: v.doc,
        centre: CAS,
        visit: r() < 0.05 ? key() : v.id,
        seq: 2,
        kind: one(VISIT_KINDS),
        purposes: some(purposes, 2),
      },
      ...{ duration: null, voided: r() < 0.1 ? '' : null },
    })),
  )
  // also taken back, and taken back twice
  const tallies = Array.from({ length: n }, (): Tally => ({ ...base(), kind: one(TALLY_KINDS), n: Math.floor(r() * 6) - 2 }))
  return { visits: placed, groups, steps, tallies, purposes }
}

export const gistsOf = ({ visits, groups, steps, tallies }: Books): Gist[] =>
  [...new Set([...visits, ...groups, ...tallies].map(v => v.doc))].map(doc => {
    const maker = gistMaker(
      doc,
      steps.filter(s => s.doc === doc),
      tallies.filter(t => t.doc === doc),
    )
    for (const visit of visits) if (visit.doc === doc) maker.add({ visit })
    for (const group of groups) if (group.doc === doc) maker.add({ group })
    return maker.end()
  })

/** Everything `countSaid` gives, in a form that can be compared. */
export const plain = (said: Said) => ({
  ...said,
  ...Object.fromEntries(
    (['values', 'asked', 'hours', 'bands', 'days'] as const).map(name => [
      name,
      Object.fromEntries([...(said[name] as ReadonlyMap<string, number>)].sort()), // keys of words or days
    ]),
  ),
  noted: Object.fromEntries([...said.noted].map(([day, slots]) => [day, [...slots].map(String).sort()] as const).sort()),
})

const tally = (words: readonly string[]): Record<string, number> => {
  const out: Record<string, number> = {}
  for (const w of words.toSorted()) out[w] = (out[w] ?? 0) + 1
  return out
}

/** What was counted by the piece, a word for each piece: each day by itself, and none below nothing. */
const plainTallies = (tallies: readonly Tally[]): string[] =>
  [...new Set(tallies.map(t => t.day))].flatMap(day =>
    TALLY_KINDS.flatMap(kind => {
      const those = tallies.filter(t => t.day === day && t.kind === kind && t.voided === null)
      return Array.from(
        {
          length: Math.max(
            0,
            those.reduce((sum, t) => sum + t.n, 0),
          ),
        },
        () => `tally ${kind}`,
      )
    }),
  )

/** The same, the slow way. */
export const slowCount = ({ visits, groups, steps, tallies }: Books, span: Span, filter: Filter): ReturnType<typeof plain> => {
  const within = ({ day }: { readonly day: Day }): boolean => span.from <= day && day <= span.to
  const standing = visits.filter(v => v.voided === null)
  const part = countedElsewhere(standing)
  const further = new Map(
    standing.map(v => [
      v,
      stepsOf(
        steps.filter(s => s.visit === v.id),
        [v],
      ),
    ]),
  )
  const stepsAt = (v: Visit): readonly Step[] => further.get(v) ?? []
  const told = (v: Visit): (readonly [string, string])[] => [
    ['kind', v.kind],
    ['slot', String(v.slot)],
    ...(v.party > 1 ? [['party', String(v.party)] as const] : []),
    ...(v.estimated ? [['mark', 'estimated'] as const] : []),
    ...(isDoubtful(v.clock) ? [['mark', 'doubtful'] as const] : []),
    ...(v.sheet ? [['mark', 'sheet'] as const] : []),
    ...(v.wholeDay ? [['mark', v.sheet ? 'whole-day' : 'hourless'] as const] : []),
    ...v.purposes.map(p => ['purpose', p] as const),
    ...(v.duration ? [['duration', v.duration] as const] : []),
    ...v.situations.map(s => ['situation', s] as const),
    ...v.next.map(s => ['next', s] as const),
    ...answersTold(toldFrom(v.besides)),
    ...stepsAt(v).flatMap(s => [['step-kind', s.kind] as const, ...s.purposes.map(p => ['step-purpose', p] as const)]),
  ]
  const servedSelf = (v: Visit): boolean => [v, ...stepsAt(v)].some(x => x.kind === 'self-service')
  /** In the whole, or in a part of it that stands in the same book. */
  const isAutonomous = (v: Visit): boolean =>
    [v, ...standing.filter(s => s.sameAs === v.id && part.has(s.id) && s.doc === v.doc && passes(s))].some(servedSelf)
  const counted = plainTallies(tallies.filter(within))
  const passes = (v: Visit): boolean =>
    (filter.kind === null || v.kind === filter.kind) &&
    (filter.channel === null || toldFrom(v.besides).channel === filter.channel) &&
    (filter.purposes === null || v.purposes.some(p => filter.purposes!.includes(p)))
  const services = standing.filter(v => within(v) && passes(v))
  // a hand-over is one visit: it is counted where its whole passes, else with the first of its parts that does, of whatever day
  const counts = (v: Visit): boolean => {
    if (!part.has(v.id)) return true
    const whole = standing.find(w => w.id === v.sameAs)!
    return !passes(whole) && services.find(s => s.sameAs === v.sameAs && part.has(s.id)) === v
  }
  const own = services.filter(counts)
  /** Of a hand-over the most that any of its parts said, whatever their day and whether or not they pass. */
  const came = (v: Visit): number => {
    const whole = part.has(v.id) ? v.sameAs : v.id
    return Math.max(...standing.filter(s => s.id === whole || (part.has(s.id) && s.sameAs === whole)).map(s => s.party))
  }
  const plainly = filter.kind === null && filter.channel === null && filter.purposes === null
  const met = plainly ? groups.filter(g => within(g) && g.voided === null) : []
  const slotsOf = (v: Visit | GroupVisit): string[] => [String(v.slot), ...('wholeDay' in v && v.wholeDay && v.sheet ? ['am', 'pm'] : [])]
  const noted = [...standing, ...groups.filter(g => g.voided === null)].filter(within)
  return {
    visits: own.length,
    entries: services.length,
    services: services.length + services.flatMap(stepsAt).length,
    present: own.reduce((n, v) => n + came(v), 0),
    estimated: own.filter(v => v.estimated).length,
    sheets: own.filter(v => v.sheet).length,
    unplaced: own.filter(v => v.wholeDay).length,
    groups: met.length,
    participants: met.reduce((n, g) => n + g.size, 0),
    accompanying: met.reduce((n, g) => n + g.accompanying, 0),
    toConfirm: [...services, ...met].filter(v => isDoubtful(v.clock)).length,
    autonomous: own.filter(isAutonomous).length,
    voids: plainly ? [...visits.filter(v => v.voided !== 'sheet'), ...groups].filter(v => within(v) && v.voided !== null).length : 0,
    values: tally([
      ...services.flatMap(v => told(v).map(([a, b]) => `${a} ${b}`)),
      ...met.flatMap(g => answersOfGroup(g).map(a => a.join(' '))),
      ...(plainly ? counted : []),
    ]),
    asked: tally([...services.map(told), ...met.map(answersOfGroup)].flatMap(said => [...new Set(said.map(([table]) => table))])),
    hours: tally(own.filter(v => !v.wholeDay).map(v => `${weekday(v.day)} ${v.slot}`)),
    bands: tally(services.flatMap(v => v.purposes.map(p => `${p} ${toldFrom(v.besides).ageBand ?? ''}`))),
    days: tally(own.map(v => v.day)),
    noted: Object.fromEntries(
      [...new Set(noted.map(v => v.day))].sort().map(day => [day, [...new Set(noted.filter(v => v.day === day).flatMap(slotsOf))].sort()]),
    ),
  } as unknown as ReturnType<typeof plain> // what it holds stands above
}
