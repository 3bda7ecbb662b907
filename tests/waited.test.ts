import { expect, test } from 'vitest'
import { countsOf, namesOf, onlyWaited, together, type Report } from './waited.ts'

const passed = (fullName: string) => ({ status: 'passed', fullName, failureMessages: [] })
const failed = (fullName: string, ...failureMessages: string[]) => ({ status: 'failed', fullName, failureMessages })
const file = (name: string, ...assertionResults: Report['testResults'][number]['assertionResults']) => ({
  name,
  status: assertionResults.length > 0 && assertionResults.every(a => a.status === 'passed') ? 'passed' : 'failed',
  assertionResults,
})
const report = (...testResults: Report['testResults']): Report => {
  const all = testResults.flatMap(f => f.assertionResults)
  return {
    numPassedTests: all.filter(a => a.status === 'passed').length,
    numFailedTests: all.filter(a => a.status === 'failed').length,
    testResults,
  }
}

test('a wait that ended is played again; a wrong value, a file that cannot be read and a failure without words are not', () => {
  const run = report(
    file('waits', passed('a'), failed('b', 'TimeoutError: locator.waitFor: Timeout 30000ms exceeded.')),
    file('cut', failed('c', 'Error: page.goto: net::ERR_INTERNET_DISCONNECTED at http://localhost:45281/')),
    file('wrong', failed('d', 'AssertionError: expected 4 to be greater than 8')),
    file('both', failed('e', 'Error: Test timed out in 60000ms.'), failed('f', 'AssertionError: expected false to be true')),
    file('dumb', failed('g')),
    file('broken'),
  )
  expect(onlyWaited(run)).toEqual(['waits', 'cut'])
  expect(namesOf(run, ['waits', 'cut'])).toEqual(['b', 'c'])
  expect(countsOf(run)).toEqual({ passed: 1, failed: 7 })
})

test('what was played again counts as it went alone, and no test twice', () => {
  const first = report(file('waits', passed('a'), failed('b', 'Test timed out in 5000ms')), file('fine', passed('c')))
  expect(together(first, report(file('waits', passed('a'), passed('b'))))).toEqual({ passed: 3, failed: 0 })
  expect(together(first, report(file('waits', failed('a', 'AssertionError'), passed('b'))))).toEqual({ passed: 2, failed: 1 })
  expect(together(first, report(file('waits')))).toEqual({ passed: 1, failed: 1 })
})

test('what is thrown before the tests of a file, and an error outside any test, stay failures beside a file that waited', () => {
  const hook = { ...file('hook', { status: 'skipped', fullName: 'x', failureMessages: [] }), status: 'failed' }
  const first = report(hook, file('waits', failed('y', 'Error: Test timed out in 60000ms.')), file('fine', passed('z')))
  expect(onlyWaited(first)).toEqual(['waits'])
  expect(countsOf(first)).toEqual({ passed: 1, failed: 2 })
  const again = report(file('waits', passed('y')))
  expect(together(first, again)).toEqual({ passed: 2, failed: 1 })
  expect(together(first, again, 1)).toEqual({ passed: 2, failed: 2 })
})
