// One survey: when, where and how it asks what, what one can do with its sheets, what was answered, what became of it.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { mayWrite, type Rights } from '../domain/access.ts'
import { counsels } from '../domain/counsels.ts'
import type { Day } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import { COMMONS_PUBLIC } from '../domain/partner.ts'
import { lastDay, lastSheets, phaseOn, takes } from '../domain/survey.ts'
import { SURVEY_ENDED, SURVEY_STATE, surveyEdits } from '../domain/survey-record.ts'
import type { Desk } from '../records/desk.ts'
import { RecordParts } from '../records/RecordParts.tsx'
import { saveChanges } from '../records/save-changes.ts'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { sheetForm } from '../store/typed-drafts.ts'
import { useLive } from '../store/use-live.ts'
import { inWords } from '../text/centre-words.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { numberText } from '../text/format.ts'
import { listOfWords, listText } from '../text/later-format.ts'
import { periodText, questionWord } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import { useTitle } from '../ui/use-title.ts'
import { card, type Card } from './card.ts'
import { Gone } from './Gone.tsx'
import { PhaseTag } from './PhaseTag.tsx'
import { ResultsPart } from './ResultsPart.tsx'
import { SurveyForm } from './SurveyForm.tsx'
import { surveyForm } from './survey-typed.ts'
import { describeSurvey, isTitle, placesText, surveyCheck } from './survey-words.ts'
import { endSurvey, turn } from './write-survey.ts'

type Props = { readonly desk: Desk; readonly id: Key; readonly rights: Rights }

/** Answers are read again this much after a commit. Milliseconds. */
const READ_AGAIN = 600

export const SurveyCard = (props: Props): JSX.Element => {
  const { desk, id } = props
  const read = useLive(() => card(desk.device.db, id), [desk.device, id], READ_AGAIN).value
  const toList = (
    <p>
      <Button look="quiet" icon="back" to="/surveys">
        {t('holdings.toList')}
      </Button>
    </p>
  )
  return (
    <div class="stack">
      {toList}
      {read === undefined ? (
        <Sheet busy>
          <Skeleton words={t('survey.reading')} />
        </Sheet>
      ) : read === null ? (
        <Gone />
      ) : (
        <Seen {...props} card={read} />
      )}
    </div>
  )
}

const Seen = ({ desk, rights, card: read }: Props & { readonly card: Card }): JSX.Element => {
  const { survey, recorded, centres } = read
  const { record } = recorded
  const today = localOn(desk.device, desk.minute.value).day
  /** What is asked elsewhere too is the coordination's to change and to end, not one centre's for all. */
  const isOurs = rights.role === 'coordinator' || (survey.centres.length > 0 && survey.centres.every(c => c === rights.centre))
  const writes = mayWrite(rights, COMMONS_PUBLIC)
  const may = writes && isOurs
  const title = inWords(survey.titles)
  const [task, turnTo] = useState<'edit' | 'end' | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusBack(task)
  useTitle(t('app.title', { screen: title }))
  useEffect(() => heading.current?.focus({ preventScroll: true }), []) // the card is what was asked for
  const end = (): void => turnTo(null)
  const say = async (done: Promise<boolean>, words = t('records.kept')): Promise<void> => {
    if (await done) announce(words)
  }
  if (task === 'edit')
    return (
      <SurveyForm
        desk={desk}
        heading={t('survey.edit')}
        today={today}
        centres={centres}
        rights={rights}
        begin={{ survey, record }}
        close={end}
        save={(at, stated, begun) => saveChanges(at, record.doc, surveyEdits(begun?.record ?? record, stated), 'records.kept', end)}
      />
    )
  const phase = phaseOn(survey, today)
  const last = lastDay(survey)
  return (
    <>
      <TypedSlips
        desk={desk}
        forms={sheetForm(survey.id, desk.device.clock.local(desk.minute.value).day)} // as TypeScreen calls it
        what={() => t('survey.type')}
        resume={() => desk.go(`/surveys/${survey.id}/type`)}
      />
      {may && <TypedSlips desk={desk} forms={surveyForm(survey.id)} what={() => t('survey.edit')} resume={() => turnTo('edit')} />}
      <article class="sheet stack" aria-labelledby="survey-title">
        <div class="stack close card-head">
          <p class="row close">
            <PhaseTag phase={phase} />
            <span class="meta">{periodText(survey)}</span>
          </p>
          <h1 id="survey-title" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {survey.ended !== null && survey.ended < survey.to && (
            <p class="soft">{t('labelled', { what: t('survey.field.ended'), value: wholeDate(survey.ended) })}</p>
          )}
        </div>
        <Sheets card={read} rights={rights} today={today} />
        <Facts card={read} />
        {may && (
          <div class="row close flush">
            {!survey.withdrawn && (
              <Button id={openerOf('edit')} look="quiet" icon="pen" onPress={() => turnTo('edit')}>
                {t('network.edit')}
              </Button>
            )}
            {phase === 'running' && survey.ended === null && survey.to > today && (
              <Button id={openerOf('end')} look="quiet" onPress={() => turnTo('end')}>
                {t('survey.end')}
              </Button>
            )}
            {!survey.withdrawn && survey.ended !== null && last < survey.to && survey.to >= today && (
              <Button look="quiet" icon="undo" onPress={() => void say(endSurvey(desk, record, null))}>
                {t('survey.resume', { to: wholeDate(survey.to) })}
              </Button>
            )}
            <Button
              look="quiet"
              {...(survey.withdrawn && { icon: 'undo' as const })}
              onPress={() =>
                void say(
                  turn(desk, record, survey.withdrawn ? 'current' : 'withdrawn'),
                  t(survey.withdrawn ? 'records.kept' : 'survey.withdrawn.done'),
                )
              }
            >
              {t(survey.withdrawn ? 'survey.restore' : 'survey.withdraw')}
            </Button>
          </div>
        )}
        {writes && !isOurs && <p class="soft">{t('survey.theirs')}</p>}
      </article>
      {task === 'end' && (
        <Dialog title={t('survey.end.title')} onClose={end}>
          <p>{t('survey.end.say')}</p>
          <div class="row">
            <Button
              look="danger"
              onPress={() => {
                end()
                void say(endSurvey(desk, record, today), t('survey.end.done'))
              }}
            >
              {t('survey.end.do')}
            </Button>
            <Button focusFirst onPress={end}>
              {t('do.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
      <ResultsPart card={read} rights={rights} today={today} />
      <RecordParts
        desk={desk}
        recorded={recorded}
        describe={describeSurvey(centres)}
        centres={centres}
        today={today}
        may={may}
        isText={isTitle}
        check={surveyCheck}
        never={field => field === SURVEY_STATE || field === SURVEY_ENDED}
      />
    </>
  )
}

const Facts = ({ card: { survey, centres } }: { readonly card: Card }): JSX.Element => {
  const lines: (readonly [string, string])[] = [
    [t('survey.field.questions'), listText(survey.questions.map(questionWord))],
    [t('survey.field.modes'), listOfWords(survey.modes.map(m => t(`survey.mode.${m}`)))],
    [t('survey.field.centres'), placesText(survey.centres, centres)],
    ...(survey.target === null ? [] : [[t('survey.field.target'), numberText(survey.target)] as const]),
  ]
  return (
    <dl class="facts">
      {lines.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value === '' ? t('survey.nothing') : value}</dd>
        </div>
      ))}
    </dl>
  )
}

type SheetsProps = { readonly card: Card; readonly rights: Rights; readonly today: Day }
/** What one does with its sheets here, and how many of them are only here. */
const Sheets = ({ card: { survey, waiting }, rights, today }: SheetsProps): JSX.Element => {
  const { centre } = rights
  const at = `/surveys/${survey.id}`
  const here = counsels(rights) && centre !== null
  const paper = survey.modes.includes('paper') && !survey.withdrawn
  return (
    <>
      <div class="row">
        {here && takes(survey, 'counsellor', centre, today) && (
          <Button look="main" icon="plus" to={`${at}/fill`}>
            {t('survey.fill')}
          </Button>
        )}
        {here && takes(survey, 'paper', centre, today) && (
          <Button icon="page" to={`${at}/type`}>
            {t('survey.type')}
          </Button>
        )}
        {paper && (
          <Button icon="print" to={`${at}/paper`}>
            {t('survey.paper')}
          </Button>
        )}
      </div>
      {waiting > 0 && (
        <Slip>
          <Emphasis k="survey.waiting" values={{ n: waiting, date: wholeDate(lastSheets(survey, 'desk')) }} />
        </Slip>
      )}
    </>
  )
}
