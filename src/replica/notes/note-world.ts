// What a note stands on besides its own text: this device, whose it is, and the ways to the head; given by the app.
import type { Device } from '../../device/device.ts'
import type { Session } from '../../store/facts.ts'
import type { Fetch } from './tickets.ts'

export type NoteWorld = {
  readonly device: Device
  readonly session: Session
  /** The address the person sees; what is signed. */
  readonly origin: string
  readonly socket: typeof WebSocket
  readonly fetch: Fetch
  /** Calls back when the line may be there again. Returns how to stop. */
  readonly hints: (tell: () => void) => () => void
  /** One tab at a time writes in a note; undefined where the browser has no locks. */
  readonly locks: LockManager | undefined
}
