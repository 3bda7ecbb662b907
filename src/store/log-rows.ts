// Statements as rows of the log, whoever wrote them.
import type { Key } from '../domain/ids.ts'
import { parseStatement } from '../domain/statement.ts'
import type { Struct } from '../wire/append.ts'
import type { AsideRow, LogRow } from './tables.ts'

/** Statements as rows of the log, each key once; what cannot be read is a row too and named in `aside`. `targets`: the records to project. */
export const logRows = (
  doc: string,
  structs: readonly Struct[],
  got: number | null,
): { readonly rows: readonly LogRow[]; readonly aside: readonly AsideRow[]; readonly targets: readonly Key[] } => {
  const rows: LogRow[] = []
  const aside: AsideRow[] = []
  const targets = new Set<Key>()
  const seen = new Set<string>()
  for (const s of structs) {
    if (seen.has(s.key)) continue
    seen.add(s.key)
    const statement = parseStatement(doc, s.key, s.value)
    const target = typeof statement === 'string' ? '' : statement.target
    rows.push({ doc, key: s.key, target, client: s.client, clock: s.clock, raw: s.value, got })
    if (typeof statement === 'string') aside.push({ doc, key: s.key, target: '', why: statement })
    else targets.add(statement.target)
  }
  return { rows, aside, targets: [...targets] }
}
