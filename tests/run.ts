// `npm test`: builds the app the journeys use, runs every test, ends with the counts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firefox } from './browsers/firefox.ts'
import { webkit } from './browsers/webkit.ts'
import { buildForTests } from './build.ts'
import { findChromium } from './chromium.ts'

const root = new URL('..', import.meta.url).pathname
const [, , ...only] = process.argv
const folder = mkdtempSync(join(tmpdir(), 'relais-test-'))
const report = join(folder, 'report.json')

await buildForTests()
await findChromium() // unpacked before the first test file waits for it
const run = spawnSync(
  process.execPath,
  [
    ...process.execArgv,
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...only,
  ],
  { cwd: root, stdio: 'inherit' },
)

/** Vitest's report, as far as it is read here. */
type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}
let passed = 0
let failed = 1
try {
  const counts = JSON.parse(readFileSync(report, 'utf8')) as Report
  passed = counts.numPassedTests
  // a file that could not even be read has no tests of its own to fail
  failed = counts.numFailedTests + counts.testResults.filter(f => f.status === 'failed' && f.assertionResults.length === 0).length
  if (run.status !== 0 && failed === 0) failed = 1 // an unhandled error outside any test
} catch {
  console.error('The test runner wrote no report.')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
for (const { name, missing } of [firefox, webkit]) if (missing !== null) console.log(`\nNothing was played in ${name}: ${missing}.`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
