// The pieces of one connection: chosen from the outbox, deflated, sent, and under way until the relay's answer has been written down.
import type { Day } from '../domain/day.ts'
import { pieces, type Piece } from '../store/outbox.ts'
import type { SentBack } from './mend-refused.ts'
import type { Database } from '../store/tables.ts'
import { deflate } from '../wire/deflate.ts'
import { writePiece } from '../wire/piece.ts'

/** Pieces that may be under way without an answer; the rest follows as answers come. */
const WINDOW = 8
/** A document whose pieces are sent back this often in a row, and nothing is sure to be further by it, is left until the next connection. */
const MOST_REFUSALS = 40

export type Outgoing = {
  /** Sends what waits and is not under way. Calls are put in order. */
  readonly push: () => void
  /** From here on the line may carry pieces: the first ones, made while the socket opened, leave in the same flight. */
  readonly begin: () => Promise<void>
  /** The piece an answer is about: `write` puts the answer down; only then is the piece no longer under way, or it would be sent once more meanwhile. False when there is no such piece. */
  readonly settle: (n: number, write: (piece: Piece) => Promise<'taken' | SentBack>) => Promise<boolean>
  readonly underWay: () => number
  /** How many statements are under way in pieces that nothing speaks against; -1 while an earlier one may still be sent back. */
  readonly statements: () => number
  /** What was begun has come to rest. */
  readonly idle: () => Promise<void>
}

type Ready = { readonly piece: Piece; readonly deflated: Uint8Array }

export const createOutgoing = (
  db: Database,
  today: () => Day,
  open: () => boolean,
  emit: (n: number, piece: Piece, deflated: Uint8Array) => void,
  /** Whatever waited has left, or an answer was written down. */
  left: () => Promise<void>,
  fail: (e: unknown) => void,
): Outgoing => {
  const underWay = new Map<number, Piece>()
  const going = new Set<string>()
  const sentBack = new Map<string, number>()
  let begun = false
  let count = 0
  /** Pieces before this number left before the last one that was sent back. */
  let trusted = 0
  let sending: Promise<void> = Promise.resolve()
  const name = (piece: Piece, key: string): string => `${piece.doc} ${key}`

  const ready = async (): Promise<Ready[]> => {
    const willing = (doc: string): boolean => (sentBack.get(doc) ?? 0) < MOST_REFUSALS
    const next = await pieces(db, today(), going, willing, WINDOW - underWay.size)
    return Promise.all(next.map(async piece => ({ piece, deflated: await deflate(writePiece(piece.structs)) })))
  }
  const send = (list: readonly Ready[]): void => {
    for (const { piece, deflated } of list) {
      const n = count++
      underWay.set(n, piece)
      for (const s of piece.structs) going.add(name(piece, s.key))
      emit(n, piece, deflated)
    }
  }
  const sendWaiting = async (): Promise<void> => {
    if (!begun || !open() || underWay.size >= WINDOW) return
    const list = await ready()
    send(list)
    await left() // also when nothing went: while an answer was being written down, what had left could not be counted
  }
  const cargo = ready().catch((): Ready[] => []) // a database that fails here fails again, and is told, at the first frame

  return {
    push: () => {
      sending = sending.then(sendWaiting).catch(fail)
    },
    begin: async () => {
      const first = await cargo
      begun = true
      send(first)
      await left()
    },
    settle: async (n, write) => {
      const piece = underWay.get(n)
      if (!piece) return false
      const outcome = await write(piece)
      underWay.delete(n)
      for (const s of piece.structs) going.delete(name(piece, s.key))
      if (outcome === 'taken') sentBack.delete(piece.doc)
      else trusted = count
      if (outcome === 'stuck') sentBack.set(piece.doc, (sentBack.get(piece.doc) ?? 0) + 1)
      return true
    },
    underWay: () => underWay.size,
    statements: () => ([...underWay.keys()].every(n => n >= trusted) ? going.size : -1),
    idle: () => sending,
  }
}
