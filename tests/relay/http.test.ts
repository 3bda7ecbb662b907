import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAppFiles } from '../../sync-server/app-files.ts'
import { HEADERS, PART_HEADERS } from '../../sync-server/headers.ts'
import { newKeys, postJson, startTestRelay, type RelayUnderTest } from './relay-under-test.ts'

const SCRIPT = `export const a = "${'relais '.repeat(300)}"`
let t: RelayUnderTest
let app = ''

const write = (name: string, text: string | Buffer): void => {
  mkdirSync(join(app, name, '..'), { recursive: true })
  writeFileSync(join(app, name), text)
}

beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'relais-app-'))
  app = join(parent, 'dist')
  writeFileSync(join(parent, 'secret.txt'), 'not for you')
  write('index.html', '<!doctype html><title>Relais</title>')
  write('sw.js', 'self.x = 1')
  write('old-browser.js', 'x()')
  write('manifest.webmanifest', '{}')
  write('assets/main-abc123.js', SCRIPT)
  write('assets/logo-1.svg', '<svg/>')
  write('icon.png', Buffer.from([1, 2, 3]))
  t = await startTestRelay({ app, limits: { requestBurst: 1000 } })
})
afterAll(async () => {
  await t.end()
  rmSync(join(app, '..'), { recursive: true, force: true })
})

type Got = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }
/** A request as it stands: fetch would tidy the path and unpack the body. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> =>
  new Promise((done, fail) => {
    const req = request({ host: '127.0.0.1', port: t.relay.port, path, headers, method }, res => {
      const parts: Buffer[] = []
      res.on('data', (p: Buffer) => parts.push(p))
      res.on('end', () => done({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts) }))
    })
    req.on('error', fail)
    req.end()
  })

describe('http', () => {
  test('H1 a body over the limit is 413, whether it says its length or not; the relay goes on', async () => {
    const long = await postJson(`${t.url}/enrol`, 'x'.repeat(70_000))
    expect(long.status).toBe(413)
    const chunked = await fetch(`${t.url}/enrol`, {
      method: 'POST',
      body: new ReadableStream({
        start(c) {
          for (let i = 0; i < 9; i++) c.enqueue(new Uint8Array(10_000))
          c.close()
        },
      }),
      duplex: 'half',
    } as RequestInit)
    expect(chunked.status).toBe(413)
    expect((await postJson(`${t.url}/enrol`, '{')).status).toBe(400)
    expect((await get('/healthz')).status).toBe(200)
  })

  test('H1 too many requests of one address are 429; reading the app is not counted', async () => {
    const tight = await startTestRelay({ app, limits: { requestBurst: 3, requestsPerSecond: 0.0001 } })
    const post = (): Promise<number> =>
      postJson(`${tight.url}/enrol`, { code: 'ZZZZZZZZ', key: newKeys().jwk, label: '' }).then(r => r.status)
    expect([await post(), await post(), await post(), await post()]).toEqual([200, 200, 200, 429])
    for (let i = 0; i < 10; i++) expect((await fetch(tight.url)).status).toBe(200)
    await tight.end()
  })

  test('H1 other methods are 405, a path that cannot be read 400, another upgrade 404', async () => {
    expect((await get('/', {}, 'DELETE')).status).toBe(405)
    expect((await get('/%E0%A4%A')).status).toBe(400)
    expect(
      (
        await get('/other', {
          connection: 'upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        })
      ).status,
    ).toBe(404)
  })

  test('H2 files have their type; what is named by its content is kept for ever, the rest is asked about each time', async () => {
    const of = async (path: string): Promise<unknown[]> => {
      const { status, headers } = await get(path)
      return [status, headers['content-type'], headers['cache-control']]
    }
    const forever = 'public, max-age=31536000, immutable'
    expect(await of('/')).toEqual([200, 'text/html; charset=utf-8', 'no-cache'])
    expect(await of('/index.html')).toEqual([200, 'text/html; charset=utf-8', 'no-cache'])
    expect(await of('/sw.js')).toEqual([200, 'text/javascript; charset=utf-8', 'no-cache'])
    expect(await of('/old-browser.js')).toEqual([200, 'text/javascript; charset=utf-8', 'no-cache'])
    expect(await of('/manifest.webmanifest')).toEqual([200, 'application/manifest+json; charset=utf-8', 'no-cache'])
    expect(await of('/assets/main-abc123.js')).toEqual([200, 'text/javascript; charset=utf-8', forever])
    expect(await of('/assets/logo-1.svg')).toEqual([200, 'image/svg+xml', forever])
    expect(await of('/icon.png')).toEqual([200, 'image/png', 'no-cache'])
  })

  test('H2 files are asked about by their ETag and come compressed to who takes that', async () => {
    const plain = await get('/assets/main-abc123.js')
    expect(plain.body.toString()).toBe(SCRIPT)
    const br = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip, br' })
    expect([br.headers['content-encoding'], brotliDecompressSync(br.body).toString()]).toEqual(['br', SCRIPT])
    const gz = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip' })
    expect([gz.headers['content-encoding'], gunzipSync(gz.body).toString()]).toEqual(['gzip', SCRIPT])
    expect(br.body.length).toBeLessThan(plain.body.length)
    const etag = String(plain.headers['etag'])
    const same = await get('/assets/main-abc123.js', { 'if-none-match': `"x", W/${etag}` })
    expect([same.status, same.body.length, same.headers['etag']]).toEqual([304, 0, etag])
    const head = await get('/assets/main-abc123.js', {}, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(SCRIPT.length)])
  })

  test('H2 what a build has compressed is given as it lies there, if it is named by its content; it is no file of its own', async () => {
    write('assets/main-pressed.js', SCRIPT)
    write('assets/main-pressed.js.br', 'as the build pressed it')
    write('news.js', SCRIPT)
    write('news.js.br', 'of an older build')
    const br = await get('/assets/main-pressed.js', { 'accept-encoding': 'gzip, br' })
    expect([br.headers['content-encoding'], br.body.toString()]).toEqual(['br', 'as the build pressed it'])
    expect((await get('/assets/main-pressed.js')).body.toString()).toBe(SCRIPT)
    expect(brotliDecompressSync((await get('/news.js', { 'accept-encoding': 'br' })).body).toString()).toBe(SCRIPT)
    expect((await get('/assets/main-pressed.js.br')).status).toBe(404)
  })

  test('H3 an asset that is gone is 404 and never the first page; any other place is the first page', async () => {
    expect((await get('/assets/main-old.js')).status).toBe(404)
    expect((await get('/workbox-123.js')).status).toBe(404)
    for (const path of ['/today', '/centres/castelroc', '/y/anything']) {
      const page = await get(path)
      expect([page.status, page.body.toString().includes('Relais')]).toEqual([200, true])
    }
  })

  test('H3 nothing outside the folder is ever given', async () => {
    for (const path of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
      '//secret.txt',
      '/assets/..\\..\\secret.txt',
      '/secret.txt%00.js',
    ])
      expect((await get(path)).body.toString(), path).not.toContain('not for you')
  })

  test('H3 a new build is served as soon as its first page is there', async () => {
    const before = String((await get('/')).headers['etag'])
    write('assets/main-new.js', 'new')
    write('index.html', '<!doctype html><title>Relais, newer</title>')
    utimesSync(join(app, 'index.html'), 4_000_000_000, 4_000_000_000)
    expect(String((await get('/')).headers['etag'])).not.toBe(before)
    expect((await get('/assets/main-new.js')).status).toBe(200)
  })

  test('H3 a build that comes in several steps is served as it comes: what was missing, what is written again, what is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-steps-'))
    const steps = await startTestRelay({ app: join(folder, 'dist') })
    const of = async (path: string): Promise<unknown[]> => {
      const r = await fetch(steps.url + path)
      return [r.status, r.status === 200 ? await r.text() : '']
    }
    const put = (name: string, text: string): void => {
      mkdirSync(join(folder, 'dist', name, '..'), { recursive: true })
      writeFileSync(join(folder, 'dist', name), text)
    }
    expect((await of('/'))[0]).toBe(404)
    put('index.html', 'first page')
    expect(await of('/today')).toEqual([200, 'first page'])
    expect((await of('/sw.js'))[0]).toBe(404)
    put('sw.js', 'worker')
    put('assets/a-1.js', 'script')
    expect([await of('/sw.js'), await of('/assets/a-1.js')]).toEqual([
      [200, 'worker'],
      [200, 'script'],
    ])
    put('sw.js', 'worker, newer') // the first page stays as it is
    expect(await of('/sw.js')).toEqual([200, 'worker, newer'])
    rmSync(join(folder, 'dist', 'sw.js'))
    expect((await of('/sw.js'))[0]).toBe(404)
    await steps.end()
    rmSync(folder, { recursive: true })
  })

  test('H3 the folder is looked through only so often for names that are not there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-many-'))
    let now = 0
    const files = openAppFiles(folder, () => now)
    for (let i = 0; i < 20; i++) expect(await files.find(`/none-${i}.js`)).toBeNull()
    writeFileSync(join(folder, 'sw.js'), 'worker')
    expect(await files.find('/sw.js')).toBeNull()
    now = 1000
    expect(await files.find('/sw.js')).not.toBeNull()
    rmSync(folder, { recursive: true })
  })

  test('H3 without a build the page says how to make one', async () => {
    const bare = await startTestRelay({ app: join(app, 'nothing') })
    const r = await fetch(bare.url)
    expect([r.status, await r.text()]).toEqual([404, 'The app is not built. Run: npm run build'])
    await bare.end()
  })

  test('H4 every answer has the headers that keep other pages out, and none that lets them in', async () => {
    const answers = [
      await get('/'),
      await get('/assets/none.js'),
      await get('/healthz'),
      await get('/readyz'),
      await get('/nonce'),
      await get('/enrol', {}, 'POST'),
      await get('/', {}, 'DELETE'),
      await get('/', { 'if-none-match': String((await get('/')).headers['etag']) }),
    ]
    for (const { headers } of answers) {
      for (const [name, value] of Object.entries(HEADERS)) expect(headers[name.toLowerCase()]).toBe(value)
      for (const name of Object.keys(headers)) expect(name).not.toMatch(/^access-control/)
      expect(headers['set-cookie']).toBeUndefined()
    }
    // a file under /assets is no page: what concerns pages is not said there
    const part = (await get('/assets/main-abc123.js')).headers
    for (const [name, value] of Object.entries(PART_HEADERS)) expect(part[name.toLowerCase()]).toBe(value)
    expect(part['content-security-policy']).toBeUndefined()
    expect(Object.keys(part).filter(n => /^access-control|cookie/.test(n))).toEqual([])
    expect(HEADERS['Content-Security-Policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(HEADERS['Content-Security-Policy']).not.toMatch(/unsafe|\*/)
  })

  test('H5 healthz says it is alive, readyz that its log can be written and how it flushes', async () => {
    expect((await get('/healthz')).body.toString()).toBe('ok')
    const ready = await get('/readyz')
    expect([ready.status, JSON.parse(ready.body.toString())]).toEqual([200, { ready: true, synchronous: 2, seq: 0, damaged: 0 }])
  })

  test('H6 behind a proxy on this machine the address is the one it names last', async () => {
    const tight = await startTestRelay({ limits: { requestBurst: 1, requestsPerSecond: 0.0001 } })
    const post = (from: string): Promise<number> =>
      fetch(`${tight.url}/enrol`, { method: 'POST', headers: { 'x-forwarded-for': from }, body: '{}' }).then(r => r.status)
    expect([await post('198.51.100.1'), await post('198.51.100.1'), await post('198.51.100.1, 198.51.100.2')]).toEqual([200, 429, 200])
    await tight.end()
  })
})
