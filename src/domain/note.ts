// A text that people write together (`design.md` §3, free class): what of it may leave the device.
import { COMMON_NAMES } from './common-names.ts'
import { looksPersonal, type Personal } from './personal-text.ts'

/** The root of a note's document: a Yjs text of this name. Paragraphs end with a line feed. */
export const NOTE_ROOT = 'text'

/** 'house': a number in a street. */
export type NoteLooks = { readonly is: Personal | 'house'; readonly words: string }

const LETTER = '\\p{L}\\p{N}'
const CAPITAL = "\\p{Lu}[\\p{L}’'-]+"
/** 'Jeanne Roux', 'ROUX Jeanne', 'Jean-Pierre du Bois'. */
const FIRST_AND_LAST = new RegExp(
  `(?<![${LETTER}’'-])(${CAPITAL})[ \\u00a0](?:(?:de(?: la)?|du|des|di|del|della|d[ao]s?|van|von|el|ben|le)[ \\u00a0])?(${CAPITAL})(?![${LETTER}])`,
  'gu',
)
const HOUSE = new RegExp(
  `(?<![${LETTER}])\\d{1,4}(?:[ \\u00a0](?:bis|ter|quater))?,?[ \\u00a0](?:rue|avenue|boulevard|allée|impasse|chemin|place|quai|cours|route|lotissement|` +
    `via|viale|calle|avenida|paseo|carrer|plaça|passeig|rua|praça|street|road|lane)[ \\u00a0][^,;.\\n]{2,40}` +
    `|(?<![${LETTER}])(?:via|viale|calle|avenida|carrer|plaça|passeig|rua|praça|travessa)[ \\u00a0][^,;.\\n\\d]{2,40},?[ \\u00a0](?:n[.ºo°] ?)?\\d{1,4}(?![${LETTER}])`,
  'iu',
)
/** Places and schools that bear a name, and what is written by somebody: 'lycée Jean Moulin', 'rue Victor Hugo'. */
const NAMED_AFTER =
  /(?<![\p{L}\p{N}])(?:rue|place|avenue|boulevard|allée|quai|impasse|cours|square|école|collège|lycée|hôpital|clinique|salle|espace|maison|médiathèque|bibliothèque|gymnase|stade|cfa|via|viale|piazza|corso|scuola|liceo|istituto|ospedale|calle|plaza|avenida|escuela|instituto|carrer|plaça|escola|institut|rua|praça|street|road|school|saint|sainte|san|santa|sant|são)[ \u00a0-]\p{Lu}[\p{L}’'-]+(?:[ \u00a0](?:de[ \u00a0])?\p{Lu}[\p{L}’'-]+)*/giu

/** A number, a name, a letterbox of which the end is still to come. */
const BEGUN = new RegExp(
  "(?:\\d[\\d ./()\u00a0-]{2,}|[A-Z]{2}\\d{2}[ A-Z0-9]*|[\\p{L}\\p{N}._%+-]+ ?(?:@|\\(at\\)|\\[at\\])[^,;]*|(?<![\\p{L}])(?:M|MM|Mr|Mrs|Ms|Mme|Mlle|Dr|Sr|Sra|Sig)\\.? ?\\p{L}*|\\p{Lu}[\\p{L}’'-]* ?)$",
  'u',
)
/** Whether what stands before the cursor may become personal with the next keys. */
export const mayBecomePersonal = (before: string): boolean => BEGUN.test(before)

const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const isCommon = (word: string): boolean =>
  bare(word)
    .split('-')
    .some(part => COMMON_NAMES.has(part))

const namedFirstAndLast = (text: string): string | undefined => {
  const rest = text.replace(NAMED_AFTER, ' ; ')
  for (let from = 0; from < rest.length;) {
    FIRST_AND_LAST.lastIndex = from
    const found = FIRST_AND_LAST.exec(rest)
    if (!found) return undefined
    const [whole, first = '', last = ''] = found
    if (isCommon(first) || isCommon(last)) return whole
    from = found.index + first.length // its second word may be the first of the next two
  }
  return undefined
}

/** C25 on one paragraph of a text written together: besides what every form asks, first and last names and house numbers. Null where nothing is seen. */
export const looksPersonalHere = (paragraph: string): NoteLooks | null => {
  const always = looksPersonal(paragraph)
  if (always) return always
  const house = HOUSE.exec(paragraph)?.[0]
  if (house !== undefined) return { is: 'house', words: house.trim() }
  const name = namedFirstAndLast(paragraph)
  return name === undefined ? null : { is: 'name', words: name }
}
