// What is typed about a partner, and what is wrong with it. C25: nothing in it may be of a person; how a house is reached has fields that take nothing else.
import { isDay, type Day } from '../domain/day.ts'
import { isHouseLetterbox, isHouseLine, readWeb } from '../domain/house-line.ts'
import { isKey, type Key } from '../domain/ids.ts'
import { cleanName, isSameName } from '../domain/name.ts'
import { ENGAGEMENTS, LONGEST, nameOn, type DatedName, type Engagement, type Partner } from '../domain/partner.ts'
import type { PartnerStated } from '../domain/partner-record.ts'
import { alike } from '../records/alike.ts'
import { textProblem, tooLong, type TextProblem } from '../records/text-problem.ts'

export type PartnerTyped = {
  /** Today's. */
  readonly name: string
  readonly type: string
  readonly engagement: Engagement
  readonly short: string
  readonly offer: string
  readonly purposes: readonly string[]
  readonly themes: readonly string[]
  readonly zones: readonly string[]
  readonly adaptations: readonly string[]
  readonly reception: string
  readonly line: string
  readonly letterbox: string
  readonly web: string
  /** Another name from a day on. */
  readonly renamed: string
  readonly renamedFrom: string
  /** Days of names that were wrong. */
  readonly notFrom: readonly string[]
}
const NO_PARTNER: PartnerTyped = {
  ...{ name: '', type: '', engagement: 'listed', short: '', offer: '' },
  ...{ purposes: [], themes: [], zones: [], adaptations: [] },
  ...{ reception: '', line: '', letterbox: '', web: '', renamed: '', renamedFrom: '', notFrom: [] },
}
export const typedPartner = (p: Partner | null, today: Day): PartnerTyped =>
  p === null
    ? NO_PARTNER
    : {
        ...NO_PARTNER,
        name: nameOn(p, today),
        type: p.type,
        engagement: p.engagement,
        short: p.short ?? '',
        offer: p.offer ?? '',
        purposes: p.purposes,
        themes: p.themes,
        zones: p.zones,
        adaptations: p.adaptations,
        reception: p.reception ?? '',
        line: p.line ?? '',
        letterbox: p.letterbox ?? '',
        web: p.web ?? '',
      }
/** As it was kept while it was typed. */
export const partnerAgain = (first: PartnerTyped, kept: unknown): PartnerTyped => {
  const typed = alike(first, kept)
  return { ...typed, engagement: ENGAGEMENTS.find(e => e === typed.engagement) ?? first.engagement }
}

/** What is typed is kept under these names until it is kept as a record. */
export const NEW = 'partner/new'
export const partnerForm = (id: Key): string => `partner/${id}`

type Reached = 'line' | 'letterbox' | 'web'
export type PartnerProblem = 'missing' | 'no-house' | 'half' | TextProblem
export type PartnerWrong = Readonly<
  Partial<Record<'name' | 'type' | 'short' | 'offer' | 'reception' | 'renamed' | Reached, PartnerProblem>>
>

/** The day of the name that holds on this one; null for the first. */
const dayOfName = (names: readonly DatedName[], today: Day): Day | null =>
  names.findLast(n => n.from === null || n.from <= today)?.from ?? null

/** The names as they stand now, with what was typed: today's said otherwise, wrong ones taken back, another from a day on. */
const namesTyped = (typed: PartnerTyped, before: readonly DatedName[], today: Day): DatedName[] => {
  const left = before.filter(n => n.from === null || !typed.notFrom.includes(n.from))
  const from = dayOfName(before, today)
  const kept = left.filter(n => n.from !== from)
  // taken back together with its day: the one before it holds again as it was
  const now = before.length > 0 && !left.some(n => n.from === from) ? [] : [{ from, name: cleanName(typed.name) }]
  const next =
    isDay(typed.renamedFrom) && cleanName(typed.renamed) !== '' ? [{ from: typed.renamedFrom, name: cleanName(typed.renamed) }] : []
  return [...kept, ...now].filter(n => n.from !== next[0]?.from).concat(next)
}

/** `before`: the partner as its author was looking at it; null for a new one. */
export const readPartner = (
  typed: PartnerTyped,
  before: Partner | null,
  today: Day,
): { readonly stated: PartnerStated } | { readonly wrong: PartnerWrong } => {
  const wrong: { -readonly [F in keyof PartnerWrong]: PartnerWrong[F] } = {}
  for (const field of ['name', 'short', 'offer', 'reception', 'renamed'] as const) {
    const problem = textProblem(typed[field], field === 'renamed' ? LONGEST.name : LONGEST[field])
    if (problem) wrong[field] = problem
  }
  if (cleanName(typed.name) === '') wrong.name ??= 'missing'
  if (typed.type === '') wrong.type = 'missing'
  if ((cleanName(typed.renamed) === '') !== (typed.renamedFrom === '') || (typed.renamedFrom !== '' && !isDay(typed.renamedFrom)))
    wrong.renamed ??= 'half'
  const names = namesTyped(typed, before?.names ?? [], today)
  const [line, letterbox, web] = [cleanName(typed.line), cleanName(typed.letterbox), cleanName(typed.web)]
  const called = [...names.map(n => n.name), typed.short]
  const isWrong: Readonly<Record<Reached, boolean>> = {
    line: line !== '' && !isHouseLine(line),
    letterbox: letterbox !== '' && !isHouseLetterbox(letterbox, called),
    web: web !== '' && readWeb(web) === null,
  }
  for (const field of ['line', 'letterbox', 'web'] as const) {
    const problem = isWrong[field] ? 'no-house' : tooLong(typed[field], LONGEST[field])
    if (problem) wrong[field] = problem
  }
  if (Object.keys(wrong).length > 0) return { wrong }
  return {
    stated: {
      names,
      type: typed.type,
      engagement: typed.engagement,
      short: cleanName(typed.short) || null,
      offer: cleanName(typed.offer) || null,
      purposes: typed.purposes,
      themes: typed.themes,
      zones: typed.zones.filter(isKey),
      adaptations: typed.adaptations,
      reception: cleanName(typed.reception) || null,
      line: line || null,
      letterbox: letterbox || null,
      web: readWeb(web),
    },
  }
}

/** Another that bears this name today, or once did: it may be the same. */
export const sameName = (partners: readonly Partner[], name: string, own: Key | null): Partner | null =>
  cleanName(name) === '' ? null : (partners.find(p => p.id !== own && p.names.some(n => isSameName(n.name, name))) ?? null)
