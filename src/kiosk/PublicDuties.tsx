// Who can be met at this place without asking first: institutions, when, and for what (S108). Never anybody's name.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { comingText } from '../text/duty-text.ts'
import { titleCase } from '../text/format.ts'
import { listText } from '../text/later-format.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { PublicDuty } from './public-duties.ts'

type Props = { readonly duties: readonly PublicDuty[]; readonly today: Day }

export const PublicDuties = ({ duties, today }: Props): JSX.Element => (
  <Sheet heading={t('kiosk.duty')} look="flush">
    <ul class="openings">
      {duties.map(({ coming, name, purposes, locals }) => (
        <li key={coming.duty.id}>
          <h3>{name}</h3>
          <p class="row">
            <span>{titleCase(comingText(coming, today))}</span>
            {coming.running && <Tag tone="fir">{t('kiosk.duty.now')}</Tag>}
          </p>
          {purposes.length > 0 && <p class="soft">{listText(purposes.map(p => purposeWord(locals, p)))}</p>}
        </li>
      ))}
    </ul>
  </Sheet>
)
