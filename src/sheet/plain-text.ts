// A sheet as plain text: to be pasted, kept as a file, and carried by the square. The square holds little: what one can do without is left out in a
// fixed order, and what was left out is told.
import type { Block, Line, Said, SaidSheet } from './say-sheet.ts'

/** What a square does without, the first of them first: the sentences around, how old something is, when one finds somebody there, what somebody does. */
const DISPENSABLE = ['small', 'extra', 'hours', 'good'] as const
type Dispensable = (typeof DISPENSABLE)[number]

const keeps =
  (without: readonly Dispensable[]) =>
  ({ need }: Said): boolean =>
    need === 'must' || !without.includes(need)

const lineText = ({ title, said }: Line, without: readonly Dispensable[]): string =>
  [/[.!?…]$/.test(title) ? title : `${title}.`, ...said.filter(keeps(without)).map(s => s.text)].join(' ')
const blockText = ({ heading, lines }: Block, without: readonly Dispensable[]): string =>
  [heading, ...lines.map(l => `- ${lineText(l, without)}`)].join('\n')

const textOf = (sheet: SaidSheet, blocks: readonly Block[], without: readonly Dispensable[], more = ''): string => {
  const small = without.includes('small')
  const whose = [sheet.centre, small ? null : sheet.host, sheet.network].filter(Boolean).join(', ')
  return [
    [sheet.title, whose].filter(Boolean).join('\n'),
    small ? '' : sheet.lead,
    ...blocks.map(b => blockText(b, without)),
    more,
    without.includes('hours') ? '' : sheet.hours.join('\n'),
    small ? '' : `${sheet.free}\n${sheet.made}`,
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

/** All of it, in lines. */
export const plainText = (sheet: SaidSheet): string => `${textOf(sheet, sheet.blocks, [])}\n`

/**
 * What a square may hold: with 15 % of repair it is then 97 modules wide at most (version 20), 0.44 mm each at the size it has on paper (take-away.css),
 * which the camera of a telephone reads from a hand's breadth. Bytes of UTF-8.
 */
export const SQUARE_BYTES = 666
const fits = (text: string): boolean => new TextEncoder().encode(text).length <= SQUARE_BYTES

/** `left`: what stands on the paper and not in the square; `lines`: how many things of it are not even named. */
export type Square = { readonly text: string; readonly left: readonly Dispensable[]; readonly lines: number }

/** The first `n` things, under their headings. */
const firstLines = (blocks: readonly Block[], n: number): readonly Block[] => {
  let room = n
  return blocks.flatMap(b => {
    const lines = b.lines.slice(0, room)
    room -= lines.length
    return lines.length > 0 ? [{ ...b, lines }] : []
  })
}

/** `more`: what says that so many things stand on the paper alone. */
export const squareText = (sheet: SaidSheet, more: (n: number) => string): Square => {
  const lines = sheet.blocks.flatMap(b => b.lines)
  const isThere = (part: Dispensable): boolean =>
    part === 'small' || (part === 'hours' ? sheet.hours.length > 0 : lines.some(l => l.said.some(s => s.need === part)))
  for (let n = 0; n <= DISPENSABLE.length; n++) {
    const without = DISPENSABLE.slice(0, n)
    const text = textOf(sheet, sheet.blocks, without)
    if (fits(text)) return { text, left: without.filter(isThere), lines: 0 }
  }
  for (let n = lines.length - 1; n >= 0; n--) {
    const text = textOf(sheet, firstLines(sheet.blocks, n), DISPENSABLE, more(lines.length - n))
    if (n === 0 || fits(text)) return { text, left: DISPENSABLE.filter(isThere), lines: lines.length - n }
  }
  return { text: sheet.title, left: [], lines: 0 } // nothing stands on it
}
