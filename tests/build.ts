// The app as the journeys use it: the production build, but built on a day before the days they play.
import { build } from 'vite'

/** RELAIS_TEST_DIST: somewhere else, for a run beside another. */
export const TEST_DIST = process.env['RELAIS_TEST_DIST'] ?? new URL('../node_modules/.cache/relais-dist', import.meta.url).pathname

/**
 * Builds once per run. Benches build into a folder of their own, so that tests may run meanwhile. `version`: another than that of
 * package.json, for the tests of updates.
 */
export const buildForTests = async (outDir: string = TEST_DIST, version?: string): Promise<void> => {
  process.env['RELAIS_BUILD_DAY'] = '2025-09-01'
  if (version === undefined) delete process.env['RELAIS_VERSION']
  else process.env['RELAIS_VERSION'] = version
  await build({ root: new URL('..', import.meta.url).pathname, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
}
