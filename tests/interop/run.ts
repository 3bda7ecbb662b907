// `npm run interop`: other people's clients and tests against our relay. Needs the network once: the packages come from npm, the files from their
// public repositories at a named commit, each checked by its sha-256. RELAIS_INTEROP_FILES=<folder> takes the files from a folder instead
// (<owner>/<repository>/<path>). Nothing that is fetched is committed; it lies in the folders `.cache` and `node_modules` here.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startTestRelay } from '../relay/relay-under-test.ts'

const HERE = new URL('.', import.meta.url).pathname
const ROOT = join(HERE, '../..')

type Source = { readonly repository: string; readonly commit: string; readonly files: Readonly<Record<string, string>> }
const SUITE: Source = {
  repository: 'cloudflare/partykit',
  commit: 'c9ab55f31c01540b54fab6b1f64fb5f857d76d10',
  files: {
    'packages/y-partyserver/src/provider/index.ts': '2778b83083f7277415716ff3dc299c5bdd4f20d616a43d4787133fe702549dc8',
    'packages/y-partyserver/src/tests/integration.test.ts': 'b991b381df023e05177c5983013c76455a2216d4ee87bc34e6878664bb7b7a91',
    'packages/y-partyserver/src/tests/hibernation.test.ts': 'bea84a97cfed6c43f49e3908e26e685a762ba7494790bc8e5b035221e19a89a8',
    'packages/y-partyserver/src/tests/vitest.integration.config.ts': 'f732f8b2aebb77179f072d4212bb791b1c506efb001c355cc794f84dc0999f15',
    'packages/y-partyserver/src/tests/vitest.hibernation.config.ts': '773a1c6422042161899cf46808d8a39b36356a530d94600e7007eecfdd68865c',
  },
}
const NEWEST: Source = {
  repository: 'yjs/y-websocket',
  commit: 'f9559e645678f135ac962e910fc7e9a6b29e3f47',
  files: { 'src/y-websocket.js': '94e8dfb85fcb7993379ba38132ee1be6e9670deb672047d9066fd74278568998' },
}

/** The one test that demands a loss. */
const UNWANTED = 'data is lost if no client is connected'

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The text of one file, checked; throws with a sentence where it cannot be had. */
const read = async ({ repository, commit, files }: Source, path: string): Promise<string> => {
  const folder = process.env['RELAIS_INTEROP_FILES']
  const text = folder
    ? readFileSync(join(folder, repository, path), 'utf8')
    : await fetch(`https://raw.githubusercontent.com/${repository}/${commit}/${path}`).then(r => {
        if (!r.ok) throw new Error(`${repository}/${path} at ${commit} cannot be had: ${r.status}`)
        return r.text()
      })
  if (sha(text) !== files[path]) throw new Error(`${repository}/${path} is not what it was at ${commit}`)
  return text
}
const put = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
const install = (folder: string): void => {
  const stamp = join(folder, 'node_modules', '.relais-installed')
  const lock = sha(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  const windows = process.platform === 'win32'
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, NODE_ENV: '', npm_config_omit: '' },
  })
  if (done.status !== 0) throw new Error('npm could not install what it takes; its message stands above.')
  put(stamp, lock)
}
/** Runs it and waits; its exit code. */
const run = (args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<number> =>
  new Promise(done => {
    const child = spawn(process.execPath, [...process.execArgv, ...args], { cwd, stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('exit', code => done(code ?? 1))
  })

/** The two suites of y-partyserver with only what starts the server replaced. */
const partyserver = async (): Promise<number> => {
  const folder = join(HERE, 'y-partyserver')
  install(folder)
  const at = join(folder, '.cache')
  for (const path of Object.keys(SUITE.files)) put(join(at, path.replace('packages/y-partyserver/', '')), await read(SUITE, path))
  const tests = join(at, 'src/tests')
  for (const name of ['global-setup', 'server-harness'])
    put(join(tests, `${name}.ts`), readFileSync(join(HERE, 'replaced', `${name}.txt`), 'utf8'))
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  let wrong = 0
  for (const config of ['vitest.integration.config.ts', 'vitest.hibernation.config.ts'])
    wrong += await run([vitest, 'run', '--root', '.', '--config', config, '-t', `^(?!.*${UNWANTED})`], tests, {
      RELAIS_PARTY_SERVER: join(HERE, 'party-server.ts'),
    })
  console.log(`Left out: "${UNWANTED} …", which a relay that keeps what it was given cannot do.`)
  return wrong
}

/** The clients of Yjs 14: the package as npm has it, and the newest source, which tells what is saved. */
const four = async (): Promise<number> => {
  const folder = join(HERE, 'y-websocket-4')
  install(folder)
  put(join(folder, '.cache/y-websocket.js'), await read(NEWEST, 'src/y-websocket.js'))
  const t = await startTestRelay({ open: 'open/' })
  try {
    return await run(['clients.mjs', t.url.replace('http', 'ws')], folder)
  } finally {
    await t.end()
  }
}

const only = process.argv[2]
let wrong = 0
if (only === undefined || only === 'y-partyserver') wrong += await partyserver()
if (only === undefined || only === 'y-websocket-4') wrong += await four()
console.log(wrong === 0 ? '\nEverything went through.' : '\nSomething did not go through; it stands above.')
process.exit(wrong === 0 ? 0 : 1)
