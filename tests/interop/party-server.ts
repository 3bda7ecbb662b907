// Our relay behind the addresses that the suite of y-partyserver asks: node party-server.ts <port> <data folder>.
// /parties/<party>/<room> becomes /y/party/<party>/<room>, message for message, with RELAIS_OPEN=party/. What that suite expects of ITS server,
// and a relay does not do, is supplied here and nowhere else:
// - custom messages ('__YPS:' in text) are answered and passed on (party y-custom-message);
// - everybody is read-only in the party y-read-only: updates are not passed on to the relay;
// - the party y-on-load-returns-doc finds "seeded-content" in each room;
// - the party y-hibernate-tracker says over HTTP in how many lives of the server a room was opened.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { startRelay } from '../../sync-server/relay.ts'
import { writeUpdate } from '../../sync-server/y-frames.ts'

const [, , port = '8799', folder = ''] = process.argv
const opened = openDataFolder(folder)
const relay = await startRelay({ ...opened, open: 'party/', line: l => console.error(JSON.stringify(l)) })
const ADDRESS = /^\/parties\/([a-z-]+)\/([^/?]+)/
const CUSTOM = '__YPS:'

const lives = join(folder, 'lives.json')
const starts = (existsSync(lives) ? JSON.parse(readFileSync(lives, 'utf8')) : {}) as Record<string, number> // written below
const openedHere = new Set<string>()
const rooms = new Map<string, Set<WebSocket>>()
const seeded = new Map<string, Promise<void>>()

const upstreamOf = (room: string, query = ''): WebSocket =>
  new WebSocket(`ws://127.0.0.1:${relay.port}/y/party/${room}${query}`, { perMessageDeflate: false })

/** The same update each time: what is known stays known. */
const seed = async (room: string): Promise<void> => {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getText('shared').insert(0, 'seeded-content')
  const ws = upstreamOf(room, '?ack=1')
  await new Promise(go => ws.once('open', go))
  const committed = new Promise<void>(go => ws.on('message', (m: Buffer) => m[0] === 100 && go()))
  ws.send(writeUpdate(Y.encodeStateAsUpdate(doc)))
  await committed
  ws.close()
}
const said = (client: WebSocket, room: string, text: string): void => {
  if (!text.startsWith(CUSTOM)) return
  const tell = (to: WebSocket, value: unknown): void => to.send(CUSTOM + JSON.stringify(value))
  const { action } = JSON.parse(text.slice(CUSTOM.length)) as { action: string }
  if (action === 'ping') tell(client, { action: 'pong' })
  else if (action === 'broadcast') for (const c of rooms.get(room) ?? []) if (c !== client) tell(c, { action: 'broadcasted' })
}

const connect = (client: WebSocket, party: string, room: string): void => {
  const here = rooms.get(room) ?? new Set()
  rooms.set(room, here.add(client))
  if (!openedHere.has(room)) {
    openedHere.add(room)
    starts[room] = (starts[room] ?? 0) + 1
    writeFileSync(lives, JSON.stringify(starts))
  }
  const early: Buffer[] = []
  let upstream: WebSocket | null = null
  const pass = (data: Buffer): void => {
    if (party === 'y-read-only' && data[0] === 0 && data[1] !== 0) return
    if (upstream?.readyState === WebSocket.OPEN) upstream.send(data)
    else early.push(data)
  }
  client.on('message', (data: Buffer, isBinary) => (isBinary ? pass(data) : said(client, room, data.toString())))
  client.on('close', () => {
    here.delete(client)
    upstream?.close()
  })
  const open = (): void => {
    upstream = upstreamOf(room)
    upstream.on('open', () => {
      for (const data of early.splice(0)) upstream?.send(data)
      if (client.readyState !== WebSocket.OPEN) upstream?.close()
    })
    upstream.on('message', (data: Buffer) => client.send(data))
    upstream.on('error', () => client.terminate())
    upstream.on('close', () => client.terminate())
  }
  if (party !== 'y-on-load-returns-doc') return open()
  const ready = seeded.get(room) ?? seed(room)
  seeded.set(room, ready)
  void ready.then(open)
}

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const http = createServer((req, res) => {
  const [, party, room] = ADDRESS.exec(req.url ?? '') ?? []
  res.writeHead(party ? 200 : 404, { 'Content-Type': 'application/json' })
  res.end(JSON.stringify({ onStartCount: starts[`${party}/${room}`] ?? 0 }))
})
http.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => {
  const [, party, room] = ADDRESS.exec(req.url ?? '') ?? []
  if (!party || !room) return void socket.destroy()
  sockets.handleUpgrade(req, socket, head, ws => connect(ws, party, `${party}/${room}`))
})
http.listen(Number(port))

process.once('SIGTERM', () => {
  for (const c of sockets.clients) c.terminate()
  http.close()
  http.closeAllConnections()
  void relay
    .close()
    .then(() => opened.close())
    .then(() => process.exit(0))
})
