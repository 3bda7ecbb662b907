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
import { CardTable } from '../ui/CardTable.tsx'
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
        <CardTable
          caption={t('holdings.prices.caption')}
          first={t('holdings.price')}
          columns={[
            { key: 'on', heading: t('holdings.price.on') },
            { key: 'by', heading: t('holdings.price.by') },
            { key: 'do', heading: t('holdings.price.do'), look: 'unnamed' },
          ]}
          rows={standing.map(p => ({
            key: p.id,
            head: (
              <span class="row close">
                {priceText(p)}
                {p === current && <Tag tone="fir">{t('holdings.price.current')}</Tag>}
              </span>
            ),
            cells: {
              on: seenOn(p, today),
              by: `${placeOf(p.by, p.doc, centres)}, ${hatOf(p.by)}`,
              ...(p.centre === own && {
                do: (
                  <Button look="quiet" label={t('holdings.price.takeBack.of', { amount: priceText(p) })} onPress={() => takeBack(p)}>
                    {t('holdings.price.takeBack')}
                  </Button>
                ),
              }),
            },
          }))}
        />
      )}
    </section>
  )
}
