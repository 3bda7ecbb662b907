// What every card has under its facts: what is to be decided, and what became of the record.
import type { JSX } from 'preact'
import { MAX_NAME, type Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import { conflicts, restated, shown } from '../domain/fold.ts'
import { cleanName } from '../domain/name.ts'
import type { Value } from '../domain/statement.ts'
import { Decide } from './Decide.tsx'
import type { Describe } from './describe.ts'
import type { Desk } from './desk.ts'
import { History } from './History.tsx'
import { textProblem } from './text-problem.ts'
import { textProblemWords } from './text-problem-words.ts'
import { write } from './write.ts'
import type { Recorded } from '../store/read-record.ts'
import { t } from '../text/translate.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { announce } from '../ui/LiveRegion.tsx'

type Props = {
  readonly desk: Desk
  readonly recorded: Recorded
  readonly describe: Describe
  readonly centres: readonly Centre[]
  readonly today: Day
  /** Whether this device writes the document. */
  readonly may: boolean
  /** Fields that are words: of these a third version can be written. */
  readonly isText: (field: string) => boolean
}

const third = (typed: string): { readonly value: Value } | { readonly problem: string } => {
  const name = cleanName(typed)
  if (name === '') return { problem: t('records.problem.name-missing') }
  const wrong = textProblemWords(textProblem(name, MAX_NAME))
  return wrong === null ? { value: name } : { problem: wrong }
}

export const RecordParts = ({ desk, recorded, describe, centres, today, may, isText }: Props): JSX.Element => {
  const { record, history } = recorded
  const state = async (field: string, value: Value): Promise<boolean> =>
    (await write(desk, record.doc, [restated(record, field, value)])).kept
  return (
    <>
      {conflicts(record).map(field => (
        <div key={field} class="sheet">
          <Decide
            record={record}
            field={field}
            history={history}
            describe={describe}
            centres={centres}
            today={today}
            third={isText(field) ? third : undefined}
            decide={may ? value => state(field, value) : undefined}
          />
        </div>
      ))}
      <div class="sheet">
        <Disclosure title={t('records.history')}>
          <History
            doc={record.doc}
            lines={history}
            describe={describe}
            ending={() => t('records.withdrawn')}
            centres={centres}
            today={today}
            stands={(field, value) => JSON.stringify(shown(record, field) ?? null) === JSON.stringify(value)}
            putBack={
              may
                ? (field, value) =>
                    void state(field, value).then(kept => {
                      if (kept) announce(t('records.putBack.done'))
                    })
                : undefined
            }
          />
        </Disclosure>
      </div>
    </>
  )
}
