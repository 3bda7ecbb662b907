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

/** 'roupie mauricienne (MUR)'; the code alone where the device has no name for it. */
export const currencyName = (code: string): string => {
  const name = new Intl.DisplayNames(INTL[language.value], { type: 'currency' }).of(code)
  return name === undefined || name === code ? code : `${name} (${code})`
}

/** To choose from: the usual ones, then all others by name. */
export const currencyChoices = (): { readonly value: string; readonly label: string }[] => {
  const sorted = currencies()
    .map(value => ({ value, label: currencyName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, INTL[language.value]))
  const usual = USUAL_CURRENCIES.flatMap(code => sorted.find(c => c.value === code) ?? [])
  return [...usual, ...sorted.filter(c => !usual.includes(c))]
}
