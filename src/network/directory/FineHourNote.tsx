// Few people come and the hour is noted: the coordination is told, and may change it (`domain.md` §10.1, 2).
import type { JSX } from 'preact'
import type { Centre } from '../../domain/centre.ts'
import { addDays, type Day } from '../../domain/day.ts'
import { COARSE_BELOW, fineHour, LOOKED_BACK } from '../../domain/fine-hour.ts'
import { booksBetween } from '../../store/read-centres.ts'
import type { Database } from '../../store/tables.ts'
import { useLive } from '../../store/use-live.ts'
import { numberText } from '../../text/format.ts'
import { t } from '../../text/translate.ts'
import { Note } from '../../ui/Note.tsx'

type Props = { readonly db: Database; readonly centre: Centre; readonly today: Day }

/** Twelve weeks are read again this much after a commit. Milliseconds. */
const READ_AGAIN = 600

export const FineHourNote = ({ db, centre: { code, precision }, today }: Props): JSX.Element | null => {
  const mean =
    useLive(
      async () => {
        const book = (await booksBetween(db, [code], addDays(today, -LOOKED_BACK), addDays(today, -1))).get(code)
        return book ? fineHour({ ...book, precision }) : null
      },
      [db, code, precision, today],
      READ_AGAIN,
    ).value ?? null
  return mean === null ? null : (
    <Note icon="warning" tone="ochre">
      {t('network.fineHour', { mean: numberText(Math.floor(mean * 10) / 10), below: COARSE_BELOW })}
    </Note>
  )
}
