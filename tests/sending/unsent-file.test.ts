import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { beginNote, keepEdit } from '../../src/store/notes.ts'
import { acknowledge, pieces, setRefused } from '../../src/store/outbox.ts'
import type { NoteRow } from '../../src/store/tables.ts'
import { writePiece } from '../../src/wire/piece.ts'
import { unsentFile, unsentFileName } from '../../src/sending/unsent-file.ts'
import { create, device, diceOf, write } from '../store/device-under-test.ts'

const TODAY = '2025-10-09' as Day
const CAS = 'cas' as CentreCode

test('The copy holds what waits and what was refused, nothing that the head has, and takes nothing out of the outbox', async () => {
  const db = device()
  const dice = diceOf(3)
  const [received] = await write(db, dice, [create()])
  const [first] = await pieces(db, TODAY, new Set())
  await acknowledge(db, first!, { seq: 1, previous: 0, mark: new Uint8Array(4), at: 1 })
  const [refused] = await write(db, dice, [create({ kind: 'self-service' })])
  const [second] = await pieces(db, TODAY, new Set())
  await setRefused(db, second!, 'forbidden', 2)
  const [waiting] = await write(db, dice, [create({ party: 2 })])

  const file = await unsentFile(db, CAS, TODAY)
  expect(file.statements.map(s => s.key)).toEqual([refused, waiting])
  expect(file.statements.map(s => s.key)).not.toContain(received)
  expect(await db.outbox.count()).toBe(1)
  expect(await db.refused.count()).toBe(1)
})

test('The copy read back from its text makes the update that would have been sent, byte for byte', async () => {
  const db = device()
  await write(db, diceOf(4), [create({ kind: 'interview', purposes: ['P3'], duration: '15-30', party: 2 }), create()])
  const [piece] = await pieces(db, TODAY, new Set())
  const back = JSON.parse(JSON.stringify(await unsentFile(db, CAS, TODAY))) as Awaited<ReturnType<typeof unsentFile>>
  const structs = back.statements.map(s => ({ client: s.client, clock: s.clock, key: s.key, value: s.raw }))
  expect(writePiece(structs)).toEqual(writePiece(piece!.structs))
  expect(structs).toHaveLength(2)
})

test('The file is named after the centre and the day', () => {
  expect(unsentFileName(CAS, TODAY)).toBe('relais-cas-2025-10-09.json')
  expect(unsentFileName(null, TODAY)).toBe('relais-network-2025-10-09.json')
})

test('A5 O6 what is unsent of a text written together is in the copy, that of a draft is not; without any the file is as it was', async () => {
  const db = device()
  expect(await unsentFile(db, null, '2025-10-09' as Day)).not.toHaveProperty('notes')
  const note = (id: string, shared: 0 | 1): NoteRow => ({
    id: id as Key,
    kind: 'practice',
    title: '',
    shared,
    held: [],
    started: 1,
    touched: 1,
    got: null,
  })
  for (const [id, shared] of [
    ['A'.repeat(22), 1],
    ['B'.repeat(22), 0],
  ] as const) {
    await beginNote(db, note(id, shared))
    await keepEdit(db, { note: id as Key, bytes: new Uint8Array([1, 2, 255]), count: 1, held: [], now: 5 })
  }
  expect((await unsentFile(db, null, '2025-10-09' as Day)).notes).toEqual([{ doc: `note/${'A'.repeat(22)}`, update: 'AQL/' }])
})
