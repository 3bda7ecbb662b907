// Figures as a text file that spreadsheets open cleanly: UTF-8 with its mark, so that accents are read; a semicolon between cells where a comma is in
// numbers, as French, Italian, Spanish, Catalan and Portuguese spreadsheets expect it, else a comma; every text in quotation marks.
import type { Language } from '../domain/languages.ts'
import type { Cell, FigureFile } from './file.ts'

const MARK = '\uFEFF'
const separator = (language: Language): string => (language === 'en' ? ',' : ';')

/** What a spreadsheet would take for a formula is text: a centre's own words may begin with anything. */
const FORMULA = /^[=+\-@\t\r]/
const written = (cell: Cell): string => {
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}

/** About, then the figures, then what they mean, with an empty line between. */
export const csvOf = ({ about, figures, definitions }: FigureFile, language: Language): Blob => {
  const by = separator(language)
  const decimal = (cell: Cell): string => (typeof cell === 'number' && language !== 'en' ? written(cell).replace('.', ',') : written(cell))
  const lines = [about, figures, definitions].map(sheet => sheet.rows.map(row => row.map(decimal).join(by)).join('\r\n'))
  return new Blob([`${MARK}${lines.join('\r\n\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' })
}
