// What people say as they leave this centre, month by month (I28): from eleven answers of a month on; two ways of asking are never added up.
import type { JSX } from 'preact'
import type { CentreCode } from '../domain/ids.ts'
import { SHOWN } from '../domain/published.ts'
import { ASPECTS, byMonth, contentOf, type Aspect, type Contents } from '../domain/satisfaction.ts'
import { answersOf } from '../domain/tapped-answers.ts'
import type { Desk } from '../records/desk.ts'
import { satisfactionOf } from '../store/read-surveys.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { numberText } from '../text/format.ts'
import { monthText } from '../text/month-text.ts'
import { percentText } from '../text/percent-text.ts'
import { questionWord } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { CardTable } from '../ui/CardTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { SurveyPages } from './SurveyPages.tsx'

/** Where a kiosk is told to stand at the exit. */
const WHERE = '/opinion'

export const ExitScreen = ({ desk, centre }: { readonly desk: Desk; readonly centre: CentreCode }): JSX.Element => {
  const { device } = desk
  useTitle(t('app.title', { screen: t('survey.page.exit') }))
  const months = useLive(async () => byMonth(await satisfactionOf(device.db, centre)), [device, centre]).value
  return (
    <div class="stack">
      <SurveyPages page="/surveys/exit" exits />
      <h1>{t('survey.exit.title')}</h1>
      {months ? (
        <Seen months={months} />
      ) : (
        <Sheet busy>
          <Skeleton words={t('survey.reading')} />
        </Sheet>
      )}
      <Note icon="device">{t('survey.exit.how', { where: `${location.host}${WHERE}` })}</Note>
      <Disclosure title={t('centres.definitions')}>
        <p>
          <Emphasis k="survey.exit.definition.answers" />
        </p>
        <p>
          <Emphasis k="survey.exit.definition.content" />
        </p>
        <p>
          <Emphasis k="survey.definition.hidden" values={{ k: SHOWN }} />
        </p>
      </Disclosure>
    </div>
  )
}

const aspectWord = (aspect: Aspect): string => (aspect === 'whole' ? t('survey.exit.whole') : questionWord(aspect))

/** The share of the content, or that there are too few. */
const share = ({ levels, scale }: Contents, aspect: Aspect): string => {
  const n = answersOf(levels, aspect)
  return n < SHOWN ? t('survey.result.fewAnswers', { n, k: SHOWN }) : percentText(contentOf(levels, scale, aspect), n)
}

const Seen = ({ months }: { readonly months: readonly Contents[] }): JSX.Element => {
  const last = months.find(m => answersOf(m.levels) >= SHOWN)
  const asked = ASPECTS.filter(a => months.some(m => answersOf(m.levels, a) > 0))
  const twoScales = new Set(months.map(m => m.scale)).size > 1
  if (months.length === 0) return <p class="say">{t('survey.exit.none')}</p>
  return (
    <>
      <p class="say">
        {last ? (
          <Emphasis
            k={last.scale === 'faces' ? 'survey.exit.sayFaces' : 'survey.exit.say'}
            values={{
              month: monthText(last.month),
              share: share(last, 'whole'),
              n: numberText(answersOf(last.levels)),
            }}
          />
        ) : (
          t('survey.exit.few')
        )}
      </p>
      <Sheet heading={t('survey.exit.title')} headingLook="hidden" look="flush">
        <CardTable
          caption={t('survey.exit.title')}
          first={t('survey.exit.month')}
          columns={asked.map(a => ({ key: a, heading: aspectWord(a), look: 'figure' }))}
          rows={months.map(m => ({
            key: `${m.month} ${m.scale}`,
            head: (
              <>
                {monthText(m.month)}
                <small>
                  {[t('survey.result.answers', { n: answersOf(m.levels) }), ...(twoScales ? [t(`survey.exit.scale.${m.scale}`)] : [])].join(
                    ' · ',
                  )}
                </small>
              </>
            ),
            cells: Object.fromEntries(asked.map(a => [a, share(m, a)])),
          }))}
        />
      </Sheet>
    </>
  )
}
