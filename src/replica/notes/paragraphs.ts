// What stands in the field where one writes, and what of it stands in the shared text. Line by line they are the same, but for paragraphs that may not leave
// as they are (C25): of such a one the shared text has what the others saw before, or an empty line, and it lies here until it is reworded.
import * as Y from 'yjs'
import { bothKept, linesKept, splicesOf, type Splice } from '../../domain/note-text.ts'
import { looksPersonalHere, type NoteLooks } from '../../domain/note.ts'
import type { Key } from '../../domain/ids.ts'
import type { HeldRow } from '../../store/tables.ts'

/** `stays`: it may not leave as it stands; else it is being written, and leaves when one has done with it. */
export type Held = {
  readonly id: Key
  readonly at: Y.RelativePosition
  readonly text: string
  readonly base: string
  readonly stays: boolean
}
/** `line`: which paragraph of the view, from 0. */
export type Stopped = { readonly line: number; readonly looks: NoteLooks }
export type Paragraphs = {
  /** As it is written in the field. */
  readonly view: () => string
  readonly stopped: () => readonly Stopped[]
  readonly held: () => readonly Held[]
  readonly restore: (held: readonly Held[]) => void
  /**
   * The field says `after` now: each paragraph that passes goes into the shared text, but the one where the cursor is (`cursor` null: none), which is still being
   * written. In one transaction of `doc` of this origin. Returns whether anything is held otherwise than before.
   */
  readonly edit: (after: string, cursor: number | null, origin: unknown) => boolean
  /** Paragraphs that were being written and are left now: those that pass go into the shared text. `cursor`: where one still writes. Gives what has gone in. */
  readonly leave: (cursor: number | null, origin: unknown) => readonly Key[]
  /** Whether a paragraph is still being written. */
  readonly inHand: () => boolean
  /** After others have changed the shared text: what is held has a line of its own again. Returns whether one had to be given. */
  readonly mend: (origin: unknown) => boolean
  /** Where what stands at `index` of the view stands once the shared text has changed by `delta`: called before and after. */
  readonly place: (index: number) => Place
  readonly resolve: (place: Place) => number
}
/** A place in the view that holds while others write. */
export type Place = { readonly at: Y.RelativePosition; readonly held: Key | null; readonly column: number }

export const heldFrom = (rows: readonly HeldRow[]): Held[] => rows.map(h => ({ ...h, at: Y.decodeRelativePosition(h.at) }))
export const heldRows = (held: readonly Held[]): HeldRow[] => held.map(h => ({ ...h, at: Y.encodeRelativePosition(h.at) }))

type Made = { readonly line: string; readonly holds: Omit<Held, 'at'> | null }

const startOf = (lines: readonly string[], line: number): number => lines.slice(0, line).reduce((n, l) => n + l.length + 1, 0)

export const paragraphs = (doc: Y.Doc, text: Y.Text, first: readonly Held[], newId: () => Key): Paragraphs => {
  let held: readonly Held[] = first

  const shared = (): string[] => text.toJSON().split('\n')
  const indexOf = (at: Y.RelativePosition): number => Y.createAbsolutePositionFromRelativePosition(at, doc)?.index ?? 0
  /** Just after the sign that ends the line before: it goes with its line. */
  const anchor = (lines: readonly string[], line: number): Y.RelativePosition =>
    Y.createRelativePositionFromTypeIndex(text, startOf(lines, line), -1)
  const lineAt = (lines: readonly string[], index: number): { line: number; column: number } => {
    let from = 0
    for (let line = 0; line < lines.length; line++) {
      if (index <= from + lines[line]!.length) return { line, column: index - from }
      from += lines[line]!.length + 1
    }
    return { line: lines.length - 1, column: lines.at(-1)!.length }
  }
  const heldByLine = (lines: readonly string[]): Map<number, Held> =>
    new Map(held.map(h => [lineAt(lines, indexOf(h.at)).line, h] as const))

  const viewLines = (): string[] => {
    const lines = shared()
    const by = heldByLine(lines)
    return lines.map((l, i) => by.get(i)?.text ?? l)
  }
  const write = (splices: readonly Splice[], origin: unknown): void => {
    if (splices.length === 0) return
    doc.transact(() => {
      for (const { at, gone, put } of splices) {
        // what is put comes after what is taken away, so that what others put at the same place stays beside it
        if (put !== '') text.insert(at + gone, put)
        if (gone > 0) text.delete(at, gone)
      }
    }, origin)
  }

  /** The shared text becomes these lines, and what is held lies where it stands in them, wherever equal lines may have been taken for one another. */
  const put = (made: readonly Made[], lines: readonly string[], origin: unknown): void => {
    write(splicesOf(lines.join('\n'), made.map(m => m.line).join('\n')), origin)
    const whole = shared()
    let from = 0
    held = made.flatMap(({ line, holds }): Held[] => {
      const here = from
      from += line.split('\n').length
      if (!holds) return []
      const stood = held.find(h => h === holds)
      const at = stood && lineAt(whole, indexOf(stood.at))
      return [stood && at?.line === here && at.column === 0 ? stood : { ...holds, at: anchor(whole, here) }]
    })
  }
  const edit = (after: string, cursor: number | null, origin: unknown): boolean => {
    const lines = shared()
    const by = heldByLine(lines)
    const [was, now] = [lines.map((l, i) => by.get(i)?.text ?? l), after.split('\n')]
    const made: Made[] = []
    const writing = cursor === null ? -1 : lineAt(now, cursor).line
    let [i, j] = [0, 0]
    for (const [p, q] of [...linesKept(was, now), [was.length, now.length] as const]) {
      const [old, own] = [p - i, q - j]
      // lines that are split or joined say nothing new, and what is pasted is whole: only a line that is typed in is still being written
      for (let k = 0; k < own; k++)
        made.push(madeOf(now[j + k]!, k < old ? lines[i + k]! : '', k < old ? by.get(i + k) : undefined, old === own && j + k === writing))
      if (p < was.length) made.push({ line: lines[p]!, holds: by.get(p) ?? null }) // as it stands there, held or not
      ;[i, j] = [p + 1, q + 1]
    }
    const before = held
    const isSame = made.map(m => m.line).join('\n') === lines.join('\n')
    if (isSame && made.length === lines.length && made.every((m, k) => m.holds === (by.get(k) ?? null))) return false
    put(made, lines, origin)
    return held.length !== before.length || held.some(h => !before.includes(h))
  }
  /** How a paragraph that was written goes into the shared text, where `theirs` stands. */
  const madeOf = (mine: string, theirs: string, was: Held | undefined, isWriting: boolean): Made => {
    const stays = looksPersonalHere(mine) !== null
    if (stays || isWriting) {
      if (mine === theirs && !was) return { line: mine, holds: null }
      return { line: theirs, holds: { id: was?.id ?? newId(), text: mine, base: was?.base ?? theirs, stays } }
    }
    return { line: was ? bothKept(was.base, mine, theirs) : mine, holds: null }
  }
  const leave = (cursor: number | null, origin: unknown): readonly Key[] => {
    if (!held.some(h => !h.stays)) return []
    const lines = shared()
    const by = heldByLine(lines)
    const writing = cursor === null ? -1 : lineAt(viewLines(), cursor).line
    const done = [...by].filter(([line, h]) => !h.stays && line !== writing)
    if (done.length === 0) return []
    const gone = new Set(done.map(([, h]) => h.id))
    const made = lines.map((theirs, i): Made => {
      const own = by.get(i)
      if (!own) return { line: theirs, holds: null }
      return gone.has(own.id) ? { line: bothKept(own.base, own.text, theirs), holds: null } : { line: theirs, holds: own }
    })
    put(made, lines, origin)
    return [...gone]
  }

  return {
    view: () => viewLines().join('\n'),
    stopped: () => {
      const lines = shared()
      return [...heldByLine(lines)]
        .flatMap(([line, h]) => {
          const looks = looksPersonalHere(h.text)
          return looks ? [{ line, looks }] : []
        })
        .sort((a, b) => a.line - b.line)
    },
    held: () => held,
    restore: again => {
      held = again
    },
    edit,
    leave,
    inHand: () => held.some(h => !h.stays),
    mend: origin => {
      const taken = new Set<number>()
      const before = held
      for (const h of held) {
        const index = indexOf(h.at)
        const { line, column } = lineAt(shared(), index)
        if (column === 0 && !taken.has(line)) {
          taken.add(line)
          continue
        }
        // its line was joined to another by somebody else: it is given one again
        const end = startOf(shared(), line + 1) - 1
        doc.transact(() => text.insert(end, '\n'), origin)
        held = held.map(x => (x.id === h.id ? { ...x, base: '', at: anchor(shared(), line + 1) } : x))
        taken.add(line + 1)
      }
      return held !== before
    },
    place: index => {
      const { line, column } = lineAt(viewLines(), index)
      const lines = shared()
      const on = heldByLine(lines).get(line)
      if (on) return { at: on.at, held: on.id, column }
      const whole = startOf(lines, line) + column
      return { at: Y.createRelativePositionFromTypeIndex(text, whole, column === 0 ? 0 : -1), held: null, column }
    },
    resolve: ({ at, held: on, column }) => {
      const lines = shared()
      const views = viewLines()
      const found = lineAt(lines, indexOf(on === null ? at : (held.find(h => h.id === on)?.at ?? at)))
      const inLine = on === null ? found.column : column
      return startOf(views, found.line) + Math.min(inLine, views[found.line]!.length)
    },
  }
}
