// What this tool is and is not, its licence, its version, and how safely this device keeps things.
import type { ComponentChildren, JSX } from 'preact'
import { isDay, type Day } from '../domain/day.ts'
import { dayText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useTitle } from '../ui/use-title.ts'

type Props = {
  readonly version: string
  readonly built: string
  readonly today: Day
  /** How safely this device keeps things. */
  readonly safety?: ComponentChildren
  readonly home: string
  /** Where this device is taken out of service; null where it cannot be. */
  readonly leave: string | null
}

export const About = ({ version, built, today, safety, home, leave }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.about') }))
  return (
    <div class="stack">
      <h1>{t('about.title')}</h1>
      <p class="say">{t('about.independent')}</p>
      <p>{t('about.nobody')}</p>
      <Sheet>
        <dl class="pairs-list">
          <dt>{t('about.version')}</dt>
          <dd>{isDay(built) ? t('about.version.of', { version, date: dayText(built, today) }) : version}</dd>
          <dt>{t('about.licence.name')}</dt>
          <dd>{t('about.licence')}</dd>
        </dl>
      </Sheet>
      {safety && <Sheet heading={t('sending.device')}>{safety}</Sheet>}
      <div class="row">
        <Button to={home} icon="back">
          {t('do.back')}
        </Button>
        {leave !== null && (
          <Button look="quiet" to={leave}>
            {t('leave.title')}
          </Button>
        )}
        <Button look="quiet" icon="page" to="/handbook">
          {t('handbook.title')}
        </Button>
        <Button look="quiet" to="/report">
          {t('report.title')}
        </Button>
      </div>
    </div>
  )
}
