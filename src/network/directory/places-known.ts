// Currencies and time zones that this device knows, the usual ones of the six languages' countries first.
import { INTL, language } from '../../text/language.ts'

const USUAL_CURRENCIES = ['EUR', 'CHF', 'GBP', 'MUR', 'CAD', 'USD', 'BRL', 'MXN', 'ARS', 'CLP', 'XOF', 'XAF', 'MAD', 'TND']
const USUAL_ZONES = [
  'Europe/Paris',
  'Europe/Rome',
  'Europe/Madrid',
  'Europe/Andorra',
  'Europe/Lisbon',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Brussels',
  'Europe/Luxembourg',
  'Europe/Zurich',
  'Atlantic/Canary',
  'Atlantic/Madeira',
  'Atlantic/Azores',
  'Indian/Reunion',
  'Indian/Mauritius',
]
const usualFirst = (usual: readonly string[], all: readonly string[]): string[] => [
  ...usual.filter(x => all.includes(x)),
  ...all.filter(x => !usual.includes(x)),
]

export const currencies = (): readonly string[] => Intl.supportedValuesOf('currency')
export const timeZones = (): readonly string[] => usualFirst(USUAL_ZONES, Intl.supportedValuesOf('timeZone'))

/** 'France'; the code alone where the device has no name for it. */
export const countryName = (code: string): string => {
  try {
    return new Intl.DisplayNames(INTL[language.value], { type: 'region' }).of(code) ?? code
  } catch {
    return code // no code of a country: what a device of another time wrote stands as it was written
  }
}

/** 'roupie mauricienne (MUR)'; the code alone where the device has no name for it. */
export const currencyName = (code: string, tag: string = INTL[language.value]): string => {
  const name = new Intl.DisplayNames(tag, { type: 'currency' }).of(code)
  return name === undefined || name === code ? code : `${name} (${code})`
}

/** Of those that begin with X only these are money of countries; the others are metals, baskets and tests. */
const SHARED = ['XAF', 'XCD', 'XCG', 'XOF', 'XPF']
/** One that ended long ago is named with its years, 'Sierra Leonean Leone (1964–2022)', at the latest in English; these ended and are named without. */
const ENDED = /\(\d{4}\W+\d{4}\)/
const ENDED_SINCE = ['ANG', 'BGN', 'CUC', 'HRK']

/** To choose from: the usual ones, then all others by name. */
export const currencyChoices = (): { readonly value: string; readonly label: string }[] => {
  const sorted = currencies()
    .filter(code => !code.startsWith('X') || SHARED.includes(code))
    .filter(code => !ENDED_SINCE.includes(code) && !ENDED.test(currencyName(code, 'en')))
    .map(value => ({ value, label: currencyName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, INTL[language.value]))
  const usual = USUAL_CURRENCIES.flatMap(code => sorted.find(c => c.value === code) ?? [])
  return [...usual, ...sorted.filter(c => !usual.includes(c))]
}
