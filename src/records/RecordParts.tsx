// What every card has under its facts: what is to be decided, and what became of the record.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Centre } from '../domain/centre.ts'
import { stands } from '../domain/changed.ts'
import { contested } from '../domain/contested.ts'
import type { Day } from '../domain/day.ts'
import { restated } from '../domain/restated.ts'
import type { Draft, Value } from '../domain/statement.ts'
import type { Check } from './check.ts'
import { Decide } from './Decide.tsx'
import type { Describe } from './describe.ts'
import type { Desk } from './desk.ts'
import { History } from './History.tsx'
import { readThird } from './read-third.ts'
import { write } from './write.ts'
import type { Recorded } from '../store/read-record.ts'
import { t } from '../text/translate.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Wrong } from '../ui/Wrong.tsx'

type Props = {
  readonly desk: Desk
  readonly recorded: Recorded
  readonly describe: Describe
  readonly centres: readonly Centre[]
  readonly today: Day
  /** Whether this device writes the document. */
  readonly may: boolean
  /** What says a value: one statement, where the record is one. */
  readonly restate?: (field: string, value: Value) => readonly Draft[]
  /** What must hold of this record. */
  readonly check: Check
  /** Fields that are words: of these a third version can be written. */
  readonly isText: (field: string) => boolean
  /** What is not put back from the history: it has a way of its own. */
  readonly never?: (field: string, value: Value) => boolean
}

export const RecordParts = ({ desk, recorded, describe, centres, today, may, isText, check, restate, never }: Props): JSX.Element => {
  const { record, history } = recorded
  const [refused, refuse] = useState<string | null>(null)
  const state = async (field: string, value: Value): Promise<boolean> =>
    (await write(desk, record.doc, restate?.(field, value) ?? [restated(record, field, value)])).kept
  const putBack = async (field: string, value: Value): Promise<void> => {
    const no = check(field, value)
    refuse(no)
    if (no === null && (await state(field, value))) announce(t('records.putBack.done'))
  }
  return (
    <>
      {contested(record).map(field => (
        <div key={field} class="sheet">
          <Decide
            record={record}
            field={field}
            history={history}
            describe={describe}
            centres={centres}
            today={today}
            third={isText(field) ? typed => readThird(field, typed, check) : undefined}
            refused={value => check(field, value)}
            decide={may ? value => state(field, value) : undefined}
          />
        </div>
      ))}
      <div class="sheet">
        <Disclosure title={t('records.history')}>
          <div role="alert">{refused !== null && <Wrong id={`${record.id}-refused`}>{refused}</Wrong>}</div>
          <History
            doc={record.doc}
            lines={history}
            describe={describe}
            ending={() => t('records.withdrawn')}
            centres={centres}
            today={today}
            stands={(field, value) => stands(record, field, value) || never?.(field, value) === true}
            putBack={may ? (field, value) => void putBack(field, value) : undefined}
          />
        </Disclosure>
      </div>
    </>
  )
}
