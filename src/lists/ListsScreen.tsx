// The reference lists: what may be chosen, where. The coordination's, or, at a centre, as this centre has them.
import type { JSX } from 'preact'
import { LIST_NAMES } from '../domain/lists.ts'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { useTitle } from '../ui/use-title.ts'

/** `ours`: this centre's. */
export const ListsScreen = ({ ours }: { readonly ours: boolean }): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.lists') }))
  return (
    <div class="stack">
      <h1>{t('nav.lists')}</h1>
      <p class="say">{t(ours ? 'lists.say.ours' : 'lists.say')}</p>
      <Sheet heading={t('nav.lists')} headingLook="hidden" look="flush">
        <ul class="record-list">
          {LIST_NAMES.map(list => (
            <li key={list}>
              <a class="record-line" href={`/lists/${list}`}>
                <b>{t(`lists.name.${list}`)}</b>
                <span class="meta">{t(`lists.where.${list}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </Sheet>
    </div>
  )
}
