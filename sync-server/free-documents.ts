// The free documents that are held open: the same one for everybody who writes in it, and a few more for those who come back.
import type { Limits } from './limits.ts'
import type { FreeDocument } from './free-class.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Log } from './log.ts'

export type FreeDocuments = {
  /** Opens it, or gives the one that is open. Pair each with a `leave`. */
  enter(name: string): Promise<FreeDocument>
  leave(name: string): void
  /** The present one, read again if it could not be trusted any more. It may be tainted between this and the next turn: look. */
  get(name: string): Promise<FreeDocument>
  /** A copy of what is on the disk and of nothing else. */
  copy(name: string): Promise<FreeDocument>
  /** It was erased. */
  forget(name: string): void
}

export const createFreeDocuments = (log: Log, commit: GroupCommit, limits: Limits): FreeDocuments => {
  const open = new Map<string, Promise<FreeDocument>>()
  const users = new Map<string, number>()

  const copy = async (name: string, tainted: () => void = () => undefined): Promise<FreeDocument> => {
    const { openFreeDocument } = await import('./free-class.ts') // Yjs comes with it, and not before
    return openFreeDocument(log, name, limits, tainted)
  }
  const read = async (name: string, tainted: () => void): Promise<FreeDocument> => {
    await commit.answered() // what was accepted before is in the log now, or lost
    return copy(name, tainted)
  }
  const get = (name: string): Promise<FreeDocument> => {
    const held = open.get(name)
    if (held) return held
    const forget = (): void => {
      if (open.get(name) === doc) open.delete(name) // not the one that was read since
    }
    const doc = read(name, forget)
    open.set(name, doc)
    doc.catch(forget) // whoever waits is told; the next one tries again
    return doc
  }
  const evict = (): void => {
    for (const name of open.keys()) {
      if (open.size <= limits.freeOpen) return
      if (!users.get(name)) open.delete(name)
    }
  }
  return {
    async enter(name) {
      users.set(name, (users.get(name) ?? 0) + 1)
      const doc = get(name)
      evict()
      return doc
    },
    leave(name) {
      const left = (users.get(name) ?? 1) - 1
      if (left > 0) users.set(name, left)
      else users.delete(name)
      evict()
    },
    get,
    copy: name => copy(name),
    forget: name => void open.delete(name),
  }
}
