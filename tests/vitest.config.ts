import { defineConfig } from 'vitest/config'
import { compileMessages } from '../src/text/compile-messages.ts'
import { definitions } from '../src/definitions.ts'

// The fictional network keeps this time; tablets and tests read the same wall clock.
process.env['TZ'] = 'Europe/Paris'

// Two cores: journeys drive a browser and a relay each, so few files run at once.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [compileMessages()],
  define: definitions(),
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.cache/**'], // other people's suites lie there (tests/interop)
    setupFiles: ['fake-indexeddb/auto'], // before Dexie looks for it
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } }, // a slow machine is not a fault
  },
})
