// What answers a need: documents, events and partners that speak of it. A tag is a theme of a list, so what speaks of it is found by the words of its
// name, and partners by the theme itself.
import { plainWords } from './find-work.ts'

/** Shorter words are articles and the like, of any of our languages. */
const SHORTEST = 4
/** A word stands for its family: 'financement' and 'financer'. */
const STEM = 6

/** The beginnings by which something that speaks of this theme is known. */
export const stemsOf = (name: string): readonly string[] =>
  plainWords(name)
    .split(' ')
    .filter(w => w.length >= SHORTEST)
    .map(w => w.slice(0, STEM))

/** `words`: as `searchForm` gives them, each with a blank before it. One of the beginnings is enough. */
export const speaksOf = (stems: readonly string[], words: string): boolean => stems.some(s => words.includes(` ${s}`))
