import { expect, test } from 'vitest'
import { companionOf, DIRECTORY, documentClass, homeOf, parseDocumentName, visitsDocument } from '../../src/domain/document-name.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import { NOTE } from './tables-of-documents.ts'

test('N1 every name of the table parses to what it is', () => {
  expect(
    Object.fromEntries(
      [
        'centre/cas/visits/2025-10',
        'centre/cas/remarks/2025-10',
        'centre/cas/kiosk/2025-10',
        'centre/cas/desk/public',
        'centre/cas/desk/staff',
        'centre/cas/holdings',
        'centre/cas/calendar/2025/own',
        'centre/cas/calendar/2025/network',
        'centre/cas/calendar/2025/associated',
        'centre/cas/calendar/2025/public',
        'centre/cas/seats/2025/own',
        'centre/cas/seats/2025/network',
        'centre/cas/seats/2025/associated',
        'centre/cas/seats/2025/public',
        'network/catalogue/2025/public',
        'network/catalogue/2025/staff',
        'network/directory',
        'network/commons/public',
        'network/commons/staff',
        'network/figures/2025-10',
        NOTE,
      ].map(name => [name, parseDocumentName(name)]),
    ),
  ).toEqual({
    'centre/cas/visits/2025-10': { is: 'visits', centre: 'cas', month: '2025-10' },
    'centre/cas/remarks/2025-10': { is: 'remarks', centre: 'cas', month: '2025-10' },
    'centre/cas/kiosk/2025-10': { is: 'kiosk', centre: 'cas', month: '2025-10' },
    'centre/cas/desk/public': { is: 'desk-public', centre: 'cas' },
    'centre/cas/desk/staff': { is: 'desk-staff', centre: 'cas' },
    'centre/cas/holdings': { is: 'holdings', centre: 'cas' },
    'centre/cas/calendar/2025/own': { is: 'calendar', centre: 'cas', year: '2025', circle: 'own' },
    'centre/cas/calendar/2025/network': { is: 'calendar', centre: 'cas', year: '2025', circle: 'network' },
    'centre/cas/calendar/2025/associated': { is: 'calendar', centre: 'cas', year: '2025', circle: 'associated' },
    'centre/cas/calendar/2025/public': { is: 'calendar', centre: 'cas', year: '2025', circle: 'public' },
    'centre/cas/seats/2025/own': { is: 'seats', centre: 'cas', year: '2025', circle: 'own' },
    'centre/cas/seats/2025/network': { is: 'seats', centre: 'cas', year: '2025', circle: 'network' },
    'centre/cas/seats/2025/associated': { is: 'seats', centre: 'cas', year: '2025', circle: 'associated' },
    'centre/cas/seats/2025/public': { is: 'seats', centre: 'cas', year: '2025', circle: 'public' },
    'network/catalogue/2025/public': { is: 'catalogue-public', year: '2025' },
    'network/catalogue/2025/staff': { is: 'catalogue-staff', year: '2025' },
    'network/directory': { is: 'directory' },
    'network/commons/public': { is: 'commons-public' },
    'network/commons/staff': { is: 'commons-staff' },
    'network/figures/2025-10': { is: 'figures', month: '2025-10' },
    [NOTE]: { is: 'note', id: NOTE.slice(5) },
  })
})

test('N2 a name that only looks like one is none', () => {
  for (const name of [
    '',
    '/',
    'centre',
    'centre/',
    'centre/cas',
    'centre/cas/',
    'centre/cas/visits',
    'centre/cas/visits/',
    'centre/cas/visits/2025-10/',
    '/centre/cas/visits/2025-10',
    'centre//visits/2025-10',
    'centre/cas//visits/2025-10',
    'centre/cas/visits/2025-10/more',
    'centre/cas/visits/2025-13',
    'centre/cas/visits/2025-1',
    'centre/cas/visits/2025-10\n',
    'centre/cas/visits/2025-10\0',
    ' centre/cas/visits/2025-10',
    'centre/cas/visits/2025-10?ack=1',
    'centre/cas/visits/2025-10#x',
    'centre/cas/visits/%32025-10',
    'centre/CAS/visits/2025-10',
    'Centre/cas/visits/2025-10',
    'centre/cas/Visits/2025-10',
    'centre/c/visits/2025-10',
    'centre/cás/visits/2025-10',
    'centre/cаs/visits/2025-10', // a Cyrillic а
    'centre/cas/visits/٢٠٢٥-١٠',
    'centre/cas/../irg/visits/2025-10',
    'centre/../cas/visits/2025-10',
    'centre/./visits/2025-10',
    '../centre/cas/holdings',
    'centre/__proto__/visits/2025-10',
    '__proto__',
    'constructor',
    'toString/directory',
    'network/__proto__',
    'network',
    'network/directory/',
    'network/directory/public',
    'network/commons',
    'network/commons/own',
    'network/catalogue/2025',
    'network/catalogue/25/public',
    'network/catalogue/2025/own',
    'network/figures/2025',
    'centre/cas/desk',
    'centre/cas/desk/own',
    'centre/cas/holdings/x',
    'centre/cas/calendar/2025',
    'centre/cas/calendar/2025/everyone',
    'centre/cas/calendar/2025/__proto__',
    'centre/cas/seats/public',
    'note',
    'note/',
    'note/short',
    `${NOTE}/more`,
    `${NOTE}A`,
    `centre/${'a'.repeat(17)}/holdings`,
    `centre/cas/holdings${' '.repeat(100)}`,
    `${'centre/'.repeat(5000)}`,
  ])
    expect(parseDocumentName(name), name.slice(0, 60)).toBe(null)
})

test('N3 the names the app writes are names of the table', () => {
  expect(parseDocumentName(visitsDocument('cas' as never, '2025-10' as never))?.is).toBe('visits')
  expect(parseDocumentName(deskDocument('cas' as never))?.is).toBe('desk-public')
  expect(parseDocumentName(DIRECTORY)?.is).toBe('directory')
})

test('N4 remarks are the companion of the visits of the same centre and month, and nothing else has one', () => {
  expect(companionOf('centre/cas/visits/2025-10')).toBe('centre/cas/remarks/2025-10')
  expect(homeOf('centre/cas/remarks/2025-10')).toBe('centre/cas/visits/2025-10')
  expect(homeOf('centre/cas/visits/2025-10')).toBe('centre/cas/visits/2025-10')
  for (const doc of [
    'centre/cas/remarks/2025-10',
    'centre/cas/desk/public',
    'centre/cas/kiosk/2025-10',
    DIRECTORY,
    NOTE,
    'x/centre/cas/visits/2025-10',
  ]) {
    expect(companionOf(doc), doc).toBe(null)
    if (!doc.includes('remarks')) expect(homeOf(doc)).toBe(doc)
  }
})

test('N4 a centre whose code is itself “visits” or “remarks” keeps to its own documents', () => {
  expect(companionOf('centre/visits/visits/2025-10')).toBe('centre/visits/remarks/2025-10')
  expect(homeOf('centre/remarks/remarks/2025-10')).toBe('centre/remarks/visits/2025-10')
  expect(homeOf('centre/remarks/visits/2025-10')).toBe('centre/remarks/visits/2025-10')
})

test('N5 only notes are written together; all else is appended', () => {
  expect(documentClass(NOTE)).toBe('free')
  for (const doc of ['centre/cas/visits/2025-10', 'network/directory', 'network/commons/staff', 'notes/x'])
    expect(documentClass(doc)).toBe('append')
})
