// What is typed in an open note on its way to the disk: into our own table in one transaction, and only then to the shelf.
import * as Y from 'yjs'
import { signal, type ReadonlySignal } from '@preact/signals'
import { isClosed, isFull } from '../../store/commit.ts'
import { keepEdit, noteRefused, noteTaken, noteUpdates } from '../../store/notes.ts'
import type { Database, HeldRow, NoteRow, NoteUpdateRow } from '../../store/tables.ts'

/** Changes that are typed and not on the disk yet. */
export type Keeping = 'kept' | 'being kept' | 'full' | 'closed'

export type NoteDisk = {
  readonly keeping: ReadonlySignal<Keeping>
  /** Changes the head has not taken. */
  readonly unsent: ReadonlySignal<number>
  /** When the head had taken everything, milliseconds. */
  readonly received: ReadonlySignal<number | null>
  /** A change of the shared text. */
  readonly add: (update: Uint8Array) => void
  /** What is held back has changed. */
  readonly heldChanged: () => void
  /** One more act of the person, of whatever changes. */
  readonly typed: () => void
  /** Tries again what could not be kept. */
  readonly again: () => void
  /** Changes of the shared text that wait to be written. */
  readonly waiting: () => number
  /** The newest row of ours that is on the disk. */
  readonly newest: () => number
  /** The head has taken all rows up to this one. */
  readonly taken: (upTo: number) => void
  /** The head takes none of what is unsent. */
  readonly refused: (why: Parameters<typeof noteRefused>[2]) => void
  /** Whatever was typed is on the disk, or could not be kept. */
  readonly settled: () => Promise<void>
}

export const createNoteDisk = (
  db: Database,
  { id, got }: NoteRow,
  /** Its rows so far. */
  rows: readonly NoteUpdateRow[],
  /** Milliseconds. */
  now: () => number,
  /** What is held back now. */
  held: () => HeldRow[],
  /** It is kept. */
  onShelf: (bytes: Uint8Array) => void,
): NoteDisk => {
  const keeping = signal<Keeping>('kept')
  const unsent = signal(rows.filter(u => u.got === 0).reduce((n, u) => n + u.count, 0))
  const received = signal(got)
  let pending: Uint8Array[] = []
  let isHeldNew = false
  let acts = 0
  let newest = rows.at(-1)?.n ?? 0
  let work: Promise<void> = Promise.resolve()
  let isAsked = false

  const notKept = (e: unknown): void => void (keeping.value = isFull(e) ? 'full' : 'closed')
  const flush = async (): Promise<void> => {
    isAsked = false
    if (pending.length === 0 && !isHeldNew) return
    const [updates, count] = [pending, acts]
    pending = []
    isHeldNew = false
    acts = 0
    try {
      const bytes = updates.length > 0 ? Y.mergeUpdates(updates) : null
      const n = await keepEdit(db, { note: id, bytes, count: Math.max(1, count), held: held(), now: now() })
      if (bytes && n !== null) {
        newest = n
        unsent.value += Math.max(1, count)
        onShelf(bytes)
      }
      keeping.value = pending.length > 0 || isHeldNew ? 'being kept' : 'kept'
    } catch (e) {
      pending = [...updates, ...pending]
      isHeldNew = true
      acts += count
      notKept(e)
    }
  }
  /** One after the other; what fails is told, and does not keep the next from being tried. */
  const after = (next: () => Promise<void>): void => void (work = work.then(next).catch(notKept))
  const ask = (): void => {
    if (keeping.peek() === 'kept') keeping.value = 'being kept'
    if (isAsked) return
    isAsked = true
    after(flush)
  }

  return {
    keeping,
    unsent,
    received,
    add: update => {
      pending.push(update)
      ask()
    },
    heldChanged: () => {
      isHeldNew = true
      ask()
    },
    typed: () => {
      acts++
    },
    again: () => {
      if (keeping.peek() !== 'kept') ask()
    },
    waiting: () => pending.length,
    newest: () => newest,
    taken: upTo =>
      after(async () => {
        await noteTaken(db, id, upTo, now()).catch((e: unknown) => {
          if (!isFull(e) && !isClosed(e)) throw e
        })
        const left = (await noteUpdates(db, id).catch((): NoteUpdateRow[] => [])).filter(u => u.got === 0)
        unsent.value = left.reduce((n, u) => n + u.count, 0)
        if (left.length === 0) received.value = now()
      }),
    refused: why => {
      if (unsent.peek() > 0) after(() => noteRefused(db, id, why, now()))
    },
    settled: async () => {
      for (let before: Promise<void> | null = null; before !== work;) {
        before = work
        await before
      }
    },
  }
}
