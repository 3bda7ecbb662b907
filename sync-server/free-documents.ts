// The free documents that are held open: the same one for everybody who writes in it, and a few more for those who come back. All of them
// together have a budget of memory: who is in one keeps it, and the one that was left longest ago goes first (O5).
import type { FreeDocument, Room } from './free-class.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'

/** There is no room for one more: those that are open are all in use. */
export class FreeFull extends Error {
  constructor() {
    super('too many free documents in use')
  }
}

export type FreeDocuments = {
  /** Opens it, or gives the one that is open. Pair each with a `leave`. Throws `FreeFull`, and then there is nothing to leave. */
  enter(name: string): Promise<FreeDocument>
  leave(name: string): void
  /** The present one, read again if it could not be trusted any more. It may be tainted between this and the next turn: look. */
  get(name: string): Promise<FreeDocument>
  /** Why an open one may not grow by so many bytes: 'too-big' where it would be too much alone. */
  room(name: string, more: number): ReturnType<Room>
  /** As it stood at that second: its own, and counted like the others until `end`. Throws `FreeFull`. */
  former(name: string, at: number): Promise<{ readonly doc: FreeDocument; readonly end: () => void }>
  /** A copy of what is on the disk and of nothing else, to be let go at once. */
  copy(name: string): Promise<FreeDocument>
  /** It was erased. */
  forget(name: string): void
}

/** `size` in bytes of memory, about: of its rows until it has been read. */
type Open = { readonly doc: Promise<FreeDocument>; size: () => number }

export const createFreeDocuments = (log: Log, commit: GroupCommit, limits: Limits): FreeDocuments => {
  /** The one that was left longest ago comes first. */
  const open = new Map<string, Open>()
  const users = new Map<string, number>()
  let formers = 0

  const copy = async (name: string, tainted: () => void = () => undefined, until = Infinity): Promise<FreeDocument> => {
    const { openFreeDocument } = await import('./free-class.ts') // Yjs comes with it, and not before
    return openFreeDocument(log, name, limits, tainted, until)
  }
  const read = async (name: string, tainted: () => void): Promise<FreeDocument> => {
    await commit.answered() // what was accepted before is in the log now, or lost
    return copy(name, tainted)
  }
  const forget = (key: string, doc: Promise<FreeDocument>): void => {
    if (open.get(key)?.doc === doc) open.delete(key) // not the one that was read since
  }
  const hold = (key: string, doc: Promise<FreeDocument>, bytes: number): void => {
    const held: Open = { doc, size: () => bytes }
    open.set(key, held)
    doc.then(
      read => {
        held.size = read.size
        evict()
      },
      () => forget(key, doc), // whoever waits is told; the next one tries again
    )
  }
  const get = (name: string, bytes = 0): Promise<FreeDocument> => {
    const held = open.get(name)
    if (held) return held.doc
    const doc = read(name, () => forget(name, doc))
    hold(name, doc, bytes)
    return doc
  }
  const used = (): number => [...open.values()].reduce((n, held) => n + held.size(), 0)
  const evict = (more = 0): void => {
    let bytes = used() + more
    for (const [key, held] of open) {
      if (open.size <= limits.freeOpen && bytes <= limits.freeOpenBytes) return
      if (users.get(key)) continue
      bytes -= held.size()
      open.delete(key)
    }
  }
  const leave = (key: string): void => {
    const left = (users.get(key) ?? 1) - 1
    if (left > 0) users.set(key, left)
    else {
      users.delete(key)
      const held = open.get(key)
      if (held && open.delete(key)) open.set(key, held) // behind all that were left before
    }
    evict()
  }
  /** Opens it under this key if there is room: always for the only one. */
  const take = async (key: string, name: string, begin: (bytes: number) => Promise<FreeDocument>): Promise<FreeDocument> => {
    users.set(key, (users.get(key) ?? 0) + 1)
    try {
      if (!open.has(key)) {
        const bytes = await log.weight([name])
        if (!open.has(key)) evict(bytes)
        if (!open.has(key) && open.size > 0 && used() + bytes > limits.freeOpenBytes) throw new FreeFull()
        return await begin(bytes)
      }
      evict()
      return await begin(0)
    } catch (e) {
      leave(key)
      throw e
    }
  }
  return {
    enter: name => take(name, name, bytes => get(name, bytes)),
    leave,
    get,
    room(name, more) {
      evict(more)
      if (used() + more <= limits.freeOpenBytes) return null
      return (open.get(name)?.size() ?? 0) + more > limits.freeOpenBytes ? 'too-big' : 'busy'
    },
    async former(name, at) {
      const key = `${name} ${++formers}`
      const doc = await take(key, name, bytes => {
        const read = copy(name, undefined, at)
        hold(key, read, bytes)
        return read
      })
      return {
        doc,
        end() {
          open.delete(key)
          leave(key)
        },
      }
    },
    copy: name => copy(name),
    forget: name => void open.delete(name),
  }
}
