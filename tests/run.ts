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

/** `stray`: errors from outside any test. Null where the runner wrote no report. */
const play = (name: string, ...args: readonly string[]): { readonly report: Report; readonly stray: number } | null => {
  const [file, strayFile] = [join(folder, `${name}.json`), join(folder, `${name}.stray`)]
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
      '--reporter=./tests/stray-errors.ts',
      ...args,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, RELAIS_STRAY_ERRORS: strayFile } },
  )
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report
    const stray = Number(readFileSync(strayFile, 'utf8'))
    return { report, stray: run.status !== 0 && countsOf(report, stray).failed === 0 ? 1 : stray } // whatever else it may have been
  } catch {
    console.error('The test runner wrote no report.')
    return null
  }
}
/** How many failed beside others and were played again. */
let again = 0
const all = (): Counts => {
  const first = play('all', ...only)
  if (first === null) return { passed: 0, failed: 1 }
  const waited = onlyWaited(first.report)
  const names = namesOf(first.report, waited)
  if (waited.length === 0) return countsOf(first.report, first.stray)
  console.log(`\nA wait ended beside other tests; played once more, alone:\n  ${names.join('\n  ')}\n`)
  const second = play('again', '--maxWorkers=1', ...waited)
  if (second === null) return countsOf(first.report, first.stray)
  again = names.length
  return together(first.report, second.report, first.stray + second.stray)
}

const { passed, failed } = all()
rmSync(folder, { recursive: true, force: true })
for (const { name, missing } of [firefox, webkit]) if (missing !== null) console.log(`\nNothing was played in ${name}: ${missing}.`)
if (again > 0) console.log(`\n${again} played again, alone (tests/waited.ts).`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
