// How fresh what one reads is (E02): when this device last heard from the head, to the minute; it is its own hearing, nobody's visit.
import { moment } from '../text/format.ts'
import { t } from '../text/translate.ts'

/** Milliseconds by this device's clock; null: never. */
export const seenText = (heard: number | null, now: number): string =>
  heard === null ? t('agenda.seen.never') : t('agenda.seen', moment(heard, now))
