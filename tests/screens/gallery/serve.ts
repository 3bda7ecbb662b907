// Builds the gallery into a folder of the cache and serves it with the app's own headers, so that a style the policy forbids shows here.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { HEADERS } from '../../../sync-server/headers.ts'
import { definitions } from '../../../src/definitions.ts'
import { compileMessages } from '../../../src/text/compile-messages.ts'

const ROOT = fileURLToPath(new URL('.', import.meta.url))
const OUT = fileURLToPath(new URL('../../../node_modules/.cache/relais-gallery', import.meta.url))
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }

export const buildGallery = async (): Promise<void> => {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [compileMessages()],
    define: definitions(),
    build: { outDir: OUT, emptyOutDir: true, target: ['chrome114', 'firefox125', 'safari17'], assetsInlineLimit: 0 },
  })
}

export const serveGallery = async (): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const file = join(OUT, path === '/' ? 'index.html' : path)
    readFile(file).then(
      body => {
        response.writeHead(200, { ...HEADERS, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
        response.end(body)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  return { url: `http://127.0.0.1:${port}/`, close: () => new Promise(done => server.close(() => done())) }
}
