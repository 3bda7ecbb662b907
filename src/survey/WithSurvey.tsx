// What one does with the sheets of a survey: fill one in, type those of paper, print one. Said in one place where it cannot be done here and now.
import type { JSX } from 'preact'
import { localOn } from '../device/device.ts'
import type { Rights } from '../domain/access.ts'
import { counsels } from '../domain/counsels.ts'
import type { Key } from '../domain/ids.ts'
import { takes } from '../domain/survey.ts'
import type { Desk } from '../records/desk.ts'
import { surveyById } from '../store/read-surveys.ts'
import { isTrial } from '../store/trial.ts'
import { useLive } from '../store/use-live.ts'
import { inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { FillScreen } from './FillScreen.tsx'
import { NotTried } from '../records/NotTried.tsx'
import { Gone } from './Gone.tsx'
import { PaperScreen } from './PaperScreen.tsx'
import { TypeScreen } from './TypeScreen.tsx'

type Props = { readonly desk: Desk; readonly id: Key; readonly rights: Rights; readonly does: string }

export const WithSurvey = ({ desk, id, rights, does }: Props): JSX.Element => {
  const { device, minute } = desk
  const read = useLive(async () => (await surveyById(device.db, id)) ?? null, [device, id]).value
  const today = localOn(device, minute.value).day
  const trial = useLive(() => isTrial(device.db, today), [device, today]).value
  if (read === undefined || trial === undefined)
    return (
      <Sheet busy>
        <Skeleton words={t('survey.reading')} />
      </Sheet>
    )
  if (read === null) return <Gone />
  const instead = (why: JSX.Element): JSX.Element => (
    <div class="stack">
      <h1>{inWords(read.titles)}</h1>
      {why}
    </div>
  )
  if (trial && does !== 'paper') return instead(<NotTried />)
  const may = (mode: 'counsellor' | 'paper'): boolean =>
    counsels(rights) && rights.centre !== null && takes(read, mode, rights.centre, today)
  if (does === 'fill' && may('counsellor')) return <FillScreen desk={desk} survey={read} />
  if (does === 'type' && may('paper')) return <TypeScreen desk={desk} survey={read} />
  if (does === 'paper' && read.modes.includes('paper')) return <PaperScreen survey={read} />
  return instead(
    <Sheet heading={t('survey.sheet.not')} headingLook="hidden">
      <Empty icon="page" title={t('survey.sheet.not')} action={<Button to={`/surveys/${id}`}>{t('survey.back')}</Button>} />
    </Sheet>,
  )
}
