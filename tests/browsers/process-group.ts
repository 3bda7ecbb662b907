// Programs that start others: what was started is ended whole, and waited for.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export type Started = {
  /** Resolves with the first match in what it says on stderr or on its extra channel; rejects when it ends before. */
  readonly says: (what: RegExp) => Promise<string>
  readonly end: () => Promise<void>
}

export const startGroup = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Started => {
  const child: ChildProcess = spawn(program, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'], env })
  let said = ''
  const hear = (d: Buffer): void => {
    said += d.toString()
  }
  child.stderr?.on('data', hear)
  child.stdio[3]?.on('data', hear)
  const gone = once(child, 'close')
  gone.catch(() => undefined) // told by `says`
  return {
    says: async what => {
      for (const end = performance.now() + 30_000; performance.now() < end; await new Promise(r => setTimeout(r, 10))) {
        const found = what.exec(said)?.[1]
        if (found !== undefined) return found
        if (child.exitCode !== null || child.signalCode !== null) break
      }
      throw new Error(`${program} did not say ${what}: ${said.slice(-500)}`)
    },
    end: async () => {
      if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
      process.kill(-child.pid, 'SIGKILL') // the whole group that was started
      await gone
    },
  }
}
