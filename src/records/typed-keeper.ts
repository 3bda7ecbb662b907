// Keeps on the device what is typed in one form: a moment after the first key and again while one types, never at each key. A device that cannot keep it loses nothing else.
import type { CentreCode } from '../domain/ids.ts'
import type { Device } from '../device/device.ts'
import { isClosed, isFull } from '../store/commit.ts'
import type { TypedRow } from '../store/tables.ts'
import { forgetOld, forgetTyped, keepTyped, typedId, typedOf } from '../store/typed-drafts.ts'
import type { TypedSeen } from '../store/typed-seen.ts'

/** What a killed browser costs at most. Milliseconds. */
const WITHIN = 250

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `first`: what the form showed before anything was typed. `started`: null for what is begun now. */
export type Side<T, B> = { readonly typed: T; readonly first: T; readonly before: B; readonly started: number | null }

export type TypedKeeper<T, B> = {
  /** What was typed before and not kept; undefined for nothing, and where the database does not answer. */
  readonly found: () => Promise<TypedRow | undefined>
  readonly touch: (side: Side<T, B>) => void
  /** Writes at once what waits to be written. */
  readonly flush: () => void
  /** As it lies there once nothing waits to be written, for the commit that makes a record of it; undefined for nothing. */
  readonly held: () => Promise<TypedSeen | undefined>
  /** It is kept as a record, or given up: nothing is written any more. */
  readonly end: () => void
  /** Resolves when nothing is under way. */
  readonly done: () => Promise<void>
}

/** `form`: the name of the form and of its record, such as 'event/new'. */
export const typedKeeper = <T, B>({ db, clock }: Device, centre: CentreCode | null, form: string): TypedKeeper<T, B> => {
  let waiting: Side<T, B> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** When what is typed anew was begun. */
  let begun: number | null = null
  /** Of the row as this form read or wrote it last; null for none. */
  let known: number | null = null
  let gone = false
  let over = false
  let last: Promise<void> = Promise.resolve()

  /** One after the other. Full or closed: the form goes on without, and saving will say so. */
  const quietly = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work).catch((e: unknown) => {
      if (!isFull(e) && !isClosed(e)) void Promise.reject(e as Error) // a bug: told where all bugs are, and the next touch is kept all the same
    })
    return last
  }
  const forget = async (): Promise<void> => {
    const touched = known
    known = null
    if (touched !== null) await forgetTyped(db, centre, form, touched)
  }
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const side = waiting
    waiting = null
    if (side === null) return
    void quietly(async () => {
      if (same(side.typed, side.first)) return forget() // taken back, key by key
      const touched = Math.max(clock.now(), (known ?? 0) + 1) // never the same number twice
      const { typed, first, before } = side
      const stood = await keepTyped(db, centre, { form, started: side.started ?? begun ?? touched, touched, typed, first, before })
      gone ||= known !== null && !stood
      known = touched
    })
  }
  return {
    found: async () => {
      let row: TypedRow | undefined
      await quietly(async () => {
        await forgetOld(db, clock.now())
        row = await typedOf(db, centre, form, clock.now())
        known = row?.touched ?? null
      })
      return row
    },
    touch: side => {
      if (over) return
      if (side.started === null) begun ??= clock.now()
      waiting = side
      timer ??= setTimeout(flush, WITHIN)
    },
    flush,
    held: async () => {
      flush()
      await last
      return known === null ? undefined : { id: typedId(centre, form), touched: known, ...(gone && { gone }) }
    },
    end: () => {
      over = true
      waiting = null
      clearTimeout(timer)
      void quietly(forget)
    },
    done: () => last,
  }
}
