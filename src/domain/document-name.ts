// Document names. A document is a trust boundary: its name alone says who may write it and who may read it (access.ts).
import { isMonth, type Month } from './day.ts'
import { isCentreCode, isKey, type CentreCode } from './ids.ts'

/** Who an event is meant for. `design.md` §3. */
export type Circle = 'own' | 'network' | 'associated' | 'public'
export const CIRCLES: readonly Circle[] = ['own', 'network', 'associated', 'public']

export type DocumentName =
  | { readonly is: 'visits' | 'remarks' | 'kiosk'; readonly centre: CentreCode; readonly month: Month }
  | { readonly is: 'desk-public' | 'desk-staff' | 'holdings'; readonly centre: CentreCode }
  | { readonly is: 'calendar' | 'seats'; readonly centre: CentreCode; readonly year: string; readonly circle: Circle }
  | { readonly is: 'catalogue-public' | 'catalogue-staff'; readonly year: string }
  | { readonly is: 'directory' | 'commons-public' | 'commons-staff' }
  | { readonly is: 'figures'; readonly month: Month }
  | { readonly is: 'note'; readonly id: string }

const isYear = (x: unknown): x is string => typeof x === 'string' && /^\d{4}$/.test(x)
const isCircle = (x: unknown): x is Circle => CIRCLES.includes(x as Circle)

/** Reads a name; null for anything that is not exactly one of the table of `design.md` §3. */
export const parseDocumentName = (name: string): DocumentName | null => {
  if (name.length > 100) return null
  const p = name.split('/')
  if (p[0] === 'centre' && isCentreCode(p[1])) {
    const centre = p[1]
    if (p.length === 4 && (p[2] === 'visits' || p[2] === 'remarks' || p[2] === 'kiosk') && isMonth(p[3]))
      return { is: p[2], centre, month: p[3] }
    if (p.length === 4 && p[2] === 'desk' && (p[3] === 'public' || p[3] === 'staff')) return { is: `desk-${p[3]}`, centre }
    if (p.length === 3 && p[2] === 'holdings') return { is: 'holdings', centre }
    if (p.length === 5 && (p[2] === 'calendar' || p[2] === 'seats') && isYear(p[3]) && isCircle(p[4]))
      return { is: p[2], centre, year: p[3], circle: p[4] }
    return null
  }
  if (p[0] === 'network') {
    if (p.length === 4 && p[1] === 'catalogue' && isYear(p[2]) && (p[3] === 'public' || p[3] === 'staff'))
      return { is: `catalogue-${p[3]}`, year: p[2] }
    if (p.length === 2 && p[1] === 'directory') return { is: 'directory' }
    if (p.length === 3 && p[1] === 'commons' && (p[2] === 'public' || p[2] === 'staff')) return { is: `commons-${p[2]}` }
    if (p.length === 3 && p[1] === 'figures' && isMonth(p[2])) return { is: 'figures', month: p[2] }
    return null
  }
  if (p.length === 2 && p[0] === 'note' && isKey(p[1])) return { is: 'note', id: p[1] }
  return null
}

export const visitsDocument = (centre: CentreCode, month: Month): string => `centre/${centre}/visits/${month}`
export const DIRECTORY = 'network/directory'

/** Append documents hold statements and are never overwritten; free documents are texts written together. */
export const documentClass = (name: string): 'append' | 'free' => (name.startsWith('note/') ? 'free' : 'append')

// the third part of the name, not the first that reads so: a centre's own code may be 'visits'
const VISITS = /^(centre\/[^/]+)\/visits\//
const REMARKS = /^(centre\/[^/]+)\/remarks\//

/** The document whose statements may speak about records of `doc` besides its own: the coordinators' remarks on that month. */
export const companionOf = (doc: string): string | null => (VISITS.test(doc) ? doc.replace(VISITS, '$1/remarks/') : null)
/** The document that `doc` speaks about: its own, or for remarks the visits of that month. */
export const homeOf = (doc: string): string => doc.replace(REMARKS, '$1/visits/')
