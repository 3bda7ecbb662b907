// A database of an enrolled device, and what another device wrote as a piece of a stick.
import type { Brought } from '../../src/store/carried.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { pieces } from '../../src/store/outbox.ts'
import type { Database } from '../../src/store/tables.ts'
import { deflate } from '../../src/wire/deflate.ts'
import { writePiece } from '../../src/wire/piece.ts'
import { create, device, diceOf, DOC, write } from './device-under-test.ts'

export const sessionOf = (role: Session['role'], centre: string | null): Session => ({
  device: 'AAAAAAAAAAAAAAAAAAAAAA' as Session['device'],
  role,
  centre: centre as Session['centre'],
  key: {} as CryptoKeyPair,
  at: '',
})
export const enrolledDatabase = async (role: Session['role'] = 'staff', centre: string | null = 'cas'): Promise<Database> => {
  const db = device()
  await setFact(db, 'session', sessionOf(role, centre))
  return db
}
const TODAY = '2025-10-09' as Parameters<typeof pieces>[1]
export const broughtStick = async (n: number, seed: number, day = TODAY): Promise<Brought> => {
  const other = device()
  for (let i = 0; i < n; i++) await write(other, diceOf(seed + i * 100), [create({ party: i + 1 }, day)])
  const [piece] = await pieces(other, TODAY, new Set())
  const { structs } = piece!
  return {
    id: `signer ${DOC} ${seed}`,
    doc: DOC,
    signer: 'BBBBBBBBBBBBBBBBBBBBBA' as Brought['signer'],
    signature: new Uint8Array(64),
    deflated: await deflate(writePiece(structs)),
    structs,
  }
}
