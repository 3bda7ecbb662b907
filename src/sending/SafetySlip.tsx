// Over the screens only when something recorded here could be lost, or nothing more can come in: what, and the one thing to do.
import type { JSX } from 'preact'
import type { CentreCode } from '../domain/ids.ts'
import { t } from '../text/translate.ts'
import { Slip } from '../ui/Slip.tsx'
import { GradeAct, type Line } from './GradeAct.tsx'
import { useGrade, type Around } from './use-grade.ts'

export const SafetySlip = (props: Around & Line & { readonly centre: CentreCode | null }): JSX.Element | null => {
  const is = useGrade(props)
  if (!is || (is.grade !== 'risk' && is.why !== 'full')) return null
  return <Slip actions={is.act && <GradeAct {...props} act={is.act} />}>{t(`storage.why.${is.why}`)}</Slip>
}
