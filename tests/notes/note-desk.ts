// A device of a network under test that opens notes, over a line that can be cut.
import { onTestFinished } from 'vitest'
import { keyFrom, type Key } from '../../src/domain/ids.ts'
import type { NoteWorld } from '../../src/replica/notes/note-world.ts'
import { openNote, type OpenNote } from '../../src/replica/notes/open-note.ts'
import { beginNote } from '../../src/store/notes.ts'
import type { Net, Tablet } from '../replica/network-under-test.ts'
import { until } from '../until.ts'

export const newId = (): Key => keyFrom(crypto.getRandomValues(new Uint8Array(16)))

/** One lock for each name, as a browser has them. */
const locksOf = (): LockManager => {
  const held = new Set<string>()
  return {
    request: async (name: string, _: unknown, use: (lock: object | null) => Promise<unknown>) => {
      if (held.has(name)) return use(null)
      held.add(name)
      try {
        return await use({})
      } finally {
        held.delete(name)
      }
    },
  } as unknown as LockManager // what openNote asks of it
}

export type Desk = {
  readonly world: NoteWorld
  readonly tablet: Tablet
  readonly open: (id: Key, how?: 'shared' | 'draft') => Promise<OpenNote>
  /** Ends what is open as a killed page does: nothing is awaited, nothing written any more. */
  readonly cut: () => void
  readonly join: () => void
}

export const desk = (net: Net, tablet: Tablet): Desk => {
  let isCut = false
  const sockets = new Set<WebSocket>()
  const told = new Set<() => void>()
  const open: OpenNote[] = []
  class Line extends WebSocket {
    constructor(url: string | URL) {
      super(isCut ? 'ws://127.0.0.1:9' : url)
      sockets.add(this)
      this.addEventListener('close', () => sockets.delete(this))
    }
  }
  const world: NoteWorld = {
    device: tablet.device,
    session: tablet.session,
    origin: net.origin(),
    socket: Line,
    fetch: async (url, init) => {
      if (isCut) throw new Error('no line')
      return fetch(url, init)
    },
    hints: tell => {
      told.add(tell)
      return () => told.delete(tell)
    },
    locks: locksOf(),
  }
  onTestFinished(async () => {
    for (const n of open) await n.close().catch(() => undefined)
  })
  return {
    world,
    tablet,
    open: async (id, how = 'shared') => {
      const shared = how === 'shared' ? 1 : 0
      await beginNote(tablet.device.db, { id, kind: 'practice', title: '', shared, held: [], started: 1, touched: 1, got: null })
      const note = await openNote(world, id, shared === 1)
      if (!note) throw new Error('it is open already')
      open.push(note)
      return note
    },
    cut: () => {
      isCut = true
      for (const s of sockets) s.close()
    },
    join: () => {
      isCut = false
      for (const t of told) t()
    },
  }
}

/** The head has all of it, and all of the head is here. */
export const received = (note: OpenNote): Promise<void> =>
  until('the head has it', async () => {
    const { line, unsent, keeping } = note.facts.peek()
    return line.is === 'open' && unsent === 0 && keeping === 'kept'
  })
export const says = (note: OpenNote, text: string): Promise<void> => until(`it says ${text}`, async () => note.text() === text)
/** As one types: at the end of the text. */
export const type = (note: OpenNote, words: string): void => note.edit(note.text() + words, null)
