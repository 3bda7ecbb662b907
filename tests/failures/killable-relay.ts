// The relay as an operator runs it, in a process of its own that can be killed, and started again at the same address on the same data.
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../sync-server/main.ts', import.meta.url))

export type RelayProcess = {
  /** kill -9; resolves when the process is gone. */
  readonly kill: () => Promise<void>
}

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise(done => server.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

/** Resolves when it says where it is open; rejects with what it said when it ends before. */
export const startRelayProcess = (data: string, port: number): Promise<RelayProcess> =>
  new Promise((done, failed) => {
    const child: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
      env: { PATH: process.env['PATH'] ?? '', RELAIS_DATA: data, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const gone = new Promise<void>(go => child.once('close', () => go()))
    let said = ''
    const look = (part: Buffer): void => {
      said += part.toString()
      if (said.includes('open at'))
        done({
          kill: () => {
            child.kill('SIGKILL')
            return gone
          },
        })
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    void gone.then(() => failed(new Error(`the relay ended: ${said}`)))
  })
