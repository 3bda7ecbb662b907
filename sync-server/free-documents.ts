// The free documents that are held open: the same one for everybody who writes in it, and a few more for those who come back.
import type { Limits } from './limits.ts'
import type { FreeDocument } from './free-class.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Log } from './log.ts'

export type FreeDocuments = {
  /** Opens it, or gives the one that is open. Pair each with a `leave`. */
  enter(name: string): Promise<FreeDocument>
  leave(name: string): void
  /** Its state in memory is not that of the log: whoever uses it next reads it again. */
  forget(name: string): void
  /** The present one, read again if it was forgotten. */
  get(name: string): Promise<FreeDocument>
}

export const createFreeDocuments = (log: Log, commit: GroupCommit, limits: Limits): FreeDocuments => {
  const open = new Map<string, Promise<FreeDocument>>()
  const users = new Map<string, number>()

  const read = async (name: string): Promise<FreeDocument> => {
    const { openFreeDocument } = await import('./free-class.ts') // Yjs comes with it, and not before
    await commit.answered() // what was accepted before is in the log now
    return openFreeDocument(log, name, limits, () => open.delete(name))
  }
  const get = (name: string): Promise<FreeDocument> => {
    let doc = open.get(name)
    if (!doc) {
      doc = read(name)
      open.set(name, doc)
      doc.catch(() => open.delete(name)) // whoever waits is told; the next one tries again
    }
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
    forget: name => void open.delete(name),
    get,
  }
}
