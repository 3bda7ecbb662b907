// A note while it is open. What is typed goes from the field into the working text, from there into our own table in one transaction, and only then to the shelf:
// the document that y-indexeddb keeps and the line sends. What others write comes the other way. A killed browser costs what was not yet said to be kept.
import * as Y from 'yjs'
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { keyFrom, type Key } from '../../domain/ids.ts'
import { bothKept } from '../../domain/note-text.ts'
import { mayBecomePersonal, NOTE_ROOT } from '../../domain/note.ts'
import { broughtIsIn, eraseShelf, forgetUpdates, mergeUpdates, noteIsGone, noteRow, noteUpdates, shelfName } from '../../store/notes.ts'
import type { Database, NoteRow, NoteUpdateRow } from '../../store/tables.ts'
import { createNoteDisk, type Keeping } from './note-disk.ts'
import { noteLock } from './note-lock.ts'
import { noteLine, type LineState, type NoteLine } from './note-line.ts'
import type { NoteWorld } from './note-world.ts'
import { heldFrom, heldRows, paragraphs, type Stopped } from './paragraphs.ts'
import { openShelf } from './shelf.ts'
import { createUndoSteps } from './undo-steps.ts'

/** What the person is told of it. `unsent`: changes the head has not taken. `received`: when it had taken everything, milliseconds. */
export type NoteFacts = {
  readonly keeping: Keeping
  readonly unsent: number
  readonly received: number | null
  readonly line: LineState
  /** Some of it is not here: it leans on what comes with the line. Nothing is written meanwhile. */
  readonly whole: boolean
  /** A paragraph is being written: it leaves when one has done with it. */
  readonly inHand: boolean
  /** Somebody else is writing just now. */
  readonly other: boolean
  /** What stays here until it is reworded (C25). */
  readonly stopped: readonly Stopped[]
}

export type Field = {
  readonly places: () => readonly number[]
  readonly changed: (text: string, places: readonly number[]) => void
}

export type OpenNote = {
  readonly facts: ReadonlySignal<NoteFacts>
  readonly text: () => string
  /** The field says this now; the paragraph where the cursor is leaves when one has done with it. `cursor` null: all of it leaves. */
  readonly edit: (after: string, cursor: number | null) => void
  /** The cursor is here now, or nowhere: what one has done with leaves. */
  readonly at: (cursor: number | null) => void
  /** Makes it say this, as one more change: what others write meanwhile stays. */
  readonly become: (after: string) => void
  /** The field: told whenever it is to say something else than what was typed, with where its places (the cursor) are then. */
  readonly show: (field: Field | null) => void
  /** While a character is being composed nothing else moves. */
  readonly pause: (paused: boolean) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly isUndone: ReadonlySignal<{ readonly undo: boolean; readonly redo: boolean }>
  /** From now on it may leave: a record says so. */
  readonly share: () => void
  readonly sendNow: () => void
  /** Whatever was typed is on the disk, or could not be kept. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

const TYPED = 'typed here'
const MENDED = 'a line for what is held'
const FROM_SHELF = 'from the shelf'
const FROM_TABLE = 'from our table'
/** Somebody else writes for this long after their last sign. */
const WRITES_FOR = 4000
/** A paragraph in which nothing was typed for so long is done with. */
const DONE_AFTER = 4000
/** Rows of one note that wait: more are made one. */
const MANY = 40

const linesIn = (text: string): number => text.split('\n').length

const isPending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

/** What was written here and is not on the shelf, whatever y-indexeddb made of it. Gives those of the head's that it is seen to hold. */
const putOnShelf = (shelf: Y.Doc, rows: readonly NoteUpdateRow[], read: 'yes' | 'no'): NoteUpdateRow[] => {
  const needless: NoteUpdateRow[] = []
  for (const row of rows) {
    let isNew = false
    const see = (): void => void (isNew = true)
    shelf.on('update', see)
    Y.applyUpdate(shelf, row.bytes, FROM_TABLE)
    shelf.off('update', see)
    if (read === 'yes' && !isNew && row.got === 1 && !isPending(shelf)) needless.push(row)
  }
  return needless
}

const compact = async (db: Database, rows: readonly NoteUpdateRow[]): Promise<void> => {
  for (const got of [0, 1] as const) {
    const alike = rows.filter(u => u.got === got)
    if (alike.length > MANY) await mergeUpdates(db, alike, Y.mergeUpdates(alike.map(u => u.bytes)))
  }
}

/** Null where another tab of this device has it open, or it is not there: `beginNote`. */
export const openNote = async (world: NoteWorld, id: Key, sharedNow: boolean): Promise<OpenNote | null> => {
  const letGo = await noteLock(world, id)
  if (!letGo) return null
  try {
    const row = await noteRow(world.device.db, id)
    if (row) return await openAlone(world, row, sharedNow, letGo)
  } catch (e) {
    letGo()
    throw e
  }
  letGo()
  return null
}

const openAlone = async (world: NoteWorld, row: NoteRow, sharedNow: boolean, letGo: () => void): Promise<OpenNote> => {
  const { id } = row
  const { db, clock, dice } = world.device
  const shelf = new Y.Doc()
  const store = await openShelf(shelfName(db, id), shelf)
  const rows = await noteUpdates(db, id)
  const needless = putOnShelf(shelf, rows, store.read)
  await forgetUpdates(db, needless).catch(() => undefined) // next time
  await broughtIsIn(db, rows).catch(() => undefined)
  await compact(
    db,
    rows.filter(u => !needless.includes(u)),
  ).catch(() => undefined)

  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(shelf), FROM_SHELF)
  const text = doc.getText(NOTE_ROOT)
  const own = paragraphs(doc, text, heldFrom(row.held), () => keyFrom(dice.bytes(16)))
  const undoing = new Y.UndoManager(text, { trackedOrigins: new Set([TYPED]), captureTimeout: 0 })

  const whole = signal(!isPending(shelf))
  const other = signal(false)
  const stopped = signal<readonly Stopped[]>(own.stopped())
  const inHand = signal(own.inHand())
  const state = signal<LineState>({ is: 'resting' })
  const disk = createNoteDisk(
    db,
    row,
    rows,
    clock.now,
    () => heldRows(own.held()),
    bytes => Y.applyUpdate(shelf, bytes, FROM_TABLE),
  )
  const facts = computed((): NoteFacts => ({
    keeping: disk.keeping.value,
    unsent: disk.unsent.value,
    received: disk.received.value,
    line: state.value,
    whole: whole.value,
    inHand: inHand.value,
    other: other.value,
    stopped: stopped.value,
  }))

  let isShared = sharedNow || row.shared === 1
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== FROM_SHELF) disk.add(update)
  })

  // from the shelf to the field
  let field: Field | null = null
  let paused = false
  let waiting: Uint8Array[] = []
  let quietAt: ReturnType<typeof setTimeout> | undefined
  let cursorAt: number | null = null
  const tell = (change: () => void): void => {
    const before = own.view()
    const places = field?.places().map(own.place) ?? []
    const cursor = cursorAt === null ? null : own.place(cursorAt)
    change()
    const after = own.view()
    cursorAt = cursor === null ? null : own.resolve(cursor)
    showHeld()
    if (after !== before) field?.changed(after, places.map(own.resolve))
  }
  const mend = (): void => {
    if (own.mend(MENDED)) disk.heldChanged()
  }
  const take = (updates: readonly Uint8Array[]): void => {
    if (updates.length === 0) return
    tell(() => {
      for (const u of updates) Y.applyUpdate(doc, u, FROM_SHELF)
      mend()
    })
    whole.value = !isPending(shelf)
  }
  shelf.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === FROM_TABLE) return
    if (state.peek().is === 'open') {
      other.value = true
      clearTimeout(quietAt)
      quietAt = setTimeout(() => (other.value = false), WRITES_FOR)
    }
    if (paused) waiting.push(update)
    else take([update])
  })

  const steps = createUndoSteps()
  const showHeld = (): void => {
    stopped.value = own.stopped()
    inHand.value = own.inHand()
  }
  const step = (change: () => boolean): void => {
    const now = clock.steady()
    const before = own.held()
    const waited = disk.waiting()
    const heldToo = change()
    const shared = disk.waiting() - waited
    if (!heldToo && shared === 0) return
    disk.typed()
    if (heldToo) disk.heldChanged()
    steps.done({ shared, before, after: own.held() }, now)
    showHeld()
  }
  /** What one has done with leaves. All that was done in those paragraphs is one step from then on: the shared text has it as one. */
  const leaveParagraphs = (cursor: number | null): void => {
    const waited = disk.waiting()
    const gone = new Set(own.leave(cursor, TYPED))
    if (gone.size === 0) return
    disk.heldChanged()
    steps.left(gone, disk.waiting() - waited, own.held())
    showHeld()
  }
  let doneAt: ReturnType<typeof setTimeout> | undefined
  const later = (): void => {
    clearTimeout(doneAt)
    if (!own.inHand()) return
    doneAt = setTimeout(() => {
      const before = cursorAt === null ? '' : own.view().slice(0, cursorAt)
      if (paused || mayBecomePersonal(before.slice(before.lastIndexOf('\n') + 1))) return later()
      tell(() => leaveParagraphs(null))
    }, DONE_AFTER)
  }

  const turn = (way: 'undo' | 'redo'): void => {
    const done = steps.turn(way)
    if (!done) return
    tell(() => {
      for (let i = 0; i < done.shared; i++) undoing[way]()
      // only what this step held: the rest may have been reworded since
      const [was, becomes] = way === 'undo' ? [done.after, done.before] : [done.before, done.after]
      const touched = new Set([...was, ...becomes].filter(h => !was.some(x => x === h) || !becomes.some(x => x === h)).map(h => h.id))
      own.restore([...own.held().filter(h => !touched.has(h.id)), ...becomes.filter(h => touched.has(h.id))])
    })
    disk.typed()
    disk.heldChanged()
    later()
  }

  // the line
  let line: NoteLine | null = null
  let leave: (() => void) | null = null
  const begin = (): void => {
    if (line || !isShared) return
    line = noteLine(world, id, shelf, { newest: disk.newest, taken: disk.taken })
    leave = line.state.subscribe(s => {
      state.value = s
      const why =
        s.is !== 'stopped' ? null : s.why === 'full' ? 'too-big' : s.why === 'refused' ? 'form' : s.why === 'forbidden' ? 'forbidden' : null
      if (why !== null) disk.refused(why)
    })
  }
  mend()
  leaveParagraphs(null) // of a page that ended in the middle
  begin()

  return {
    facts,
    text: own.view,
    edit: (typed, cursor) => {
      cursorAt = cursor
      let after = typed
      if (own.inHand() && linesIn(typed) !== linesIn(own.view())) {
        // its paragraphs are others now: what was written so far leaves as it was
        const before = own.view()
        leaveParagraphs(null)
        after = bothKept(before, typed, own.view())
      }
      step(() => own.edit(after, cursor, TYPED))
      leaveParagraphs(cursor)
      later()
      if (own.view() !== typed) field?.changed(own.view(), field.places())
    },
    at: cursor => {
      cursorAt = cursor
      if (own.inHand()) tell(() => leaveParagraphs(cursor))
    },
    become: after =>
      tell(() => {
        leaveParagraphs(null)
        step(() => own.edit(after, null, TYPED))
      }),
    show: f => {
      field = f
    },
    pause: is => {
      paused = is
      if (is) return
      const come = waiting
      waiting = []
      take(come)
    },
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    isUndone: steps.isUndone,
    share: () => {
      isShared = true
      begin()
    },
    sendNow: () => {
      disk.again()
      line?.tryNow()
    },
    settled: disk.settled,
    close: async () => {
      try {
        clearTimeout(doneAt)
        leaveParagraphs(null)
        await disk.settled()
        clearTimeout(quietAt)
        leave?.()
        line?.stop()
        await store.close()
        // while it was open it wrote itself down anew
        if (await noteIsGone(db, id).catch(() => false)) eraseShelf(db, id)
        doc.destroy()
        shelf.destroy()
      } finally {
        letGo()
      }
    },
  }
}
