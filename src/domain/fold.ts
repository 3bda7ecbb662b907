// A record is the pure fold of its statements. The same on every device and in every reader, whatever the order of arrival.
import { companionOf } from './document-name.ts'
import type { Key } from './ids.ts'
import { laterFirst, type At, type Statement, type Value } from './statement.ts'

/** One value of a field that no other statement has superseded. More than one = a conflict that a person decides. */
export type Head = { readonly key: Key; readonly value: Value; readonly at: At; readonly by: string }
export type Ending = {
  readonly kind: 'withdraw' | 'void' | 'cancel'
  readonly reason: Value
  readonly at: At
  readonly by: string
  readonly key: Key
}

export type Folded = {
  readonly id: Key
  readonly doc: string
  readonly noun: string
  readonly at: At
  readonly by: string
  /** Every field is a register; the first head is the one shown. */
  readonly heads: Readonly<Record<string, readonly Head[]>>
  /** Cancelled outranks voided outranks withdrawn; an ending never drops the edits. */
  readonly ended: Ending | null
  /** What the coordinator's remarks say about this record: proposals, never values (the owner accepts). */
  readonly proposals: readonly Statement[]
}

const RANK = { cancel: 0, void: 1, withdraw: 2 } as const

/**
 * Folds the statements about record `id` of document `doc`; null while its create has not arrived.
 * Statements of any other document have no say (`design.md` §3, Folding): the caller sets them aside.
 */
export const fold = (doc: string, id: Key, statements: Iterable<Statement>): Folded | null => {
  const companion = companionOf(doc)
  const gone = new Set<string>()
  const heads = new Map<string, Head[]>()
  const endings: Ending[] = []
  const proposals: Statement[] = []
  let create: Statement | null = null

  const add = (field: string, value: Value, s: Statement): void => {
    const head: Head = { key: s.key, value, at: s.at, by: s.by }
    const list = heads.get(field)
    if (list) list.push(head)
    else heads.set(field, [head])
  }

  for (const s of statements) {
    if (s.target !== id) continue
    if (s.doc !== doc) {
      if (s.doc === companion) proposals.push(s)
      continue
    }
    if (s.kind === 'create') {
      create = s
      const v = s.value as readonly Value[] // parseStatement checked its shape
      for (let i = 0; i + 1 < v.length; i += 2) add(String(v[i]), v[i + 1]!, s)
    } else if (s.kind === 'edit') {
      for (const b of s.base) gone.add(`${s.field}\n${b}`) // `base` supersedes within its own field only
      add(s.field, s.value, s)
    } else endings.push({ kind: s.kind, reason: s.value, at: s.at, by: s.by, key: s.key })
  }
  if (!create) return null

  const shown: Record<string, Head[]> = Object.create(null) // a field may be called '__proto__'
  for (const [field, list] of [...heads].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const alive = list.filter(h => !gone.has(`${field}\n${h.key}`))
    shown[field] = (alive.length > 0 ? alive : list).sort(laterFirst) // edits that name themselves or each other may not empty a field (V13)
  }
  endings.sort((a, b) => RANK[a.kind] - RANK[b.kind] || -laterFirst(a, b)) // of two alike, the first one said
  proposals.sort((a, b) => -laterFirst(a, b))
  return { id, doc, noun: create.field, at: create.at, by: create.by, heads: shown, ended: endings[0] ?? null, proposals }
}

/** The value shown for a field; undefined when nobody stated it. */
export const shown = (record: Pick<Folded, 'heads'>, field: string): Value | undefined => record.heads[field]?.[0]?.value
