// The built app, read into memory: a name that is not in the folder cannot be asked for, whatever the path says (H2, H3).
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

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
  body(encoding: Encoding): Promise<{ readonly bytes: Buffer; readonly encoding: Encoding }>
}
export type AppFiles = { find(path: string): Promise<AppFile | null> }

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const fileOf = (name: string, bytes: Buffer): AppFile => {
  const type = MIME[extname(name)] ?? 'application/octet-stream'
  const made = new Map<Encoding, Promise<Buffer>>()
  const press = (encoding: Encoding): Promise<Buffer> => {
    let p = made.get(encoding)
    if (!p) {
      p =
        encoding === 'br'
          ? brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
          : zip(bytes, { level: 9 })
      made.set(encoding, p)
    }
    return p
  }
  return {
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    // What the build names by its content never changes; everything else is asked about each time.
    cache: name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    async body(wanted) {
      if (wanted === 'identity' || !COMPRESSED.test(type) || bytes.length < 512) return { bytes, encoding: 'identity' }
      return { bytes: await press(wanted), encoding: wanted }
    },
  }
}

const readAll = async (folder: string): Promise<Map<string, AppFile>> => {
  const files = new Map<string, AppFile>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = '/' + relative(folder, path).split(sep).join('/')
    files.set(name, fileOf(name, await readFile(path)))
  }
  return files
}

/** The app in `folder`, read again when a new build has replaced its index.html. Finds nothing while there is no build. */
export const openAppFiles = (folder: string): AppFiles => {
  let built = 0
  let reading: Promise<Map<string, AppFile>> = Promise.resolve(new Map<string, AppFile>())
  return {
    async find(path) {
      if (!path.startsWith('/assets/') || built === 0) {
        const at = await stat(join(folder, 'index.html')).then(
          s => s.mtimeMs,
          () => 0, // not built yet
        )
        if (at !== built) {
          built = at
          reading = at === 0 ? Promise.resolve(new Map<string, AppFile>()) : readAll(folder)
        }
      }
      return (await reading).get(path) ?? null
    },
  }
}
