// Who said something: a hat, perhaps a home institution (hats.ts), and the centre where the document does not say it already. Never a
// person or a device.
import { parseDocumentName } from './document-name.ts'
import type { CentreCode } from './ids.ts'

/** As it stands in a statement of this document: 'information' in a centre's own, 'information@cas' or 'partner/youth@cas' in one of the network. */
export const byIn = (doc: string, by: string, centre: CentreCode | null): string => {
  const name = parseDocumentName(doc)
  return centre === null || (name && 'centre' in name) ? by : `${by}@${centre}`
}
