// Somebody tries Relais: from starting the relay on an empty folder, with the packages installed and the app built, until the coordinator of a demonstration sees its centres.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../failures/killable-relay.ts'
import { openTablet } from '../journeys/tablet.ts'
import { inCalm } from './calm.ts'
import type { Bench } from './measured.ts'

const MAIN = fileURLToPath(new URL('../../sync-server/main.ts', import.meta.url))
const RUNS = 5
/** What the issue asks for. Milliseconds. */
const LIMIT = 15_000

type Run = { readonly answers: number; readonly space: number; readonly centres: number }

/** Asked again every few milliseconds until it is so. */
const until = async (fact: () => Promise<boolean>): Promise<number> => {
  for (const end = performance.now() + 60_000; performance.now() < end; await new Promise(go => setTimeout(go, 20)))
    if (await fact().catch(() => false)) return performance.now()
  throw new Error('it never came')
}

/** All times from the start of the relay's process. The browser stands open before: opening one is nothing of ours. */
const once = async (): Promise<Run> => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-demo-up-'))
  const desk = await openTablet({ width: 1280, height: 800 })
  await desk.open('about:blank')
  const page = desk.page()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const from = performance.now()
  const relay = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      TZ: process.env['TZ'],
      RELAIS_DATA: join(folder, 'data'),
      PORT: String(port),
      RELAIS_DEMO: '1',
    },
    stdio: 'ignore',
  })
  const ended = new Promise<void>(go => relay.once('close', () => go()))
  try {
    const answers = (await until(async () => (await fetch(`${url}/readyz`)).ok)) - from
    // as a hand does it: the page opens the demonstration by itself, and its coordinator's side is pressed
    await page.goto(url)
    const side = page.getByRole('button', { name: /Côté coordination/ })
    const space = (await until(() => side.isVisible())) - from
    await side.click()
    const lines = page.locator('table.cards > tbody > tr')
    const centres = (await until(async () => (await lines.count()) >= 7 && /Castelroc/.test(await page.locator('main').innerText()))) - from
    return { answers, space, centres }
  } finally {
    await desk.close()
    relay.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

export const demoUp: Bench = {
  name: 'demo-up',
  run: async () => {
    const runs = await inCalm('demo up', RUNS, () => Promise.resolve(), once)
    return [
      { what: 'demo up from an empty folder: the relay is ready', unit: 'ms', values: runs.map(r => r.answers), by: 'median', limit: null },
      { what: 'demo up: its network is made, its sides stand', unit: 'ms', values: runs.map(r => r.space), by: 'median', limit: null },
      { what: 'demo up: the coordinator sees the centres', unit: 'ms', values: runs.map(r => r.centres), by: 'median', limit: LIMIT },
    ]
  },
}
