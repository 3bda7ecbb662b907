// The fictional network's directory, as some coordinator's device wrote it before.
import { centreFields, networkFields } from '../../src/domain/centre-record.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { DEMO_CENTRES, DEMO_NETWORK } from '../../src/demo/network.ts'

export const HAUT_VALLON: readonly Draft[] = [
  { kind: 'create', noun: 'network', fields: networkFields(DEMO_NETWORK) },
  ...DEMO_CENTRES.map((c): Draft => ({ kind: 'create', noun: 'centre', fields: centreFields(c) })),
]
