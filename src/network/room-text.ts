// Room on a disk as the person's language writes it: '12,3 Go', '640 Mo'.
import { INTL, language } from '../text/language.ts'

const GIGA = 1_000_000_000

export const roomText = (bytes: number): string => {
  const [unit, n] = bytes >= GIGA ? (['gigabyte', bytes / GIGA] as const) : (['megabyte', bytes / 1_000_000] as const)
  const digits = unit === 'gigabyte' && n < 100 ? 1 : 0
  return new Intl.NumberFormat(INTL[language.value], { style: 'unit', unit, maximumFractionDigits: digits }).format(n)
}
