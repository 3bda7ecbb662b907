// A form's draft: read once, kept at each touch, so that a killed browser costs at most the touch it was killed in.
import { useEffect, useRef, useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { draftOf, keepDraft, keepDraftAgain } from '../store/keep-draft.ts'
import { isClosed, isFull } from '../store/commit.ts'
import type { DraftRow } from '../store/tables.ts'
import { afterPicture } from '../ui/after-picture.ts'
import type { Room } from './room.ts'
import { touchedOver } from './touched-over.ts'

export type Lost = 'full' | 'closed' | 'gone'

export type Drafted<E> = {
  readonly entry: E
  readonly change: (entry: E) => void
  /** The entry with its last touch, also before the next picture: what Save must save. */
  readonly latest: () => E
  /** The row as it was found when the form opened; null for a new one, undefined while it is read. */
  readonly found: DraftRow | null | undefined
  /** The row as it is now; null before the first touch. */
  readonly begun: () => DraftRow | null
  /** What the form showed before anything was touched, also where that was before the app was started anew. */
  readonly was: () => E
  /** The last touch is on the device. */
  readonly kept: boolean
  /** Why what was touched last is not on the device: no room, no database, or the draft was saved or thrown away in another window. Null where it is, or is still being kept. */
  readonly lost: Lost | null
  /** Resolves when the last touch is kept, or could not be: why not. */
  readonly settled: () => Promise<Lost | null>
  /** Resolves when what was there is read, and the first touch is kept or could not be: the draft's id where a row is known to have been there, else null. */
  readonly known: () => Promise<string | null>
}

export type DraftOf<E> = {
  readonly noun: DraftRow['noun']
  /** What the form shows before anything is touched. */
  readonly empty: E
  readonly read: (x: unknown) => E
  /** The document of the record that is corrected; `id` is then its key. */
  readonly corrects?: string
}

export const useDraft = <E extends object>(room: Room, id: string, { noun, empty, read, corrects }: DraftOf<E>): Drafted<E> => {
  const { device, where } = room
  const [entry, setEntry] = useState(empty)
  const [found, setFound] = useState<DraftRow | null | undefined>(undefined)
  const [kept, setKept] = useState(false)
  const [lost, setLost] = useState<Lost | null>(null)
  const row = useRef<DraftRow | null>(null)
  const last = useRef(empty)
  const first = useRef(empty)
  const reading = useRef<Promise<void>>(Promise.resolve())
  /** What was touched last is kept when the picture shows it: a press waits for no database. */
  const soon = useRef<Promise<void> | null>(null)
  const keeping = useRef<Promise<Lost | null>>(Promise.resolve(null))
  /** The first keeping; null while no row is known to be there. */
  const there = useRef<Promise<string | null> | null>(null)

  useEffect(() => {
    let gone = false
    reading.current = draftOf(device.db, id).then(
      d => {
        if (gone) return
        if (d) {
          const touched = row.current !== null // hands are quicker than a slow database
          there.current = Promise.resolve(id)
          row.current = d
          if (d.was !== undefined) first.current = read(d.was)
          const was = read(d.entry)
          if (touched) change(touchedOver(empty, last.current, was))
          else {
            last.current = was
            setEntry(was)
            setKept(true)
          }
        }
        setFound(d ?? null)
      },
      () => setFound(null), // the database is closed: the form still opens, and saving will say so
    )
    return () => {
      gone = true
    }
  }, [device, id])

  const change = (next: E): void => {
    last.current = next
    setEntry(next)
    const now = device.clock.now()
    const touched: DraftRow = row.current
      ? { ...row.current, entry: next, touched: now }
      : {
          ...{ id, noun, centre: where.centre, day: localOn(device, now).day, started: now, touched: now, entry: next },
          ...(corrects !== undefined && { corrects, was: first.current }),
        }
    row.current = touched
    setKept(false)
    soon.current ??= afterPicture()
      .then(() => reading.current) // what was there is not written over
      .then(() => {
        soon.current = null
        keepLatest(row.current!) // it was touched
      })
  }
  const keepLatest = (touched: DraftRow): void => {
    if (there.current === null) {
      const first = keepDraft(device.db, touched)
      there.current = first.then(
        () => id,
        () => {
          there.current = null // the next touch is the first once more
          return null
        },
      )
      keeping.current = first.then(() => told(touched, null), tell)
    } else keeping.current = keepDraftAgain(device.db, touched).then(now => told(touched, now === 'gone' ? now : null), tell)
  }
  const told = (touched: DraftRow, why: Lost | null): Lost | null => {
    setKept(why === null && touched === row.current)
    setLost(why)
    return why
  }
  const tell = (e: unknown): Lost => {
    const why = isFull(e) ? 'full' : 'closed'
    setLost(why)
    if (why === 'closed' && !isClosed(e)) throw e
    room.failed(why)
    return why
  }
  return {
    entry,
    change,
    latest: () => last.current,
    was: () => first.current,
    found,
    begun: () => row.current,
    kept,
    lost,
    settled: () => reading.current.then(() => soon.current).then(() => keeping.current),
    known: () => reading.current.then(() => soon.current).then(() => there.current),
  }
}
