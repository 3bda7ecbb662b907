// What was told of a visit or a group besides what it is, as it stands in statements and in rows. All of it was told, none of it is asked for: what
// is not stated was not asked, which is not "unknown" (S159). Here only its form is looked at, so that the first screen carries no lists; whoever
// shows or counts it reads it with told.ts, which knows the lists.
import { shown, type Folded } from './fold.ts'
import type { Value } from './statement.ts'

/** By field. */
export type Besides = Readonly<Record<string, Value>>

/** The fields of a visit. No free text, no name, no commune: none of them takes more than a word of a list, a key, yes or no, a small number. */
export const VISIT_BESIDES: readonly string[] =
  'channel visited anticipating sentBack zone stop transition ageBand heard sentBy sector stage waiting partyKinds alreadySeen themes unanswered adaptations works referrals'.split(
    ' ',
  )

/** More than anybody can have said in one talk. */
const MOST = 12
const isWord = (x: Value): boolean =>
  typeof x === 'string' ? /^[\w-]{1,22}$/.test(x) : x === null || typeof x === 'boolean' || (Number.isInteger(x) && (x as number) < 100)
const isPair = (x: Value): boolean => isWord(x) || (Array.isArray(x) && x.length <= MOST && x.every(isWord))

/** What stands in these fields of a record, where it has the form of what can be told; null where there is nothing. */
export const besidesOf = (record: Pick<Folded, 'heads'>, fields: readonly string[]): Besides | null => {
  const out: Record<string, Value> = {}
  for (const field in record.heads) {
    const x = shown(record, field)!
    if (!fields.includes(field) || x === null) continue
    const said = Array.isArray(x) ? x.filter(isPair).slice(0, MOST) : isWord(x) ? x : []
    if (!Array.isArray(said) || said.length > 0) out[field] = said
  }
  return Object.keys(out).length > 0 ? out : null
}

/** Of a list, each once, those that pass; no more than `most`. */
export const some = <T>(x: unknown, is: (v: unknown) => boolean, most: number): T[] =>
  Array.isArray(x) ? [...new Set(x.filter(is) as T[])].slice(0, most) : [] // what passes is one
