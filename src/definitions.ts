// Build step: what is compiled into the app as constants. The types are in `globals.d.ts`.
import { readFileSync } from 'node:fs'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string } // our own file

/** The day the app was built (a floor for a device's clock; RELAIS_BUILD_DAY sets it) and its version (RELAIS_VERSION). */
export const definitions = (): Record<string, string> => ({
  __BUILD_DAY__: JSON.stringify(process.env['RELAIS_BUILD_DAY'] ?? new Date().toISOString().slice(0, 10)),
  __VERSION__: JSON.stringify(process.env['RELAIS_VERSION'] ?? version),
})
