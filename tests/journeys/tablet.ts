// A tablet with a real Chromium: a profile on disk that outlives a kill, a clock that can be set, and a line that can be cut.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { sharedBrowser } from '../browsers/shared.ts'
import { findChromium } from '../chromium.ts'
import type { TestLine } from '../line.ts'

/** Replaces the page's clock by one that is moved by an offset; timers run as always. */
const CLOCK = `(() => {
  const Real = globalThis.Date
  let offset = 0
  class Moved extends Real {
    constructor(...a) { if (a.length === 0) super(Real.now() + offset); else super(...a) }
    static now() { return Real.now() + offset }
  }
  globalThis.Date = Moved
  globalThis.setTestClock = at => { offset = at - Real.now() }
})();`

/** How a page is opened: without a line, with the clock set to a wall time from the first moment, and what is done with the empty page before it goes anywhere. */
export type Opening = { readonly offline?: true; readonly clock?: string; readonly before?: (page: Page) => Promise<void> }

export type Tablet = {
  readonly page: () => Page
  readonly context: () => BrowserContext
  /** The wall clock of the place, 'YYYY-MM-DDTHH:MM' in the tests' time zone; holds over reloads and restarts. */
  readonly setClock: (local: string) => Promise<void>
  /** kill -9 of the browser and all its children, then the same profile again. */
  readonly killAndReopen: (url: string, opening?: Opening) => Promise<void>
  readonly kill: () => Promise<void>
  readonly open: (url: string, opening?: Opening) => Promise<void>
  readonly offline: (line: TestLine) => Promise<void>
  readonly online: () => Promise<void>
  readonly errors: readonly string[]
  /** The folder on disk. */
  readonly profile: string
  readonly close: () => Promise<void>
}

export type TabletOptions = {
  readonly width?: number
  readonly height?: number
  readonly language?: string
  readonly dark?: boolean
  /**
   * 'without': as in a browser that has no service workers, for a test of what a screen shows; a quarter of the work of opening it is to
   * keep the app. Such a tablet is a context of the one browser of the test file: it has no profile, and cannot be killed and opened again.
   */
  readonly worker?: 'with' | 'without'
}

/** Unix milliseconds of 'YYYY-MM-DDTHH:MM' in the tests' time zone. */
const wallTime = (local: string): number => new Date(`${local}:00`).getTime()

/** A browser of its own over `profile`; `started` is given the process. */
const startOwn = async (profile: string, language: string, started: (child: ChildProcess) => void): Promise<BrowserContext> => {
  const { executablePath, args, env } = await findChromium()
  const child = spawn(
    executablePath,
    [
      ...args,
      '--headless=new',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      `--lang=${language}`,
      `--accept-lang=${language}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: { ...(env ?? process.env), TZ: 'Europe/Paris' } },
  )
  started(child)
  const socket = await new Promise<string>((found, gone) => {
    let said = ''
    child.stderr.on('data', (d: Buffer) => {
      said += d.toString()
      const m = /DevTools listening on (ws:\S+)/.exec(said)
      if (m?.[1]) found(m[1])
    })
    child.once('exit', code => gone(new Error(`the browser ended with ${code}: ${said.slice(-500)}`)))
  })
  return (await chromium.connectOverCDP(socket)).contexts()[0]!
}

export const openTablet = async (options: TabletOptions = {}): Promise<Tablet> => {
  const shared = options.worker === 'without'
  const language = options.language ?? 'fr'
  const profile = mkdtempSync(join(tmpdir(), 'relais-tablet-'))
  const errors: string[] = []
  let child: ChildProcess | undefined
  let context: BrowserContext | undefined
  let page!: Page
  let moved: number | null = null // test clock minus real clock, milliseconds

  const start = async (url: string, opening: Opening = {}): Promise<void> => {
    context = shared ? await (await sharedBrowser()).newContext({ locale: language }) : await startOwn(profile, language, c => (child = c))
    page = context.pages()[0] ?? (await context.newPage())
    page.on('pageerror', e => errors.push(`page: ${e.message}`))
    page.on('console', m => {
      if (m.type() === 'error' && !/ERR_(INTERNET_DISCONNECTED|CONNECTION|EMPTY_RESPONSE|SOCKET)|WebSocket connection/.test(m.text()))
        errors.push(`console: ${m.text()}`)
    })
    await page.setViewportSize({ width: options.width ?? 360, height: options.height ?? 740 })
    if (options.dark) await page.emulateMedia({ colorScheme: 'dark' })
    await context.addInitScript(CLOCK)
    if (options.worker === 'without') await context.addInitScript('delete Navigator.prototype.serviceWorker')
    if (opening.clock) moved = wallTime(opening.clock) - Date.now()
    if (moved !== null) await context.addInitScript(`globalThis.setTestClock(${Date.now() + moved})`)
    if (opening.offline) await context.setOffline(true)
    await opening.before?.(page)
    await page.goto(url)
  }

  const kill = async (): Promise<void> => {
    if (shared) return context?.close()
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'close')
    if (child.pid) process.kill(-child.pid, 'SIGKILL') // the whole group that was started
    await gone
  }

  return {
    page: () => page,
    context: () => page.context(),
    setClock: async local => {
      const at = wallTime(local)
      moved = at - Date.now()
      await page.context().addInitScript(`globalThis.setTestClock(${at})`)
      await page.evaluate(ms => (globalThis as unknown as { setTestClock(at: number): void }).setTestClock(ms), at) // CLOCK put it there
    },
    kill,
    open: start,
    killAndReopen: async (url, opening) => {
      if (shared) throw new Error('A tablet without a worker has nothing it could be opened from again.')
      await kill()
      await start(url, opening)
    },
    offline: async line => {
      if (!shared) await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined)) // what is cut before that has no page to open
      line.cut()
      await page.context().setOffline(true)
    },
    online: () => page.context().setOffline(false),
    errors,
    profile,
    close: async () => {
      await kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
