// The tombstones once more, in a small file beside the log that no restored backup replaces: what was erased does not come back with it.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { isDay } from '../src/domain/day.ts'
import { isErasureReason, type Tombstone } from '../src/domain/erasure.ts'

export interface GravesFile {
  all(): readonly Tombstone[]
  /** On the disk when it returns; again: nothing. Throws when it cannot be written. */
  add(t: Tombstone): void
}

const readLine = (line: string): Tombstone[] => {
  let x: unknown
  try {
    x = JSON.parse(line)
  } catch {
    return [] // the last one may be torn: the log still has it
  }
  const { doc, reason, day } = (typeof x === 'object' && x !== null ? x : {}) as Record<string, unknown>
  return typeof doc === 'string' && isErasureReason(reason) && isDay(day) ? [{ doc, reason, day }] : []
}

export const openGravesFile = (path: string): GravesFile => {
  const kept = new Map((existsSync(path) ? readFileSync(path, 'utf8') : '').split('\n').flatMap(l => readLine(l).map(t => [t.doc, t])))
  return {
    all: () => [...kept.values()],
    add({ doc, reason, day }) {
      if (kept.has(doc)) return
      const file = openSync(path, 'a', 0o600)
      try {
        writeSync(file, `\n${JSON.stringify({ doc, reason, day })}\n`) // a line of its own, also behind a torn one
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      kept.set(doc, { doc, reason, day })
    },
  }
}
