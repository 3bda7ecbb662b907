// Six words that open a copy. They are made of chance and of syllables that sound apart in the six languages, so that no list is needed,
// nothing is spelled with an accent, and they can be said over the telephone: BADO KEMI …

/** Said apart and written one way: no c, q, z, v, j, h, w, x or y. */
const CONSONANTS = 'bdfgklmnprst'
const VOWELS = 'aeiou'
const SYLLABLES = CONSONANTS.length * VOWELS.length
/** Words, and syllables of each. */
export const WORDS = 6
const PER_WORD = 2
const LETTERS = WORDS * PER_WORD * 2
/** Chance in it, bits: what guessing has to try. The rest of the twelve syllables is a checksum. */
export const SECRET_BITS = 64
const CHECK_BITS = 6

/** What nobody wants to read out, in one of the six languages. A draw that holds one is drawn again. */
const NOT_SAID = new Set(
  'bite bobo buta deke fola folo fuka fuko gado gasa kaga kago kaka kako kona kone koni kono kuka kula kulo kuno mata meda meka mera mero mona mori muri nega nego nena nudo peda pedo pene pipi pise pito poba pola popo puta pute puti puto rabo reka sado tara teta tete titi tito'.split(
    ' ',
  ),
)

/** 6 bits of a hash (FNV-1a) over the secret: one wrong syllable is noticed 63 times in 64, before the slow key is made. */
const checkOf = (secret: bigint): bigint => {
  let hash = 0x811c9dc5
  for (let i = 0n; i < BigInt(SECRET_BITS); i += 8n) hash = Math.imul(hash ^ Number((secret >> i) & 255n), 0x01000193)
  hash ^= hash >>> 15
  return BigInt((hash >>> 0) % 2 ** CHECK_BITS)
}

const syllable = (n: number): string => CONSONANTS[Math.floor(n / VOWELS.length)]! + VOWELS[n % VOWELS.length]! // n is below SYLLABLES

const spelled = (secret: bigint): string[] => {
  let left = (secret << BigInt(CHECK_BITS)) | checkOf(secret)
  const out: string[] = []
  for (let w = 0; w < WORDS; w++) {
    let word = ''
    for (let s = 0; s < PER_WORD; s++) {
      word += syllable(Number(left % BigInt(SYLLABLES)))
      left /= BigInt(SYLLABLES)
    }
    out.push(word)
  }
  return out
}

/** Six new words. `bytes`: chance. */
export const makeWords = (bytes: (n: number) => Uint8Array): readonly string[] => {
  for (;;) {
    const secret = bytes(SECRET_BITS / 8).reduce((n, b) => (n << 8n) | BigInt(b), 0n)
    const words = spelled(secret)
    if (!words.some(w => NOT_SAID.has(w)) && new Set(words).size === WORDS) return words
  }
}

/** How letters are mistaken for one another by ear, or typed by habit. */
const HEARD_AS: Readonly<Record<string, string>> = { v: 'b', w: 'b', c: 'k', q: 'k', z: 's', y: 'i', j: 'g' }

/**
 * What somebody typed: in capitals or not, with accents, dashes or none, in one run or in six. 'few', 'many': letters are missing, or too
 * many; 'word': the one at `at` (from 1) is none of ours; 'check': all six could be ours, and one of them is not.
 */
export type Typed =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly why: 'few' | 'many' | 'check' }
  | { readonly ok: false; readonly why: 'word'; readonly at: number }

export const readWords = (typed: string): Typed => {
  const letters = [...typed.normalize('NFD').toLowerCase()]
    .filter(ch => /[a-z]/.test(ch))
    .map(ch => HEARD_AS[ch] ?? ch)
    .join('')
  const words = Array.from({ length: Math.ceil(letters.length / 4) }, (_, i) => letters.slice(i * 4, i * 4 + 4))
  const wrong = words.findIndex(w => w.length === 4 && !isOurs(w))
  if (wrong >= 0 && wrong < WORDS) return { ok: false, why: 'word', at: wrong + 1 }
  if (letters.length !== LETTERS) return { ok: false, why: letters.length < LETTERS ? 'few' : 'many' }
  const read = words.reduceRight((n, w) => n * BigInt(SYLLABLES ** PER_WORD) + BigInt(valueOf(w)), 0n)
  const secret = read >> BigInt(CHECK_BITS)
  const good = secret < 1n << BigInt(SECRET_BITS) && (read & BigInt(2 ** CHECK_BITS - 1)) === checkOf(secret)
  return good ? { ok: true, words } : { ok: false, why: 'check' }
}

const isOurs = (word: string): boolean => [0, 2].every(i => CONSONANTS.includes(word[i] ?? ' ') && VOWELS.includes(word[i + 1] ?? ' '))
const valueOf = (word: string): number =>
  [0, 2].reduceRight((n, i) => n * SYLLABLES + CONSONANTS.indexOf(word[i]!) * VOWELS.length + VOWELS.indexOf(word[i + 1]!), 0) // isOurs looked
