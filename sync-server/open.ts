// Which documents /y/ opens without a proof: none, unless the operator names a prefix (O-rules). Never one of the network's own.
import { documentClass } from '../src/domain/document-name.ts'

const PREFIX = /^[a-z0-9][a-z0-9-]{0,30}\/$/
/** The first words of the network's own names. */
const OURS = ['centre/', 'network/', 'note/']

export const isOpenPrefix = (text: string): boolean => PREFIX.test(text) && !OURS.includes(text)

export const isOpen = (doc: string, prefix: string | null): boolean =>
  prefix !== null && doc.startsWith(prefix) && doc.length > prefix.length

/** Below `prefix/append/` the append check holds; the rest of the prefix is free. Elsewhere the name says it. */
export const classOf = (doc: string, prefix: string | null): 'append' | 'free' => {
  if (!isOpen(doc, prefix)) return documentClass(doc)
  return doc.startsWith(`${prefix}append/`) ? 'append' : 'free'
}
