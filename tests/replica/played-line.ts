// One connection of one device to a relay that is played, greeted and waiting for its answer.
import type { Role } from '../../src/domain/access.ts'
import type { Day } from '../../src/domain/day.ts'
import { keyFrom, type CentreCode, type DeviceId } from '../../src/domain/ids.ts'
import { makeKeyPair } from '../../src/device/key-pair.ts'
import { connect, type Connection, type Progress } from '../../src/replica/connection.ts'
import type { Session } from '../../src/store/facts.ts'
import type { Database } from '../../src/store/tables.ts'
import type { Frame } from '../../src/wire/frames.ts'
import { PROTOCOL } from '../../src/wire/limits.ts'
import { diceOf } from '../store/device-under-test.ts'
import { until } from '../until.ts'
import { Played } from './played-relay.ts'

/** When the line is opened, milliseconds. */
export const NOW = 1_760_000_000_000
export const TODAY = '2025-10-09' as Day
export const MARK = new Uint8Array(8)
export const ME = keyFrom(new Uint8Array(16)) as string as DeviceId

export const sessionOf = async (role: Role, centre: string | null): Promise<Session> => ({
  device: ME,
  role,
  centre: centre as CentreCode | null,
  key: await makeKeyPair(),
  at: '',
})

/** `time.passed`: milliseconds since the line was opened, by both clocks. */
type Around = { readonly time?: { readonly passed: number }; readonly metered?: boolean; readonly pulls?: () => boolean }
export type Playing = { readonly relay: Played; readonly line: Connection; readonly progress: () => Progress | null }

export const playLine = async (
  db: Database,
  session: Session,
  { time = { passed: 0 }, metered = false, pulls }: Around = {},
): Promise<Playing> => {
  const relay = new Played()
  let progress: Progress | null = null
  const line = connect({
    db,
    dice: diceOf(99),
    session,
    now: () => NOW + time.passed,
    steady: () => time.passed,
    metered: () => metered,
    today: () => TODAY,
    sign: () => Promise.resolve(new Uint8Array(64)),
    socket: () => relay as unknown as WebSocket, // what a connection uses of it
    changed: p => (progress = p),
    ...(pulls && { pulls }),
  })
  relay.onopen?.()
  relay.tell({ is: 'nonce', nonce: new Uint8Array(16), time: NOW / 1000, protocol: PROTOCOL })
  await until('hello', () => relay.all('hello').length === 1)
  return { relay, line, progress: () => progress }
}

export const answer = (documents: readonly (readonly [string, number])[] = [], forked = false, fills = false): Frame => ({
  is: 'answer',
  seq: 9,
  mark: MARK,
  forked,
  fills,
  rights: 1,
  documents,
})
