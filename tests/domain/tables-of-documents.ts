// One document of each kind, for the tests that go over the whole table.
export const NOTE = 'note/AAECAwQFBgcICQoLDA0ODw'

/** `c`: the code of the centre. Network documents do not depend on it. */
export const documentsOf = (c: string): Readonly<Record<string, string>> => ({
  visits: `centre/${c}/visits/2025-10`,
  remarks: `centre/${c}/remarks/2025-10`,
  'desk public': `centre/${c}/desk/public`,
  'desk staff': `centre/${c}/desk/staff`,
  holdings: `centre/${c}/holdings`,
  'calendar own': `centre/${c}/calendar/2025/own`,
  'calendar network': `centre/${c}/calendar/2025/network`,
  'calendar associated': `centre/${c}/calendar/2025/associated`,
  'calendar public': `centre/${c}/calendar/2025/public`,
  'seats own': `centre/${c}/seats/2025/own`,
  'seats network': `centre/${c}/seats/2025/network`,
  'seats associated': `centre/${c}/seats/2025/associated`,
  'seats public': `centre/${c}/seats/2025/public`,
  kiosk: `centre/${c}/kiosk/2025-10`,
  'catalogue public': 'network/catalogue/2025/public',
  'catalogue staff': 'network/catalogue/2025/staff',
  directory: 'network/directory',
  'commons public': 'network/commons/public',
  'commons staff': 'network/commons/staff',
  figures: 'network/figures/2025-10',
  note: NOTE,
})
