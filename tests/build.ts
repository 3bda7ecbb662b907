// The app as the journeys use it: the production build, but built on a day before the days they play.
import { build } from 'vite'

export const TEST_DIST = new URL('../node_modules/.cache/relais-dist', import.meta.url).pathname

/** Builds once per run. Benches build into a folder of their own, so that tests may run meanwhile. */
export const buildForTests = async (outDir: string = TEST_DIST): Promise<void> => {
  process.env['RELAIS_BUILD_DAY'] = '2025-09-01'
  await build({ root: new URL('..', import.meta.url).pathname, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
}
