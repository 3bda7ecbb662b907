// What texts written together stand on, in the page.
import type { NoteWorld } from '../replica/notes/note-world.ts'
import type { Session } from '../store/facts.ts'
import type { World } from './world.ts'

export const noteWorldOf = ({ device }: Pick<World, 'device'>, session: Session): NoteWorld => ({
  device,
  session,
  origin: location.origin,
  socket: WebSocket,
  fetch: (url, init) => fetch(url, init),
  hints: tell => {
    const front = (): void => {
      if (document.visibilityState === 'visible') tell()
    }
    addEventListener('online', tell)
    document.addEventListener('visibilitychange', front)
    return () => {
      removeEventListener('online', tell)
      document.removeEventListener('visibilitychange', front)
    }
  },
  locks: navigator.locks,
})
