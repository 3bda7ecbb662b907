// The relay as an operator runs it: `node sync-server/main.ts <words>` in a process of its own, also inside another command.
import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { until } from './relay-under-test.ts'

export const MAIN = fileURLToPath(new URL('../../sync-server/main.ts', import.meta.url))
/** What runs it, as words for a shell or for `spawn`. */
export const NODE: readonly string[] = [process.execPath, '--disable-warning=ExperimentalWarning', MAIN]

export type Operated = {
  readonly child: ChildProcess
  /** Everything it has said so far, on both ways. */
  readonly said: () => string
  /** '' while it has not said where it is open. */
  readonly url: () => string
  readonly token: () => string
  readonly exit: Promise<number | null>
}

const running = new Set<ChildProcess>()

export const operate = (env: Record<string, string>, words: readonly string[] = [], command: readonly string[] = NODE): Operated => {
  const [program = '', ...args] = command
  const child = spawn(program, [...args, ...words], { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let said = ''
  for (const way of [child.stdout, child.stderr]) way.on('data', (part: Buffer) => (said += part.toString()))
  const exit = new Promise<number | null>(go => child.on('close', go))
  void exit.then(() => running.delete(child))
  const found = (what: RegExp): string => what.exec(said)?.[1] ?? ''
  return {
    child,
    said: () => said,
    url: () => found(/open at (\S+)\n/).replace('localhost', '127.0.0.1'),
    token: () => found(/#coordinator=(\S{22})\n/),
    exit,
  }
}

/** Started, and open. Fails with what it said when it ended instead. */
export const opened = async (o: Operated): Promise<Operated> => {
  let ended = false
  void o.exit.then(() => (ended = true))
  await until(() => ended || (o.url() !== '' && o.said().trimEnd().length > 0))
  if (o.url() === '') throw new Error(o.said())
  return o
}

export const killAll = async (): Promise<void> => {
  for (const child of running) child.kill('SIGKILL')
  await until(() => running.size === 0)
}
