// Whether an update of a free document says at places that are held what is held there. Where it does not, two devices write under one client id:
// Yjs would take the second one's words for known, and they would be acknowledged and nowhere.
import * as Y from 'yjs'

/** What a half of a split character becomes in Yjs. */
const BROKEN = '\ufffd'

const written = (content: Y.Item['content']): string => {
  const e = new Y.UpdateEncoderV1()
  content.write(e, 0)
  return Buffer.from(e.toUint8Array()).toString('latin1')
}
const sameText = (a: string, b: string): boolean => {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && a[i] !== BROKEN && b[i] !== BROKEN) return false
  return true
}
/** `a` from `i` and `b` from `j` on, `n` clocks long. */
const sameContent = (a: Y.Item['content'], i: number, b: Y.Item['content'], j: number, n: number): boolean => {
  if (a instanceof Y.ContentString && b instanceof Y.ContentString) return sameText(a.str.slice(i, i + n), b.str.slice(j, j + n))
  if (a instanceof Y.ContentAny && b instanceof Y.ContentAny)
    return written(new Y.ContentAny(a.arr.slice(i, i + n))) === written(new Y.ContentAny(b.arr.slice(j, j + n)))
  return a.constructor === b.constructor && written(a) === written(b)
}
const samePlace = (said: Y.Item, held: Y.Item, doc: Y.Doc): boolean => {
  if (!Y.compareIDs(said.origin, held.origin) || !Y.compareIDs(said.rightOrigin, held.rightOrigin)) return false
  if (said.origin ?? said.rightOrigin) return true // the neighbour says the rest
  return said.parentSub === held.parentSub && (typeof said.parent !== 'string' || doc.share.get(said.parent) === held.parent)
}

/** `said` as `Y.decodeUpdate` gives it; `next`: the first clock of its client that is not held. What was deleted may be gone: it contradicts nothing. */
export const contradicts = (doc: Y.Doc, said: Y.Item | Y.GC | Y.Skip, next: number): boolean => {
  if (!(said instanceof Y.Item) || said.content instanceof Y.ContentDeleted) return false
  const { client, clock } = said.id
  const end = Math.min(clock + said.length, next)
  for (let at = clock; at < end;) {
    const held: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, at))
    const n = Math.min(held.id.clock + held.length, end) - at
    if (held instanceof Y.Item && !held.deleted) {
      if (!sameContent(held.content, at - held.id.clock, said.content, at - clock, n)) return true
      if (held.id.clock === clock && !samePlace(said, held, doc)) return true
    }
    at += n
  }
  return false
}
