// Prices and opinions that no longer stand: taken back, or replaced by a newer one of the same centre. They are read, not counted.
import type { JSX } from 'preact'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import { pastOpinions, type Opinion } from '../domain/opinion.ts'
import { byDaySeen, type Price } from '../domain/price.ts'
import type { TakenBack } from '../domain/withdrawal.ts'
import { hatOf, placeOf, whenOf } from '../records/said-words.ts'
import { t } from '../text/translate.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { priceText } from './price-words.ts'

type Props = {
  readonly opinions: readonly Opinion[]
  readonly prices: readonly Price[]
  readonly centres: readonly Centre[]
  readonly today: Day
}

export const Past = ({ opinions, prices, centres, today }: Props): JSX.Element | null => {
  const before = pastOpinions(opinions)
  const back = prices.filter(p => p.withdrawn !== null).toSorted(byDaySeen)
  if (before.length + back.length === 0) return null
  const said = (x: Opinion | Price): string => `${placeOf(x.by, x.doc, centres)}, ${hatOf(x.by)} · ${whenOf(x.at, today)}`
  const ending = (doc: string, end: TakenBack | null): string =>
    end === null
      ? t('holdings.past.replaced')
      : t('holdings.past.takenBack', {
          why: t(`withdrawal.${end.why}`),
          who: `${placeOf(end.by, doc, centres)}, ${hatOf(end.by)}`,
          when: whenOf(end.at, today),
        })
  return (
    <Disclosure title={t('holdings.past')}>
      <ul class="history">
        {back.map(p => (
          <li key={p.id} class="stack close">
            <p>
              <b>{priceText(p)}</b> {ending(p.doc, p.withdrawn)}
            </p>
            <p class="meta">{said(p)}</p>
          </li>
        ))}
        {before.map(o => (
          <li key={o.id} class="stack close">
            <p>
              <b>{t(`holdings.rating.${o.rating}`)}</b> {[o.strengths, o.limits].filter(Boolean).join(' ')} {ending(o.doc, o.withdrawn)}
            </p>
            <p class="meta">{said(o)}</p>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
