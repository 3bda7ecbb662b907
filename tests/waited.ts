// Which failures of a run are a wait that ended: two browsers and a relay on a slow machine. Those files are played once more, alone; a wrong value never is.

/** Vitest's report, as far as it is read. */
export type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages?: readonly string[] | null
    }[]
  }[]
}
export type Counts = { readonly passed: number; readonly failed: number }

const WAITED = /TimeoutError|Timeout \d+ms exceeded|timed out in \d+ms|never came|net::ERR_/

const failedOf = (file: Report['testResults'][number]) => file.assertionResults.filter(a => a.status === 'failed')

/** Files of which every failed test is a wait that ended, by their paths. */
export const onlyWaited = ({ testResults }: Report): string[] =>
  testResults
    .filter(f => {
      const failed = failedOf(f)
      return failed.length > 0 && failed.every(a => a.failureMessages?.length && a.failureMessages.every(m => WAITED.test(m)))
    })
    .map(f => f.name)

/** A file that failed without a test of its own that did (it cannot be read, or what comes before its tests threw) is one. */
const isWholeFile = (f: Report['testResults'][number]): boolean => f.status === 'failed' && failedOf(f).length === 0

/** `stray`: errors from outside any test. */
export const countsOf = ({ numPassedTests, numFailedTests, testResults }: Report, stray = 0): Counts => ({
  passed: numPassedTests,
  failed: numFailedTests + testResults.filter(isWholeFile).length + stray,
})

/** Of both runs together: what was played again counts as it went alone; what came from outside any test counts whenever it came. */
export const together = (all: Report, again: Report, stray = 0): Counts => {
  const anew = new Set(again.testResults.map(f => f.name))
  const [whole, alone] = [countsOf(all, stray), countsOf(again)]
  const of = (status: string): number =>
    all.testResults.filter(f => anew.has(f.name)).reduce((n, f) => n + f.assertionResults.filter(a => a.status === status).length, 0)
  return { passed: whole.passed - of('passed') + alone.passed, failed: whole.failed - of('failed') + alone.failed }
}

/** The tests that failed beside others. */
export const namesOf = (report: Report, files: readonly string[]): string[] =>
  report.testResults.filter(f => files.includes(f.name)).flatMap(f => failedOf(f).map(a => a.fullName))
