// The list of tries for a person: the same outcome many times in a row is one line, not twenty.
import type { Attempt } from '../store/facts.ts'

/** `at`: the newest of the run, `first`: its oldest, milliseconds. The rest is of all of it: statements, bytes, and how long the tries took, null where an older app did not note it. */
export type AttemptRun = {
  readonly how: Attempt['how']
  readonly at: number
  readonly first: number
  readonly times: number
  readonly sent: number
  readonly received: number
  readonly up: number
  readonly down: number
  readonly took: number | null
}

/** Newest first, as the attempts come. Those that moved statements stand alone. */
export const attemptRuns = (attempts: readonly Attempt[]): AttemptRun[] => {
  const runs: AttemptRun[] = []
  for (const a of attempts) {
    const one: AttemptRun = {
      how: a.how,
      at: a.at,
      first: a.at,
      times: 1,
      sent: a.sent,
      received: a.received ?? 0,
      up: a.up ?? 0,
      down: a.down ?? 0,
      took: a.took ?? null,
    }
    const last = runs.at(-1)
    if (last && last.how === a.how && moved(last) === 0 && moved(one) === 0) runs[runs.length - 1] = together(last, one)
    else runs.push(one)
  }
  return runs
}

const moved = (run: AttemptRun): number => run.sent + run.received
const together = (run: AttemptRun, one: AttemptRun): AttemptRun => ({
  ...run,
  first: one.at,
  times: run.times + 1,
  up: run.up + one.up,
  down: run.down + one.down,
  took: run.took === null || one.took === null ? null : run.took + one.took,
})
