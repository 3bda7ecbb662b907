// Reporting a problem, as a screen of its own.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Role } from '../domain/access.ts'
import type { Activity } from '../replica/engine.ts'
import type { Keeping } from '../replica/status.ts'
import { t } from '../text/translate.ts'
import { useTitle } from '../ui/use-title.ts'
import { Report } from './Report.tsx'
import { reportText } from './report.ts'
import type { Around } from './use-grade.ts'

type Props = {
  readonly world: Pick<Around, 'device' | 'storage'>
  readonly version: string
  readonly built: string
  readonly role: Role
  readonly activity: ReadonlySignal<Activity>
  readonly keeping: ReadonlySignal<Keeping>
}

export const ReportScreen = ({ world, version, built, role, activity, keeping }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('report.title') }))
  const gather = (): Promise<string> =>
    reportText(world.device, {
      version,
      built,
      role,
      keeping: keeping.peek(),
      storage: world.storage.peek(),
      activity: activity.peek(),
    })
  return (
    <div class="stack">
      <h1>{t('report.title')}</h1>
      <Report gather={gather} today={world.device.clock.local().day} />
    </div>
  )
}
