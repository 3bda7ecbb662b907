// WebKit, by way of its GTK port: MiniBrowser behind WebKitWebDriver, on a screen of its own. What it keeps ends with its session.
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { BrowserKind, Driver, Json, Size } from './driver.ts'
import { startGroup } from './process-group.ts'

const firstOf = (...places: readonly string[]): string | undefined => places.find(p => existsSync(p))
/** MiniBrowser lies in a folder named after its version, below a folder named after the processor. */
const miniBrowser = (): string | undefined =>
  ['/usr/lib', '/usr/libexec']
    .filter(existsSync)
    .flatMap(lib => [
      lib,
      ...readdirSync(lib)
        .filter(n => n.endsWith('-linux-gnu'))
        .map(n => join(lib, n)),
    ]) // prettier-ignore
    .flatMap(lib =>
      readdirSync(lib)
        .filter(n => /^webkit2?gtk-\d/.test(n))
        .map(n => join(lib, n, 'MiniBrowser')),
    ) // prettier-ignore
    .find(existsSync)
const driver = firstOf('/usr/bin/WebKitWebDriver')
const screen = firstOf('/usr/bin/Xvfb')
const browser = process.platform === 'linux' ? miniBrowser() : undefined

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

const open = async ({ width, height }: Size): Promise<Driver> => {
  const shown = startGroup(screen!, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'])
  const display = await shown.says(/^(\d+)$/m)
  const port = await freePort()
  const driven = startGroup(driver!, [`--port=${port}`], {
    ...process.env,
    DISPLAY: `:${display}`,
    GDK_BACKEND: 'x11',
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
    TZ: 'Europe/Paris',
  })
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: Json): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const { value } = (await answer.json()) as { value: unknown } // the standard says so
    if (!answer.ok) throw new Error(JSON.stringify(value).slice(0, 500))
    return value
  }
  const isUp = (): Promise<boolean> => ask('GET', '/status').then(() => true, () => false) // prettier-ignore
  for (let tries = 0; !(await isUp()); tries++) {
    if (tries === 400) throw new Error('WebKitWebDriver does not answer')
    await new Promise(r => setTimeout(r, 25))
  }
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser!, args: ['--automation'] } } }
  const { sessionId } = (await ask('POST', '/session', { capabilities })) as { sessionId: string } // as the standard has it
  const at = `/session/${sessionId}`
  const act = async (source: Json): Promise<void> => void (await ask('POST', `${at}/actions`, { actions: [source] }))
  const goto = async (url: string): Promise<void> => void (await ask('POST', `${at}/url`, { url }))
  const resize = async (): Promise<void> => void (await ask('POST', `${at}/window/rect`, { width, height }))
  await resize()
  return {
    goto,
    reload: async () => void (await ask('POST', `${at}/refresh`, {})),
    run: async (what, ...given) => {
      const script = `const answer = arguments[1]
        Promise.resolve().then(() => (${String(what)})(...JSON.parse(arguments[0]))).then(
          said => answer(JSON.stringify({ said: said ?? null })),
          e => answer(JSON.stringify({ failed: String(e) })),
        )`
      const answer = JSON.parse((await ask('POST', `${at}/execute/async`, { script, args: [JSON.stringify(given)] })) as string)
      if ('failed' in answer) throw new Error(answer.failed)
      return answer.said
    },
    pressAt: (x, y) =>
      act({
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x, y, duration: 0 },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    type: async text => {
      const element = Object.values((await ask('GET', `${at}/element/active`)) as Record<string, string>)[0] // one reference, under a name of the standard
      await ask('POST', `${at}/element/${element}/value`, { text })
    },
    powerCut: async url => {
      const [before] = (await ask('GET', `${at}/window/handles`)) as string[] // as the standard has it
      const { handle } = (await ask('POST', `${at}/window/new`, { type: 'window' })) as { handle: string }
      await ask('DELETE', `${at}/window`)
      await ask('POST', `${at}/window`, { handle })
      if (handle === before) throw new Error('no other window')
      await resize()
      await goto(url)
    },
    close: async () => {
      await ask('DELETE', at).catch(() => undefined) // its processes are ended below in any case
      await driven.end()
      await shown.end()
    },
  }
}

export const webkit: BrowserKind = {
  name: 'WebKitGTK',
  missing: driver && screen && browser ? null : 'WebKitWebDriver, MiniBrowser or Xvfb is not installed',
  open,
}
