// The network's own record: putting back, choosing one of two and writing a third keep the rules of its forms.
import { beforeAll, expect, test } from 'vitest'
import { networkFields } from '../../src/domain/centre-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { plainName } from '../../src/domain/names.ts'
import type { Value } from '../../src/domain/statement.ts'
import { describeDirectory, isNameField } from '../../src/network/directory/directory-words.ts'
import { networkCheck } from '../../src/network/directory/network-check.ts'
import { countryName, currencyChoices, currencyName, timeZones } from '../../src/network/directory/places-known.ts'
import { readThird } from '../../src/records/read-third.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { at, edited, keyOf, made } from '../domain/say.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

const TODAY = '2025-12-01' as Day
const N = keyOf(1)
const record = (...apart: [field: string, value: Value][]): Folded =>
  fold(DIRECTORY, N, [
    made(
      N,
      'network',
      networkFields({ names: plainName('Îles Basses'), country: 'MU', currency: 'EUR', timeZone: 'Europe/Paris', demo: false }),
      at(1),
      DIRECTORY,
    ),
    ...apart.map(([field, value], i) => edited(keyOf(2 + i), N, field, value, [N], at(2 + i), DIRECTORY)),
  ])!
const check = networkCheck(record(), TODAY)

test('§13 V13 MUR and Indian/Mauritius stand, also as a third value; what is no currency or no zone is told', () => {
  expect([check('currency', 'MUR'), check('timeZone', 'Indian/Mauritius'), check('name', 'Îles Basses'), check('country', 'MU')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  for (const wrong of ['mur', 'XQX', '', null, 7]) expect(check('currency', wrong), String(wrong)).toMatch(/monnaie n’est pas connue/)
  for (const wrong of ['indian/mauritius', 'Europe/Nulle-Part', '+02:00', '', null])
    expect(check('timeZone', wrong), String(wrong)).toMatch(/fuseau n’est pas connu/)
  expect(['currency', 'timeZone', 'closed.public'].map(isNameField)).toEqual([true, true, false])
  expect(readThird('currency', ' MUR ', check)).toEqual({ value: 'MUR' })
  expect(readThird('currency', 'EUR / MUR', check)).toHaveProperty('problem')
  expect(readThird('timeZone', 'Indian/Mauritius', check)).toEqual({ value: 'Indian/Mauritius' })
  expect(check('name', null)).toBe('Écrivez un nom.')
})
test('OH18 V13 holidays that are put back, or chosen of two, end after they begin; they have their words in the history', () => {
  expect([check('holiday.2026-02-14', '2026-03-01'), check('holiday.2026-02-14', null)]).toEqual([null, null])
  for (const wrong of ['2026-02-13', '2026-09-01', 'bientôt', 7])
    expect(check('holiday.2026-02-14', wrong)).toMatch(/quatre mois plus tard/)
  const words = describeDirectory([], [])
  expect(words('holiday.2026-02-14', '2026-03-01')).toEqual({
    what: 'Vacances à partir du 14 février 2026',
    text: 'jusqu’au 1er mars 2026',
  })
  expect(words('holiday.2026-02-14', null)?.text).toBe('retirées')
})
test('§5.3 V13 the month in which the school year begins is one of twelve, or not said; it has its words in the history', () => {
  for (const right of [1, 9, 12, null]) expect(check('schoolStart', right)).toBe(null)
  for (const wrong of [0, 13, 2.5, '2', true]) expect(check('schoolStart', wrong), String(wrong)).toBe('Choisissez un mois.')
  const words = describeDirectory([], [])
  expect(words('schoolStart', 2)).toEqual({ what: 'Début de l’année scolaire', text: 'février' })
  expect([words('schoolStart', null)?.text, words('schoolStart', 13)?.text]).toEqual(['septembre', 'septembre'])
  expect(isNameField('schoolStart')).toBe(false)
})
test('§3 V13 a closing is put back from today on; one that stands there may be chosen whatever its day', () => {
  expect([check('closed.public', '2025-12-01'), check('closed.public', null)]).toEqual([null, null])
  expect(check('closed.public', '2025-11-30')).toMatch(/^Ce jour est passé/)
  expect(check('closed.public', 'bientôt')).toMatch(/^Choisissez le jour/)
  const apart = networkCheck(record(['closed.public', '2025-11-03'], ['closed.public', '2025-11-05']), TODAY)
  expect([apart('closed.public', '2025-11-03'), apart('closed.public', '2025-11-05'), apart('closed.public', null)]).toEqual([
    null,
    null,
    null,
  ])
  expect(apart('closed.associated', '2025-11-03')).toMatch(/^Ce jour est passé/)
})
test('S249 each circle, the currency and the zone have their words in the history', () => {
  const words = describeDirectory([], [])
  expect(words('closed.public', '2025-12-01')).toEqual({
    what: 'Cercle «\u00a0Tout le monde\u00a0: réseau, associés, public\u00a0»',
    text: 'fermé à partir du 1er décembre 2025',
  })
  expect(words('closed.associated', null)).toEqual({ what: 'Cercle «\u00a0Le réseau et les centres associés\u00a0»', text: 'ouvert' })
  expect(words('outside', true)?.text).toBe('oui')
})
test('the usual currencies and zones come first, all others behind them by name, none twice', () => {
  expect(
    currencyChoices()
      .slice(0, 4)
      .map(c => c.label),
  ).toEqual(['euro (EUR)', 'franc suisse (CHF)', 'livre sterling (GBP)', 'roupie mauricienne (MUR)'])
  const offered = currencyChoices().map(c => c.value)
  expect(new Set(offered).size).toBe(offered.length)
  // neither metals, baskets and tests, nor money that is over; all else that this device knows
  const left = Intl.supportedValuesOf('currency').filter(c => !offered.includes(c))
  expect(
    left.filter(c => !c.startsWith('X') && !['ANG', 'BGN', 'CUC', 'HRK'].includes(c) && !/\d{4}\W\d{4}/.test(currencyName(c, 'en'))),
  ).toEqual([])
  for (const code of ['XDR', 'XSU', 'HRK', 'SLL', 'ZWL']) expect(offered).not.toContain(code)
  for (const code of ['XAF', 'XCD', 'XOF', 'XPF', 'SLE', 'MUR', 'MAD']) expect(offered).toContain(code)
  expect(new Set(timeZones()).size).toBe(Intl.supportedValuesOf('timeZone').length)
  expect(timeZones()[0]).toBe('Europe/Paris')
  expect(currencyName('QQQ')).toBe('QQQ')
  expect([countryName('FR'), countryName('MU'), countryName('nowhere')]).toEqual(['France', 'Maurice', 'nowhere'])
})
