// Part of `npm run check`: fails when the first screen's JavaScript has outgrown its limit or brings Yjs along.
import { firstScreen, FIRST_SCREEN_LIMIT } from './first-screen.ts'

const list = firstScreen(new URL('../../dist', import.meta.url).pathname)
const sum = list.reduce((n, s) => n + s.gzip, 0)
for (const s of list) console.log(`${String(s.gzip).padStart(7)}  ${s.name}${s.yjs ? '  (Yjs!)' : ''}`)
console.log(`${String(sum).padStart(7)}  of ${FIRST_SCREEN_LIMIT} bytes (gzip -9) for the first screen’s JavaScript`)

const faults = [
  ...(sum > FIRST_SCREEN_LIMIT ? [`The first screen is ${sum - FIRST_SCREEN_LIMIT} bytes over its limit.`] : []),
  ...list.filter(s => s.yjs).map(s => `Yjs is in ${s.name}; the first screen must do without it.`),
]
for (const f of faults) console.error(f)
process.exit(faults.length > 0 ? 1 : 0)
