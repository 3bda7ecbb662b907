// The JavaScript that a browser must have before the first screen stands: what index.html loads, all it imports, and the French texts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes after gzip -9: this is a promise of the product. */
export const FIRST_SCREEN_LIMIT = 70_000

/** Stands in Yjs' own code and survives every minifier: it looks for its own double by it. */
const YJS = '__ $YJS$ __'

export type Script = { readonly name: string; readonly gzip: number; readonly yjs: boolean }

const scripts = (html: string): string[] =>
  [...html.matchAll(/<script[^>]*\ssrc="\/([^"]+)"|<link[^>]*rel="modulepreload"[^>]*href="\/([^"]+)"/g)].map(m => m[1] ?? m[2] ?? '')
/** `import … from './x.js'`, `import './x.js'`, `export … from './x.js'`; not `import('./x.js')`. */
const importsOf = (code: string): string[] =>
  [...code.matchAll(/(?:^|[;}\s])(?:import|export)(?:[\w$\s{},*]*?from)?\s*["']\.\/([^"']+)["']/g)].map(m => m[1] ?? '')

export const weigh = (dist: string, name: string): Script => {
  const code = readFileSync(join(dist, name))
  return { name, gzip: gzipSync(code, { level: 9 }).length, yjs: code.includes(YJS) }
}

/** Throws when the build is not as expected, so that nothing is silently left out; and when Yjs no longer has its mark. */
export const firstScreen = (dist: string): Script[] => {
  const yjs = readFileSync(new URL('../../node_modules/yjs/dist/yjs.mjs', import.meta.url), 'utf8')
  if (!yjs.includes(YJS)) throw new Error('Yjs cannot be recognised by its mark any more')
  const french = readdirSync(join(dist, 'assets')).filter(f => /^_compiled-text_fr-[\w-]+\.js$/.test(f))
  if (french.length !== 1) throw new Error(`one file of French texts was expected, not ${french.length}`)
  const wanted = [...scripts(readFileSync(join(dist, 'index.html'), 'utf8')), `assets/${french[0]}`]
  const found = new Set<string>()
  for (let name = wanted.shift(); name !== undefined; name = wanted.shift()) {
    if (found.has(name)) continue
    found.add(name)
    wanted.push(...importsOf(readFileSync(join(dist, name), 'utf8')).map(i => `assets/${i}`))
  }
  if (![...found].some(n => n.startsWith('assets/index-')) || !found.has('old-browser.js'))
    throw new Error('index.html loads other scripts than it did')
  return [...found].map(name => weigh(dist, name))
}
