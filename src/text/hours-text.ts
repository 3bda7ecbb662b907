// Opening hours as they stand on a door: "9:00–12:30 et 14:00–17:00"; the word for closed where there are none.
import type { Interval } from '../domain/opening.ts'
import { clockText } from './format.ts'
import { listText } from './later-format.ts'
import { t } from './translate.ts'

/** Two that touch are one to who stands before the door. */
const joined = (open: readonly Interval[]): Interval[] =>
  open.reduce<Interval[]>((out, i) => {
    const last = out.at(-1)
    return last && last.to >= i.from ? [...out.slice(0, -1), { from: last.from, to: Math.max(last.to, i.to) }] : [...out, i]
  }, [])

export const hoursText = (open: readonly Interval[]): string =>
  open.length === 0 ? t('network.today.closed') : listText(joined(open).map(i => `${clockText(i.from)}–${clockText(i.to)}`))
