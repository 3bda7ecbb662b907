// What an older device said of an event in the circle it had before: kept, shown, and decided by a person.
import type { JSX } from 'preact'
import type { SaidBefore } from '../domain/event-record.ts'
import type { Describe } from '../records/describe.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'

type Props = {
  readonly said: readonly SaidBefore[]
  readonly describe: Describe
  /** Absent where this device may not write the calendar. */
  readonly take?: ((said: SaidBefore) => void) | undefined
  readonly leave?: (() => void) | undefined
}

export const FormerSaid = ({ said, describe, take, leave }: Props): JSX.Element | null => {
  const lines = said.flatMap(s => {
    const words = describe(s.field, s.value)
    return words ? [{ ...s, ...words }] : []
  })
  if (lines.length === 0) return null
  return (
    <section class="slip slate" aria-label={t('agenda.former')}>
      <div class="stack close">
        <p>
          <b>{t('agenda.former')}</b> {t('agenda.former.say')}
        </p>
        {lines.map(l => (
          <div class="row" key={`${l.key}${l.field}`}>
            <span>{t('labelled', { what: l.what, value: l.text })}</span>
            {take && (
              <Button label={t('agenda.former.takeOf', { what: l.what })} onPress={() => take(l)}>
                {t('agenda.former.take')}
              </Button>
            )}
          </div>
        ))}
        {leave && (
          <div class="row">
            <Button look="quiet" onPress={leave}>
              {t('agenda.former.leave')}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}
