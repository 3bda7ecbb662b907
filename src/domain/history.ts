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

type Told = Pick<Statement, 'key' | 'kind' | 'at' | 'base'>
/**
 * Newest first by the hour they say; but never below what they speak of. Counters are each device's own, and a clock may be wrong: of two devices
 * the later hand may say the earlier hour, and still its change was made in the sight of what it changed.
 */
const newestFirst = <S extends Told>(statements: readonly S[]): S[] => {
  const left = new Map(statements.toSorted(laterFirst).map(s => [s.key, s]))
  const create = statements.find(s => s.kind === 'create')
  const sights = (s: S): readonly Key[] => (s === create ? [] : [...s.base, ...(create ? [create.key] : [])]).filter(k => k !== s.key)
  /** How many that were made in its sight are still to come above it. */
  const above = new Map<Key, number>()
  for (const s of statements) for (const k of new Set(sights(s))) above.set(k, (above.get(k) ?? 0) + 1)
  const sorted: S[] = []
  while (left.size > 0) {
    const all = [...left.values()]
    const next = all.find(s => (above.get(s.key) ?? 0) === 0) ?? all[0]! // some may name each other
    left.delete(next.key)
    sorted.push(next)
    for (const k of new Set(sights(next))) above.set(k, (above.get(k) ?? 0) - 1)
  }
  return sorted
}

/** Of several records that speak of one thing: each keeps its order, and of what comes next in each the later is first. */
export const historiesTogether = (several: readonly (readonly HistoryLine[])[]): HistoryLine[] => {
  const left = several.map(lines => [...lines])
  const together: HistoryLine[] = []
  for (;;) {
    const [next] = left.filter(lines => lines.length > 0).toSorted((a, b) => laterFirst(a[0]!, b[0]!)) // none is empty
    const line = next?.shift()
    if (!line) return together
    together.push(line)
  }
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
  return newestFirst(about).flatMap((s): HistoryLine[] => {
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
