// Makes a bundle of what this device holds. Nothing is taken out of the outbox by it.
import type { Device } from '../device/device.ts'
import { publicHalf, signBytes } from '../device/key-pair.ts'
import type { CarriedPiece } from '../store/carried.ts'
import { toCarry, type Scope, type ToCarry } from '../store/carry-out.ts'
import { fact, type Session } from '../store/facts.ts'
import { network } from '../store/read-day.ts'
import { carriedText } from '../wire/carried.ts'
import { deflate } from '../wire/deflate.ts'
import { writePiece } from '../wire/piece.ts'
import { writeBundle, type Unlinked } from './bundle.ts'
import { readPoint } from './read-point.ts'

/** `inside`: the bundle, not closed yet; `statements`: how many entries are in it, a text counting as one; `holds`: the names of what is unsent and is in it (store/erase-all.ts). */
export type Made = { readonly inside: Uint8Array; readonly statements: number; readonly holds: ReadonlySet<string> }

/**
 * `origin`: the relay's public address, as the person sees it. 'closed': the database cannot be read; 'empty': there is nothing to carry;
 * 'nobody': nobody has enrolled here, so there is no key to sign with.
 */
export const makeBundle = async (device: Device, origin: string, scope: Scope): Promise<Made | 'closed' | 'empty' | 'nobody'> => {
  let found: ToCarry
  try {
    found = await toCarry(device.db, scope)
  } catch {
    return 'closed' // the storage alert says how to mend it
  }
  const { session, own, others, notes, holds } = found
  if (!session) return 'nobody'
  if (own.length + others.length + notes.length === 0) return 'empty'
  const signed: CarriedPiece[] = []
  for (const { doc, structs } of own) signed.push(await signPiece(session, origin, doc, await deflate(writePiece(structs))))
  const head = {
    origin,
    network: await network(device.db).then(
      n => n?.id ?? null,
      () => null, // read through the second door: the address says which network it is of
    ),
    by: session.device,
    centre: session.centre,
    made: device.clock.local().day,
  }
  const statements = own.reduce((n, p) => n + p.structs.length, 0) + others.reduce((n, c) => n + c.n, 0) + notes.length
  return { inside: writeBundle(head, [...signed, ...others], notes, await unlinkedSays(device, session)), statements, holds }
}

/** What a device that the head does not know yet adds, so that it can be linked where the copy arrives. */
const unlinkedSays = async ({ db }: Device, { key }: Session): Promise<Unlinked | null> => {
  const unlinked = await fact(db, 'unlinked').catch(() => undefined) // read through the second door: the copy is good without
  return unlinked ? { key: readPoint(await publicHalf(key)), label: unlinked.label } : null
}

const signPiece = async (session: Session, origin: string, doc: string, deflated: Uint8Array): Promise<CarriedPiece> => ({
  doc,
  signer: session.device,
  signature: await signBytes(session.key, carriedText(origin, session.device, doc, deflated)),
  deflated,
})

/** 'relais-cas-2025-10-09.relais': whose it is by the centre's code, and of which day; more is said of it by nothing that is not closed. */
export const fileName = (centre: string | null, made: string): string => `relais-${centre ?? 'network'}-${made}.relais`
