// A counsellor asks, or hands the tablet over: big ticks, one tap each, every question may be left out. Half a sheet is kept nowhere, on purpose: it is
// somebody's own, and who goes away takes it along.
import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Sheet as Filled } from '../domain/answer-batch.ts'
import type { Survey } from '../domain/survey.ts'
import { Cover } from '../records/Cover.tsx'
import type { Desk } from '../records/desk.ts'
import { inWords } from '../text/centre-words.ts'
import { questionAsked } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { QuestionBlocks } from '../ui/QuestionBlocks.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { keepOne } from './keep-one.ts'
import { SheetFoot } from './SheetFoot.tsx'

export const FillScreen = ({ desk, survey }: { readonly desk: Desk; readonly survey: Survey }): JSX.Element => {
  const title = inWords(survey.titles)
  useTitle(t('app.title', { screen: title }))
  const [sheet, fill] = useState<Filled>({})
  const [blank, tell] = useState(false)
  const [done, count] = useState(0)
  const [covered, uncover] = useCovered()
  const heading = useRef<HTMLHeadingElement>(null)
  const atWork = useRef(false)
  useLayoutEffect(() => {
    if (done > 0) scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [done])
  const keep = async (): Promise<void> => {
    if (atWork.current) return // a second press is the first one
    atWork.current = true
    try {
      const what = await keepOne(desk, survey.id, sheet)
      tell(what === 'blank')
      if (what !== 'kept') return
      announce(t('survey.sheet.kept'))
      fill({})
      count(n => n + 1)
    } finally {
      atWork.current = false
    }
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void keep()
      }}
    >
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p class="say">{t('survey.sheet.say')}</p>
      {done > 0 && <p class="meta">{t('survey.sheet.kept')}</p>}
      <QuestionBlocks
        key={done}
        questions={survey.questions.map(q => ({ key: q, ...questionAsked(q) }))}
        chosen={sheet}
        onChange={chosen => {
          fill(chosen)
          tell(false)
        }}
      />
      <SheetFoot survey={survey.id} blank={blank} size="large" />
      {covered && <Cover lift={uncover} />}
    </form>
  )
}
