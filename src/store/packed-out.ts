// What a device needs that begins where there is no line: the directory with its lists, the partners, the works, when the centres are open; of its own
// centre the team's lists and what stands on its shelves. Only what the head has: nobody else's word travels under this name.
import { parseDocumentName, type DocumentName } from '../domain/document-name.ts'
import type { CentreCode } from '../domain/ids.ts'
import { byClient, sound } from './carry-out.ts'
import type { Piece } from './outbox.ts'
import { within, type Database } from './tables.ts'

const ALL: readonly DocumentName['is'][] = [
  'directory',
  'commons-public',
  'commons-staff',
  'catalogue-public',
  'catalogue-staff',
  'desk-public',
]
const OWN: readonly DocumentName['is'][] = ['desk-staff', 'holdings']

/** Whether a pack for a centre may hold something of this document. */
export const isPacked = (doc: string, centre: CentreCode): boolean => {
  const name = parseDocumentName(doc)
  return name !== null && (ALL.includes(name.is) || (OWN.includes(name.is) && 'centre' in name && name.centre === centre))
}

export const toPack = async (db: Database, centre: CentreCode): Promise<Piece[]> => {
  const docs = (await db.places.toArray()).map(p => p.doc).filter(doc => isPacked(doc, centre))
  const pieces: Piece[] = []
  for (const doc of docs.sort()) {
    const names = await db.log
      .where('[doc+key]')
      .between(...within(doc))
      .primaryKeys()
    pieces.push(...byClient((await sound(db, names)).filter(l => l.got !== null)))
  }
  return pieces
}
