// A table out of a file: a spreadsheet of Excel, or text with separators as any spreadsheet writes it. The libraries come when a file is chosen.

/** Larger is no list of ticks. Bytes. */
export const LARGEST = 5_000_000
/** More rows than ten years of half-days with every kind. */
export const MOST_ROWS = 20_000

export type TableFile =
  | { readonly is: 'read'; readonly rows: readonly (readonly string[])[] }
  | { readonly is: 'unread'; readonly why: 'large' | 'form' | 'empty' }

/** A cell of a spreadsheet as it would be typed; a date there is a day in Greenwich. */
const typed = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'string' || typeof cell === 'number' ? String(cell) : ''

const SEPARATORS = ['\t', ';', ',', '|']
/** What stands between two headings. The library's own guess wants more than two columns, or many rows. */
const separatorIn = (text: string): string => {
  const heading = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  return SEPARATORS.map(s => [s, heading.split(s).length] as const).reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

const rowsOf = async (file: File): Promise<readonly (readonly string[])[]> => {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  if (start[0] === 0x50 && start[1] === 0x4b) {
    const { readSheet } = await import('read-excel-file/browser')
    return (await readSheet(file)).map(row => row.map(typed))
  }
  const { default: papa } = await import('papaparse')
  const bytes = await file.arrayBuffer()
  const text = ((): string => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return new TextDecoder('windows-1252').decode(bytes) // as older spreadsheets write
    }
  })()
  return papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false, delimiter: separatorIn }).data
}

/** Never rejects: what cannot be read is said. */
export const readTableFile = async (file: File): Promise<TableFile> => {
  if (file.size > LARGEST) return { is: 'unread', why: 'large' }
  try {
    const rows = await rowsOf(file)
    if (rows.length > MOST_ROWS) return { is: 'unread', why: 'large' }
    return rows.some(r => r.some(c => c.trim() !== '')) ? { is: 'read', rows } : { is: 'unread', why: 'empty' }
  } catch {
    return { is: 'unread', why: 'form' }
  }
}
