import { expect, test } from 'vitest'
import { belongsIn, isNoun, sameBook, type Noun } from '../../src/domain/nouns.ts'
import { documentsOf } from './tables-of-documents.ts'

test('N6 each noun is made in one kind of document and in no other', () => {
  const homes: Record<Noun, string> = {
    visit: 'visits',
    group: 'visits',
    step: 'visits',
    tally: 'visits',
    'day-end': 'visits',
    period: 'desk public',
    'extra-hours': 'desk public',
    stop: 'desk public',
    exception: 'desk public',
    outage: 'desk public',
    purpose: 'desk public',
    'local-value': 'desk public',
    network: 'directory',
    territory: 'directory',
    zone: 'directory',
    value: 'directory',
    centre: 'directory',
    work: 'catalogue public',
    price: 'catalogue staff',
    opinion: 'catalogue staff',
    holding: 'holdings',
    event: 'calendar',
    'sealed-month': 'remarks',
    practice: 'commons staff',
    partner: 'commons public',
    duty: 'desk public',
    survey: 'commons public',
    answers: 'visits',
    'kiosk-answers': 'kiosk',
    satisfaction: 'kiosk',
  }
  for (const [noun, home] of Object.entries(homes))
    for (const [kind, doc] of Object.entries(documentsOf('cas')))
      expect(belongsIn(noun as Noun, doc), `${noun} in ${kind}`).toBe(kind === home || kind.startsWith(`${home} `))
  expect(belongsIn('visit', 'centre/cas/visits/garbage')).toBe(false)
})
test('N6 nothing else is a noun', () => {
  for (const x of ['', 'Visit', 'visitor', 'person', 'appointment', '__proto__', 'constructor', 'toString'])
    expect(isNoun(x), x).toBe(false)
})
test('N7 the years of the catalogue are one book, what is thought of it another', () => {
  expect(sameBook('network/catalogue/2025/public', 'network/catalogue/2026/public')).toBe(true)
  expect(sameBook('network/catalogue/2025/staff', 'network/catalogue/2026/staff')).toBe(true)
  expect(sameBook('network/catalogue/2025/public', 'network/catalogue/2025/staff')).toBe(false)
  expect(sameBook('network/catalogue/2025/public', 'network/directory')).toBe(false)
})
test('N7 the months of one centre are one book; another centre, or another kind, is not of it', () => {
  expect(sameBook('centre/cas/visits/2025-10', 'centre/cas/visits/2025-11')).toBe(true)
  expect(sameBook('centre/cas/visits/2025-10', 'centre/irg/visits/2025-10')).toBe(false)
  expect(sameBook('centre/cas/visits/2025-10', 'centre/cas/remarks/2025-10')).toBe(false)
  expect(sameBook('network/directory', 'network/directory')).toBe(false)
})
