// The door of every npm script. Runs on Node 20 with nothing installed: it installs what is missing, then goes on with the Node 24 that comes from npm.
import { spawnSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.relais-installed')
const [task = 'start', ...rest] = process.argv.slice(2)

const stop = sentence => {
  console.error(sentence)
  process.exit(1)
}

/** 'run' leaves the test tools out; what 'all' has installed serves both. */
const install = what => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const have = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : []
  if (have[0] === lock && (have[1] === 'all' || have[1] === what)) return
  console.log(what === 'all' ? 'Installing what running and testing need (once) …' : 'Installing what running needs (once) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(
    npm,
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(what === 'run' ? ['--omit=dev'] : ['--include=dev'])],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      // an outer NODE_ENV or npm setting must not leave half of it out
      env: { ...process.env, NODE_ENV: '', npm_config_omit: '', npm_config_production: '' },
    },
  )
  if (done.status !== 0) stop('npm could not install the packages; its message stands above. Nothing else was changed.')
  writeFileSync(stamp, `${lock} ${what}`)
}

/** A Node of at least 24: this one, or the one npm brought. */
const node24 = () => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const found = join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(found)) return found
  return stop(
    `Relais needs Node 24 or newer here (this is ${process.versions.node}, and npm has none for ${process.platform} ${process.arch}). Install it, then try again.`,
  )
}

const run = (args, env = {}) =>
  new Promise(resolve => {
    const node = node24()
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env, PATH: `${dirname(node)}${delimiter}${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` },
    })
    // Ctrl-C reaches the child by the terminal; a signal sent to us alone is handed on
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)))
  })

const bin = (name, path) => join(modules, name, path)
const vite = (...args) => run([bin('vite', 'bin/vite.js'), ...args])
const inOrder = async steps => {
  for (const step of steps) {
    const code = await step()
    if (code !== 0) return code
  }
  return 0
}

const tasks = {
  start: () => (install('run'), inOrder([() => vite('build', '--logLevel', 'warn'), () => run(['sync-server/main.ts', ...rest])])),
  relay: () => (install('run'), run(['sync-server/main.ts', ...rest])),
  build: () => (install('run'), vite('build', ...rest)),
  test: () => (install('all'), run(['tests/run.ts', ...rest])),
  check: () => (
    install('all'),
    inOrder([
      () => run([bin('typescript', 'bin/tsc'), '-p', '.']),
      () => run([bin('oxlint', 'bin/oxlint'), '--type-aware', '--deny-warnings', 'src', 'sync-server', 'tests']),
      () => run([bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
      () => run([bin('knip', 'bin/knip.js')]),
      () => run([bin('vitest', 'vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', 'tests/architecture.test.ts']),
      () => inOrder([() => vite('build', '--logLevel', 'warn'), () => run(['tests/bench/size.ts'])]),
    ])
  ),
  fuzz: () => (install('all'), run(['tests/fuzz/run.ts', ...rest])),
  interop: () => (install('all'), run(['tests/interop/run.ts', ...rest])),
  simulate: () => (install('all'), run(['tests/convergence/world/simulate.ts', ...rest])),
  bench: () => (install('all'), inOrder([() => vite('build', '--logLevel', 'warn'), () => run(['tests/bench/run.ts', ...rest])])),
}

if (!Object.hasOwn(tasks, task)) stop(`No such task: ${task}. There are: ${Object.keys(tasks).join(', ')}.`)
process.exit(await tasks[task]())
