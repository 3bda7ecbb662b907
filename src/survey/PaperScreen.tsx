// The sheet on paper: what it looks like, one on a page or two to cut apart. The figures before the answers are those that are typed afterwards.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Survey } from '../domain/survey.ts'
import { inWords } from '../text/centre-words.ts'
import { titleCase } from '../text/format.ts'
import { periodText, questionAsked } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useTitle } from '../ui/use-title.ts'

const PER = ['one', 'two'] as const

export const PaperScreen = ({ survey }: { readonly survey: Survey }): JSX.Element => {
  useTitle(t('app.title', { screen: t('survey.paper') }))
  const [per, choose] = useState<(typeof PER)[number]>('one')
  return (
    <div class="stack">
      <div class="stack unprinted">
        <h1>{t('survey.paper')}</h1>
        <Ticks
          legend={t('survey.paper.per')}
          kind="one"
          look="flow"
          choices={PER.map(value => ({ value, label: t(`survey.paper.${value}`) }))}
          chosen={[per]}
          onChange={([to]) => choose(PER.find(p => p === to) ?? per)}
        />
        <div class="row">
          <Button look="main" icon="print" onPress={() => print()}>
            {t('survey.paper.do')}
          </Button>
          <Button to={`/surveys/${survey.id}`}>{t('survey.back')}</Button>
        </div>
      </div>
      <div class={`papers ${per}`}>
        <Paper survey={survey} />
        {per === 'two' && <Paper survey={survey} />}
      </div>
    </div>
  )
}

const Paper = ({ survey }: { readonly survey: Survey }): JSX.Element => (
  <section class="sheet paper-sheet" aria-label={inWords(survey.titles)}>
    <h2>{inWords(survey.titles)}</h2>
    <p class="meta">{titleCase(periodText(survey))}</p>
    <p>{t('survey.paper.say')}</p>
    <div class="asked">
      {survey.questions.map(q => {
        const { legend, choices } = questionAsked(q)
        return (
          <div key={q}>
            <h3>{legend}</h3>
            <ol>
              {choices.map(c => (
                <li key={c.value}>{c.label}</li>
              ))}
            </ol>
          </div>
        )
      })}
    </div>
  </section>
)
