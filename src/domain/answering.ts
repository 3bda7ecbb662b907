// What answers a need: documents, events and partners that speak of it. A tag is a theme of a list, so what speaks of it is found by words: ours by those
// of theme-words.ts, whatever the screen speaks, what somebody named by its names in all languages they gave; and partners by the theme itself.
import { plainWords } from './find-work.ts'
import type { ListItem } from './lists.ts'
import { THEME_WORDS } from './theme-words.ts'

/** Shorter words are articles and the like, of any of our languages. */
const SHORTEST = 4
/** A word stands for its family: 'financement' and 'financer'. */
const STEM = 6

/** What parts a name that says two things: 'Mobilité, transport', 'CV et lettre', in any of our languages. */
const APART = /[,;/]| (?:et|ou|and|or|e|o|y|i) /

/** The beginnings by which something that speaks of this theme is known, for each thing its name says. */
export const stemsOf = (name: string): readonly (readonly string[])[] =>
  name
    .toLowerCase()
    .split(APART)
    .map(part =>
      plainWords(part)
        .split(' ')
        .filter(w => w.length >= SHORTEST)
        .map(w => w.slice(0, STEM)),
    )
    .filter(stems => stems.length > 0)

const ours: Readonly<Record<string, readonly string[]>> = THEME_WORDS
/** Of a theme and of the one it counts under. */
export const stemsOfThemes = (themes: readonly Pick<ListItem, 'value' | 'labels'>[]): readonly (readonly string[])[] =>
  themes.flatMap(({ value, labels }) => [
    ...(ours[value] ?? []).map(way => (way.endsWith(' ') ? [way] : way.split(' '))),
    ...(labels ? [labels.main, ...Object.values(labels.by)].flatMap(stemsOf) : []),
  ])

/** `words`: as `searchForm` gives them, each with a blank before it. Of one thing all beginnings: 'avec' alone stands in every other title. */
export const speaksOf = (stems: readonly (readonly string[])[], words: string): boolean =>
  stems.some(thing => thing.every(s => `${words} `.includes(` ${s}`)))
