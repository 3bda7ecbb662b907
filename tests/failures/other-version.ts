// The same app as another version, without building it again: some of its files under other names, wherever they are named.
import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** `which`: the files in assets/ that are other ones. `as`: eight letters in place of what names their content. */
export const otherVersion = (from: string, to: string, which: RegExp, as = 'Changed1'): void => {
  cpSync(from, to, { recursive: true })
  const assets = join(to, 'assets')
  // what lies beside the parts compressed is of the other version: the relay presses these anew
  for (const f of readdirSync(assets)) if (f.endsWith('.br')) rmSync(join(assets, f))
  const renamed = readdirSync(assets)
    .filter(f => which.test(f))
    .map(f => [f, f.replace(/.{8}(\.\w+)$/, `${as}$1`)] as const)
  const before = readFileSync(join(to, 'index.html'), 'utf8')
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' }).filter(f => /\.(js|css|html)$/.test(f))) {
    const was = readFileSync(join(to, name), 'utf8')
    writeFileSync(
      join(to, name),
      renamed.reduce((text, [old, now]) => text.replaceAll(old, now), was),
    )
  }
  for (const [old, now] of renamed) renameSync(join(assets, old), join(assets, now))
  if (readFileSync(join(to, 'index.html'), 'utf8') === before) return
  const worker = join(to, 'sw.js')
  const text = readFileSync(worker, 'utf8')
  const revision = /"revision":"(\w{32})","url":"index\.html"/.exec(text)?.[1]
  if (revision === undefined) throw new Error('the worker does not say which page is its own')
  writeFileSync(worker, text.replace(revision, as.padEnd(32, '0')))
}

/** Puts a version in the place of another, as a deployment does; the relay reads the folder again when index.html is new. */
export const deploy = (from: string, to: string): void => {
  rmSync(join(to, 'assets'), { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
}
