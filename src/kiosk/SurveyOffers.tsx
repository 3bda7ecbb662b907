// A survey that may be answered at this kiosk, offered calmly beside the rest.
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { inOrder, takes, type Survey } from '../domain/survey.ts'
import { allSurveys } from '../store/read-surveys.ts'
import { useLive } from '../store/use-live.ts'
import { inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'

type Props = { readonly device: Device; readonly centre: CentreCode; readonly today: Day; readonly answer: (survey: Survey) => void }

export const SurveyOffers = ({ device, centre, today, answer }: Props): JSX.Element | null => {
  const surveys = useLive(() => allSurveys(device.db), [device]).value ?? []
  const open = inOrder(
    surveys.filter(s => takes(s, 'kiosk', centre, today)),
    today,
  )
  return open.length === 0 ? null : (
    <Sheet heading={t('kiosk.survey')}>
      <div class="stack">
        {open.map(s => (
          <div class="stack close" key={s.id}>
            <h3>{inWords(s.titles)}</h3>
            <p>{t('kiosk.survey.say', { n: s.questions.length })}</p>
            <div class="row">
              <Button size="large" label={`${t('kiosk.survey.begin')}, ${inWords(s.titles)}`} onPress={() => answer(s)}>
                {t('kiosk.survey.begin')}
              </Button>
            </div>
          </div>
        ))}
      </div>
    </Sheet>
  )
}
