// A new centre’s code: from its name and from chance; the head’s from its name alone (src/README.md).
import type { CentreCode } from './ids.ts'

/** A name in the letters of a code: 'Pont-d’Irgne' → 'pontdirgne', cut to `length`; never empty. */
const plain = (name: string, length: number): string => {
  const letters = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, length)
  return letters.length >= 2 ? letters : `centre${letters}`
}

/** Nothing that is taken for another when it is read aloud. A power of two: every one is as likely. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** How many random signs a code ends with: a million ways apart, and a code is at most 16 long. */
export const CODE_DICE = 4

/** The code of a centre that is added, 'pontdirgne-k4wz'. From the name alone, two people who add centres apart could make one code, and with it one book. */
export const codeFor = (name: string, dice: Uint8Array): CentreCode =>
  `${plain(name, 11)}-${[...dice.subarray(0, CODE_DICE)].map(b => SIGNS[b % SIGNS.length]).join('')}` as CentreCode // 7 to 16 long, as above

/** The code of the head: there is one, and it is made before anything else of the network is. */
export const headCodeFor = (name: string): CentreCode => plain(name, 12) as CentreCode // 2 to 12 of a–z and 0–9
