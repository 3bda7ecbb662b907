// Pieces that were brought, inflated and read within our bounds.
import { FormError, type Struct } from '../wire/append.ts'
import { inflate } from '../wire/deflate.ts'
import { LIMITS } from '../wire/limits.ts'
import { readPiece } from '../wire/piece.ts'
import { CARRY_LIMITS } from './limits.ts'

/** Each with its statements. 'big': beyond our bounds; 'unreadable': no deflate stream, or no piece. */
export const openPieces = async <P extends { readonly deflated: Uint8Array }>(
  pieces: readonly P[],
): Promise<(P & { readonly structs: readonly Struct[] })[] | 'big' | 'unreadable'> => {
  const opened: (P & { readonly structs: readonly Struct[] })[] = []
  let left: number = CARRY_LIMITS.inflated
  for (const p of pieces) {
    if (p.deflated.length > CARRY_LIMITS.piece || left <= 0) return 'big'
    try {
      const raw = await inflate(p.deflated, Math.min(left, LIMITS.update))
      left -= raw.length
      opened.push({ ...p, structs: readPiece(raw) })
    } catch (e) {
      return e instanceof FormError && e.reason === 'too-big' ? 'big' : 'unreadable'
    }
  }
  return opened
}
