// What the signs of a record mean.
import type { JSX } from 'preact'
import { Emphasis } from '../text/Emphasis.tsx'
import { StateSign } from '../ui/StateSign.tsx'

const SIGNS = ['kept', 'sending', 'received', 'refused', 'aside'] as const

export const Legend = (): JSX.Element => (
  <ul class="legend">
    {SIGNS.map(sign => (
      <li key={sign}>
        <StateSign state={sign} word="" />
        <span>
          <Emphasis k={`legend.${sign}`} />
        </span>
      </li>
    ))}
  </ul>
)
