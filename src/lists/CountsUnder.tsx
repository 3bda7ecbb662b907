// Under what a centre's own purpose or value counts, where that is not to be chosen any more.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'

export const CountsUnder = ({ word }: { readonly word: string }): JSX.Element => (
  <div class="stack near">
    <p>{t('lists.counts', { ref: word })}</p>
    <p class="meta">{t('lists.fixed')}</p>
  </div>
)
