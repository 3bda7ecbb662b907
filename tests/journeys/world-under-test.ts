// The app as it is served, for one test.
import { onTestFinished } from 'vitest'
import type { RelayOptions } from '../../sync-server/relay.ts'
import { openServed, type Served } from './served.ts'

export type { Served } from './served.ts'

/** Everything is closed and deleted when the test ends. */
export const serve = (options: Partial<RelayOptions> = {}): Promise<Served> => openServed(close => onTestFinished(close), options)
