// Centres of which nothing was heard on ten of their own opening days: named, with when they last were. Nobody is blamed: the line may be down.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { QUIET_DAYS } from '../domain/quiet-centre.ts'
import { centreName } from '../text/centre-words.ts'
import { dayText } from '../text/format.ts'
import { listText } from '../text/later-format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Note } from '../ui/Note.tsx'
import type { CentreLine } from './centres-table.ts'

type Props = { readonly lines: readonly CentreLine[]; readonly today: Day; readonly dayOf: (at: number) => Day }

export const QuietCentres = ({ lines, today, dayOf }: Props): JSX.Element | null => {
  const list = lines
    .filter(l => l.quiet !== null)
    .map(l => {
      const centre = centreName(l.centre)
      return l.heard === null
        ? t('centres.quiet.never', { centre })
        : t('centres.quiet.since', { centre, date: dayText(dayOf(l.heard), today) })
    })
  if (list.length === 0) return null
  return (
    <Note icon="clock">
      <Emphasis k="centres.quiet" values={{ n: QUIET_DAYS, list: listText(list) }} />
    </Note>
  )
}
