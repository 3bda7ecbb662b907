// In what a network pays and what its walls show: what is typed, and what of a statement can break nothing.
import { expect, test } from 'vitest'
import { networkFrom } from '../../src/domain/centre-record.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold } from '../../src/domain/fold.ts'
import { readCurrency, readTimeZone } from '../../src/domain/place.ts'
import type { Value } from '../../src/domain/statement.ts'
import { at, keyOf, made } from './say.ts'

const N = keyOf(1)
const network = (fields: Record<string, Value>) =>
  networkFrom(fold(DIRECTORY, N, [made(N, 'network', { name: 'Îles Basses', ...fields }, at(1), DIRECTORY)])!)!

test('§13 the rupee and the zone of Mauritius are read back as they were stated', () => {
  expect(network({ currency: 'MUR', timeZone: 'Indian/Mauritius' })).toMatchObject({ currency: 'MUR', timeZone: 'Indian/Mauritius' })
})
test('§5.3 what cannot be a currency or a zone takes nothing down: the usual one is shown', () => {
  for (const currency of ['', 'eur', 'EURO', '€', 7, null, ['EUR']]) expect(network({ currency }).currency, String(currency)).toBe('EUR')
  for (const timeZone of ['', '../x', 'a b', 7, null]) expect(network({ timeZone }).timeZone, String(timeZone)).toBe('Europe/Paris')
})
test('§5.3 a code is read in small letters and with blanks; what is none, or is not known, is not', () => {
  const known = ['EUR', 'MUR']
  expect([' mur ', 'EUR', 'XQX', '', 'roupie', '€'].map(c => readCurrency(c, known))).toEqual(['MUR', 'EUR', null, null, null, null])
})
test('§5.3 E15 a zone is read whatever its letters; one that the device can tell the time of is taken, nothing else', () => {
  const known = ['Europe/Paris', 'Indian/Mauritius']
  expect(
    ['indian/MAURITIUS ', 'Europe/Paris', 'Asia/Kolkata', 'Europe/Nulle-Part', '+02:00', '', 'Paris'].map(z => readTimeZone(z, known)),
  ).toEqual(['Indian/Mauritius', 'Europe/Paris', 'Asia/Kolkata', null, null, null, null])
})
