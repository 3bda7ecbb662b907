// Who may read and who may write a document, by its name alone. Shared by the app and the relay; the relay never reads contents.
// The table is `design.md` §3. "Staff" includes coordinators; a coordinator may also be staff of one centre, usually the head.
import { parseDocumentName, type Circle, type DocumentName } from './document-name.ts'
import type { CentreCode } from './ids.ts'

export type Role = 'staff' | 'coordinator' | 'director' | 'associated' | 'kiosk'
export const ROLES: readonly Role[] = ['staff', 'coordinator', 'director', 'associated', 'kiosk']
/** What a right hangs on. `centre` is null for a device of the network as a whole. */
export type Rights = { readonly role: Role; readonly centre: CentreCode | null }

const isStaff = (r: Rights): boolean => r.role === 'staff' || r.role === 'coordinator'
const isStaffOf = (r: Rights, centre: CentreCode): boolean => isStaff(r) && r.centre === centre
const isOf = (r: Rights, centre: CentreCode): boolean => r.centre === centre && (isStaff(r) || r.role === 'associated')

const inCircle = (r: Rights, centre: CentreCode, circle: Circle): boolean => {
  switch (circle) {
    case 'own':
      return isOf(r, centre)
    case 'network':
      return isStaff(r) || isOf(r, centre)
    case 'associated':
      return isStaff(r) || r.role === 'associated'
    case 'public':
      return true
  }
}

const write = (r: Rights, d: DocumentName): boolean => {
  switch (d.is) {
    case 'visits':
    case 'desk-staff':
    case 'holdings':
      return isStaffOf(r, d.centre)
    case 'desk-public':
    case 'calendar':
    case 'seats':
      return isOf(r, d.centre)
    case 'kiosk':
      return r.role === 'kiosk' && r.centre === d.centre
    case 'remarks':
    case 'directory':
    case 'figures':
      return r.role === 'coordinator'
    case 'catalogue-public':
    case 'catalogue-staff':
    case 'commons-public':
    case 'commons-staff':
    case 'note':
      return isStaff(r)
  }
}

const read = (r: Rights, d: DocumentName): boolean => {
  switch (d.is) {
    case 'visits':
    case 'remarks':
    case 'kiosk':
      return r.role === 'coordinator' || isStaffOf(r, d.centre)
    case 'desk-public':
    case 'catalogue-public':
    case 'commons-public':
    case 'directory':
      return true
    case 'desk-staff':
    case 'holdings':
    case 'catalogue-staff':
    case 'commons-staff':
    case 'note':
      return isStaff(r)
    case 'calendar':
    case 'seats':
      return inCircle(r, d.centre, d.circle)
    case 'figures':
      return isStaff(r) || r.role === 'director' || r.role === 'associated'
  }
}

/** False too for a name that is no document of ours. */
export const mayWrite = (rights: Rights, name: string): boolean => {
  const d = parseDocumentName(name)
  return d !== null && write(rights, d)
}
/** False too for a name that is no document of ours. */
export const mayRead = (rights: Rights, name: string): boolean => mayReadParsed(rights, parseDocumentName(name))
/** The same for a name that has been read already: for who asks about one document and many devices. */
export const mayReadParsed = (rights: Rights, name: DocumentName | null): boolean => name !== null && read(rights, name)

/**
 * Whether a document has its place on a device of these rights. One of a kind this app does not know has: a newer head sends a device only
 * what it may read, and what is newer is kept (`design.md` §4).
 */
export const belongsTo = (rights: Rights, name: string): boolean => {
  const d = parseDocumentName(name)
  return d === null || read(rights, d) || write(rights, d)
}

/** An associated centre's device shows calendars and when the centres are open: an old phone on a dear line is not sent what it cannot show (E18). */
const CALENDARS_AND_HOURS: readonly DocumentName['is'][] = ['directory', 'calendar', 'seats', 'desk-public']
/** What a device asks the relay for, of all it may read. */
export const asksFor = (rights: Rights, name: string): boolean => {
  const d = parseDocumentName(name)
  return rights.role !== 'associated' || (d !== null && CALENDARS_AND_HOURS.includes(d.is))
}
