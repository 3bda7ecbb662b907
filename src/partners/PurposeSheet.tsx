// One purpose of the centre: who has duty for it next, and to whom one may point, by the alphabet.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { comingText } from '../text/duty-text.ts'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { referencesOf, type ByPurpose, type Place } from './here.ts'
import type { Facet } from './directory.ts'
import { nameOf } from './partner-words.ts'
import { seekOnly } from './seeking.ts'

/** Links shown of those to whom one may point, before more. */
const SHOWN = 6

export const PurposeSheet = ({
  of: { choice, next, partners },
  place,
  today,
}: {
  readonly of: ByPurpose
  readonly place: Place
  readonly today: Day
}): JSX.Element => {
  return (
    <Sheet heading={choice ? purposeWords(choice).long : t('duty.any')}>
      {next.length > 0 && (
        <ul class="dated">
          {next.map(c => (
            <li key={c.duty.id} class="row close">
              <a href={`/partners/${c.duty.partner}`}>{nameOf(place, c.duty, today)}</a>
              <span>{t('partners.here.next', { when: comingText(c, today) })}</span>
            </li>
          ))}
        </ul>
      )}
      {choice && (
        <>
          <p class="meta">{partners.length === 0 ? t('partners.by.none') : t('partners.by.point')}</p>
          {partners.length > 0 && (
            <ul class="links">
              {partners.slice(0, SHOWN).map(({ partner, name }) => (
                <li key={partner.id}>
                  <a href={`/partners/${partner.id}`}>{name}</a>
                </li>
              ))}
              {partners.length > SHOWN && (
                <li>
                  <a href="/partners" onClick={() => seekOnly(referencesOf(choice).map((ref): Facet => `purpose:${ref}`))}>
                    {t('partners.by.more', { n: partners.length - SHOWN })}
                  </a>
                </li>
              )}
            </ul>
          )}
          {partners.length === 1 && <Note icon="about">{t('partners.by.one')}</Note>}
        </>
      )}
    </Sheet>
  )
}
