// `npm run fuzz -- --frames N --seed S`: nine tenths without the limits of rate, one tenth with them. Ends with a line of counts, and with 1 when anything was wrong.
import { seedOf } from '../random.ts'
import { fuzz, grownBy, type Fuzzed, type Memory } from './fuzz.ts'

const option = (name: string): number | null => {
  const at = process.argv.indexOf(name)
  return at < 0 ? null : Number(process.argv[at + 1])
}
const frames = option('--frames') ?? 100_000
const seed = option('--seed') ?? seedOf()
if (!Number.isSafeInteger(frames) || frames < 1 || !Number.isSafeInteger(seed)) {
  console.error('npm run fuzz -- --frames <how many> --seed <a whole number>')
  process.exit(1)
}

const mega = (n: number): string => (n / 1e6).toFixed(1)
const tell = (how: string, f: Fuzzed): void => {
  console.log(`\n${how}: ${f.frames} frames (and ${f.late} after a close) in ${f.seconds.toFixed(0)} s, ${f.rows} rows kept`)
  console.log(`  memory ${f.memory.map(m => mega(m.rss)).join(' → ')} MB`)
  for (const [who, [median, late, worst, n]] of Object.entries(f.waits))
    console.log(
      `  ${who}: ${n} acknowledged, median ${median.toFixed(1)} ms, 99 of 100 within ${late.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`,
    )
  const sorted = Object.entries(f.answers).sort((a, b) => b[1] - a[1])
  console.log(`  ${sorted.map(([what, n]) => `${what}: ${n}`).join(', ')}`)
  for (const v of f.violations) console.log(`  WRONG: ${v}`)
}

console.log(`${frames} frames, seed ${seed}`)
const begun = performance.now()
const weighed = (m: Memory): void =>
  console.log(
    `  ${m.frames} … after ${((performance.now() - begun) / 1000).toFixed(0)} s, memory ${mega(m.rss)} MB, of it heap ${mega(m.heap)} used of ${mega(m.held)}, outside ${mega(m.outside)}`,
  )
const off = await fuzz(Math.ceil(frames * 0.9), seed, 'off', weighed)
tell('without limits of rate', off)
const real = await fuzz(Math.ceil(frames * 0.1), seed + 1, 'real', weighed)
tell('with the limits as served', real)
const wrong = off.violations.length + real.violations.length
const grown = Math.max(grownBy(off.memory), grownBy(real.memory))
console.log(
  `\n${off.frames + real.frames} frames, seed ${seed}: ${wrong} wrong, memory ${grown < 0 ? '' : '+'}${mega(grown)} MB, ${(off.seconds + real.seconds).toFixed(0)} s`,
)
process.exit(wrong === 0 ? 0 : 1)
