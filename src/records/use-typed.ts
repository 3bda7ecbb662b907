// The value of a form like a state, with what was typed when the browser was killed, the page left or the telephone rang.
import { useEffect, useRef, useState } from 'preact/hooks'
import { announce } from '../ui/LiveRegion.tsx'
import { alike } from './alike.ts'
import type { Desk } from './desk.ts'
import { resumedWords } from './resumed-words.ts'
import { same, typedKeeper, type Side, type TypedKeeper } from './typed-keeper.ts'

/** What was begun before, and the form as it is without it. */
export type Resumed = {
  /** When it was begun, milliseconds; null while one begins anew. */
  readonly started: number | null
  /** The record says something else than when it was begun. */
  readonly changed: boolean
  /** From the one to the other, and back. */
  readonly turn: () => void
}
export type Typed<T, B> = {
  readonly typed: T
  readonly type: (next: T | ((was: T) => T)) => void
  /** The record as it was when this was begun: what is written is said against it. */
  readonly before: B
  /** Null when nothing was begun before: for `ResumedLine`. */
  readonly resumed: Resumed | null
  /** For the desk at which it is written (`Desk.finishes`). */
  readonly held: TypedKeeper<T, B>['held']
  /** Call once it is kept, or given up. */
  readonly end: () => void
}
/** What the form around the fields takes care of. */
export type Drafted = Pick<Typed<object, unknown>, 'resumed' | 'held' | 'end'>

const LEAVING = ['beforeunload', 'pagehide'] as const

type Sides<T, B> = { readonly is: Side<T, B>; readonly other: Side<T, B> | null }

/** What was touched before the disk has answered stays; all else is as it was kept. */
const onTop = <T extends object>(kept: T, { typed, first }: Side<T, unknown>): T => {
  const before: ReadonlyMap<string, unknown> = new Map(Object.entries(first))
  return { ...kept, ...Object.fromEntries(Object.entries(typed).filter(([k, v]) => !same(v, before.get(k)))) }
}

/**
 * `form`: the form and its record, such as 'event/new'; it stays the same while the form is open. `first`: what the form shows when nothing was
 * begun. `before`: the record that is described again as it stands now, null for a new one. `read`: what was kept, in words this form knows.
 */
export const useTyped = <T extends object, B>(
  { device, centre, minute }: Pick<Desk, 'device' | 'centre' | 'minute'>,
  form: string,
  first: T | (() => T),
  before: B,
  read: (first: T, kept: unknown) => T = alike,
): Typed<T, B> => {
  const [sides, set] = useState<Sides<T, B>>(() => {
    const typed = typeof first === 'function' ? first() : first
    return { is: { typed, first: typed, before, started: null }, other: null }
  })
  const [keeper] = useState(() => typedKeeper<T, B>(device, centre, form))
  const latest = useRef(sides)
  const put = (next: Sides<T, B>): void => {
    latest.current = next
    set(next)
  }

  useEffect(() => {
    let gone = false
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') keeper.flush()
    }
    document.addEventListener('visibilitychange', hidden)
    // while a page is being hidden its last writing may be given up; a moment before, it is not
    for (const leaving of LEAVING) addEventListener(leaving, keeper.flush)
    void keeper.found().then(row => {
      if (gone || !row) return
      const { is } = latest.current
      const kept = read(is.first, row.typed)
      const typed = onTop(kept, is)
      // `before` is of the shape this app writes (typed-drafts.ts)
      const resumed = { typed, first: read(is.first, row.first), before: row.before as B, started: row.started }
      put({ is: resumed, other: { ...is, typed: is.first } })
      if (!same(typed, kept)) keeper.touch(resumed)
      announce(resumedWords(row.started, minute.peek()))
    })
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', hidden)
      for (const leaving of LEAVING) removeEventListener(leaving, keeper.flush)
      keeper.flush()
    }
  }, [keeper])

  const { is, other } = sides
  const type = (next: T | ((was: T) => T)): void => {
    const now = latest.current
    const touched = { ...now.is, typed: typeof next === 'function' ? next(now.is.typed) : next }
    put({ ...now, is: touched })
    keeper.touch(touched)
  }
  const turn = (): void => {
    const now = latest.current
    if (now.other === null) return
    put({ is: now.other, other: now.is })
    keeper.touch(now.other)
    keeper.flush()
    announce(resumedWords(now.other.started, minute.peek()))
  }
  return {
    typed: is.typed,
    type,
    before: is.before,
    resumed: other && { started: is.started, changed: is.started !== null && is.before !== null && !same(is.first, other.first), turn },
    held: keeper.held,
    end: keeper.end,
  }
}
