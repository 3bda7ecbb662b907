// A week to fill in: lines of days with one time each; as many as are needed.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import { dayText } from '../text/format.ts'
import { hoursText } from '../text/hours-text.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { FromTo } from '../ui/FromTo.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { NEW_LINE, type LineTyped, type LineWrong } from './lines-typed.ts'

const DAYS = [1, 2, 3, 4, 5, 6, 7]

type Props = {
  readonly lines: readonly LineTyped[]
  readonly onChange: (lines: readonly LineTyped[]) => void
  readonly wrong: LineWrong | null
  /** How many there must be: hours that come besides are never none. */
  readonly least: number
  readonly today: Day
}

export const LinesFields = ({ lines, onChange, wrong, least, today }: Props): JSX.Element => {
  const box = useRef<HTMLDivElement>(null)
  const change = (n: number, part: Partial<LineTyped>): void => onChange(lines.map((l, i) => (i === n ? { ...l, ...part } : l)))
  const problem = (n: number, is: 'days' | 'hours'): string | null =>
    wrong?.line === n && wrong.is === is ? t(`hours.problem.${is}`) : null
  const elsewhere = (n: number): string | null => {
    if (wrong?.line !== n || wrong.is !== 'elsewhere') return null
    const { day, stop } = wrong.there
    return t('hours.problem.elsewhere', { date: dayText(day, today), hours: hoursText([wrong.there]), place: stop.stop.place })
  }
  return (
    <div class="stack near" ref={box} tabIndex={-1}>
      {lines.map((line, n) => (
        <fieldset key={n} class="question">
          <legend>{t('hours.line', { n: n + 1 })}</legend>
          <div class="stack close">
            <Ticks
              legend={t('hours.line.days')}
              legendLook="hidden"
              kind="several"
              look="flow"
              choices={DAYS.map(day => ({ value: String(day), label: t('weekday', { day }) }))}
              chosen={line.days.map(String)}
              onChange={days => change(n, { days: DAYS.filter(d => days.includes(String(d))) })}
              problem={problem(n, 'days')}
            />
            <FromTo
              type="time"
              labels={{ from: t('setup.from'), to: t('setup.to') }}
              value={line}
              onChange={time => change(n, time)}
              problems={{ to: problem(n, 'hours') ?? elsewhere(n) }}
              unfinished={t('setup.problem.half-time')}
            />
            {lines.length > least && (
              <div>
                <Button
                  look="quiet"
                  icon="cross"
                  label={t('labelled', { what: t('hours.line.drop'), value: t('hours.line', { n: n + 1 }) })}
                  onPress={() => {
                    onChange(lines.filter((_, i) => i !== n))
                    announce(t('hours.line.dropped', { n: n + 1 }))
                    box.current?.focus({ preventScroll: true }) // its button is going
                  }}
                >
                  {t('hours.line.drop')}
                </Button>
              </div>
            )}
          </div>
        </fieldset>
      ))}
      {lines.length === 0 && <p>{t('hours.never.say')}</p>}
      <div>
        <Button icon="plus" onPress={() => onChange([...lines, NEW_LINE])}>
          {t('hours.line.add')}
        </Button>
      </div>
    </div>
  )
}
