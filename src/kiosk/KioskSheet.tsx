// Somebody fills in a sheet at the kiosk. Until it is handed in it is in this page alone, and gone with whoever goes away.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { keepSheet } from '../device/keep-answers.ts'
import { isBlank, type Sheet as Filled } from '../domain/answer-batch.ts'
import type { Survey } from '../domain/survey.ts'
import { inWords } from '../text/centre-words.ts'
import { questionAsked } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { QuestionBlocks } from '../ui/QuestionBlocks.tsx'
import { Slip } from '../ui/Slip.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Wrong } from '../ui/Wrong.tsx'
import { KioskTop, type Spoken } from './KioskTop.tsx'
import { THANKS } from './thanks.ts'
import { useQuiet } from './use-quiet.ts'

type Props = { readonly device: Device; readonly survey: Survey; readonly spoken: Spoken; readonly close: () => void }

export const KioskSheet = ({ device, survey, spoken, close }: Props): JSX.Element => {
  const title = inWords(survey.titles)
  useTitle(title)
  const [sheet, fill] = useState<Filled>({})
  const [said, say] = useState<'survey.sheet.blank' | 'kiosk.notKept' | null>(null)
  const [done, end] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const atWork = useRef(false)
  const { asking } = useQuiet(() => {
    spoken.choose(spoken.first)
    close()
  })
  useEffect(() => {
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
    if (!done) return undefined
    const timer = setTimeout(() => {
      spoken.choose(spoken.first)
      close()
    }, THANKS)
    return () => clearTimeout(timer)
  }, [done])
  const hand = async (): Promise<void> => {
    if (isBlank(sheet)) return say('survey.sheet.blank')
    if (atWork.current) return // a second press is the first one
    atWork.current = true
    const kept = await keepSheet(device, survey.id, sheet).catch(() => null) // nobody here can do anything about it
    atWork.current = false
    if (!kept?.kept) return say('kiosk.notKept')
    fill({})
    end(true)
  }
  return (
    <div class="stack kiosk">
      <KioskTop name={title} spoken={spoken} />
      <h1 ref={heading} tabIndex={-1}>
        {done ? t('kiosk.survey.thanks') : t('survey.sheet.say')}
      </h1>
      {done ? (
        <div class="row">
          <Button size="large" onPress={close}>
            {t('do.close')}
          </Button>
        </div>
      ) : (
        <>
          <QuestionBlocks
            questions={survey.questions.map(q => ({ key: q, ...questionAsked(q) }))}
            chosen={sheet}
            onChange={chosen => {
              fill(chosen)
              say(null)
            }}
          />
          <div role="alert">{said && <Wrong id="sheet-not-kept">{t(said)}</Wrong>}</div>
          <div class="row">
            <Button look="main" size="large" onPress={() => void hand()}>
              {t('kiosk.survey.done')}
            </Button>
            <Button size="large" onPress={close}>
              {t('kiosk.survey.drop')}
            </Button>
          </div>
        </>
      )}
      <div role="alert">{asking && <Slip tone="slate">{t('kiosk.stillThere')}</Slip>}</div>
    </div>
  )
}
