// Runs that ended in a violation while something was wrong, by what it was. Each is played in every test run. A run hangs on what the simulator
// draws and may lose its point when that changes, so what was found has a test of its own, too: it is named beside it.

export const FAILED: Readonly<Record<string, { readonly seed: number; readonly run: number }>> = {
  // tests/replica/connection.test.ts, M10
  'a line was cut between the word that the relay is of another history and what it lacks': { seed: 3, run: 98 },
  // tests/replica/connection.test.ts, M10 and A4
  'a piece that was sent back ended the comparison of its document, and a hole was never filled': { seed: 3, run: 28 },
  // tests/replica/connection.test.ts, A4 M10
  'two copies of a profile gave one place to two statements, each in another history': { seed: 2026, run: 30 },
  // tests/replica/no-room.test.ts, V14
  'a document grew while a full browser asked for nothing, and with room again it was not asked for': { seed: 2026, run: 1298 },
  // tests/replica/connection.test.ts, B7
  'a device met the other history as staff, became a coordinator, and did not fill the relay': { seed: 2026, run: 2532 },
  // tests/replica/connection.test.ts, A4 B7
  'a coordinator who fills a relay did not part what two copies had put at one place in a document she only reads': {
    seed: 2026,
    run: 4080,
  },
  // tests/replica/connection.test.ts, A4
  'statements that the relay held elsewhere sent each other back until the line was given up on their document': { seed: 2026, run: 10645 },
  // tests/replica/connection.test.ts, tests/wire/append.test.ts, A4
  'what the relay holds elsewhere was told by positions, and a piece is put in another order on its way': { seed: 2026, run: 1397 },
  // a fault of the simulator's own
  'a relay with a slow disk was started again before it had ended, and found its file locked': { seed: 597073, run: 29 },
}
