// Runs that once ended in a violation, by what was wrong then. Each is played in every test run. A run hangs on what the simulator draws, so
// what was found has a test of its own, too: it is named beside it.

export const FAILED: Readonly<Record<string, { readonly seed: number; readonly run: number }>> = {
  // tests/replica/connection.test.ts, M10
  'a line was cut between the word that the relay is of another history and what it lacks': { seed: 5, run: 70 },
  'a piece that was sent back ended the comparison of its document': { seed: 5, run: 126 },
  // tests/replica/connection.test.ts, A4
  'a copy of a profile settled a statement at a place that nothing leads to': { seed: 5, run: 117 },
  // tests/replica/connection.test.ts, M9
  'a growth was told by a relay that was then set back, and waited for ever': { seed: 6, run: 29 },
}
