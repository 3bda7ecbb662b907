// Which noun may be made in which kind of document. A create anywhere else is set aside by every reader.
import { parseDocumentName, type DocumentName } from './document-name.ts'

export type Noun =
  | 'visit'
  | 'group'
  | 'step'
  | 'tally'
  | 'day-end'
  | 'period'
  | 'extra-hours'
  | 'stop'
  | 'exception'
  | 'outage'
  | 'purpose'
  | 'local-value'
  | 'network'
  | 'territory'
  | 'zone'
  | 'centre'
  | 'value'
  | 'work'
  | 'price'
  | 'opinion'
  | 'holding'
  | 'event'
  | 'sealed-month'
  | 'practice'
  | 'partner'
  | 'duty'
  | 'survey'
  | 'answers'
  | 'kiosk-answers'
  | 'satisfaction'

const HOME: Readonly<Record<Noun, DocumentName['is']>> = {
  visit: 'visits',
  group: 'visits',
  step: 'visits',
  tally: 'visits',
  'day-end': 'visits',
  period: 'desk-public',
  'extra-hours': 'desk-public',
  stop: 'desk-public',
  exception: 'desk-public',
  outage: 'desk-public',
  purpose: 'desk-public',
  'local-value': 'desk-public',
  network: 'directory',
  territory: 'directory',
  zone: 'directory',
  centre: 'directory',
  value: 'directory',
  work: 'catalogue-public',
  price: 'catalogue-staff',
  opinion: 'catalogue-staff',
  holding: 'holdings',
  event: 'calendar',
  'sealed-month': 'remarks',
  practice: 'commons-staff',
  partner: 'commons-public',
  duty: 'desk-public',
  survey: 'commons-public',
  answers: 'visits',
  'kiosk-answers': 'kiosk',
  satisfaction: 'kiosk',
}

export const isNoun = (x: string): x is Noun => Object.hasOwn(HOME, x)

export const belongsIn = (noun: Noun, doc: string): boolean => parseDocumentName(doc)?.is === HOME[noun]

const BOOKS: readonly DocumentName['is'][] = ['visits', 'catalogue-public', 'catalogue-staff']
/** One document of several that make a book together: the same id may not stand in two of them. */
export const isOfBook = (doc: string): boolean => {
  const name = parseDocumentName(doc)
  return name !== null && BOOKS.includes(name.is)
}

/** Two documents that the same people write, and whose records are counted together: the months of one centre, the years of a catalogue. */
export const sameBook = (a: string, b: string): boolean => {
  const x = parseDocumentName(a)
  const y = parseDocumentName(b)
  if (x?.is === 'catalogue-public' || x?.is === 'catalogue-staff') return x.is === y?.is
  return x?.is === 'visits' && y?.is === 'visits' && x.centre === y.centre
}
