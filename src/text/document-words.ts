// A document in plain words: 'Passages, octobre 2025, Castelroc'.
import { parseDocumentName } from '../domain/document-name.ts'
import { monthText } from './month-text.ts'
import { t } from './translate.ts'

/** `names`: of centres by code. */
export const documentText = (doc: string, names: ReadonlyMap<string, string>): string => {
  const name = parseDocumentName(doc)
  if (!name) return t('sending.doc.other')
  const parts = [t(`sending.doc.${name.is}`)]
  if ('circle' in name) parts.push(t(`agenda.circle.${name.circle}`))
  if ('month' in name) parts.push(monthText(name.month))
  if ('year' in name) parts.push(name.year)
  if ('centre' in name) parts.push(names.get(name.centre) ?? name.centre)
  return parts.join(', ')
}
