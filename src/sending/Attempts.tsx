// The last tries to reach the head, in plain words, and when the next one is. A line that stands is not over yet: it comes first.
import type { JSX } from 'preact'
import type { Attempt } from '../store/facts.ts'
import { moment, waitText } from '../text/format.ts'
import { kilobytes } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { CopyList, type CopyLine } from '../ui/CopyList.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { attemptRuns, type AttemptRun } from './attempt-runs.ts'

const SHOWN = 6

const short = (at: number, now: number): string => t('moment.short', moment(at, now))

/** What a try moved, in how long: '3 saisies parties, 2 secondes, 0,9 ko envoyés, 1,2 ko reçus'. */
const howMuch = (run: AttemptRun): string =>
  [
    ...(run.sent > 0 ? [t('sending.attempt.sent', { n: run.sent })] : []),
    ...(run.received > 0 ? [t('sending.attempt.came', { n: run.received })] : []),
    duration(run.took ?? 0),
    t('sending.attempt.bytes', { up: kilobytes(run.up), down: kilobytes(run.down) }),
  ].join(', ')
const duration = (ms: number): string => (ms < 60_000 ? t('sending.attempt.took', { n: Math.ceil(ms / 1000) }) : waitText(0, ms, Infinity))

type Props = {
  readonly attempts: readonly Attempt[]
  /** Since when the line stands, milliseconds; null while there is none. */
  readonly joined: number | null
  /** When the next try is, milliseconds; null when none is planned. */
  readonly next: number | null
  readonly now: number
}

export const Attempts = ({ attempts, joined, next, now }: Props): JSX.Element => {
  const runs = attemptRuns(attempts).slice(0, joined === null ? SHOWN : SHOWN - 1)
  const standing: CopyLine[] =
    joined === null ? [] : [{ key: 'joined', at: short(joined, now), what: t('sending.attempt.joined', moment(joined, now)) }]
  const line = (run: AttemptRun, more: boolean): CopyLine => ({
    key: `${run.at}`,
    at: short(run.at, now),
    what: (
      <>
        {t(`sending.attempt.${run.how}`)}
        {run.times > 1 && <span class="soft">, {t('sending.attempt.times', { n: run.times, ...moment(run.first, now) })}</span>}
        {more && run.took !== null && run.up + run.down > 0 && <p class="soft">{howMuch(run)}</p>}
      </>
    ),
  })
  const newest = [...standing, ...runs.slice(0, 1).map(run => line(run, false))].slice(0, 1)
  return (
    <Sheet
      heading={t('sending.list.attempts')}
      look="flush"
      aside={next !== null && <span class="soft">{t('sending.attempt.next', { time: short(next, now) })}</span>}
    >
      {newest.length === 0 ? <p class="soft sheet-foot">{t('sending.attempt.none')}</p> : <CopyList margin="broad" lines={newest} />}
      {runs.length > 0 && (
        <div class="sheet-foot">
          <Disclosure title={t('sending.attempts.all')}>
            <CopyList margin="broad" lines={[...standing, ...runs.map(run => line(run, true))]} />
          </Disclosure>
        </div>
      )}
    </Sheet>
  )
}
