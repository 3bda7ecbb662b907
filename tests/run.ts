// `npm test`: builds the app the journeys use, runs every test, ends with the counts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firefox } from './browsers/firefox.ts'
import { webkit } from './browsers/webkit.ts'
import { buildForTests } from './build.ts'
import { findChromium } from './chromium.ts'
import { countsOf, namesOf, onlyWaited, together, type Counts, type Report } from './waited.ts'

const root = new URL('..', import.meta.url).pathname
const [, , ...only] = process.argv
const folder = mkdtempSync(join(tmpdir(), 'relais-test-'))

await buildForTests()
await findChromium() // unpacked before the first test file waits for it

/** `right`: nothing was wrong, outside the tests either. Null where the runner wrote no report. */
const play = (name: string, ...args: readonly string[]): { readonly report: Report; readonly right: boolean } | null => {
  const file = join(folder, `${name}.json`)
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
      `--outputFile.json=${file}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit' },
  )
  try {
    return { report: JSON.parse(readFileSync(file, 'utf8')) as Report, right: run.status === 0 }
  } catch {
    console.error('The test runner wrote no report.')
    return null
  }
}
const all = (): Counts => {
  const first = play('all', ...only)
  if (first === null) return { passed: 0, failed: 1 }
  const counts = countsOf(first.report)
  if (counts.failed === 0) return first.right ? counts : { ...counts, failed: 1 } // an unhandled error outside any test
  const waited = onlyWaited(first.report)
  if (waited.length === 0) return counts
  console.log(`\nA wait ended beside other tests; played once more, alone:\n  ${namesOf(first.report, waited).join('\n  ')}\n`)
  const again = play('again', '--maxWorkers=1', ...waited)
  if (again === null) return counts
  const both = together(first.report, again.report)
  return both.failed === 0 && !again.right ? { ...both, failed: 1 } : both
}

const { passed, failed } = all()
rmSync(folder, { recursive: true, force: true })
for (const { name, missing } of [firefox, webkit]) if (missing !== null) console.log(`\nNothing was played in ${name}: ${missing}.`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
