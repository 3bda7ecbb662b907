// What the day gives back at once: a sentence, and strokes for each purpose. It says "today, here" and compares with nothing.
import type { JSX } from 'preact'
import { mentionsByChoice } from '../domain/choice-of.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { numberText } from '../text/format.ts'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { Signed } from '../ui/Signed.tsx'
import { Tally } from '../ui/Tally.tsx'
import { purposeSign } from './purpose-signs.ts'
import type { Today } from './today.ts'

export const DayCounts = ({ book }: { readonly book: Today }): JSX.Element => {
  const { totals, choices, entries, locals } = book
  const visits = entries.flatMap(e => (e.is === 'visit' ? [e.visit] : []))
  const mentions = mentionsByChoice(visits, choices, locals)
  return (
    <Sheet heading={t('today.since')}>
      <p class="say">
        <Emphasis k="today.totals" values={{ visits: totals.visits, present: totals.present }} />
        {totals.groups > 0 && (
          <>
            {' '}
            <Emphasis k="today.totals.groups" values={{ groups: totals.groups, people: totals.participants }} />
          </>
        )}
      </p>
      <ul class="tallies" aria-label={t('today.tally')}>
        {choices.map(c => {
          const n = mentions.get(c.id) ?? 0
          const sign = purposeSign(c)
          return (
            <li key={c.id}>
              <Signed {...sign} word={purposeWords(c).long} />
              <Tally count={n} tone={sign.tone} />
              <b>{numberText(n)}</b>
            </li>
          )
        })}
      </ul>
      <p class="meta">{t('today.tally.note')}</p>
    </Sheet>
  )
}
