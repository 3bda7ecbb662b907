// The list of tries for a person: the same outcome many times in a row is one line, not twenty.
import type { Attempt } from '../store/facts.ts'

/** `at`: the newest of the run, `first`: its oldest, milliseconds. `sent`: statements sent in all of it. */
export type AttemptRun = {
  readonly how: Attempt['how']
  readonly at: number
  readonly first: number
  readonly times: number
  readonly sent: number
}

/** Newest first, as the attempts come. Those that sent something stand alone. */
export const attemptRuns = (attempts: readonly Attempt[]): AttemptRun[] => {
  const runs: AttemptRun[] = []
  for (const a of attempts) {
    const last = runs.at(-1)
    if (last && last.how === a.how && last.sent === 0 && a.sent === 0)
      runs[runs.length - 1] = { ...last, first: a.at, times: last.times + 1 }
    else runs.push({ how: a.how, at: a.at, first: a.at, times: 1, sent: a.sent })
  }
  return runs
}
