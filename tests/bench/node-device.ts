// A device without a screen: the app's own store and replica on a database in memory. For what is measured in bytes and round trips.
import 'fake-indexeddb/auto' // before Dexie looks for it
import type { Role } from '../../src/domain/access.ts'
import { monthOf, type Day } from '../../src/domain/day.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { visitFields, type VisitEntry } from '../../src/domain/visit.ts'
import { makeKeyPair, publicHalf, sign } from '../../src/device/key-pair.ts'
import { connect, type Connection, type Progress } from '../../src/replica/connection.ts'
import { commit } from '../../src/store/commit.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { openDatabase, type Database } from '../../src/store/tables.ts'

export type NodeDevice = {
  readonly db: Database
  /** Keeps one visit, as a command does; resolves with its key when it is committed. */
  readonly note: (entry: VisitEntry, day: Day, hour: number) => Promise<Key>
  /** Connects to whatever listens at this port. `opened`: the socket is open. */
  readonly connect: (port: number, changed: (p: Progress) => void, opened?: () => void) => Connection
  readonly close: () => Promise<void>
}

const dice = { bytes: (n: number) => crypto.getRandomValues(new Uint8Array(n)) }
let made = 0

/** `relay`: where it enrols. `origin`: the relay's public address, which is signed. */
export const enrolNodeDevice = async (
  relay: string,
  origin: string,
  code: string,
  role: Role,
  centre: string | null,
  socket: (url: string) => WebSocket = url => new WebSocket(url),
): Promise<NodeDevice> => {
  const key = await makeKeyPair()
  const response = await fetch(`${relay}/enrol`, { method: 'POST', body: JSON.stringify({ code, key: await publicHalf(key), label: '' }) })
  const answer = (await response.json()) as { ok: boolean; device: Session['device'] } // our own relay's
  if (!answer.ok) throw new Error('not enrolled')
  const session: Session = { device: answer.device, role, centre: centre as CentreCode | null, key, at: '' } // the caller's, of the fictional network
  const db = openDatabase(`node-device-${++made}`)
  await setFact(db, 'session', session)
  return {
    db,
    note: async (entry, day, hour) => {
      const [made] = await commit(db, dice, {
        doc: visitsDocument(session.centre ?? ('cas' as CentreCode), monthOf(day)), // coordinators without a centre note nothing
        drafts: [{ kind: 'create', noun: 'visit', fields: visitFields(entry, day, hour) }],
        when: { day, slot: hour, clock: 'ok' },
        by: 'counsellor',
        now: Date.now(),
      })
      return made! // one draft in, one key out
    },
    connect: (port, changed, opened = () => undefined) =>
      connect({
        db,
        dice,
        session,
        now: Date.now,
        steady: () => performance.now(),
        metered: () => false,
        today: () => '2025-10-09' as Day,
        sign: nonce => sign(key, nonce, origin, session.device),
        socket: () => {
          const ws = socket(`ws://127.0.0.1:${port}/mux`)
          ws.addEventListener('open', opened)
          return ws
        },
        changed,
      }),
    close: () => db.delete(),
  }
}
