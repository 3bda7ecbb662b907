// The line that is on every screen: how many wait, how old, when the head was last heard. A link to the ledger; not a live region, it would talk each minute.
import type { JSX } from 'preact'
import { Icon } from './Icon.tsx'

export type StatusLevel = 'quiet' | 'late' | 'refused'
type Props = {
  readonly label: string
  readonly to: string
  readonly level: StatusLevel
  readonly sign: 'cut' | 'joined' | 'warning'
  /** The first is bold. */
  readonly facts: readonly string[]
}

export const StatusLine = ({ label, to, level, sign, facts }: Props): JSX.Element => (
  <aside class="status" aria-label={label} data-level={level}>
    <a href={to}>
      <Icon name={sign} size="small" />
      <span class="words">
        {facts.map((fact, i) => (
          <span key={i}>
            {i > 0 && ' · '}
            {i === 0 ? <b class="whole">{fact}</b> : <span class="whole">{fact}</span>}
          </span>
        ))}
      </span>
      <span class="chevron">
        <Icon name="forward" size="small" />
      </span>
    </a>
  </aside>
)
