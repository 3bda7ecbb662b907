// The same visits for every side: statements as the app writes them, in updates that any Yjs server takes.
import type { Day } from '../../../src/domain/day.ts'
import { addMonths, type Month } from '../../../src/domain/day.ts'
import { visitsDocument } from '../../../src/domain/document-name.ts'
import { keyFrom, type CentreCode } from '../../../src/domain/ids.ts'
import { writeStatement } from '../../../src/domain/statement.ts'
import { visitFields } from '../../../src/domain/visit.ts'
import type { Struct } from '../../../src/wire/append.ts'
import { usualVisit } from '../centre-log.ts'

export type Chance = () => number

/** Places in a document go on where the last ones ended. */
export type Writer = { readonly client: number; clock: number }
export const newWriter = (r: Chance): Writer => ({ client: Math.floor(r() * 0xffffffff), clock: 0 })

/** `n` visits of one writer, one after the other. */
export const visitsOf = (writer: Writer, n: number, r: Chance): Struct[] =>
  Array.from({ length: n }, () => {
    const day = `2025-10-${String(1 + Math.floor(r() * 28)).padStart(2, '0')}` as Day // a day of that month
    const hour = 9 + Math.floor(r() * 8)
    const clock = writer.clock++
    return {
      client: writer.client,
      clock,
      key: keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256))),
      value: writeStatement(
        { kind: 'create', noun: 'visit', fields: visitFields(usualVisit(r), day, hour) },
        { day, slot: hour, clock: 'ok', seq: clock + 1 },
        'counsellor',
      ),
    }
  })

/** The nth centre of a network, and the nth month of one centre. */
export const centre = (n: number): CentreCode => `c${n}` as CentreCode
export const document = (of: CentreCode, month = 0): string => visitsDocument(of, addMonths('2015-01' as Month, month))
