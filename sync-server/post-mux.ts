// POST /mux: the frames of /mux where no websocket gets through (N-rules). The first request opens a connection and is answered with its name.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { FormError } from '../src/wire/append.ts'
import { CLOSE } from '../src/wire/close-codes.ts'
import { NAME_BYTES, PACKETS_TYPE, writePackets } from '../src/wire/packets.ts'
import { keyFrom } from '../src/domain/ids.ts'
import { HEADERS } from './headers.ts'
import { readBody } from './http.ts'
import type { Limits } from './limits.ts'
import { LOST, openPostSocket, type PostSocket } from './post-socket.ts'
import type { Arrival } from './socket.ts'

/** A request of a connection that is carried by requests: 'say' brings frames, `n` were said before; 'ask' fetches, `n` were had. */
export type Posted = { readonly name: string; readonly does: 'say' | 'ask'; readonly n: number }
const POSTED = /^(?:\/demo\/[A-Za-z0-9_-]{22})?\/mux\/([A-Za-z0-9_-]{22})\/(say|ask)\/(\d{1,9})$/
/** Null for any other path. */
export const readPosted = (path: string): Posted | null => {
  const [, name, does, n] = POSTED.exec(path) ?? []
  return name === undefined ? null : { name, does: does === 'say' ? 'say' : 'ask', n: Number(n) }
}

export type Posts = {
  /** `take` lets the new connection in, or closes it. */
  begin(res: ServerResponse, address: string, take: (arrival: Arrival) => void): Promise<void>
  goOn(req: IncomingMessage, res: ServerResponse, what: Posted): Promise<void>
  /** Resolves when those that wait have been told of their ending; who does not ask is cut after `withinMs`. */
  end(withinMs: number): Promise<void>
}

const give = (res: ServerResponse, bytes: Uint8Array): void => {
  res.writeHead(200, { ...HEADERS, 'Content-Type': PACKETS_TYPE, 'Cache-Control': 'no-store, no-transform' })
  res.end(bytes)
}

export const createPosts = (limits: Limits): Posts => {
  const open = new Map<string, PostSocket>()
  return {
    async begin(res, address, take) {
      const bytes = randomBytes(NAME_BYTES)
      const name = keyFrom(bytes)
      const socket = openPostSocket(address, limits.frame)
      open.set(name, socket)
      socket.arrival.ws.on('close', () => open.delete(name))
      take(socket.arrival)
      give(res, Buffer.concat([bytes, await socket.ask(0, 0)])) // the nonce, or why not
    },
    async goOn(req, res, { name, does, n }) {
      const body = new Uint8Array(await readBody(req, limits.postBody))
      const socket = open.get(name)
      if (!socket) return give(res, writePackets({ frames: [], ending: LOST }))
      if (does === 'ask') {
        const cut = (): void => socket.cut()
        res.once('close', cut)
        const waiting = await socket.ask(n, limits.postHoldMs)
        res.off('close', cut)
        return give(res, waiting)
      }
      try {
        await socket.say(n, body)
      } catch (e) {
        if (!(e instanceof FormError)) throw e
        socket.arrival.ws.close(CLOSE.malformed, e.reason)
      }
      give(res, new Uint8Array(0))
    },
    async end(withinMs) {
      const late = setTimeout(() => {
        for (const socket of open.values()) socket.cut()
      }, withinMs)
      while (open.size > 0) await new Promise(go => setTimeout(go, 5))
      clearTimeout(late)
    },
  }
}
