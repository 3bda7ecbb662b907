// What a centre is called on screen. A centre that is not simply open never stands without its mention (S052): screens have no other way to its name.
import type { Centre, Network } from '../domain/centre.ts'
import { nameIn, type Names } from '../domain/names.ts'
import { language } from './language.ts'
import { t } from './translate.ts'

export const inWords = (names: Names): string => nameIn(names, language.value)
/** 'Castelroc', 'Bois-Thénac (provisoire)', 'Elvane (en projet)'. */
export const centreName = (c: Pick<Centre, 'names' | 'status'>): string =>
  c.status === 'open' ? inWords(c.names) : t('centre-mention', { name: inWords(c.names), status: c.status })
export const networkName = (n: Pick<Network, 'names'>): string => inWords(n.names)
/** The code itself where the directory does not know it. */
export const centreOfCode = (code: string, centres: readonly Pick<Centre, 'code' | 'names' | 'status'>[]): string => {
  const centre = centres.find(c => c.code === code)
  return centre ? centreName(centre) : code
}
