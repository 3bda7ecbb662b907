// Several test files ask for the browser at the same time, on a machine where nobody has unpacked it yet.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const ran = promisify(execFile)
const MODULE = new URL('./chromium.ts', import.meta.url).href
const UNPACK_AND_START = `
  const { unpackFromNpm } = await import(${JSON.stringify(MODULE)})
  const { execFileSync } = await import('node:child_process')
  const { executablePath, env } = await unpackFromNpm(process.argv[1])
  console.log(execFileSync(executablePath, ['--version'], { env }).toString().trim())
`

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'three that unpack the browser at once all start it, and one folder is left',
  async () => {
    const cache = mkdtempSync(join(tmpdir(), 'relais-cache-'))
    try {
      const unpack = () => ran(process.execPath, [...process.execArgv, '--input-type=module', '-e', UNPACK_AND_START, cache])
      const said = await Promise.all([unpack(), unpack(), unpack()])
      for (const { stdout } of said) expect(stdout).toMatch(/^\S.* \d+(\.\d+){3}$/m)
      expect(readdirSync(cache)).toHaveLength(1)
    } finally {
      rmSync(cache, { recursive: true, force: true })
    }
  },
)
