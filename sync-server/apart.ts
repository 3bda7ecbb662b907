// What revoked devices left at the door: who may see it, fetch it and settle it (C12–C14). The relay reads names and counts of it, no more.
import { mayReadParsed, mayWrite } from '../src/domain/access.ts'
import { parseDocumentName } from '../src/domain/document-name.ts'
import { grouped } from '../src/domain/grouped.ts'
import type { Answer, ApartLine, ApartQuestion } from '../src/wire/questions.ts'
import type { Line } from './connection.ts'
import type { Limits } from './limits.ts'
import type { ApartPiece, Device, Registry } from './registry.ts'

export type ApartWorld = {
  readonly registry: Registry
  readonly limits: Limits
  readonly now: () => number
  readonly line: Line
}

const no = (problem: 'forbidden' | 'unknown'): Answer => ({ ok: false, problem })

/** The centre decides: who may write the document. A coordinator sees that there is something wherever she may read. */
const decides = (asker: Device, doc: string): boolean => mayWrite(asker, doc)
const sees = (asker: Device, doc: string): boolean =>
  decides(asker, doc) || (asker.role === 'coordinator' && mayReadParsed(asker, parseDocumentName(doc)))

const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)

const lineOf = (pieces: readonly ApartPiece[], asker: Device, of: Device | undefined): ApartLine => {
  const { device, doc, settled } = pieces[0]! // a group is never empty
  return {
    device,
    label: of && (asker.role === 'coordinator' || (of.centre !== null && of.centre === asker.centre)) ? of.label : '',
    doc,
    pieces: pieces.length,
    statements: pieces.reduce((n, p) => n + p.statements, 0),
    days: [...new Set(pieces.map(p => dayOf(p.at)))],
    mine: decides(asker, doc),
    ...(settled && { settled: settled.as }),
  }
}

/** Statements that wait for this device's word; 0 for most devices nearly always. */
export const waitingFor = async (registry: Registry, asker: Device): Promise<number> =>
  (await registry.apart()).reduce((n, p) => (p.settled === null && decides(asker, p.doc) ? n + p.statements : n), 0)

export const answerApart = async (q: ApartQuestion, asker: Device, { registry, limits, now, line }: ApartWorld): Promise<Answer> => {
  const seconds = Math.floor(now() / 1000)
  switch (q.do) {
    case 'apart': {
      await registry.forgetSettled(seconds - Math.floor(limits.settledMs / 1000))
      const seen = (await registry.apart()).filter(p => sees(asker, p.doc))
      if (seen.length === 0) return { ok: true, apart: [] }
      const devices = new Map((await registry.devices()).map(d => [d.id, d]))
      const lines = [...grouped(seen, p => `${p.device} ${p.doc} ${p.settled?.as ?? ''}`).values()]
      return { ok: true, apart: lines.map(pieces => lineOf(pieces, asker, devices.get(pieces[0]!.device))) }
    }
    case 'apart-pieces': {
      if (!decides(asker, q.doc)) return no('forbidden')
      const found = await registry.apartPieces(q.device, q.doc, q.after, limits.apartBytes, asker.id)
      const last = found.at(-1)
      const more = last !== undefined && (await registry.apartPieces(q.device, q.doc, last.id, 0, asker.id)).length > 0
      return { ok: true, pieces: found.map(p => ({ id: p.id, bytes: Buffer.from(p.deflated).toString('base64url') })), more }
    }
    case 'settle': {
      if (!decides(asker, q.doc)) return no('forbidden')
      const done = await registry.settle(q.device, q.doc, q.upTo, { as: q.as, by: asker.id, at: seconds })
      if (done.pieces === 0) return no('unknown')
      line({ set: q.as, doc: q.doc, ...done })
      return { ok: true }
    }
  }
}
