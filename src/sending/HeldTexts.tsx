// Texts of which a paragraph stays on this device until it is reworded (C25): neither waiting nor refused, and not at the head.
import type { JSX } from 'preact'
import { heldParagraphs } from '../store/read-held.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { textName } from './text-name.ts'

export const HeldTexts = ({ db }: { readonly db: Database }): JSX.Element | null => {
  const held = useLive(() => heldParagraphs(db), [db]).value
  if (!held || held.length === 0) return null
  return (
    <Sheet heading={t('sending.list.held')} look="flush">
      <ul class="record-list">
        {held.map(h => (
          <li key={h.note}>
            <a class="record-line" href={h.is === 'theme' ? '/practices/theme' : `/practices/${h.note}`}>
              <b>{textName(h)}</b>
              <span class="meta">{t('sending.held.n', { n: h.n })}</span>
            </a>
          </li>
        ))}
      </ul>
      <div class="sheet-foot">
        <p>{t('sending.held.say')}</p>
      </div>
    </Sheet>
  )
}
