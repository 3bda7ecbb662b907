// Who said something, read back.
import { HATS } from './hats.ts'
import { isCentreCode, type CentreCode } from './ids.ts'
import type { Hat } from './statement.ts'

export type Author = { readonly hat: Hat | null; readonly institution: string | null; readonly centre: CentreCode | null }

/** What cannot be read as a hat is null: a newer app may know others. */
export const authorFrom = (by: string): Author => {
  const [whole, code] = by.split('@')
  const [hat, institution] = (whole ?? '').split('/')
  return { hat: HATS.find(h => h.hat === hat)?.hat ?? null, institution: institution || null, centre: isCentreCode(code) ? code : null }
}
