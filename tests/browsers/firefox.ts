// Firefox, driven by WebDriver BiDi: it speaks that by itself, in every version from the floor on, with no other program between.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import type { BrowserKind, Driver, Json, Size } from './driver.ts'
import { startGroup, type Started } from './process-group.ts'

const { FIREFOX, PROGRAMFILES = '' } = process.env
const PLACES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  join(PROGRAMFILES, 'Mozilla Firefox/firefox.exe'),
]
const executable = FIREFOX ?? PLACES.find(p => existsSync(p))

/** It opens only our own page, and asks nobody anything. */
const PREFS = `
user_pref('app.update.enabled', false);
user_pref('browser.aboutwelcome.enabled', false);
user_pref('browser.sessionstore.resume_from_crash', false);
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('intl.accept_languages', 'fr');
user_pref('network.captive-portal-service.enabled', false);
user_pref('network.connectivity-service.enabled', false);
user_pref('toolkit.startup.max_resumed_crashes', -1);
`

type Answer = { readonly id?: number; readonly type: string; readonly result?: unknown; readonly error?: string; readonly message?: string }

/** Commands and their answers over one socket. */
const talk = async (url: string): Promise<(method: string, params: Json) => Promise<unknown>> => {
  const socket = new WebSocket(url)
  await new Promise<void>((open, failed) => socket.once('open', open).once('error', failed))
  const waiting = new Map<number, { done: (result: unknown) => void; failed: (e: Error) => void }>()
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer // the standard says so
    const who = waiting.get(answer.id ?? -1)
    if (!who) return
    waiting.delete(answer.id ?? -1)
    if (answer.type === 'success') who.done(answer.result)
    else who.failed(new Error(`${answer.error}: ${answer.message}`))
  })
  socket.on('close', () => {
    for (const { failed } of waiting.values()) failed(new Error('Firefox is gone'))
  })
  let last = 0
  return (method, params) =>
    new Promise((done, failed) => {
      const id = ++last
      waiting.set(id, { done, failed })
      socket.send(JSON.stringify({ id, method, params }))
    })
}

const open = async ({ width, height }: Size): Promise<Driver> => {
  const profile = mkdtempSync(join(tmpdir(), 'relais-firefox-'))
  writeFileSync(join(profile, 'user.js'), PREFS)
  let started: Started
  let ask: (method: string, params: Json) => Promise<unknown>
  let context: string
  const start = async (): Promise<void> => {
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank']
    started = startGroup(executable!, args, { ...process.env, TZ: 'Europe/Paris', MOZ_CRASHREPORTER_DISABLE: '1' })
    ask = await talk(`${await started.says(/WebDriver BiDi listening on (ws:\S+)/)}/session`)
    await ask('session.new', { capabilities: {} })
    const { contexts } = (await ask('browsingContext.getTree', {})) as { contexts: { context: string }[] } // as the standard has it
    context = contexts[0]!.context
    await ask('browsingContext.setViewport', { context, viewport: { width, height } })
  }
  await start()
  const goto = async (url: string): Promise<void> => void (await ask('browsingContext.navigate', { context, url, wait: 'complete' }))
  const act = async (source: Json): Promise<void> => void (await ask('input.performActions', { context, actions: [source] }))
  return {
    goto,
    reload: async () => void (await ask('browsingContext.reload', { context, wait: 'complete' })),
    run: async (what, ...given) => {
      const answer = (await ask('script.callFunction', {
        functionDeclaration: `async given => JSON.stringify((await (${String(what)})(...JSON.parse(given))) ?? null)`,
        arguments: [{ type: 'string', value: JSON.stringify(given) }],
        target: { context },
        awaitPromise: true,
        userActivation: false,
      })) as { type: string; result?: { value: string }; exceptionDetails?: { text: string } } // as the standard has it
      if (answer.type !== 'success' || !answer.result) throw new Error(answer.exceptionDetails?.text ?? 'no result')
      return JSON.parse(answer.result.value)
    },
    pressAt: (x, y) =>
      act({
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x, y },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    type: text =>
      act({
        type: 'key',
        id: 'keys',
        actions: [...text].flatMap(value => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      }),
    powerCut: async url => {
      await started.end()
      await start()
      await goto(url)
    },
    close: async () => {
      await started.end()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export const firefox: BrowserKind = { name: 'Firefox', missing: executable ? null : 'Firefox is not installed', open }
