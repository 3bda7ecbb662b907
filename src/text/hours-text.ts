// Opening hours as they stand on a door: "9:00–12:30 et 14:00–17:00"; the word for closed where there are none.
import type { Interval } from '../domain/opening.ts'
import { withoutSeams } from '../domain/same-hours.ts'
import { clockText } from './format.ts'
import { listText } from './later-format.ts'
import { t } from './translate.ts'

export const hoursText = (open: readonly Interval[]): string =>
  open.length === 0 ? t('network.today.closed') : listText(withoutSeams(open).map(i => `${clockText(i.from)}–${clockText(i.to)}`))
