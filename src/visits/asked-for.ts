// What people came with, as themes: what was asked most, and what stayed without an answer. Tags of a list, never a text (I16).
import { withParts } from '../domain/hand-over.ts'
import type { CentreCode } from '../domain/ids.ts'
import { centreList, itemOf, type ListValue } from '../domain/lists.ts'
import { toldFrom } from '../domain/told.ts'
import { leftUnanswered, unansweredStep } from '../domain/unanswered.ts'
import type { Visit } from '../domain/visit.ts'
import { itemWord } from '../text/list-words.ts'

/** `ref`: what the theme counts under, itself or the network's. `n`: visits that named it, of who was handed over one; `open`: of them, those for which it stayed without an answer. */
export type Asked = { readonly theme: string; readonly ref: string; readonly word: string; readonly n: number; readonly open: number }
export type AskedFor = {
  /** The most named first, alike ones by their words. */
  readonly themes: readonly Asked[]
  /** Visits that ended without an answer, with or without a theme. */
  readonly unanswered: number
}

/** Of visits that stand. */
export const askedFor = (visits: readonly Visit[], stated: readonly ListValue[], centre: CentreCode): AskedFor => {
  const people = [...withParts(visits.filter(v => v.voided === null)).values()]
  const items = centreList('theme', stated, centre)
  const place = (theme: string): number => items.findIndex(i => i.value === theme)
  const under = (theme: string): string => itemOf(items, stated, theme)?.value ?? theme
  const told = people.map(parts => {
    const said = parts.map(v => toldFrom(v.besides))
    const open = new Set(said.flatMap(x => x.unanswered).map(under))
    return { open, named: new Set([...said.flatMap(x => x.themes).map(under), ...open]) }
  })
  const themes = [...new Set(told.flatMap(x => [...x.named]))].map((theme): Asked => {
    const item = items.find(i => i.value === theme)
    return {
      theme,
      ref: item?.ref ?? theme,
      word: itemWord(item ?? { list: 'theme', value: theme, labels: null }),
      n: told.filter(x => x.named.has(theme)).length,
      open: told.filter(x => x.open.has(theme)).length,
    }
  })
  const isUnanswered = unansweredStep(stated, centre)
  return {
    // of as many, in the order of the list: the same in every language
    themes: themes.sort((a, b) => b.n - a.n || place(a.theme) - place(b.theme)),
    unanswered: people.filter(parts => leftUnanswered(parts, isUnanswered)).length,
  }
}
