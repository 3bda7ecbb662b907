// How a partner stands in statements. Each name, each check, each purpose, theme, zone and adaptation is a field of its own: who adds apart contradicts nobody.
import { contested } from './contested.ts'
import { isDay, type Day } from './day.ts'
import { partnerWords } from './find-partner.ts'
import { shown, type Folded } from './fold.ts'
import { isHouseLetterbox, isHouseLine, readWeb } from './house-line.ts'
import { isKey } from './ids.ts'
import { isValueId } from './lists.ts'
import { changesWith, memberField, memberFields, memberOf, membersFrom } from './members.ts'
import { cleanName } from './name.ts'
import { ENGAGEMENTS, LONGEST, type DatedName, type Partner } from './partner.ts'
import type { Draft, Value } from './statement.ts'

const NAME = 'name'
/** The first name has no day in its field. */
export const datedNameField = (from: Day | null): string => (from === null ? NAME : memberField(NAME, from))
/** Null for a field that is no name. */
export const nameFrom = (field: string): Pick<DatedName, 'from'> | null => {
  const day = memberOf(NAME, field)
  return field === NAME ? { from: null } : isDay(day) ? { from: day } : null
}

/** What is ticked: the set in statements, and where it stands. */
const SETS = { zone: 'zones', purpose: 'purposes', theme: 'themes', adaptation: 'adaptations' } as const
export type PartnerSet = keyof typeof SETS
const SET_NAMES = Object.keys(SETS) as PartnerSet[] // the keys of the object above
/** Which set a field is of, and of what; null for another field. */
export const setOfField = (field: string): { readonly set: PartnerSet; readonly member: string } | null => {
  for (const set of SET_NAMES) {
    const member = memberOf(set, field)
    if (member !== null) return { set, member }
  }
  return null
}

const CHECKED = 'checked'
/** Somebody says on that day that all of it is right. */
export const checkedField = (day: Day): string => memberField(CHECKED, day)
/** Null for another field. */
export const checkedDay = (field: string): Day | null => {
  const day = memberOf(CHECKED, field)
  return isDay(day) ? day : null
}

/** The field that says whether it is in use. */
export const PARTNER_STATE = 'state'

const WORDS = ['short', 'offer', 'reception', 'line', 'letterbox', 'web'] as const
export type PartnerStated = Pick<Partner, 'names' | 'type' | 'engagement' | (typeof WORDS)[number] | (typeof SETS)[PartnerSet]>

const plain = (p: PartnerStated): Record<string, Value> => ({
  ...Object.fromEntries(p.names.map(n => [datedNameField(n.from), n.name])),
  type: p.type,
  engagement: p.engagement,
  ...Object.fromEntries(WORDS.map(field => [field, p[field]])),
})
const members = (p: PartnerStated): Record<string, Value> =>
  Object.assign({}, ...SET_NAMES.map(set => memberFields(set, p[SETS[set]]))) as Record<string, Value> // as each of them is

/** Field by field, in the order of a card; null or [] = not stated. Whoever describes it knows it on that day. */
export const partnerFields = (p: PartnerStated, today: Day): Record<string, Value> => ({
  ...Object.fromEntries(Object.entries(plain(p)).filter(([, v]) => v !== null)),
  ...members(p),
  [checkedField(today)]: true,
})

/** `record`: what the author was looking at. A name that is not there any more is taken back. */
export const partnerEdits = (record: Folded, p: PartnerStated): Draft[] => {
  const former = Object.keys(record.heads).filter(field => nameFrom(field) !== null)
  return changesWith(record, SET_NAMES, { ...Object.fromEntries(former.map(field => [field, null])), ...plain(p), ...members(p) })
}

/** Null where nothing of it can be read. */
const textIn = (record: Folded, field: string, kind: keyof typeof LONGEST): string | null => {
  const value = shown(record, field)
  return (typeof value === 'string' ? cleanName(value).slice(0, LONGEST[kind]) : '') || null
}

const namesFrom = (record: Folded): DatedName[] =>
  Object.keys(record.heads)
    .flatMap((field): DatedName[] => {
      const dated = nameFrom(field)
      const name = dated && textIn(record, field, 'name')
      return dated && name !== null ? [{ ...dated, name }] : []
    })
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)) // no two of one day

/** Null when it is no partner that this app can read: without a name, or of no type. */
export const partnerFrom = (record: Folded): Partner | null => {
  const names = namesFrom(record)
  const type = shown(record, 'type')
  if (names.length === 0 || !isValueId(type)) return null
  const text = (field: (typeof WORDS)[number]): string | null => textIn(record, field, field)
  const [short, line, letterbox, web] = [text('short'), text('line'), text('letterbox'), text('web')]
  const called = [...names.map(n => n.name), short ?? '']
  return {
    id: record.id,
    doc: record.doc,
    names,
    short,
    type,
    engagement: ENGAGEMENTS.find(e => e === shown(record, 'engagement')) ?? 'listed',
    offer: text('offer'),
    zones: membersFrom(record, 'zone', isKey),
    purposes: membersFrom(record, 'purpose', isValueId),
    themes: membersFrom(record, 'theme', isValueId),
    adaptations: membersFrom(record, 'adaptation', isValueId),
    reception: text('reception'),
    line: line !== null && isHouseLine(line) ? line : null,
    letterbox: letterbox !== null && isHouseLetterbox(letterbox, called) ? letterbox : null,
    web: web && readWeb(web),
    checks: membersFrom(record, CHECKED, isDay).sort(),
    withdrawn: shown(record, PARTNER_STATE) === 'withdrawn' || record.ended !== null,
    conflicts: contested(record),
    words: partnerWords({ names, short }),
  }
}
