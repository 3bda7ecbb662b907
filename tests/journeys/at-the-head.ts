// What the relay holds of a market day at Castelroc, read as any reader would.
import { totals } from '../../src/domain/day-totals.ts'
import { fold } from '../../src/domain/fold.ts'
import { groupFrom, type GroupVisit } from '../../src/domain/group-visit.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { parseStatement, type Statement } from '../../src/domain/statement.ts'
import { visitFrom, type Visit } from '../../src/domain/visit.ts'
import { readAppend } from '../../src/wire/append.ts'
import type { Served } from './served.ts'

type Held = { readonly visits: Visit[]; readonly groups: GroupVisit[]; readonly statements: number }

/** What the relay holds of Castelroc's October, folded by the rules themselves. */
export const atTheHead = async (served: Served): Promise<Held> => {
  const doc = 'centre/cas/visits/2025-10'
  const statements: Statement[] = []
  for (let from = 0; ;) {
    const rows = await served.log.rows(doc, from, 1 << 20)
    if (rows.length === 0) break
    for (const row of rows)
      for (const s of readAppend(row.bytes)) {
        const read = parseStatement(doc, s.key, s.value)
        if (typeof read === 'string') throw new Error(`${read} statement at the head`)
        statements.push(read)
      }
    from = rows.at(-1)!.seq
  }
  const records = [...new Set(statements.map(s => s.target))].map(id => fold(doc, id as Key, statements)).filter(r => r !== null)
  return {
    visits: records.flatMap(r => (r.noun === 'visit' ? (visitFrom(r, 'cas' as CentreCode) ?? []) : [])),
    groups: records.flatMap(r => (r.noun === 'group' ? (groupFrom(r, 'cas' as CentreCode) ?? []) : [])),
    statements: statements.length,
  }
}

/** What T1 says of that day. */
export const MARKET_DAY = {
  visits: 19,
  kinds: { quick: 9, interview: 6, 'self-service': 4 },
  present: 20,
  mentions: { P1: 2, P2: 1, P3: 2, P4: 1, P5: 1, P0: 0 },
  groups: 1,
  participants: 24,
  accompanying: 2,
  voids: 2,
  toConfirm: 0,
}
export const countsOf = ({ visits, groups }: Held): object => {
  const t = totals(visits, groups, [])
  return {
    visits: t.visits,
    kinds: t.byKind,
    present: t.present,
    mentions: t.mentions,
    groups: t.groups,
    participants: t.participants,
    accompanying: t.accompanying,
    voids: t.voids,
    toConfirm: t.toConfirm,
  }
}
