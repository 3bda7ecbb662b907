// What the centres think, side by side. There is no mean: two that differ are said to differ (C15).
import type { JSX } from 'preact'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { diverge, liveOpinions, type Opinion } from '../domain/opinion.ts'
import { hatOf, placeOf, whenOf } from '../records/said-words.ts'
import { t } from '../text/translate.ts'
import { Boxes } from '../ui/Boxes.tsx'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

type Props = {
  readonly opinions: readonly Opinion[]
  readonly centres: readonly Centre[]
  readonly today: Day
  readonly own: CentreCode | null
  readonly takeBack: (opinion: Opinion) => void
}

export const Opinions = ({ opinions, centres, today, own, takeBack }: Props): JSX.Element => {
  const live = liveOpinions(opinions)
  const differ = diverge(live)
  return (
    <section class="stack near" aria-labelledby="opinions">
      <h3 id="opinions">
        {live.length === 0
          ? t('holdings.opinions.title')
          : differ
            ? t('holdings.opinions.diverge', { n: live.length })
            : t('holdings.opinions', { n: live.length })}
      </h3>
      {live.length === 0 && <p class="soft">{t('holdings.opinions.none')}</p>}
      <div class="voices">
        {live.map(o => (
          <article key={o.id}>
            <p class="row close">
              <Boxes full={o.rating} />
              <b>{t(`holdings.rating.${o.rating}`)}</b>
              <VisuallyHidden>{t('holdings.rating.spoken', { n: o.rating })}</VisuallyHidden>
            </p>
            {o.strengths !== null && <p>{o.strengths}</p>}
            {o.limits !== null && <p>{t('holdings.opinion.limits.said', { text: o.limits })}</p>}
            {o.readership !== null && <p class="soft">{t('holdings.opinion.readership.said', { text: o.readership })}</p>}
            <p class="meta">
              {placeOf(o.by, o.doc, centres)}, {hatOf(o.by)}, {whenOf(o.at, today)}
            </p>
            {o.centre === own && (
              <p class="row flush">
                <Button look="quiet" onPress={() => takeBack(o)}>
                  {t('holdings.opinion.takeBack')}
                </Button>
              </p>
            )}
          </article>
        ))}
      </div>
      {live.length > 1 && <Note icon="about">{t('holdings.opinions.noMean')}</Note>}
    </section>
  )
}
