// Two values of one list that read alike could not be told apart by who chooses: the second is refused, as two zones or two centres of one name are.
import type { Day } from '../domain/day.ts'
import { foldText } from '../domain/fold-text.ts'
import { LANGUAGES } from '../domain/languages.ts'
import type { ListItem } from '../domain/lists.ts'
import { cleanName } from '../domain/name.ts'
import { nameIn } from '../domain/names.ts'
import { REFERENCES, type LocalPurpose, type ReferenceChange } from '../domain/purposes.ts'
import { itemWord } from '../text/list-words.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'

type Worded = Pick<ListItem, 'list' | 'value' | 'labels'>

/** Whatever their capitals and accents. */
const isSameWord = (a: string, b: string): boolean => foldText(cleanName(a)) === foldText(cleanName(b))
/** In the language that is spoken here, and in each in which both were named by somebody. */
const readAlike = (a: Worded, b: Worded): boolean => {
  const word = itemWord(a)
  if (word !== t('list.unknown') && isSameWord(word, itemWord(b))) return true
  const [one, other] = [a.labels, b.labels]
  return one !== null && other !== null && LANGUAGES.some(l => isSameWord(nameIn(one, l), nameIn(other, l)))
}
/** `items`: the list, retired values too: they still stand in records. */
export const isWordTaken = (item: Worded, items: readonly Worded[]): boolean =>
  items.some(i => i.value !== item.value && readAlike(item, i))

/** What a centre has in its list of purposes, and from when to when. */
export type PurposeNamed = { readonly id: string; readonly word: string; readonly from: Day | null; readonly to: Day | null }
export const purposesNamed = (locals: readonly LocalPurpose[], changes: readonly ReferenceChange[]): PurposeNamed[] => [
  ...locals.map(({ id, label, from, to }) => ({ id, word: label, from, to })),
  ...REFERENCES.map(id => {
    const change = changes.find(c => c.value === id)
    return { id, word: purposeWord([], id), from: change?.from ?? null, to: change?.to ?? null }
  }),
]
/** Alike, and both to be chosen on some day: a season may come back under its word. What it stands for may bear its word. */
export const isPurposeTaken = (p: PurposeNamed, standsFor: readonly string[], named: readonly PurposeNamed[]): boolean =>
  named.some(
    n =>
      n.id !== p.id &&
      !standsFor.includes(n.id) &&
      (n.from === null || p.to === null || n.from <= p.to) &&
      (n.to === null || p.from === null || p.from <= n.to) &&
      isSameWord(n.word, p.word),
  )
