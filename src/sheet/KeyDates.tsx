// The key dates to come, of all calendars that are read here: a tick each.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { isOn, type SheetItem } from '../domain/sheet.ts'
import { dayOf } from '../domain/wall-time.ts'
import { dayText, titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Ticks } from '../ui/Ticks.tsx'
import { keyDates, type Thing, type Things } from './things.ts'

/** Shown before "all". */
const SOON = 4

const nameOf = (thing: Thing): string => thing.item.id

type Props = {
  readonly read: Things
  readonly items: readonly SheetItem[]
  readonly today: Day
  readonly turn: (item: SheetItem, on: boolean) => void
}

export const KeyDates = ({ read, items, today, turn }: Props): JSX.Element | null => {
  const dates = keyDates(read)
  if (dates.length === 0) return null
  const chosen = dates.filter(d => isOn(items, d.item)).map(nameOf)
  return (
    <div class="sheet">
      <Ticks
        legend={t('sheet.dates')}
        kind="several"
        look="pairs"
        choices={dates.flatMap(d =>
          d.is === 'key-date'
            ? [
                {
                  value: nameOf(d),
                  label: t('labelled', { what: titleCase(dayText(dayOf(d.shared.event.when.start), today)), value: d.title }),
                },
              ]
            : [],
        )}
        chosen={chosen}
        first={SOON}
        rest={t('sheet.dates.rest')}
        onChange={now => {
          for (const d of dates) {
            const on = now.includes(nameOf(d))
            if (on !== chosen.includes(nameOf(d))) turn(d.item, on)
          }
        }}
      />
    </div>
  )
}
