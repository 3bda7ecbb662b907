// Who said something and when, in words: 'Castelroc, conseil', 'jeudi 6 novembre, 10 h'. A hat and a centre, never a person.
import { authorFrom } from '../domain/author-read.ts'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import { parseDocumentName } from '../domain/document-name.ts'
import type { At } from '../domain/statement.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { dayText, slotText } from '../text/format.ts'
import { t } from '../text/translate.ts'

/** The centre of the document, else the one its author named; the network where there is none. */
export const placeOf = (by: string, doc: string, centres: readonly Centre[]): string => {
  const name = parseDocumentName(doc)
  const code = name && 'centre' in name ? name.centre : authorFrom(by).centre
  return code === null ? t('records.network') : centreOfCode(code, centres)
}
export const hatOf = (by: string): string => {
  const { hat } = authorFrom(by)
  return hat === null ? t('records.hat.unknown') : t(`hat.${hat}`)
}
/** A clock that was not good is said so: the day may be wrong. */
export const whenOf = (at: At, today: Day): string => {
  const when = `${dayText(at.day, today)}, ${slotText(at.slot)}`
  return at.clock === 'ok' || at.clock === 'confirmed' ? when : t('records.when.doubtful', { when })
}
