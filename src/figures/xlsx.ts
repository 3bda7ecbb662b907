// Figures as a spreadsheet of three sheets. The package that writes it is loaded with this file, when somebody asks for one.
import writeExcelFile from 'write-excel-file/universal'
import type { Cell, FigureFile, FileSheet } from './file.ts'

/** A text stays a text, whatever it begins with; a number is a number. */
const cellOf = (cell: Cell, heading: boolean) =>
  typeof cell === 'number'
    ? { value: cell, type: Number }
    : { value: cell, type: String, wrap: true, ...(heading && { fontWeight: 'bold' as const }) }

/** Characters. */
const WIDTHS = { figures: [34, 40, 30, 12, 16], definitions: [34, 8, 110], about: [24, 110] } as const

export const xlsxOf = (file: FigureFile): Promise<Blob> => {
  const sheet = (of: keyof typeof WIDTHS): { sheet: string; data: ReturnType<typeof cellOf>[][]; columns: { width: number }[] } => {
    const { name, rows }: FileSheet = file[of]
    const headed = of !== 'about'
    return {
      sheet: name,
      data: rows.map((row, i) => row.map((cell, j) => cellOf(cell, headed ? i === 0 : j === 0))),
      columns: WIDTHS[of].map(width => ({ width })),
    }
  }
  return writeExcelFile([sheet('figures'), sheet('definitions'), sheet('about')]).toBlob()
}
