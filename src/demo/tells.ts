// What is told of a visit besides: shares of `domain.md` §13, each question left out in a measure of the centre's own. A stream of chance of its own, so
// that what is told changes neither who comes nor when.
import type { Day } from '../domain/day.ts'
import type { ReferenceId } from '../domain/purposes.ts'
import { isUsual, NOTHING_TOLD, type Referral, type Told } from '../domain/told.ts'
import { TOLD_LISTS } from '../domain/told-lists.ts'
import type { VisitEntry } from '../domain/visit.ts'
import { chanceOf, oneOf, pick } from './chance.ts'
import { notAsked } from './entry.ts'
import { demoStopOn } from './hours.ts'
import type { DemoCentre } from './network.ts'
import type { PointedTo } from './pointed-to.ts'
import type { demoPurposes } from './purposes.ts'
import { demoZoneKey, nearZones } from './territory.ts'

const CHANNELS = [
  ['on-site', 88],
  ['phone', 8],
  ['mail', 2],
  ['chat', 1],
  ['off-site', 1],
] as const satisfies readonly (readonly [Told['channel'], number])[]
const AGES = [
  ['under-16', 5],
  ['16-17', 9],
  ['18-25', 24],
  ['26-29', 8],
  ['30-44', 28],
  ['45-54', 16],
  ['55-64', 9],
  ['65-over', 1],
] as const
const VISITED = [
  ['first', 47],
  ['returning', 48],
  ['unknown', 5],
] as const satisfies readonly (readonly [NonNullable<Told['visited']>, number])[]
/** Of who came to look for what, whom one is pointed to. */
const TOWARDS: Readonly<Record<ReferenceId, readonly string[]>> = {
  P1: ['employment-service', 'youth-service', 'company'],
  P2: ['school-guidance', 'youth-service', 'chamber'],
  P3: ['adult-training', 'distance-learning', 'school-guidance'],
  P4: ['skills-audit', 'prior-learning', 'employment-service'],
  P5: ['business-creation', 'chamber', 'local-authority'],
  P0: ['social-service', 'association'],
}

/** The `n`th visit of that day. A quick answer says how one came, at which stop, and no more. */
export const tells = (
  seed: number,
  centre: DemoCentre,
  day: Day,
  n: number,
  { kind, purposes, party, next }: VisitEntry,
  locals: ReturnType<typeof demoPurposes>,
  points: PointedTo,
): Told => {
  const r = chanceOf(seed, 'besides', centre.code, day, String(n))
  const asked = (field: string): boolean => r() > notAsked(seed, centre.code, field)
  const channel = pick(r, CHANNELS)
  const here = centre.kind === 'itinerant' && channel === 'on-site' ? 'itinerant' : channel
  const stop = here === 'itinerant' ? demoStopOn(seed, day) : null
  if (kind !== 'interview') return { ...NOTHING_TOLD, channel: here, stop }
  const refs = purposes.map(id => locals.find(l => l.key === id)?.ref ?? (id as ReferenceId)) // a reference where it is not local
  const ref = refs[0] ?? 'P0'
  const usual = TOLD_LISTS.theme.filter(theme => isUsual(theme, refs))
  const themes = asked('themes') && usual.length > 0 ? [...new Set([oneOf(r, usual), oneOf(r, usual)])] : []
  const seen = asked('alreadySeen') && r() < 0.45 ? [oneOf(r, TOWARDS[ref]), ...(r() < 0.2 ? [oneOf(r, TOWARDS[ref])] : [])] : []
  const referral = (): Referral => {
    const to = oneOf(r, TOWARDS[ref])
    const alternatives = r() < 0.5 ? oneOf(r, [0, 1, 2, 3] as const) : null
    return [to, alternatives, themes[0] ?? null, asked('partner') ? points.partner(r, to, day) : null]
  }
  const works = next.includes('documents') && asked('works') ? [points.work(r, ref, day), points.work(r, ref, day)] : []
  return {
    ...NOTHING_TOLD,
    channel: here,
    stop,
    themes,
    ageBand: asked('ageBand') ? pick(r, AGES) : null,
    visited: asked('visited') ? pick(r, VISITED) : null,
    zone: asked('zone') ? demoZoneKey(seed, oneOf(r, nearZones(centre.code))) : null,
    transition: asked('transition') ? oneOf(r, TOLD_LISTS.transition) : null,
    anticipating: asked('anticipating') ? r() < 0.3 : null,
    heard: asked('heard') ? oneOf(r, TOLD_LISTS.heard) : null,
    sentBy: asked('sentBy') && r() < 0.4 ? oneOf(r, TOWARDS[ref]) : null,
    sector: asked('sector') && (ref === 'P1' || ref === 'P5') ? oneOf(r, TOLD_LISTS.sector) : null,
    stage: asked('stage') ? oneOf(r, TOLD_LISTS.stage) : null,
    waiting: asked('waiting') ? pick(r, [['none', 60], ['under-10', 28], ['10-20', 10], ['over-20', 2]] as const) : null, // prettier-ignore
    alreadySeen: [...new Set(seen)],
    sentBack: seen.length > 0 ? r() < 0.2 : null,
    partyKinds: party > 1 && asked('partyKinds') ? [oneOf(r, TOLD_LISTS['party-kind'])] : [],
    adaptations: r() < 0.04 ? [oneOf(r, TOLD_LISTS.adaptation)] : [],
    unanswered: themes.length > 0 && r() < 0.05 ? themes.slice(0, 1) : [],
    works: [...new Set(works.filter(w => w !== null))],
    referrals: next.includes('partner') ? [referral()] : [],
  }
}
