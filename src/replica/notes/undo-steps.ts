// Own steps, back and forth, while a note is open: of the shared text, and of what is held back and in no shared text.
import { signal, type ReadonlySignal } from '@preact/signals'
import type { Held } from './paragraphs.ts'

/** What is typed without such a rest is undone together. Milliseconds. */
const ONE_STEP = 600

/** `shared`: how many changes of the shared text it is. */
export type Step = { readonly shared: number; readonly before: readonly Held[]; readonly after: readonly Held[] }

export type UndoSteps = {
  /** Something was done. `now`: milliseconds that only ever rise. */
  readonly done: (step: Step, now: number) => void
  /** Paragraphs have left, by so many changes of the shared text: all that was done in them is one step from then on. `after`: what is held now. */
  readonly left: (gone: ReadonlySet<Held['id']>, shared: number, after: readonly Held[]) => void
  /** The step to turn; from now on it is one of the other way. */
  readonly turn: (way: 'undo' | 'redo') => Step | null
  readonly isUndone: ReadonlySignal<{ readonly undo: boolean; readonly redo: boolean }>
}

export const createUndoSteps = (): UndoSteps => {
  /** `last`: when something was last added to it. */
  let undo: (Step & { readonly last: number })[] = []
  let redo: Step[] = []
  const isUndone = signal({ undo: false, redo: false })
  const show = (): void => void (isUndone.value = { undo: undo.length > 0, redo: redo.length > 0 })
  return {
    isUndone,
    done(step, now) {
      const last = undo.at(-1)
      const goesOn = last !== undefined && now - last.last < ONE_STEP && redo.length === 0
      undo = goesOn
        ? [...undo.slice(0, -1), { shared: step.shared + last.shared, before: last.before, after: step.after, last: now }]
        : [...undo, { ...step, last: now }]
      redo = []
      show()
    },
    left(gone, shared, after) {
      const first = undo.findIndex(s => [...s.before, ...s.after].some(h => gone.has(h.id)))
      if (first >= 0) {
        const among = undo.slice(first)
        const before = among[0]!.before.filter(h => !gone.has(h.id))
        undo = [...undo.slice(0, first), { shared: among.reduce((n, s) => n + s.shared, shared), before, after, last: -Infinity }]
      }
      show()
    },
    turn(way) {
      const step = (way === 'undo' ? undo : redo).pop()
      if (!step) return null
      if (way === 'undo') redo.push(step)
      else undo.push({ ...step, last: -Infinity })
      show()
      return step
    },
  }
}
