// The built app, read into memory: a name that is not in the folder cannot be asked for, whatever the path says (H2, H3).
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { createBucket } from './tries.ts'

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/

export type Encoding = 'br' | 'gzip' | 'identity'
export type AppFile = {
  readonly type: string
  readonly etag: string
  readonly cache: string
  /** A part of a page, named by its content; not a page, and nothing one opens by itself. */
  readonly isPart: boolean
  body(encoding: Encoding): Promise<{ readonly bytes: Buffer; readonly encoding: Encoding }>
}
export type AppFiles = { find(path: string): Promise<AppFile | null> }

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** What a build puts beside its parts, pressed once for every relay that serves them (vite.config.ts). */
const PRESSED = '.br'

/** `pressed`: where the build has put it compressed, null where it has not. */
const fileOf = (name: string, bytes: Buffer, pressed: string | null): AppFile => {
  const type = MIME[extname(name)] ?? 'application/octet-stream'
  const made = new Map<Encoding, Promise<Buffer>>()
  const press = (encoding: Encoding): Promise<Buffer> => {
    let p = made.get(encoding)
    if (!p) {
      const byBrotli = (): Promise<Buffer> =>
        brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
      if (encoding === 'br') p = pressed === null ? byBrotli() : readFile(pressed).catch(byBrotli)
      else p = zip(bytes, { level: 9 })
      made.set(encoding, p)
    }
    return p
  }
  return {
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    // What the build names by its content never changes; everything else is asked about each time.
    isPart: name.startsWith('/assets/'),
    cache: name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    async body(wanted) {
      if (wanted === 'identity' || !COMPRESSED.test(type) || bytes.length < 512) return { bytes, encoding: 'identity' }
      return { bytes: await press(wanted), encoding: wanted }
    },
  }
}

/** A file as it was when it was read: `stamp` changes when it does. */
type Read = { readonly stamp: string; readonly file: AppFile }

const isGone = (e: unknown): boolean => (e as { code?: unknown }).code === 'ENOENT' // a system error, or undefined
/** When it was written and how long it is; '' where there is none. */
const stampOf = (path: string): Promise<string> =>
  stat(path).then(
    s => `${s.mtimeMs} ${s.size}`,
    e => {
      if (isGone(e)) return ''
      throw e
    },
  )

/** What is in the folder now; what has not changed since `before` is not read again. A build may be at work: what vanishes meanwhile is left out. */
const readAll = async (folder: string, before: ReadonlyMap<string, Read>): Promise<Map<string, Read>> => {
  const files = new Map<string, Read>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((e: unknown) => {
    if (isGone(e)) return [] // not built yet
    throw e
  })
  const paths = entries.filter(e => e.isFile()).map(e => join(e.parentPath, e.name))
  const there = new Set(paths)
  for (const path of paths) {
    const name = '/' + relative(folder, path).split(sep).join('/')
    if (path.endsWith(PRESSED) && there.has(path.slice(0, -PRESSED.length))) continue
    // only of what never changes under its name, or a new page would come in its former words
    const pressed = name.startsWith('/assets/') && there.has(path + PRESSED) ? path + PRESSED : null
    const stamp = await stampOf(path) // before reading: what is written after it is seen as a change
    const was = before.get(name)
    if (was && was.stamp === stamp) files.set(name, was)
    else if (stamp)
      await readFile(path).then(
        bytes => files.set(name, { stamp, file: fileOf(name, bytes, pressed) }),
        (e: unknown) => {
          if (!isGone(e)) throw e
        },
      )
  }
  return files
}

/** Whether a path names a file; anything else is a place in the app. */
export const namesFile = (path: string): boolean => path.startsWith('/assets/') || /\.[a-z0-9]{2,12}$/i.test(path)

/** How often the folder is looked through, at once and a second: anybody may ask for names that are not there. */
const LOOKS = { burst: 20, perSecond: 1 }

/**
 * The app in `folder`, as it is on the disk: a build may come in several steps, its first page before its service worker. A name that is
 * missing or has changed makes the folder be looked through again, within bounds. Finds nothing while there is no build.
 */
export const openAppFiles = (folder: string, now: () => number = Date.now): AppFiles => {
  const looks = createBucket(LOOKS.burst, LOOKS.perSecond, now)
  let files: ReadonlyMap<string, Read> = new Map()
  let looking: Promise<void> | null = null

  const look = (): Promise<void> =>
    (looking ??= readAll(folder, files)
      .then(found => void (files = found))
      .finally(() => (looking = null)))
  /** What is named by its content never changes. */
  const isCurrent = async (name: string, read: Read): Promise<boolean> =>
    name.startsWith('/assets/') || (await stampOf(join(folder, name))) === read.stamp

  return {
    async find(path) {
      const held = files.get(path)
      if (held ? !(await isCurrent(path, held)) : namesFile(path)) if (looks.take(1)) await look()
      return files.get(path)?.file ?? null
    },
  }
}
