// Sheets of paper are typed in one after the other: a figure ticks, Enter goes on, and after the last question keeps the sheet. What is half typed is on
// the device until it is handed in, and no longer than the day (sheetForm): whoever answered has gone, but the paper lies beside it.
import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Sheet as Filled } from '../domain/answer-batch.ts'
import { lastSheets, type Survey } from '../domain/survey.ts'
import { Cover } from '../records/Cover.tsx'
import type { Desk } from '../records/desk.ts'
import { ResumedLine } from '../records/ResumedLine.tsx'
import { useTyped } from '../records/use-typed.ts'
import { sheetForm } from '../store/typed-drafts.ts'
import { inWords } from '../text/centre-words.ts'
import { questionAsked } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { QuestionBlocks } from '../ui/QuestionBlocks.tsx'
import { showToast } from '../ui/Toasts.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { keepOne } from './keep-one.ts'
import { sheetAgain } from './survey-typed.ts'
import { SheetFoot } from './SheetFoot.tsx'

export const TypeScreen = ({ desk, survey }: { readonly desk: Desk; readonly survey: Survey }): JSX.Element => {
  useTitle(t('app.title', { screen: t('survey.type') }))
  const [{ done, turn }, go] = useState({ done: 0, turn: 0 })
  const next = (kept: 0 | 1): void => go({ done: done + kept, turn: turn + 1 })
  return <OneSheet key={turn} desk={desk} survey={survey} done={done} next={next} />
}

const NOTHING: Filled = {}

type Props = { readonly desk: Desk; readonly survey: Survey; readonly done: number; readonly next: (kept: 0 | 1) => void }

const OneSheet = ({ desk, survey, done, next }: Props): JSX.Element => {
  const today = desk.device.clock.local(desk.minute.value).day
  const drafted = useTyped<Filled, null>(desk, sheetForm(survey.id, today), NOTHING, null, sheetAgain(survey.questions))
  const { typed: sheet, type: fill } = drafted
  const [blank, tell] = useState(false)
  const [covered, uncover] = useCovered()
  const form = useRef<HTMLFormElement>(null)
  const atWork = useRef(false)
  const { questions } = survey
  /** The question in which the focus lies; -1 where it is elsewhere. */
  const here = (): number => blocks().findIndex(b => b.contains(document.activeElement))
  const blocks = (): HTMLElement[] => [...(form.current?.querySelectorAll<HTMLElement>('fieldset') ?? [])]
  const goTo = (n: number): void => {
    const block = blocks()[n]
    block?.querySelector<HTMLElement>('input:checked, input')?.focus()
    block?.scrollIntoView({ block: 'nearest' })
  }
  useLayoutEffect(() => goTo(0), []) // before it is seen: who types a pile is at the next one already

  const keep = async (): Promise<void> => {
    if (atWork.current) return // a second press is the first one
    atWork.current = true
    try {
      const what = await keepOne({ ...desk, finishes: drafted.held }, survey.id, sheet)
      tell(what === 'blank')
      if (what === 'kept') {
        drafted.end()
        announce(t('survey.type.count', { n: done + 1 }))
        next(1)
      } else if (what === 'already') {
        drafted.end()
        showToast({ spoken: t('survey.type.already'), words: () => t('survey.type.already') })
        next(0)
      } else goTo(0)
    } finally {
      atWork.current = false
    }
  }
  const onKey = (e: KeyboardEvent): void => {
    const n = here()
    const question = questions[n]
    if (question === undefined || e.ctrlKey || e.altKey || e.metaKey) return
    const { choices } = questionAsked(question)
    if (/^\d$/.test(e.key)) {
      e.preventDefault()
      const choice = choices[Number(e.key) - 1]
      if (choice && sheet[question] === choice.value) {
        const { [question]: _, ...others } = sheet
        fill(others)
      } else if (choice) fill({ ...sheet, [question]: choice.value })
      tell(false)
    } else if (e.key === 'Enter') {
      e.preventDefault()
      if (n === questions.length - 1) void keep()
      else goTo(n + 1)
    } else if (e.key === 'Backspace') {
      e.preventDefault()
      goTo(n - 1)
    }
  }
  return (
    <>
      <form
        ref={form}
        class="stack"
        noValidate
        onKeyDown={onKey}
        onSubmit={e => {
          e.preventDefault()
          void keep()
        }}
      >
        <h1>{t('survey.type')}</h1>
        <p class="say">{t('survey.type.say')}</p>
        <p class="meta">
          {inWords(survey.titles)} · {t('survey.type.count', { n: done })}
        </p>
        <p class="soft">{t('survey.type.until', { date: wholeDate(lastSheets(survey, 'desk')) })}</p>
        <ResumedLine resumed={drafted.resumed} minute={desk.minute} />
        <QuestionBlocks
          questions={questions.map(q => {
            const { legend, choices } = questionAsked(q)
            return { key: q, legend, choices: choices.map((c, i) => ({ ...c, label: `${i + 1} ${c.label}` })) }
          })}
          chosen={sheet}
          onChange={chosen => {
            fill(chosen)
            tell(false)
          }}
        />
        <SheetFoot survey={survey.id} blank={blank} />
      </form>
      {covered && <Cover lift={uncover} />}
    </>
  )
}
