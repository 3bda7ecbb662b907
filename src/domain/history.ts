// What became of a record: each statement about it, in order, with what stood there before. Nothing is overwritten, so everything can be told.
import { companionOf } from './document-name.ts'
import type { Key } from './ids.ts'
import { laterFirst, type At, type Kind, type Statement, type Value } from './statement.ts'

export type HistoryLine = {
  /** The statement; with the field it is unique. */
  readonly key: Key
  readonly kind: Kind
  /** '' for an ending. */
  readonly field: string
  /** What its author was looking at; undefined where there was nothing. More than one: the author decided between them. */
  readonly before: readonly Value[]
  /** What was said; for an ending its reason. */
  readonly after: Value
  readonly at: At
  readonly by: string
}

/** Newest first. A create gives a line for each field it states. Statements of the companion are proposals and no history. */
export const historyOf = (statements: readonly Statement[], doc: string, id: Key): HistoryLine[] => {
  const about = statements.filter(s => s.target === id && s.doc === doc && s.doc !== companionOf(doc))
  const said = new Map<string, Value>()
  for (const s of about)
    if (s.kind === 'create') {
      const v = s.value as readonly Value[] // parseStatement checked its shape
      for (let i = 0; i + 1 < v.length; i += 2) said.set(`${String(v[i])}\n${s.key}`, v[i + 1]!)
    } else if (s.kind === 'edit') said.set(`${s.field}\n${s.key}`, s.value)
  return about
    .toSorted((a, b) => laterFirst(a, b))
    .flatMap((s): HistoryLine[] => {
      const line = (field: string, before: readonly Value[], after: Value): HistoryLine => ({
        key: s.key,
        kind: s.kind,
        field,
        before,
        after,
        at: s.at,
        by: s.by,
      })
      if (s.kind === 'create') {
        const v = s.value as readonly Value[] // as above
        return v.flatMap((name, i) => (i % 2 === 0 ? [line(String(name), [], v[i + 1] ?? null)] : []))
      }
      if (s.kind !== 'edit') return [line('', [], s.value)]
      return [
        line(
          s.field,
          s.base.map(b => said.get(`${s.field}\n${b}`)).filter(v => v !== undefined), // a value may be a list, and stays one
          s.value,
        ),
      ]
    })
}
