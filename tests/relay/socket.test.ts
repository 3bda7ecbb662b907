import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { framed } from '../../sync-server/framed.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { openPeer, type Arrival, type Peer } from '../../sync-server/socket.ts'

/** A peer of the relay and its client, over a real line. */
type Both = { readonly peer: Peer; readonly arrival: Arrival & { socket: Socket }; readonly client: WebSocket; readonly got: Buffer[] }

let closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing) close()
  closing = []
})

const openBoth = async (answer?: (peer: Peer) => void): Promise<Both> => {
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const arrived = new Promise<Both['arrival']>(go =>
    http.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) =>
      sockets.handleUpgrade(req, socket, head, ws => go({ ws, socket, address: '' })),
    ),
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`, { perMessageDeflate: false })
  const got: Buffer[] = []
  client.on('message', (data: Buffer) => got.push(data))
  const [arrival] = await Promise.all([arrived, once(client, 'open')])
  closing.push(() => {
    client.terminate()
    http.close()
    http.closeAllConnections()
  })
  const peer: Peer = openPeer(arrival, RELAY_LIMITS, Date.now, { frame: () => answer?.(peer), fault: () => undefined })
  return { peer, arrival, client, got }
}
const ended = (client: WebSocket): Promise<number> => once(client, 'close').then(([code]) => code as number)

describe('who does not read', () => {
  test('M14 is not answered any further; once it reads again it has every answer', async () => {
    const { client, arrival, got } = await openBoth(peer => peer.send(Buffer.alloc(10_000)))
    client.pause()
    for (let i = 0; i < 3000; i++) client.send(Buffer.from([i & 255]))
    let most = 0
    for (let i = 0; i < 50; i++) {
      await new Promise(go => setTimeout(go, 10))
      most = Math.max(most, arrival.ws.bufferedAmount)
    }
    expect(most).toBeLessThan(1_000_000) // of the 30 MB it asked for
    client.resume()
    while (got.length < 3000) await once(client, 'message')
  })

  test('M14 and is told of much, is cut: nothing is kept for it without end', async () => {
    const { peer, client, arrival } = await openBoth()
    client.pause()
    for (let i = 0; i < 3000 && peer.isOpen(); i++) peer.send(Buffer.alloc(10_000))
    expect(peer.isOpen()).toBe(false)
    expect(arrival.ws.bufferedAmount).toBeLessThan(3_000_000)
  })
})

describe('what a peer is sent', () => {
  test('M9 arrives as it was, in its order, at every length a websocket header has, with pings of ws between; nothing follows the close', async () => {
    const { peer, arrival, client, got } = await openBoth()
    const messages = [0, 1, 125, 126, 127, 65_535, 65_536, 70_001].map((n, i) => Buffer.alloc(n, i))
    let pings = 0
    client.on('ping', () => pings++)
    for (const [i, m] of messages.entries()) {
      if (i % 2 === 0) peer.send(m)
      else peer.sendFramed(framed(m))
      arrival.ws.ping()
    }
    peer.close(4503, 'over')
    const written = arrival.socket.bytesWritten
    peer.send(Buffer.from('too late'))
    expect(arrival.socket.bytesWritten).toBe(written)
    expect(await ended(client)).toBe(4503)
    expect(pings).toBe(8)
    expect(got.map(b => b.length)).toEqual(messages.map(m => m.length))
    expect(got.every((b, i) => b.equals(messages[i]!))).toBe(true)
  })

  test('M9 a reader that does not read is waited for: little is kept for it, and when it reads again it has all, in order', async () => {
    const { peer, arrival, client, got } = await openBoth()
    client.pause()
    let sent = 0
    let most = 0
    let waited = 0
    const all = 1500
    const sending = (async (): Promise<void> => {
      for (; sent < all; sent++) {
        const room = peer.room()
        if (room) {
          waited++
          await room
        }
        const page = Buffer.alloc(16 * 1024)
        page.writeUInt32BE(sent)
        peer.send(page)
        most = Math.max(most, arrival.socket.writableLength)
        if (sent % 50 === 0) await new Promise(go => setImmediate(go))
      }
    })()
    while (waited === 0 && sent < all) await new Promise(go => setImmediate(go))
    const stood = sent
    for (let i = 0; i < 20; i++) await new Promise(go => setImmediate(go))
    expect(sent).toBe(stood)
    expect(stood).toBeLessThan(all)
    client.resume()
    await sending
    expect(most).toBeLessThan(128 * 1024)
    while (got.length < all) await new Promise(go => setImmediate(go))
    expect(got.map(b => b.readUInt32BE())).toEqual(Array.from({ length: all }, (_, i) => i))
  })

  test('M9 who waits for room is let go when the line ends', async () => {
    const { peer, client } = await openBoth()
    client.pause()
    for (let i = 0; i < 200 && !peer.room(); i++) peer.send(Buffer.alloc(256 * 1024))
    const room = peer.room()
    expect(room).not.toBe(null)
    client.terminate()
    await room
    expect(peer.isOpen()).toBe(false)
    expect(peer.room()).toBe(null)
  })
})
