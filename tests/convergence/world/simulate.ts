// `npm run simulate -- --runs N --seed S [--steps 200] [--first 0] [--workers 2] [--trace]`: many worlds, each from its number under one seed.
// A violation is printed with all it takes to see it again; the last line counts; the exit code is 1 when anything was violated.
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { availableParallelism } from 'node:os'
import type { Fault, Result } from './world.ts'

type Asked = { readonly runs: number; readonly seed: number; readonly steps: number; readonly first: number; readonly workers: number }

const USAGE = 'npm run simulate -- --runs N --seed S [--steps 200] [--first 0] [--workers 2] [--trace]'
const readArguments = (given: readonly string[]): Asked & { readonly trace: boolean } => {
  const asked: Record<string, number> = {
    runs: 100,
    seed: Date.now() % 1_000_000,
    steps: 200,
    first: 0,
    workers: Math.min(2, availableParallelism()),
  }
  let trace = false
  for (let i = 0; i < given.length; i++) {
    const name = given[i]!.slice(2)
    if (given[i] === '--trace') {
      trace = true
      continue
    }
    const value = Number(given[++i])
    if (!given[i - 1]!.startsWith('--') || !(name in asked) || !Number.isSafeInteger(value) || value < 0) {
      console.error(`${given.slice(i - 1, i + 1).join(' ')}: not understood. ${USAGE}`)
      process.exit(1)
    }
    asked[name] = value
  }
  return { ...(asked as Asked), trace } // all five are in it
}

/** So many runs in one process, which then makes room: what a world leaves behind goes with it. */
const TOGETHER = 2500

const children = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of children) child.kill()
    process.exit(1)
  })

/** Plays a row of runs in a process of its own. Rejects when that ends by itself. */
const play = (seed: number, first: number, runs: number, steps: number, trace: boolean, each: (r: Result) => void): Promise<void> =>
  new Promise((done, failed) => {
    const flags = [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=256',
      '--min-semi-space-size=256',
      '--single-threaded-gc',
    ]
    const script = new URL('play.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [...flags, script, ...[seed, first, runs, steps].map(String), ...(trace ? ['trace'] : [])], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.add(child)
    child.on('close', () => children.delete(child))
    let came = 0
    createInterface({ input: child.stdout }).on('line', line => {
      if (!line.startsWith('RUN ')) return console.log(line)
      came++
      each(JSON.parse(line.slice(4)) as Result) // as play.ts writes it
    })
    child.on('close', code =>
      code === 0 && came === runs ? done() : failed(new Error(`run ${first + came} of seed ${seed} ended the process (${code})`)),
    )
  })

const tell = (r: Result): void => {
  console.log(`\nVIOLATION in run ${r.run} of seed ${r.seed}, after step ${r.steps}:`)
  for (const v of r.violations.slice(0, 12)) console.log(`  ${v}`)
  console.log('the last steps:')
  for (const l of r.last.slice(-25)) console.log(`  ${l}`)
  console.log(`again: npm run simulate -- --seed ${r.seed} --first ${r.run} --runs 1 --trace\n`)
}

const asked = readArguments(process.argv.slice(2))
const began = performance.now()
const sum = { runs: 0, steps: 0, kept: 0, acknowledged: 0, violations: 0, broken: 0 }
const faults = new Map<Fault, number>()
const each = (r: Result): void => {
  sum.runs++
  sum.steps += r.steps
  sum.kept += r.kept
  sum.acknowledged += r.acknowledged
  if (r.violations.length > 0) sum.violations++
  for (const [fault, n] of Object.entries(r.faults) as [Fault, number][]) faults.set(fault, (faults.get(fault) ?? 0) + n)
  if (r.violations.length > 0) tell(r)
  if (sum.runs % 1000 === 0)
    console.log(`${sum.runs} runs, ${sum.violations} with violations, ${Math.round((performance.now() - began) / 1000)} s`)
}
let next = asked.first
const end = asked.first + asked.runs
const together = Math.min(TOGETHER, Math.ceil(asked.runs / Math.max(1, asked.workers)))
const work = async (): Promise<void> => {
  while (next < end) {
    const first = next
    next += together
    try {
      await play(asked.seed, first, Math.min(together, end - first), asked.steps, asked.trace, each)
    } catch (e) {
      sum.broken++
      console.log(`\nVIOLATION: ${e instanceof Error ? e.message : String(e)}`)
    }
  }
}
await Promise.all(Array.from({ length: Math.max(1, asked.workers) }, work))
const list = [...faults].sort((a, b) => b[1] - a[1]).map(([fault, n]) => `${fault} ${n}`)
console.log(
  [
    `seed ${asked.seed}, runs ${asked.first} to ${end - 1}: ${sum.runs} runs`,
    `${sum.steps} steps`,
    `${[...faults.values()].reduce((a, b) => a + b, 0)} faults (${list.join(', ')})`,
    `${sum.kept} statements kept`,
    `${sum.acknowledged} acknowledged`,
    `${sum.violations + sum.broken} violations`,
    `${Math.round((performance.now() - began) / 1000)} seconds`,
  ].join(', '),
)
process.exit(sum.violations + sum.broken > 0 || sum.runs < asked.runs ? 1 : 0)
