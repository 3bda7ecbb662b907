// What a country is called that a group came from.
import { once } from './format.ts'
import { t } from './translate.ts'

/** `code`: of `COUNTRIES` (group-told.ts), whose last one stands for any other. */
export const countryWord = (code: string): string =>
  code === 'ZZ' ? t('group.told.country.other') : (once('country', tag => new Intl.DisplayNames(tag, { type: 'region' })).of(code) ?? code)
