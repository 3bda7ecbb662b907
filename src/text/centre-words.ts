// What a centre is called on screen. A centre that is not simply open never stands without its mention (S052): screens have no other way to its name, and paper one (voice.ts).
import { ofCode, type Centre, type Network } from '../domain/centre.ts'
import { nameIn, type Names, type OtherNames } from '../domain/names.ts'
import { language } from './language.ts'
import { t } from './translate.ts'

export const inWords = (names: OtherNames): string => nameIn(names, language.value)
const withoutMention = ({ names }: Pick<Centre, 'names'>): string => {
  const bare: Names = names
  return inWords(bare)
}
/** 'Castelroc', 'Bois-Thénac (provisoire)', 'Elvane (en projet)'. */
export const centreName = (c: Pick<Centre, 'names' | 'status'>): string =>
  c.status === 'open' ? withoutMention(c) : t('centre-mention', { name: withoutMention(c), status: c.status })
export const networkName = (n: Pick<Network, 'names'>): string => inWords(n.names)
/** The code itself where the directory does not know it. */
export const centreOfCode = (code: string, centres: readonly Pick<Centre, 'code' | 'names' | 'status' | 'kind'>[]): string => {
  const centre = ofCode(centres, code)
  return centre ? centreName(centre) : code
}
