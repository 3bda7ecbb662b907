// The relay: one HTTP server with the app, enrolment, and the sockets of /mux and /y.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { CLOSE } from '../src/wire/close-codes.ts'
import { openAppFiles } from './app-files.ts'
import type { Line } from './connection.ts'
import { createCore, type Core } from './core.ts'
import { createDemoSpaces } from './demo-spaces.ts'
import { DIRECTORY } from '../src/domain/document-name.ts'
import { enrol } from './enrol.ts'
import type { GravesFile } from './graves-file.ts'
import { addressOf, BodyError, pathOf, readBody, readJson, sendJson, sendText, serveApp } from './http.ts'
import { RELAY_LIMITS, type Limits } from './limits.ts'
import type { Log } from './log.ts'
import { mayReadMetrics, metricsText } from './metrics-page.ts'
import { createOperation, type Operation } from './operation.ts'
import type { Registry } from './registry.ts'
import { createPosts, readPosted } from './post-mux.ts'
import type { Arrival } from './socket.ts'
import { createBuckets, createTries } from './tries.ts'
import type { YRequest } from './y-connection.ts'

/** What belongs to one demo network. */
const DEMO = /^\/demo\/([A-Za-z0-9_-]{22})\/(enrol|mux|nonce|ticket)$/
const DEMO_Y = /^\/demo\/([A-Za-z0-9_-]{22})\/y\/(.+)$/

/** What the address of a stock client's socket says. */
const yRequest = (doc: string, query: URLSearchParams): YRequest => ({
  doc,
  ticket: query.get('ticket'),
  ack: query.get('ack') === '1' ? 'asked' : 'not asked',
  echo: query.get('echo') === '1' ? 'asked' : 'not asked',
  at: /^\d{1,12}$/.test(query.get('at') ?? '') ? Number(query.get('at')) : null,
})

export type RelayOptions = {
  readonly log: Log
  readonly registry: Registry
  /** The file of what was erased, beside the log; none: the log alone knows. */
  readonly graves?: GravesFile
  /** When a backup was last restored into this folder, seconds since 1970. */
  readonly restoredAt?: number | null
  /** Our public addresses, as a proof names them; empty = the localhost address of the port. */
  readonly origins?: readonly string[]
  readonly port?: number
  readonly host?: string
  /** The folder of the built app. */
  readonly app?: string | null
  /** Documents under this prefix are open without proof (O-rules). */
  readonly open?: string | null
  /** 'first': a page that belongs to no network opens it at once. */
  readonly demo?: 'on' | 'first' | 'off'
  readonly now?: () => number
  readonly limits?: Partial<Limits>
  readonly line?: Line
  /** What watches over disk and backups, counts and raises alarms. */
  readonly operation?: Operation
}

export type Relay = {
  readonly port: number
  readonly origins: readonly string[]
  connections(): number
  damaged(): number
  /** Stops accepting, keeps what is on its way, closes every socket with 1012. The log and the registry stay open: who opened them closes them. */
  close(): Promise<void>
}

/** Of its own, so that a socket does not hold for life what its request was. */
function destroyed(this: Socket): void {
  this.destroy()
}

/** How long the end waits for those who are slow to hear of it, milliseconds. */
const CLOSING = 1000

const socketServer = (maxPayload: number): WebSocketServer =>
  new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload, maxFragments: 64 })

/** Starts a relay on `port` (0 = any free one). Rejects when the port is taken. */
export const startRelay = async (options: RelayOptions): Promise<Relay> => {
  const { registry, host = '127.0.0.1', now = Date.now, line = () => undefined } = options
  const limits: Limits = { ...RELAY_LIMITS, ...options.limits }
  const operation = options.operation ?? createOperation({ data: null, now, limits, line })
  const log = operation.guard(options.log)
  let origins = options.origins ?? []
  const common = { origins: () => origins, now, limits, line }
  const core = await createCore({
    log,
    registry,
    open: options.open ?? null,
    restoredAt: options.restoredAt ?? null,
    graves: options.graves ?? null,
    operation,
    ...common,
  })
  const demo = options.demo === 'off' ? null : createDemoSpaces(common)
  const files = options.app ? openAppFiles(options.app) : null
  const tries = createTries(limits.wrongCodes, limits.wrongCodesMs, limits.addresses, now)
  const requests = createBuckets(limits.requestBurst, limits.requestsPerSecond, limits.addresses, now)
  const posts = createPosts(limits)
  const sockets = new Map<string, number>()
  let open = 0

  /** The public address as this person sees it: it is theirs that goes into proofs. */
  const originFor = (req: IncomingMessage): string => origins.find(o => URL.parse(o)?.host === req.headers.host) ?? origins[0] ?? ''

  let asked = { at: -Infinity, works: false }
  const ready = async (res: ServerResponse): Promise<void> => {
    if (now() - asked.at >= limits.readyMs) {
      const works = await log.probe().then(
        () => true,
        () => false, // the log cannot be written: that is the answer
      )
      asked = { at: now(), works }
    }
    const works = asked.works && !core.shared.commit.broken()
    const { seq } = await log.head()
    sendJson(res, works ? 200 : 503, { ready: works, synchronous: await log.synchronous(), seq, damaged: core.damaged() })
  }

  const demoAnswer = async (req: IncomingMessage, res: ServerResponse, path: string, address: string): Promise<void> => {
    const gone = { ok: false, problem: 'gone' }
    if (!demo) return sendJson(res, 404, { ok: false, problem: 'off' })
    if (path === '/demo') {
      const made = await demo.make(new Uint8Array(await readBody(req, limits.demoBody)), address)
      return sendJson(res, made.ok ? 200 : made.problem === 'busy' ? 429 : 400, made)
    }
    const [, space = '', what] = DEMO.exec(path) ?? []
    if (what === 'mux') return posts.begin(res, address, arrival => take(arrival, demo.core(space)))
    if (what === 'ticket') {
      const tickets = demo.core(space)?.shared.tickets
      const answered = await tickets?.ask(await readJson(req, limits.body))
      return sendJson(res, answered?.ok ? 200 : answered ? 403 : 404, answered ?? gone)
    }
    if (what !== 'enrol') return sendJson(res, 404, gone)
    const enrolled = await demo.enrol(space, await readJson(req, limits.body), originFor(req))
    sendJson(res, enrolled ? 200 : 404, enrolled ?? gone)
  }

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const where = pathOf(req)
    if (!where) return sendText(res, 400, 'This address cannot be read.')
    const { path } = where
    const address = addressOf(req)
    const reads = req.method === 'GET' || req.method === 'HEAD'
    if (path === '/healthz' && reads) return sendText(res, 200, 'ok')
    if (path === '/readyz' && reads) return ready(res)
    if (path === '/metrics' && reads) {
      if (!mayReadMetrics(req, operation.metricsToken)) return sendText(res, 404, 'There is nothing here.')
      return sendText(res, 200, await metricsText({ core, operation, registry, log, now }))
    }
    const posted = req.method === 'POST' && readPosted(path)
    if (posted) return posts.goOn(req, res, posted) // bounded by its connection
    if (!reads && !requests.take(address)) return sendJson(res, 429, { ok: false, problem: 'busy' })
    if (req.method === 'POST' && path === '/mux') return posts.begin(res, address, arrival => take(arrival, core))
    if (path === '/enrol' && req.method === 'POST') {
      const enrolled = await enrol(await readJson(req, limits.body), address, originFor(req), {
        ...{ registry, limits, tries, now },
        prove: said => core.shared.tickets.prove(said),
        directory: () => log.headOf(DIRECTORY),
      })
      if (enrolled.ok) core.shared.heard.changed()
      return sendJson(res, 200, enrolled)
    }
    if (path === '/ticket' && req.method === 'POST') {
      const answered = await core.shared.tickets.ask(await readJson(req, limits.body))
      return sendJson(res, answered.ok ? 200 : 403, answered)
    }
    if (path === '/nonce' && reads) {
      const nonce = requests.take(address) ? core.shared.tickets.nonce() : null
      return nonce ? sendJson(res, 200, { nonce }) : sendJson(res, 429, { ok: false, problem: 'busy' })
    }
    const inDemo = DEMO.exec(path)
    if (inDemo?.[2] === 'nonce' && reads) {
      const tickets = demo?.core(inDemo[1] ?? '')?.shared.tickets
      if (!tickets) return sendJson(res, 404, { ok: false, problem: 'gone' })
      const nonce = requests.take(address) ? tickets.nonce() : null
      return nonce ? sendJson(res, 200, { nonce }) : sendJson(res, 429, { ok: false, problem: 'busy' })
    }
    if (path === '/demo' && reads) return sendJson(res, 200, { demo: options.demo ?? 'on' })
    if (req.method === 'POST' && (path === '/demo' || DEMO.test(path))) return demoAnswer(req, res, path, address)
    if (!reads) return sendText(res, 405, 'This is not done here.')
    if (files) return serveApp(req, res, path, files)
    sendText(res, 404, 'There is nothing here.')
  }

  const http = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, maxHeaderSize: 16 * 1024 }, (req, res) => {
    answer(req, res).catch((e: unknown) => {
      if (!(e instanceof BodyError)) core.shared.fault(e)
      if (res.headersSent) return res.destroy()
      res.setHeader('Connection', 'close') // the rest of the body is not read
      sendJson(res, e instanceof BodyError ? e.status : 500, { ok: false, problem: 'malformed' })
    })
  })

  const muxServer = socketServer(limits.frame)
  const yServer = socketServer(limits.upload + 64) // a message's own few bytes around the update
  const clients = (): WebSocket[] => [...muxServer.clients, ...yServer.clients]
  /** Who comes too often is let in and told so: a refused upgrade would say nothing. */
  const admit = (ws: WebSocket, address: string): boolean => {
    const n = (sockets.get(address) ?? 0) + 1
    if (n > limits.socketsPerAddress || open >= limits.sockets) {
      ws.close(CLOSE.tryLater, 'too many')
      return false
    }
    open++
    sockets.set(address, n)
    ws.on('close', () => {
      open--
      const left = (sockets.get(address) ?? 1) - 1
      if (left > 0) sockets.set(address, left)
      else sockets.delete(address)
    })
    return true
  }

  /** Lets a device in to its network; null: that one is gone. */
  const take = (arrival: Arrival, to: Core | null): void => {
    if (!admit(arrival.ws, arrival.address)) return
    if (to) to.mux(arrival)
    else arrival.ws.close(CLOSE.gone, 'gone')
  }

  http.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', destroyed)
    const { path, query } = pathOf(req) ?? { path: '', query: new URLSearchParams() }
    const address = addressOf(req)
    if (path === '/mux') muxServer.handleUpgrade(req, socket, head, ws => take({ ws, socket, address }, core))
    else if (DEMO_Y.test(path))
      yServer.handleUpgrade(req, socket, head, ws => {
        if (!admit(ws, address)) return
        const [, space = '', doc = ''] = DEMO_Y.exec(path) ?? []
        const core = demo?.core(space)
        if (core) core.y({ ws, socket, address }, yRequest(doc, query))
        else ws.close(CLOSE.gone, 'gone')
      })
    else if (DEMO.test(path))
      muxServer.handleUpgrade(req, socket, head, ws => take({ ws, socket, address }, demo?.core(DEMO.exec(path)?.[1] ?? '') ?? null))
    else if (path.startsWith('/y/'))
      yServer.handleUpgrade(req, socket, head, ws => {
        if (admit(ws, address)) core.y({ ws, socket, address }, yRequest(path.slice(3), query))
      })
    // nobody reads on from it, so it would never see the other end go
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n', () => socket.destroy())
  })

  await new Promise<void>((done, fail) => {
    http.once('error', fail)
    http.listen(options.port ?? 0, host, () => {
      http.off('error', fail)
      done()
    })
  })
  const { port } = http.address() as AddressInfo // it listens on a port, not on a pipe
  if (origins.length === 0) origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`]

  return {
    port,
    origins,
    connections: () => core.connections(),
    damaged: () => core.damaged(),
    async close() {
      const closed = new Promise<void>(done => http.close(() => done()))
      await core.close()
      await demo?.close()
      const late = setTimeout(() => {
        for (const ws of clients()) ws.terminate()
      }, CLOSING)
      http.closeIdleConnections()
      const gone = clients().map(ws => new Promise<void>(done => ws.once('close', () => done())))
      await Promise.all([...gone, posts.end(CLOSING)])
      clearTimeout(late)
      http.closeIdleConnections()
      const slow = setTimeout(() => http.closeAllConnections(), CLOSING)
      await closed
      clearTimeout(slow)
    },
  }
}
