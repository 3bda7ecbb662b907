// A sample survey (`domain.md` §5.3): for some weeks a few questions of the library are put to those who come, freely, beside the visits and never with them.
import { addDays, type Day } from './day.ts'
import type { CentreCode, Key } from './ids.ts'
import type { Names } from './names.ts'
import type { QuestionId } from './survey-library.ts'

/** Who fills the sheets in: a counsellor who asks, somebody at the kiosk, somebody on paper that is typed in afterwards. */
export const MODES = ['counsellor', 'kiosk', 'paper'] as const
export type Mode = (typeof MODES)[number]

/** More sheets than this nobody aims at. */
export const MOST_SHEETS = 9999
/** Sheets of paper are typed in for so many days longer: they come together in a tray. Our choice. */
const PAPER_DAYS = 14

export type Survey = {
  readonly id: Key
  readonly doc: string
  readonly titles: Names
  readonly from: Day
  /** Its last day as it was planned, never before `from`. */
  readonly to: Day
  /** In the library's order. */
  readonly questions: readonly QuestionId[]
  /** None: at all centres. */
  readonly centres: readonly CentreCode[]
  readonly modes: readonly Mode[]
  /** How many sheets of the whole network are aimed at; null: nobody said. */
  readonly target: number | null
  /** It was ended early: its last day. */
  readonly ended: Day | null
  /** What is withdrawn can come back. */
  readonly withdrawn: boolean
  /** Fields with more than one version. */
  readonly conflicts: readonly string[]
}

type Dated = Pick<Survey, 'from' | 'to' | 'ended' | 'withdrawn'>

/** On which something was asked last; the eve of its first day where it was ended before it began. */
export const lastDay = ({ from, to, ended }: Pick<Dated, 'from' | 'to' | 'ended'>): Day => {
  if (ended === null || ended >= to) return to
  return ended < from ? addDays(from, -1) : ended
}

export type Phase = 'to-come' | 'running' | 'over' | 'withdrawn'
export const phaseOn = (survey: Dated, today: Day): Phase => {
  if (survey.withdrawn) return 'withdrawn'
  if (today > lastDay(survey)) return 'over'
  return today < survey.from ? 'to-come' : 'running'
}

/** Whether a sheet may be filled in here in that way today. */
export const takes = (survey: Survey, mode: Mode, centre: CentreCode, today: Day): boolean =>
  survey.modes.includes(mode) &&
  survey.questions.length > 0 &&
  isAt(survey, centre) &&
  !survey.withdrawn &&
  survey.from <= today &&
  today <= (mode === 'paper' ? lastPaperDay(survey) : lastDay(survey))

export const isAt = ({ centres }: Pick<Survey, 'centres'>, centre: CentreCode): boolean => centres.length === 0 || centres.includes(centre)

const lastPaperDay = (survey: Dated): Day => addDays(lastDay(survey), PAPER_DAYS)

/** The last day on which sheets may still come to such a device: then what waits there is stated, however little it is (answer-batch.ts). */
export const lastSheets = (survey: Survey, on: 'kiosk' | 'desk'): Day =>
  on === 'desk' && survey.modes.includes('paper') ? lastPaperDay(survey) : lastDay(survey)

/** Running before to come, over last; of these the latest first. */
export const inOrder = (surveys: readonly Survey[], today: Day): Survey[] => {
  const place = { running: 0, 'to-come': 1, over: 2, withdrawn: 3 } as const
  return surveys.toSorted(
    (a, b) =>
      place[phaseOn(a, today)] - place[phaseOn(b, today)] || (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? 1 : -1),
  )
}
