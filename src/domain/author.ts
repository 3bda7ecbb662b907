// Who said something: a hat, perhaps a home institution (hats.ts), and the centre where the document does not say it already. Never a
// person or a device.
import { parseDocumentName } from './document-name.ts'
import { HATS } from './hats.ts'
import { isCentreCode, type CentreCode } from './ids.ts'
import type { Hat } from './statement.ts'

/** As it stands in a statement of this document: 'information' in a centre's own, 'information@cas' or 'partner/youth@cas' in one of the network. */
export const byIn = (doc: string, by: string, centre: CentreCode | null): string => {
  const name = parseDocumentName(doc)
  return centre === null || (name && 'centre' in name) ? by : `${by}@${centre}`
}

export type Author = { readonly hat: Hat | null; readonly institution: string | null; readonly centre: CentreCode | null }
/** What cannot be read as a hat is null: a newer app may know others. */
export const authorFrom = (by: string): Author => {
  const [whole, code] = by.split('@')
  const [hat, institution] = (whole ?? '').split('/')
  return { hat: HATS.find(h => h.hat === hat)?.hat ?? null, institution: institution || null, centre: isCentreCode(code) ? code : null }
}
