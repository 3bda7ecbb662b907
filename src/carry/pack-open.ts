// A pack on a device that is nobody's yet: opened and looked at; then this device begins with it, without a line.
import type { Device } from '../device/device.ts'
import { makeKeyPair, publicHalf } from '../device/key-pair.ts'
import { parseStatement } from '../domain/statement.ts'
import { fact, type Session } from '../store/facts.ts'
import { becomeUnlinked, takePacked } from '../store/packed-in.ts'
import { isPacked } from '../store/packed-out.ts'
import { idOfKey } from '../wire/key-id.ts'
import type { Unread } from './bundle.ts'
import { open, type Unopened } from './envelope.ts'
import { readPack, type Pack } from './pack.ts'
import { readPoint } from './read-point.ts'

/** Why nothing can be begun. 'copy': it is a copy, and no pack; 'elsewhere': for an app at another address; 'linked': this device belongs to a network already. */
export type NoPack = Unopened | Exclude<Unread, 'pack'> | 'copy' | 'elsewhere' | 'linked'

/** How many of each are in it. */
export type PackCounts = { readonly centres: number; readonly works: number; readonly partners: number }

const counts = ({ pieces }: Pack): PackCounts => {
  const of: Record<string, number> = {}
  for (const p of pieces)
    for (const s of p.structs) {
      const said = parseStatement(p.doc, s.key, s.value)
      if (typeof said !== 'string' && said.kind === 'create') of[said.field] = (of[said.field] ?? 0) + 1
    }
  return { centres: of['centre'] ?? 0, works: of['work'] ?? 0, partners: of['partner'] ?? 0 }
}

/** Writes nothing. `origin`: the address of this app, to which the code will be presented. */
export const lookIntoPack = async (
  { db }: Pick<Device, 'db'>,
  origin: string,
  file: Uint8Array,
  words: readonly string[],
): Promise<{ readonly pack: Pack; readonly counts: PackCounts } | NoPack> => {
  if ((await fact(db, 'session')) !== undefined) return 'linked'
  const inside = await open(file, words)
  if (typeof inside === 'string') return inside
  const pack = await readPack(inside)
  if (typeof pack === 'string') return pack
  if (pack.origin !== origin) return 'elsewhere'
  if (!pack.pieces.every(p => isPacked(p.doc, pack.centre))) return 'unreadable' // we put nothing else into one
  return { pack, counts: counts(pack) }
}

/** All that the pack brings, and last this device's own beginning: whatever ends it before, it can be begun again. */
export const beginWith = async ({ db, clock }: Pick<Device, 'db' | 'clock'>, { pieces, centre, code, label }: Pack): Promise<Session> => {
  for (const piece of pieces) await takePacked(db, piece)
  const key = (await fact(db, 'pendingKey')) ?? (await makeKeyPair())
  const device = await idOfKey(readPoint(await publicHalf(key)))
  const session: Session = { device, role: 'staff', centre, key, at: '' }
  await becomeUnlinked(db, session, { code, label }, clock.now())
  return session
}
