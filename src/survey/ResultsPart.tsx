// What was answered to a survey: a sentence first, then each question by itself, what is hidden and why, where the sheets come from, what is counted.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Rights } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { SHOWN, type PublishedTable } from '../domain/published.ts'
import { isOnlyAt } from '../domain/survey-places.ts'
import { lastSheets } from '../domain/survey.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { numberText } from '../text/format.ts'
import { byName } from '../text/later-format.ts'
import { percentText } from '../text/percent-text.ts'
import { answerWord, questionWord } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Note } from '../ui/Note.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import type { Card } from './card.ts'
import { resultsOf, type QuestionResult } from './results.ts'

type Props = { readonly card: Card; readonly rights: Rights; readonly today: Day }

const DEFINITIONS = ['sheet', 'answers', 'sample', 'mixed', 'hidden'] as const

export const ResultsPart = ({ card: { survey, recorded, answers, centres }, rights, today }: Props): JSX.Element => {
  const all = rights.role === 'coordinator' // reads the answers of every centre
  const [chosen, choose] = useState<CentreCode | null>(null)
  const of = all ? chosen : rights.centre
  const alone = of !== null && isOnlyAt(survey, recorded.history, centres, of) && [...answers.keys()].every(code => code === of)
  const { sheets, questions } = resultsOf(answers, of, survey.questions, all || alone ? 'all' : 'not all')
  const end = lastSheets(survey, 'desk')
  const places = [...answers]
    .map(([code, batch]) => ({ code, word: centreOfCode(code, centres), n: batch.sheets }))
    .sort((a, b) => byName(a.word, b.word))
  return (
    <Sheet heading={t('survey.results')}>
      <div class="stack">
        {all && places.length > 0 && (
          <Select
            label={t('survey.results.of')}
            ask={t('survey.results.network')}
            choices={places.map(p => ({ value: p.code, label: p.word }))}
            value={chosen ?? ''}
            onChange={to => choose(places.find(p => p.code === to)?.code ?? null)}
          />
        )}
        <p class="say">
          <Emphasis k="survey.result.counted" values={{ n: sheets }} />{' '}
          {survey.target !== null && t('survey.result.target', { n: numberText(survey.target) })}
        </p>
        {!all && <p class="soft">{t('survey.result.own')}</p>}
        {today <= end && <Note icon="clock">{t('survey.result.open', { date: wholeDate(end) })}</Note>}
        {questions === 'elsewhere' ? (
          <Note icon="lock">{t('survey.result.elsewhere')}</Note>
        ) : questions === null ? (
          sheets > 0 && <Note icon="lock">{t('survey.result.few', { n: sheets, k: SHOWN })}</Note>
        ) : (
          <>
            <div class="two-sheets">
              {questions.map(q => (
                <Question key={q.question} result={q} />
              ))}
            </div>
            {questions.some(q => typeof q.table === 'object' && q.table.rows.some(r => r.n === null)) && (
              <Note icon="lock">{t('survey.hidden.why', { k: SHOWN })}</Note>
            )}
          </>
        )}
        {all && of === null && places.length > 0 && (
          <Disclosure title={t('survey.where')}>
            <table>
              <caption class="heard-only">{t('survey.where')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('survey.col.centre')}</th>
                  <th scope="col" class="figure">
                    {t('survey.col.sheets')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {places.map(p => (
                  <tr key={p.code}>
                    <th scope="row">{p.word}</th>
                    <td class="figure">{numberText(p.n)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Disclosure>
        )}
        <Disclosure title={t('centres.definitions')}>
          {DEFINITIONS.map(what => (
            <p key={what}>
              <Emphasis k={`survey.definition.${what}`} values={{ k: SHOWN }} />
            </p>
          ))}
        </Disclosure>
      </div>
    </Sheet>
  )
}

const Question = ({ result: { question, n, table } }: { readonly result: QuestionResult }): JSX.Element => (
  <div class="stack close">
    <h3>{questionWord(question)}</h3>
    {table === 'few' ? (
      <Note icon="lock">{t('survey.result.fewAnswers', { n, k: SHOWN })}</Note>
    ) : table === 'betrays' ? (
      <Note icon="lock">{t('survey.result.betrays')}</Note>
    ) : (
      <Table question={question} table={table} />
    )}
  </div>
)

const Table = ({ question, table }: { readonly question: QuestionResult['question']; readonly table: PublishedTable }): JSX.Element => (
  <table>
    <caption>{t('survey.result.answers', { n: table.n })}</caption>
    <thead>
      <tr>
        <th scope="col">{t('survey.col.answer')}</th>
        <th scope="col" class="figure">
          {t('survey.col.n')}
        </th>
        <th scope="col" class="figure">
          {t('survey.col.share')}
        </th>
      </tr>
    </thead>
    <tbody>
      {table.rows.map(row => (
        <tr key={row.value}>
          <th scope="row">{answerWord(question, row.value)}</th>
          {row.n === null ? (
            <>
              <Hidden />
              <Hidden />
            </>
          ) : (
            <>
              <td class="figure">{numberText(row.n)}</td>
              <td class="figure">{percentText(row.n, table.n)}</td>
            </>
          )}
        </tr>
      ))}
    </tbody>
  </table>
)
const Hidden = (): JSX.Element => (
  <td class="figure">
    <span aria-hidden="true">–</span>
    <VisuallyHidden>{t('survey.hidden')}</VisuallyHidden>
  </td>
)
