// What waits for a decision about one value, and its history.
import type { JSX } from 'preact'
import { localOn } from '../device/device.ts'
import type { Centre } from '../domain/centre.ts'
import type { ListItem } from '../domain/lists.ts'
import { restatedIn } from '../domain/united.ts'
import type { Desk } from '../records/desk.ts'
import { RecordParts } from '../records/RecordParts.tsx'
import { unitedRecord, type Recorded } from '../store/read-record.ts'
import { valueCheck } from './list-check.ts'
import { describeValue } from './list-words.ts'

type Props = {
  readonly desk: Desk
  readonly item: ListItem
  readonly items: readonly ListItem[]
  /** In which this side spoke of it. */
  readonly records: readonly Recorded[]
  readonly centres: readonly Centre[]
}

export const ValueParts = ({ desk, item, items, records, centres }: Props): JSX.Element | null => {
  const recorded = unitedRecord(records)
  const today = localOn(desk.device, desk.minute.value).day
  return (
    recorded && (
      <RecordParts
        desk={desk}
        recorded={recorded}
        restate={(field, value) =>
          restatedIn(
            records.map(r => r.record),
            field,
            value,
          )
        }
        describe={describeValue(items)}
        centres={centres}
        today={today}
        may
        isText={field => field.startsWith('label')}
        check={valueCheck(recorded.record, item, items, today)}
      />
    )
  )
}
