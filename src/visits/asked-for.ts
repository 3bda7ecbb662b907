// What people came with, as themes: what was asked most, and what stayed without an answer. Tags of a list, never a text (I16).
import type { CentreCode } from '../domain/ids.ts'
import { centreList, type ListValue } from '../domain/lists.ts'
import { toldFrom } from '../domain/told.ts'
import type { Visit } from '../domain/visit.ts'
import { itemWord } from '../text/list-words.ts'

/** `n`: visits that named it; `open`: of them, those for which it stayed without an answer. */
export type Asked = { readonly theme: string; readonly word: string; readonly n: number; readonly open: number }
export type AskedFor = {
  /** The most named first, alike ones by their words. */
  readonly themes: readonly Asked[]
  /** Visits that ended without an answer, with or without a theme. */
  readonly unanswered: number
}

/** Of visits that stand. */
export const askedFor = (visits: readonly Visit[], stated: readonly ListValue[], centre: CentreCode): AskedFor => {
  const standing = visits.filter(v => v.voided === null)
  const told = standing.map(v => toldFrom(v.besides))
  const items = centreList('theme', stated, centre)
  const themes = [...new Set(told.flatMap(x => [...x.themes, ...x.unanswered]))].map((theme): Asked => {
    const item = items.find(i => i.value === theme)
    return {
      theme,
      word: itemWord(item ?? { list: 'theme', value: theme, labels: null }),
      n: told.filter(x => x.themes.includes(theme) || x.unanswered.includes(theme)).length,
      open: told.filter(x => x.unanswered.includes(theme)).length,
    }
  })
  return {
    themes: themes.sort((a, b) => b.n - a.n || (a.word < b.word ? -1 : 1)),
    unanswered: standing.filter((v, i) => v.next.includes('unanswered') || (told[i]?.unanswered.length ?? 0) > 0).length,
  }
}
