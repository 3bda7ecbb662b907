// What the signs of a record mean.
import type { JSX } from 'preact'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { StateSign } from '../ui/StateSign.tsx'

const SIGNS = ['kept', 'sending', 'received', 'refused', 'aside'] as const

export const Legend = (): JSX.Element => (
  <Sheet heading={t('legend.title')}>
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
  </Sheet>
)
