import { describe, expect, test } from 'vitest'
import { asksFor, mayRead, mayWrite, ROLES, type Rights, type Role } from '../../src/domain/access.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { documentsOf } from './tables-of-documents.ts'

/**
 * The whole leak table, written out. Columns: staff, coordinator, director, associated, kiosk. First its own centre's document, then
 * another centre's (for a network document both are the same document). 'rw' reads and writes, 'r-' only reads, '-w' only writes, '--' nothing.
 */
const TABLE: Readonly<Record<string, readonly [own: string, other: string]>> = {
  //                    own centre         another centre
  //                    st co di as ki     st co di as ki
  visits: /*         */ ['rw rw -- -- --', '-- r- -- -- --'],
  remarks: /*        */ ['r- rw -- -- --', '-- rw -- -- --'],
  'desk public': /*  */ ['rw rw r- rw r-', 'r- r- r- r- r-'],
  'desk staff': /*   */ ['rw rw -- -- --', 'r- r- -- -- --'],
  holdings: /*       */ ['rw rw -- -- --', 'r- r- -- -- --'],
  'calendar own': /* */ ['rw rw -- rw --', '-- -- -- -- --'],
  'calendar network': ['rw rw -- rw --', 'r- r- -- -- --'],
  'calendar associated': ['rw rw -- rw --', 'r- r- -- r- --'],
  'calendar public': ['rw rw r- rw r-', 'r- r- r- r- r-'],
  'seats own': /*    */ ['rw rw -- rw --', '-- -- -- -- --'],
  'seats network': /**/ ['rw rw -- rw --', 'r- r- -- -- --'],
  'seats associated': ['rw rw -- rw --', 'r- r- -- r- --'],
  'seats public': /* */ ['rw rw r- rw r-', 'r- r- r- r- r-'],
  kiosk: /*          */ ['r- r- -- -- -w', '-- r- -- -- --'],
  'catalogue public': ['rw rw r- r- r-', 'rw rw r- r- r-'],
  'catalogue staff': ['rw rw -- -- --', 'rw rw -- -- --'],
  directory: /*      */ ['r- rw r- r- r-', 'r- rw r- r- r-'],
  'commons public': /**/ ['rw rw r- r- r-', 'rw rw r- r- r-'],
  'commons staff': /**/ ['rw rw -- -- --', 'rw rw -- -- --'],
  figures: /*        */ ['r- rw r- r- --', 'r- rw r- r- --'],
  note: /*           */ ['rw rw -- -- --', 'rw rw -- -- --'],
}

const letters = (rights: Rights, doc: string): string => `${mayRead(rights, doc) ? 'r' : '-'}${mayWrite(rights, doc) ? 'w' : '-'}`
const row = (centre: string | null, doc: string): string =>
  ROLES.map(role => letters({ role, centre: centre as Rights['centre'] }, doc)).join(' ')

describe('who may read and write what', () => {
  test('W1 the columns of the table are all the roles, and its rows all the documents', () => {
    expect(ROLES).toEqual(['staff', 'coordinator', 'director', 'associated', 'kiosk'])
    expect(Object.keys(TABLE)).toEqual(Object.keys(documentsOf('cas')))
  })

  test.each(Object.keys(TABLE))('W2 leak table: %s', kind => {
    const [own, other] = TABLE[kind]! // the key comes from the table
    expect({ own: row('cas', documentsOf('cas')[kind]!), other: row('cas', documentsOf('irg')[kind]!) }).toEqual({ own, other })
  })

  test('W3 a device of the network as a whole belongs to no centre: it has what the row of another centre gives, everywhere', () => {
    for (const [kind, doc] of Object.entries(documentsOf('cas'))) expect(row(null, doc), kind).toBe(TABLE[kind]![1])
  })

  test('W4 no role reads or writes what is no document of ours', () => {
    const names = [
      '',
      'centre/cas',
      'centre/cas/visits/2025-13',
      'centre/cas/visits/2025-10/',
      'centre/../cas/holdings',
      '__proto__',
      'bench/append/1',
      `note/${'x'.repeat(200)}`,
    ]
    for (const role of ROLES)
      for (const centre of ['cas', null])
        for (const name of names) expect(letters({ role, centre: centre as Rights['centre'] }, name), `${role} ${name}`).toBe('--')
  })

  test('W5 a role nobody has defined has no more than what is open to every enrolled device', () => {
    const stranger: Rights = { role: 'owner' as Role, centre: 'cas' as Rights['centre'] }
    for (const [kind, doc] of Object.entries(documentsOf('cas'))) {
      expect(mayWrite(stranger, doc), kind).toBe(false)
      if (!TABLE[kind]![0].endsWith('r-')) expect(mayRead(stranger, doc), kind).toBe(false)
    }
  })
})

test('E18 E19 an associated centre’s device asks for calendars, the directory and the opening hours; everybody else for all that may be read', () => {
  const all = Object.entries(documentsOf('cas'))
  const asked = (role: Role): string[] => all.flatMap(([kind, doc]) => (asksFor({ role, centre: 'aur' as CentreCode }, doc) ? [kind] : []))
  expect(asked('associated').sort()).toEqual(
    [...['own', 'network', 'associated', 'public'].flatMap(c => [`calendar ${c}`, `seats ${c}`]), 'desk public', 'directory'].sort(),
  )
  for (const role of ROLES.filter(r => r !== 'associated')) expect(asked(role)).toHaveLength(all.length)
  expect(asksFor({ role: 'associated', centre: 'aur' as CentreCode }, 'nonsense')).toBe(false)
})
