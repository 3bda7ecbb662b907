// Surveys: what runs, what is to come, what is over; the card of one, and what one does with its sheets. Beside it what people say as they leave.
import type { JSX } from 'preact'
import { localOn } from '../device/device.ts'
import { mayWrite, type Rights } from '../domain/access.ts'
import { counsels } from '../domain/counsels.ts'
import { isKey } from '../domain/ids.ts'
import { COMMONS_PUBLIC } from '../domain/partner.ts'
import { inOrder, phaseOn, type Survey } from '../domain/survey.ts'
import type { Day } from '../domain/day.ts'
import type { Desk } from '../records/desk.ts'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { centres } from '../store/read-day.ts'
import { allSurveys } from '../store/read-surveys.ts'
import { useLive } from '../store/use-live.ts'
import { inWords } from '../text/centre-words.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { periodText } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ExitScreen } from './ExitScreen.tsx'
import { PhaseTag } from './PhaseTag.tsx'
import { NEW } from './survey-typed.ts'
import { SurveyCard } from './SurveyCard.tsx'
import { SurveyForm } from './SurveyForm.tsx'
import { SurveyPages } from './SurveyPages.tsx'
import { WithSurvey } from './WithSurvey.tsx'
import { addSurvey } from './write-survey.ts'

type Props = {
  readonly desk: Desk
  readonly rights: Rights
  /** What stands behind the slash: nothing for the list, 'new', 'exit', a survey's key, and behind that what is done with its sheets. */
  readonly rest: string
}

export const SurveysScreen = ({ desk, rights, rest }: Props): JSX.Element => {
  const [id, does] = rest.split('/')
  if (rest === 'exit' && counsels(rights) && rights.centre !== null) return <ExitScreen desk={desk} centre={rights.centre} />
  if (isKey(id))
    return does === undefined ? (
      <SurveyCard key={id} desk={desk} id={id} rights={rights} />
    ) : (
      <WithSurvey key={rest} desk={desk} id={id} rights={rights} does={does} />
    )
  return <All desk={desk} rights={rights} isNew={rest === 'new'} />
}

const All = ({ desk, rights, isNew }: Pick<Props, 'desk' | 'rights'> & { readonly isNew: boolean }): JSX.Element => {
  const { device } = desk
  useTitle(t('app.title', { screen: t('nav.surveys') }))
  const today = localOn(device, desk.minute.value).day
  const read = useLive(() => Promise.all([allSurveys(device.db), centres(device.db)]), [device]).value
  const may = mayWrite(rights, COMMONS_PUBLIC)
  const running = (read?.[0] ?? []).filter(s => phaseOn(s, today) === 'running').length
  return (
    <div class="stack">
      <SurveyPages page="/surveys" exits={counsels(rights)} />
      <h1 class="heard-only">{t('nav.surveys')}</h1>
      {isNew && may && read ? (
        <SurveyForm
          desk={desk}
          heading={t('survey.add')}
          today={today}
          centres={read[1]}
          rights={rights}
          begin={null}
          close={() => desk.go('/surveys', 'replace')}
          save={async (at, stated) => {
            const made = await addSurvey(at, stated)
            if (made === null) return 'told'
            announce(t('records.kept'))
            desk.go(`/surveys/${made}`, 'replace')
            return 'kept'
          }}
        />
      ) : (
        <>
          {read && (
            <div class="stack close">
              <p class="say">
                <Emphasis k="survey.running" values={{ n: running }} />
              </p>
              <p class="soft">{t('survey.what')}</p>
            </div>
          )}
          {may && <TypedSlips desk={desk} forms={NEW} what={() => t('survey.add')} resume={() => desk.go('/surveys/new')} />}
          {may && (
            <div class="row">
              <Button icon="plus" to="/surveys/new">
                {t('survey.add')}
              </Button>
            </div>
          )}
          {read ? (
            <List surveys={inOrder(read[0], today)} today={today} />
          ) : (
            <Sheet busy>
              <Skeleton words={t('survey.reading')} />
            </Sheet>
          )}
        </>
      )}
    </div>
  )
}

const List = ({ surveys, today }: { readonly surveys: readonly Survey[]; readonly today: Day }): JSX.Element => (
  <Sheet heading={t('survey.page.all')} headingLook="hidden" look="flush">
    {surveys.length === 0 ? (
      <Empty icon="page" title={t('survey.empty')} />
    ) : (
      <ul class="hits">
        {surveys.map(s => (
          <li key={s.id}>
            <a href={`/surveys/${s.id}`}>
              <span class="title">{inWords(s.titles)}</span>
              <span class="meta">{periodText(s)}</span>
              <span class="row close">
                <PhaseTag phase={phaseOn(s, today)} />
                {s.conflicts.length > 0 && <Tag tone="ochre">{t('records.decide.tag')}</Tag>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    )}
  </Sheet>
)
