// Partners as the screens read them: all, one, and those that somebody may be pointed to.
import { nearness, typedLetters } from '../domain/find-partner.ts'
import { plainWords, sortForm } from '../domain/find-work.ts'
import type { Key } from '../domain/ids.ts'
import type { Day } from '../domain/day.ts'
import { COMMONS_PUBLIC, mayPointTo, nameOn, type Partner } from '../domain/partner.ts'
import type { Database } from './tables.ts'

/** Withdrawn ones too. */
export const allPartners = (db: Database): Promise<Partner[]> => db.partners.toArray()
export const partnerById = (db: Database, id: Key): Promise<Partner | undefined> => db.partners.get([COMMONS_PUBLIC, id])

export type Wanted = {
  /** As it is typed; '' = any. */
  readonly letters?: string
  /** Values of the list of types: one of them; none = any. */
  readonly types?: readonly string[]
  /** Values of the list of purposes: at least one of them; none = any. */
  readonly purposes?: readonly string[]
  /** What a type is called, so that its word finds it too. */
  readonly typeWord?: (type: string) => string
}
/** One that somebody may be pointed to, under the name it bears on that day. */
export type Pointed = { readonly partner: Partner; readonly name: string }

/**
 * Whom a referral may name (S171): those that take part, by letters, type and purpose. The nearest to the letters first, then by the alphabet and nothing
 * else: none goes before another for what it is or whose it is (S233, S165).
 */
export const partnersOf = (
  partners: readonly Partner[],
  day: Day,
  { letters = '', types = [], purposes = [], typeWord }: Wanted,
): Pointed[] => {
  const typed = typedLetters(letters)
  return partners
    .filter(mayPointTo)
    .filter(p => types.length === 0 || types.includes(p.type))
    .filter(p => purposes.length === 0 || p.purposes.some(x => purposes.includes(x)))
    .flatMap(partner => {
      const name = nameOn(partner, day)
      const near = nearness(typed, partner, name, typeWord?.(partner.type) ?? '')
      return near === null ? [] : [{ partner, name, near }]
    })
    .sort(
      (a, b) =>
        a.near - b.near || (inOrder(a) < inOrder(b) ? -1 : inOrder(a) > inOrder(b) ? 1 : 0) || (a.partner.id < b.partner.id ? -1 : 1),
    )
    .map(({ partner, name }) => ({ partner, name }))
}
/** The alphabet without an article: 'La Mission locale' under M. */
const inOrder = ({ name }: Pick<Pointed, 'name'>): string => sortForm(plainWords(name))
export const partnersFor = async (db: Database, day: Day, wanted: Wanted): Promise<Pointed[]> =>
  partnersOf(await allPartners(db), day, wanted)
