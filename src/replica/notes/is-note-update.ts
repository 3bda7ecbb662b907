// Whether bytes that were carried here by hand are what somebody wrote in a note: an update of Yjs that can be read to its end.
import * as Y from 'yjs'

export const isNoteUpdate = (bytes: Uint8Array): boolean => {
  const doc = new Y.Doc()
  try {
    Y.decodeUpdate(bytes)
    Y.applyUpdate(doc, bytes)
    return true
  } catch {
    return false // Yjs throws its own errors at what it cannot read
  } finally {
    doc.destroy()
  }
}
