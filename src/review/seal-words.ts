// What is said of a month that could not be sealed now. Whatever it is, nothing was erased, and the same button goes on where it was.
import { t } from '../text/translate.ts'
import type { Sealing } from './seal-month.ts'

export const sealWords = (how: Exclude<Sealing, 'sealed'>): string => {
  switch (how) {
    case 'arriving':
    case 'unread':
    case 'slow':
    case 'no-line':
    case 'moved':
    case 'apart':
    case 'apart-nobody':
      return t(`centres.seal.not.${how}`)
    case 'full':
    case 'closed':
    case 'form':
    case 'already':
      return t('centres.seal.not.kept')
    default:
      return t('centres.seal.not.head')
  }
}
