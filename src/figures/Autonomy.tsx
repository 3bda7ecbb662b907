// I17: in how many of the visits people served themselves, beside the year before.
import type { JSX } from 'preact'
import { autonomy } from '../domain/figures.ts'
import { t } from '../text/translate.ts'
import { Definition } from './FigureTables.tsx'
import type { View } from './view.ts'
import { percent } from './words.ts'

export const Autonomy = ({ view: { now, earlier } }: { readonly view: View }): JSX.Element | null => {
  if (now.said.visits === 0) return null // a share of nobody
  const [share, before] = [autonomy(now), earlier && autonomy(earlier)]
  const what = t('figures.autonomy')
  return (
    <div class="stack close">
      <p>{t('labelled', { what, value: share === null ? t('figures.notKept') : percent(share) })}</p>
      {before !== null && <p class="soft">{t('labelled', { what: t('figures.column.before'), value: percent(before) })}</p>}
      <Definition of="autonomy" what={what} keys={['figures.def.autonomy']} />
    </div>
  )
}
