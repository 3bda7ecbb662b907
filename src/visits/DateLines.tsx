// Lines that wait for their day (C06): each is confirmed that has one, the others go on waiting. A line of several days is split by how many were noted
// on the first.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { addDays, isDay, type Day } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import { dayText, slotText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import type { Line, SaidOf } from './date-lines.ts'

/** Nothing waits longer for its day: a year before is a slip of the finger. Days. */
const BACK = 366

type Props = {
  readonly lines: readonly Line[]
  readonly today: Day
  /** Entries that begin a line because a person said so. */
  readonly cuts: ReadonlySet<Key>
  readonly cut: (cuts: ReadonlySet<Key>) => void
  /** `left`: how many lines go on waiting. */
  readonly confirm: (said: readonly SaidOf[], left: number) => Promise<void>
  /** The clock was right about these. */
  readonly keep?: (line: Line) => Promise<void>
}

/** Presses on a counter stand among the entries. */
const counted = ({ entries }: Line): number => entries.filter(e => e.counted).length
const countedText = (line: Line): string => `(${t('dates.counted', { n: counted(line) })})`

export const DateLines = ({ lines, today, cuts, cut, confirm, keep }: Props): JSX.Element => {
  const [said, say] = useState<Readonly<Record<string, string>>>({})
  const [asked, ask] = useState(false)
  const [splitting, split] = useState<Line | null>(null)
  const busy = useRef(false)
  const dayOf = (l: Line): string => said[l.name] ?? l.proposed ?? ''
  const wrong = (day: string): boolean => day !== '' && (!isDay(day) || day > today || day < addDays(today, -BACK))
  const isNone = lines.every(l => dayOf(l) === '')
  /** Two presses are one. */
  const once = async (act: () => Promise<void>): Promise<void> => {
    if (busy.current) return
    busy.current = true
    await act().finally(() => (busy.current = false))
  }
  const press = async (): Promise<void> => {
    if (isNone || lines.some(l => wrong(dayOf(l)))) return ask(true)
    ask(false)
    const ready = lines.flatMap(line => {
      const day = dayOf(line)
      return isDay(day) ? [{ line, day }] : []
    })
    await confirm(ready, lines.length - ready.length)
  }
  return (
    <div class="stack">
      <ol class="plain stack">
        {lines.map(l => {
          const [first] = l.entries
          const last = l.entries.at(-1)
          const day = dayOf(l)
          return (
            <li key={l.name} class="row apart">
              <div class="stack near">
                <span>
                  <Emphasis
                    k="dates.sitting"
                    values={{
                      n: l.entries.length,
                      date: first ? dayText(first.day, today) : '',
                      same: first?.slot === last?.slot ? 'yes' : 'no',
                      from: first ? slotText(first.slot) : '',
                      to: last ? slotText(last.slot) : '',
                    }}
                  />
                  {counted(l) > 0 && <> {countedText(l)}</>}
                </span>
                <div class="row flush">
                  {l.entries.length > 1 && (
                    <Button look="quiet" onPress={() => split(l)}>
                      {t('dates.split')}
                    </Button>
                  )}
                  {cuts.has(l.name) && (
                    <Button look="quiet" onPress={() => cut(new Set([...cuts].filter(c => c !== l.name)))}>
                      {t('dates.join')}
                    </Button>
                  )}
                  {keep && (
                    <Button look="quiet" onPress={() => void once(() => keep(l))}>
                      {t('dates.line.keep')}
                    </Button>
                  )}
                </div>
              </div>
              <Field
                type="date"
                label={t('dates.day')}
                value={day}
                problem={asked && (isNone || wrong(day)) ? t('dates.wrong') : null}
                onInput={value => say({ ...said, [l.name]: value })}
              />
            </li>
          )
        })}
      </ol>
      <div class="row">
        <Button look="main" size="large" onPress={() => void once(press)}>
          {t('dates.confirm')}
        </Button>
      </div>
      {splitting && (
        <Split
          line={splitting}
          onClose={() => split(null)}
          at={n => {
            const begins = splitting.entries[n]
            if (begins) cut(new Set([...cuts, begins.id]))
            announce(t('dates.split.done', { n, rest: splitting.entries.length - n }))
            split(null)
          }}
        />
      )}
    </div>
  )
}

type SplitProps = { readonly line: Line; readonly at: (n: number) => void; readonly onClose: () => void }
const Split = ({ line, at, onClose }: SplitProps): JSX.Element => {
  const [n, count] = useState<number | null>(null)
  const [asked, ask] = useState(false)
  const most = line.entries.length - 1
  const fits = n !== null && Number.isInteger(n) && n >= 1 && n <= most
  const label = t('dates.split.first')
  const outside = t('dates.split.wrong', { most })
  return (
    <Dialog title={t('dates.split.title')} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={e => {
          e.preventDefault()
          if (fits) at(n)
          else ask(true)
        }}
      >
        <p class="soft">
          {t('dates.split.say', { n: line.entries.length })}
          {counted(line) > 0 && <> {countedText(line)}</>}
        </p>
        <Stepper
          label={label}
          value={n}
          least={1}
          most={most}
          more={t('step.more', { what: label })}
          less={t('step.less', { what: label })}
          outside={outside}
          problem={asked && !fits ? outside : null}
          onChange={count}
        />
        <div class="row">
          <Button look="main" type="submit">
            {t('dates.split.do')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('do.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
