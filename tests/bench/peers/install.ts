// Puts the peers' packages into their own folder, exactly the versions of its lock file; once. Needs the network.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = new URL('.', import.meta.url).pathname

/** Throws with a sentence when npm could not. */
export const installPeers = (): void => {
  const stamp = join(FOLDER, 'node_modules', '.relais-installed')
  const lock = createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing the peers into tests/bench/peers (once) …')
  const windows = process.platform === 'win32'
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: FOLDER,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, NODE_ENV: '', npm_config_omit: '' },
  })
  if (done.status !== 0) throw new Error('npm could not install the peers; its message stands above.')
  writeFileSync(stamp, lock)
}
