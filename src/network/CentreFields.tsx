// The fields of one centre, wherever one is added.
import type { JSX } from 'preact'
import { CENTRE_KINDS, type CentreKind, type CentreStatus } from '../domain/centre-lists.ts'
import { PRECISIONS, type Precision } from '../domain/day.ts'
import { titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Field } from '../ui/Field.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import type { CentreTyped, CentreWrong } from './centre-typed.ts'
import { setUpWords } from './set-up-words.ts'
import { WeekFields } from './WeekFields.tsx'

type Props = {
  readonly typed: CentreTyped
  readonly onChange: (typed: CentreTyped) => void
  readonly wrong: CentreWrong
}

/** Dormant and closed are what becomes of a centre, not what it begins as. */
const STATUSES: readonly CentreStatus[] = ['open', 'provisional', 'planned']

const one = <T extends string>(
  legend: string,
  hint: string | undefined,
  all: readonly T[],
  chosen: T,
  word: (v: T) => string,
  choose: (v: T) => void,
): JSX.Element => (
  <Ticks
    legend={legend}
    hint={hint}
    kind="one"
    look="flow"
    choices={all.map(value => ({ value, label: titleCase(word(value)) }))}
    chosen={[chosen]}
    onChange={([v]) => {
      const found = all.find(x => x === v)
      if (found) choose(found)
    }}
  />
)

export const CentreFields = ({ typed, onChange, wrong }: Props): JSX.Element => {
  const change = (part: Partial<CentreTyped>): void => onChange({ ...typed, ...part })
  return (
    <>
      <Field label={t('setup.centre.name')} value={typed.name} onInput={name => change({ name })} problem={setUpWords(wrong.name)} />
      {one<CentreKind>(
        t('setup.centre.kind'),
        undefined,
        CENTRE_KINDS,
        typed.kind,
        k => t(`centre-kind.${k}`),
        kind => change({ kind }),
      )}
      {one<CentreStatus>(
        t('setup.centre.status'),
        undefined,
        STATUSES,
        typed.status,
        s => t(`centre-status.${s}`),
        status => change({ status }),
      )}
      <WeekFields typed={typed.hours} onChange={hours => change({ hours })} wrong={wrong.hours} />
      {typed.kind !== 'associated' &&
        one<Precision>(
          t('setup.centre.precision'),
          t('setup.centre.precision.hint'),
          PRECISIONS,
          typed.precision,
          p => t(`setup.centre.precision.${p}`),
          precision => change({ precision }),
        )}
    </>
  )
}
