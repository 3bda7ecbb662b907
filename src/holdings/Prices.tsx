// Prices that were seen, the latest first. None replaces another, and nothing is converted.
import type { JSX } from 'preact'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { byDaySeen, currentPrice, type Price } from '../domain/price.ts'
import { hatOf, placeOf } from '../records/said-words.ts'
import { dayText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Tag } from '../ui/Tag.tsx'
import { priceText } from './price-words.ts'

type Props = {
  readonly prices: readonly Price[]
  readonly centres: readonly Centre[]
  readonly today: Day
  readonly own: CentreCode | null
  readonly takeBack: (price: Price) => void
}

/** Where the clock of the device was not good, the day may be wrong. */
const seenOn = (p: Price, today: Day): string => {
  const when = dayText(p.on, today)
  return p.at.clock === 'ok' || p.at.clock === 'confirmed' ? when : t('records.when.doubtful', { when })
}

export const Prices = ({ prices, centres, today, own, takeBack }: Props): JSX.Element => {
  const standing = prices.filter(p => p.withdrawn === null).toSorted(byDaySeen)
  const current = currentPrice(prices)
  return (
    <section class="stack near" aria-labelledby="prices">
      <h3 id="prices">{t('holdings.prices')}</h3>
      {standing.length === 0 ? (
        <p class="soft">{t('holdings.prices.none')}</p>
      ) : (
        <ul class="dated">
          {standing.map(p => (
            <li key={p.id} class="row apart">
              <span class="row close">
                <b>{priceText(p)}</b>
                {p === current && <Tag tone="fir">{t('holdings.price.current')}</Tag>}
              </span>
              <span class="meta">
                {seenOn(p, today)}, {placeOf(p.by, p.doc, centres)}, {hatOf(p.by)}
              </span>
              {p.centre === own && (
                <Button look="quiet" label={t('holdings.price.takeBack.of', { amount: priceText(p) })} onPress={() => takeBack(p)}>
                  {t('holdings.price.takeBack')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
