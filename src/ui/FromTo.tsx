// From and to: two times or two dates beside each other.
import type { JSX } from 'preact'
import { DateTimeField } from './DateTimeField.tsx'

type Sides = { readonly from: string; readonly to: string }
type Props = {
  readonly type: 'date' | 'time'
  readonly labels: Sides
  readonly value: Sides
  readonly onChange: (value: Sides) => void
  /** What is wrong with the first; what is wrong with the second, or with both together. */
  readonly problems?: { readonly from?: string | null; readonly to?: string | null }
  /** What is said of one that is begun and not finished. */
  readonly unfinished: string
}

export const FromTo = ({ type, labels, value, onChange, problems = {}, unfinished }: Props): JSX.Element => (
  <div class={type === 'date' ? 'from-to dates' : 'from-to'}>
    {(['from', 'to'] as const).map(side => (
      <DateTimeField
        key={side}
        type={type}
        label={labels[side]}
        value={value[side]}
        onInput={typed => onChange({ ...value, [side]: typed })}
        problem={problems[side] ?? null}
        unfinished={unfinished}
      />
    ))}
  </div>
)
