// Requests over HTTP, without a framework: what is asked, within bounds, and an answer with every header (H-rules).
import type { IncomingMessage, ServerResponse } from 'node:http'
import { namesFile, type AppFile, type AppFiles, type Encoding } from './app-files.ts'
import { HEADERS, PART_HEADERS } from './headers.ts'

/** The request had a body over the bound (413) or none that can be read (400). */
export class BodyError extends Error {
  readonly status: 400 | 413
  constructor(status: 400 | 413) {
    super(status === 413 ? 'body too big' : 'malformed body')
    this.status = status
  }
}

export const readBody = async (req: IncomingMessage, limit: number): Promise<Buffer> => {
  const parts: Buffer[] = []
  let size = 0
  if (Number(req.headers['content-length'] ?? 0) > limit) throw new BodyError(413)
  try {
    for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length
      if (size > limit) throw new BodyError(413)
      parts.push(part)
    }
  } catch (e) {
    throw e instanceof BodyError ? e : new BodyError(400) // whoever sends it went away in the middle: no fault of ours
  }
  return Buffer.concat(parts)
}

export const readJson = async (req: IncomingMessage, limit: number): Promise<unknown> => {
  const body = await readBody(req, limit)
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new BodyError(400)
  }
}

/** Who asks. Behind a proxy on this machine the proxy says it; from anywhere else the header is not believed. */
export const addressOf = (req: IncomingMessage): string => {
  const direct = req.socket.remoteAddress ?? ''
  const forwarded = req.headers['x-forwarded-for']
  if (typeof forwarded !== 'string' || !/^(::1|127\.|::ffff:127\.)/.test(direct)) return direct
  return forwarded.split(',').at(-1)?.trim().slice(0, 64) || direct
}

/** `path` without query, decoded; null when it cannot be decoded. */
export const pathOf = (req: IncomingMessage): { readonly path: string; readonly query: URLSearchParams } | null => {
  try {
    const url = new URL(req.url ?? '/', 'http://relay')
    return { path: decodeURIComponent(url.pathname), query: url.searchParams }
  } catch {
    return null // no URL, or a broken %-sequence
  }
}

export const sendJson = (res: ServerResponse, status: number, value: unknown): void => {
  res.writeHead(status, { ...HEADERS, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
  res.end(JSON.stringify(value))
}

export const sendText = (res: ServerResponse, status: number, text: string): void => {
  res.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  res.end(text)
}

const encodingOf = (req: IncomingMessage): Encoding => {
  const accepted = String(req.headers['accept-encoding'] ?? '')
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

const sendFile = async (req: IncomingMessage, res: ServerResponse, file: AppFile): Promise<void> => {
  const common = { ...(file.isPart ? PART_HEADERS : HEADERS), ETag: file.etag, 'Cache-Control': file.cache, Vary: 'Accept-Encoding' }
  if ((req.headers['if-none-match'] ?? '').split(/,\s*/).some(t => t.replace(/^W\//, '') === file.etag)) {
    res.writeHead(304, common)
    res.end()
    return
  }
  const { bytes, encoding } = await file.body(encodingOf(req))
  const head = { ...common, 'Content-Type': file.type, 'Content-Length': bytes.length }
  res.writeHead(200, encoding === 'identity' ? head : { ...head, 'Content-Encoding': encoding })
  res.end(req.method === 'HEAD' ? undefined : bytes)
}

/** A file of the app; for any other place a person may stand in it, its first page; for a file that is gone, 404 (H3). */
export const serveApp = async (req: IncomingMessage, res: ServerResponse, path: string, files: AppFiles): Promise<void> => {
  const file = await files.find(path)
  if (file) return sendFile(req, res, file)
  const isFile = namesFile(path)
  const index = isFile ? null : await files.find('/index.html')
  if (index) return sendFile(req, res, index)
  sendText(res, 404, isFile ? 'There is no such file.' : 'The app is not built. Run: npm run build')
}
