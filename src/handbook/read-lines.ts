// How the lines of a page are written: '# ' a heading, '• ' a line of a list, 'a :: b' a row of two; anything else a paragraph. '[…]' is a
// word that stands on the screen: the texts name its key, the build puts the word there (compile-messages.ts), so that the handbook cannot say
// another; '{blank}' is a line to write on.

export type Run = { readonly is: 'text' | 'word'; readonly words: string } | { readonly is: 'blank' }
export type Block =
  | { readonly is: 'heading' | 'para'; readonly runs: readonly Run[] }
  | { readonly is: 'list'; readonly items: readonly (readonly Run[])[] }
  | { readonly is: 'pairs'; readonly rows: readonly (readonly [readonly Run[], readonly Run[]])[] }

const MARK = /(\[[^\]]+\]|\{blank\})/

/** Without what a narrow screen needs in it, and without the sign that a press asks something first. */
const wordOf = (said: string): string => said.replaceAll('\u00ad', '').replace(/…$/, '')

const runsOf = (line: string): Run[] =>
  line
    .split(MARK)
    .filter(part => part !== '')
    .map(part =>
      part === '{blank}'
        ? { is: 'blank' }
        : MARK.test(part)
          ? { is: 'word', words: wordOf(part.slice(1, -1)) }
          : { is: 'text', words: part },
    )

const ITEM = '• '
const HEADING = '# '
const ROW = ' :: '

export const blocksOf = (lines: readonly string[]): Block[] => {
  const blocks: Block[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (line.startsWith(ITEM)) {
      const item = runsOf(line.slice(ITEM.length))
      if (last?.is === 'list') blocks[blocks.length - 1] = { is: 'list', items: [...last.items, item] }
      else blocks.push({ is: 'list', items: [item] })
    } else if (line.includes(ROW)) {
      const [a = '', b = ''] = line.split(ROW)
      const row = [runsOf(a), runsOf(b)] as const
      if (last?.is === 'pairs') blocks[blocks.length - 1] = { is: 'pairs', rows: [...last.rows, row] }
      else blocks.push({ is: 'pairs', rows: [row] })
    } else if (line.startsWith(HEADING)) blocks.push({ is: 'heading', runs: runsOf(line.slice(HEADING.length)) })
    else blocks.push({ is: 'para', runs: runsOf(line) })
  }
  return blocks
}

/** As one reads it, without marks. */
export const plainLine = (line: string): string =>
  runsOf(line.startsWith(ITEM) ? line.slice(ITEM.length) : line)
    .map(r => (r.is === 'blank' ? '' : r.words))
    .join('')
