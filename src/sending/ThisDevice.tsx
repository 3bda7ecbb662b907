// This device: where it is, since when its line stands, what that line has cost, how safe it is, and for the curious each document.
import type { JSX } from 'preact'
import type { Activity } from '../replica/engine.ts'
import { isMonth } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { fact } from '../store/facts.ts'
import { trafficOf } from '../store/traffic.ts'
import { useLive } from '../store/use-live.ts'
import { moment } from '../text/format.ts'
import { kilobytes } from '../text/later-format.ts'
import { monthText } from '../text/month-text.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Documents } from './Documents.tsx'
import type { Line } from './GradeAct.tsx'
import { Legend } from './Legend.tsx'
import { Room, Safety } from './Safety.tsx'
import type { Around } from './use-grade.ts'

type Props = Around &
  Line & {
    /** What the line is doing now. */
    readonly line: Activity
    readonly centre: CentreCode | null
    readonly centreName: string | null
    readonly names: ReadonlyMap<string, string>
  }

export const ThisDevice = (props: Props): JSX.Element => {
  const { line: activity, centreName, device, minute, names } = props
  const now = minute.value
  const { day } = device.clock.local(now)
  const traffic = useLive(() => trafficOf(device.db, day), [device, day]).value
  const arriving = useLive(async () => (await fact(device.db, 'arriving')) ?? null, [device]).value
  const bytes = activity.is === 'connected' ? activity.progress.up + activity.progress.down : 0
  /** What stands is counted by day only now and then. */
  const uncounted = activity.is === 'connected' ? activity.uncounted : 0
  return (
    <Sheet heading={t('sending.device')}>
      <div class="stack">
        <Safety
          {...props}
          rows={
            <>
              {centreName !== null && (
                <>
                  <dt>{t('sending.device.centre')}</dt>
                  <dd>{centreName}</dd>
                </>
              )}
              <dt>{t('sending.device.line')}</dt>
              <dd>
                {activity.is === 'connected'
                  ? t('sending.device.line.open', moment(activity.since, now))
                  : t(activity.is === 'resting' ? 'sending.device.line.elsewhere' : 'sending.device.line.none')}
              </dd>
            </>
          }
        />
        {arriving && isMonth(arriving.since) && <Note icon="book">{t('sending.arriving', { month: monthText(arriving.since) })}</Note>}
        <div>
          <Disclosure title={t('legend.title')}>
            <Legend />
          </Disclosure>
          <Disclosure title={t('sending.bytes')}>
            <dl class="pairs-list">
              {bytes > 0 && (
                <>
                  <dt>{t('sending.device.bytes')}</dt>
                  <dd>{t('sending.size', { kb: kilobytes(bytes) })}</dd>
                </>
              )}
              {traffic && (
                <>
                  <dt>{t('sending.device.today')}</dt>
                  <dd>{t('sending.size', { kb: kilobytes(traffic.day + uncounted) })}</dd>
                  <dt>{t('sending.device.month')}</dt>
                  <dd>{t('sending.size', { kb: kilobytes(traffic.month + uncounted) })}</dd>
                </>
              )}
              <Room />
            </dl>
          </Disclosure>
          <Disclosure title={t('sending.doc.title')}>
            <Documents db={device.db} names={names} now={now} />
          </Disclosure>
        </div>
        <div class="row">
          <Button look="quiet" to="/report">
            {t('report.title')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
