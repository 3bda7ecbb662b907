// What is said above a form that was begun before. Times in milliseconds.
import { moment } from '../text/format.ts'
import { t } from '../text/translate.ts'

/** `started` null: one begins anew. */
export const resumedWords = (started: number | null, now: number): string =>
  started === null ? t('records.resumed.cleared') : t('records.resumed', moment(started, now))
