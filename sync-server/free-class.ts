// Documents of the free class: texts that people write together. The only part of the relay that loads Yjs, and only when one is opened (O-rules).
// An update is decoded and bounded before Yjs applies it; what Yjs cannot place at once is refused; what is kept is the fresh part, written anew.
import * as Y from 'yjs'
import { cutFree } from './free-cut.ts'
import { contradicts } from './free-place.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'

export type FreeRefusal = 'form' | 'gap' | 'taken' | 'too-big' | 'busy'
/** Whether there is memory for so many bytes more; asked only for what brings something new. */
export type Room = (more: number) => 'too-big' | 'busy' | null
/** `fresh`: null when all of it was held, stored or on its way. `vector`: the state with it. */
export type Accepted =
  | { readonly is: 'accepted'; readonly fresh: Uint8Array | null; readonly vector: Uint8Array }
  | { readonly is: 'refused'; readonly reason: FreeRefusal }

/** The document with everything that was accepted: what of it is on the disk, the log knows. */
export type FreeDocument = {
  accept(update: Uint8Array, room?: Room): Accepted
  /** What became of one accepted fresh part. */
  settle(how: 'stored' | 'lost'): void
  /** Whether all that was accepted is on the disk: only then may it be shown. */
  isStored(): boolean
  /** Something that was accepted is lost, and what was accepted after it may lean on it. */
  isSpoiled(): boolean
  /** This is no longer the document: it must be read again from the log. */
  isTainted(): boolean
  /** What it takes in memory, bytes, about. */
  readonly size: () => number
  vector(): Uint8Array
  /** What somebody with this state vector lacks, in small updates. */
  missing(vector: Uint8Array): Uint8Array[]
  /** One kept update as small ones. */
  cut(update: Uint8Array): Uint8Array[]
}

/** What Yjs keeps for each piece of a document beside its words, bytes. Measured: 193 for a text that grew at its front, 440 for keys of a map. */
const ITEM = 450

/** The first thing wrong with an update of this document; null when it may be tried. */
const judge = (update: Uint8Array, doc: Y.Doc, limits: Limits, room: Room): FreeRefusal | null => {
  const { structs, ds } = Y.decodeUpdate(update)
  const held: ReadonlyMap<number, number> = Y.decodeStateVector(Y.encodeStateVector(doc))
  const next = new Map<number, number>()
  const roots = new Set(doc.share.keys())
  for (const s of structs) {
    const { client, clock } = s.id
    if (s.length < 1 || s instanceof Y.Skip || client > Number.MAX_SAFE_INTEGER || clock + s.length > 2 ** 31) return 'form'
    if (s instanceof Y.GC && s.length > limits.freeRun) return 'form' // a few bytes that would swallow a client's future
    if (s instanceof Y.Item && s.content instanceof Y.ContentDeleted && s.length > limits.freeRun) return 'form'
    const due = next.get(client) ?? held.get(client) ?? 0
    if (next.has(client) ? clock !== due : clock > due) return 'gap'
    if (contradicts(doc, s, held.get(client) ?? 0)) return 'taken'
    if (s instanceof Y.Item && typeof s.parent === 'string' && roots.add(s.parent).size > limits.freeRoots) return 'too-big'
    next.set(client, clock + s.length)
  }
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) {
      if (len < 1 || len > limits.freeRun) return 'form'
      if (clock + len > Math.max(held.get(client) ?? 0, next.get(client) ?? 0)) return 'gap' // nobody deletes what is not here yet
    }
  const isNew = [...next].some(([client, clock]) => clock > (held.get(client) ?? 0))
  return isNew ? room(update.length) : null
}

/** `until`: what was committed after that second is left out. */
const load = async (log: Log, name: string, until: number): Promise<{ doc: Y.Doc; bytes: number }> => {
  const doc = new Y.Doc()
  let bytes = 0
  for (let after = 0; ;) {
    const rows = await log.rows(name, after, 256 * 1024)
    if (rows.length === 0) return { doc, bytes }
    for (const r of rows) {
      if (r.at > until) return { doc, bytes } // rows lean on rows before them: a clock that was set back may show less, never a hole
      Y.applyUpdate(doc, r.bytes)
      bytes += r.bytes.length
      after = r.seq
    }
  }
}

/** `tainted` is called when the document in memory can no longer be trusted. */
export const openFreeDocument = async (
  log: Log,
  name: string,
  limits: Limits,
  tainted: () => void,
  until = Infinity,
): Promise<FreeDocument> => {
  const { doc, bytes: stored } = await load(log, name, until)
  let bytes = stored
  let onTheirWay = 0
  let isTainted = false
  let isSpoiled = false
  const taint = (): void => {
    isTainted = true
    tainted()
  }

  const apply = (update: Uint8Array): Uint8Array | null => {
    let fresh: Uint8Array | null = null
    const keep = (u: Uint8Array): void => void (fresh = u)
    doc.on('update', keep)
    try {
      Y.applyUpdate(doc, update)
    } finally {
      doc.off('update', keep)
    }
    return fresh
  }

  return {
    accept(update, room = () => null) {
      if (bytes + update.length > limits.freeDocument) return { is: 'refused', reason: 'too-big' }
      try {
        const wrong = judge(update, doc, limits, room)
        if (wrong) return { is: 'refused', reason: wrong }
      } catch {
        return { is: 'refused', reason: 'form' } // lib0 and Yjs throw whatever they stumble on
      }
      try {
        const fresh = apply(update)
        if (doc.store.pendingStructs || doc.store.pendingDs) {
          taint() // it leans on something that is not here
          return { is: 'refused', reason: 'gap' }
        }
        bytes += fresh?.length ?? 0
        if (fresh) onTheirWay++
        return { is: 'accepted', fresh, vector: Y.encodeStateVector(doc) }
      } catch {
        taint() // half of it may be applied
        return { is: 'refused', reason: 'form' }
      }
    },
    settle(how) {
      onTheirWay--
      if (how === 'stored') return
      isSpoiled = true
      taint()
    },
    isStored: () => onTheirWay === 0 && !isSpoiled,
    isSpoiled: () => isSpoiled,
    isTainted: () => isTainted,
    size() {
      let items = 0
      for (const structs of doc.store.clients.values()) items += structs.length
      return bytes + items * ITEM
    },
    vector: () => Y.encodeStateVector(doc),
    missing: vector => cutFree(Y.encodeStateAsUpdate(doc, vector), limits.row),
    cut: update => cutFree(update, limits.row),
  }
}
