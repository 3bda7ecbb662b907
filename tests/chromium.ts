// Finds a Chromium to test with: $CHROMIUM, an installed Chrome, Edge or Chromium, else the one that npm brought with the test tools.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type FoundChromium = {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Quiet, and able to run as root in a container; it only ever opens our own pages. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
]

const { CHROMIUM, LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env
const WINDOWS_BASES = [PROGRAMFILES, `${PROGRAMFILES} (x86)`, LOCALAPPDATA]
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...WINDOWS_BASES.flatMap(base => [
    join(base, 'Google/Chrome/Application/chrome.exe'),
    join(base, 'Microsoft/Edge/Application/msedge.exe'),
  ]),
]

const NONE =
  'No browser to test with: set CHROMIUM to a Chrome, Edge or Chromium (version 114 or later), or install one; the one npm brings runs on 64-bit Linux only.'

const CACHE = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))

/**
 * Unpacks the browser of the npm package into a folder of `cache`, once per version. Several test files ask at the same time: each
 * unpacks beside and moves the whole folder in place, so nobody ever starts a browser that is still being written.
 * The package brings its own nss libraries only when it believes it is in the cloud runtime it was made for, reuses whatever lies in
 * TMPDIR whatever its version, and its fonts file names one folder that does not exist here: hence the three settings below.
 */
export const unpackFromNpm = async (cache = CACHE): Promise<FoundChromium> => {
  const require = createRequire(import.meta.url)
  const manifest = join(require.resolve('@sparticuz/chromium'), '../../package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string } // a package manifest always has one
  const home = join(cache, `browser-${version}`)
  const fonts = join(home, 'fonts')
  const env = Object.fromEntries(Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined))
  const found = {
    executablePath: join(home, 'chromium'),
    args: ARGS,
    env: { ...env, LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_PATH: fonts },
  }
  if (existsSync(home)) return found

  mkdirSync(cache, { recursive: true })
  const beside = mkdtempSync(`${home}-`)
  const before = { ...process.env }
  process.env['TMPDIR'] = beside
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x'
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
    writeFileSync(
      join(beside, 'fonts/fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
    )
    renameSync(beside, home)
  } catch (error) {
    if (!existsSync(home)) throw error // else another has put its own there meanwhile, the same
  } finally {
    rmSync(beside, { recursive: true, force: true })
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
  return found
}

/** Rejects with one sentence that says what to do when there is none. */
export const findChromium = async (): Promise<FoundChromium> => {
  if (CHROMIUM) return { executablePath: CHROMIUM, args: ARGS }
  const installed = USUAL_PLACES.find(p => existsSync(p))
  if (installed) return { executablePath: installed, args: ARGS }
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(NONE)
  try {
    return await unpackFromNpm()
  } catch (cause) {
    throw new Error(NONE, { cause })
  }
}
