// What became of a record: what, from, to, where, by which hat, when. An older value can be put back; nothing is ever gone.
import type { JSX } from 'preact'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { HistoryLine } from '../domain/history.ts'
import type { Value } from '../domain/statement.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import type { Describe } from './describe.ts'
import { hatOf, placeOf, whenOf } from './said-words.ts'

type Props = {
  readonly doc: string
  readonly lines: readonly HistoryLine[]
  readonly describe: Describe
  /** How an ending's reason is said. */
  readonly ending: (line: HistoryLine) => string
  readonly centres: readonly Centre[]
  readonly today: Day
  /** Whether this value stands there now: it need not be put back. */
  readonly stands: (field: string, value: Value) => boolean
  /** Absent where this device may not write the document. */
  readonly putBack?: ((field: string, value: Value) => void) | undefined
}

export const History = ({ doc, lines, describe, ending, centres, today, stands, putBack }: Props): JSX.Element => (
  <ol class="history">
    {lines.map(line => {
      const said = line.field === '' ? null : describe(line.field, line.after)
      if (line.field !== '' && said === null) return null
      const before = said === null ? [] : line.before.flatMap(v => describe(line.field, v)?.text ?? [])
      return (
        <li key={`${line.key}${line.field}`} class="stack close">
          <p>
            {said === null ? (
              ending(line)
            ) : before.length === 0 ? (
              <Emphasis k="records.history.first" values={{ what: said.what, value: said.text }} />
            ) : (
              <Emphasis k="records.history.change" values={{ what: said.what, before: before.join(' / '), value: said.text }} />
            )}
          </p>
          <p class="meta">
            {placeOf(line.by, doc, centres)}, {hatOf(line.by)} · {whenOf(line.at, today)}
          </p>
          {putBack && said !== null && !stands(line.field, line.after) && (
            <div>
              <Button look="quiet" icon="undo" onPress={() => putBack(line.field, line.after)}>
                {t('records.putBack', { value: said.text })}
              </Button>
            </div>
          )}
        </li>
      )
    })}
  </ol>
)
