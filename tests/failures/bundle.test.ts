// What we ship, read as a stranger would: none of the handbook's sentences, no real person or centre, no logo, no address but ours, nothing of this machine.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { RARE, SELDOM } from '../../src/rare-files.ts'
import { TEST_DIST } from '../build.ts'
import { decoded, foundIn, hashOf, NAME, PLANTED_NAME, PLANTED_RUN, readHashes, RUN, wordsOf } from './hashed-words.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const HANDBOOK = readHashes(new URL('handbook-shingles.bin', import.meta.url))
const NAMES = readHashes(new URL('names.bin', import.meta.url))
const LENGTHS = Array.from({ length: NAME.most - NAME.least + 1 }, (_, i) => NAME.least + i)

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(e => e.isFile())
    .map(e => join(e.parentPath, e.name))

/** Some million hashes. Milliseconds. */
const SLOW = 240_000

const TEXT = /\.(js|mjs|html|css|json|webmanifest|svg|txt|map|tsx?|md)$/
const shipped = filesUnder(TEST_DIST)
/** Parts as they lie beside themselves for the line (vite.config.ts): the same, which the first test holds. */
const pressed = shipped.filter(f => f.endsWith('.br'))
const built = shipped.filter(f => !pressed.includes(f))
const prose = ['src', 'sync-server', 'public']
  .flatMap(folder => filesUnder(join(ROOT, folder)))
  .concat(['README.md', 'CHANGELOG.md', 'index.html', 'package.json'].map(f => join(ROOT, f)))
const texts = (files: readonly string[]): { readonly file: string; readonly text: string }[] =>
  files.filter(f => TEXT.test(f)).map(f => ({ file: relative(ROOT, f), text: readFileSync(f, 'utf8') }))

/** Files and the words found in them, both as they lie there and as they are read. */
const hits = (files: readonly string[], listed: ReadonlySet<string>, lengths: readonly number[]): string[] =>
  texts(files).flatMap(({ file, text }) => foundIn([text, decoded(text)], listed, lengths).map(words => `${file}: ${words}`))

describe('E18 what an associated centre’s phone keeps', () => {
  /** `import … from './x.js'` in what was built, not `import('./x.js')`. */
  const importsOf = (file: string): string[] =>
    [...readFileSync(file, 'utf8').matchAll(/\bfrom\s*["'`]\.\/([\w-]+\.js)["'`]/g)].map(m => m[1] ?? '')
  const isRare = (name: string): boolean => RARE.test(`/${name}`) || SELDOM.test(`/${name}`)
  const scripts = built.filter(f => /\/assets\/[\w-]+\.js$/.test(f))

  test('E18 imports nothing that it does not keep, or that would come along unasked', () => {
    const kept = scripts.filter(f => !isRare(basename(f)))
    expect(kept.map(f => basename(f).replace(/-[\w-]{8}\.js$/, ''))).toEqual(
      expect.arrayContaining(['parts', 'events', 'door', 'coordination']),
    )
    expect(kept.flatMap(importsOf).length).toBeGreaterThan(10)
    expect(
      kept.flatMap(f =>
        importsOf(f)
          .filter(isRare)
          .map(name => `${basename(f)}: ${name}`),
      ),
    ).toEqual([])
    expect(
      scripts
        .filter(f => isRare(basename(f)))
        .flatMap(importsOf)
        .filter(isRare),
    ).not.toEqual([]) // such imports are seen
  })
})

describe('B1 what is shipped', () => {
  test('B1 the bundle is there and is read: scripts, texts of six languages, styles, page', () => {
    const kinds = new Set(built.map(f => extname(f)))
    for (const file of pressed) expect(brotliDecompressSync(readFileSync(file)).equals(readFileSync(file.slice(0, -3))), file).toBe(true)
    expect(pressed.length).toBe(built.filter(f => f.startsWith(join(TEST_DIST, 'assets'))).length)
    for (const kind of ['.js', '.css', '.html', '.webmanifest', '.png', '.svg']) expect(kinds).toContain(kind)
    const all = texts(built)
      .map(t => decoded(t.text))
      .join('\n')
    for (const sentence of ['Relais est un outil indépendant', 'Relais is an independent tool', 'Le cahier s’est fermé'])
      expect(all).toContain(sentence)
    expect(wordsOf(all).length).toBeGreaterThan(20_000)
  })

  test(
    'B1 no run of twelve words of the handbook, in the bundle or in what it is made of',
    () => {
      expect(HANDBOOK.size).toBeGreaterThan(7_000)
      expect(hits(built, HANDBOOK, [RUN])).toEqual([])
      expect(hits(prose, HANDBOOK, [RUN])).toEqual([])
    },
    SLOW,
  )

  test(
    'B1 no name of a real person or centre',
    () => {
      expect(NAMES.size).toBeGreaterThan(40)
      expect(hits(built, NAMES, LENGTHS)).toEqual([])
      expect(hits(prose, NAMES, LENGTHS)).toEqual([])
    },
    SLOW,
  )

  test('B1 the scan sees a listed run through case, accents, punctuation, escapes and tags, and no other run', () => {
    const shapes = [
      PLANTED_RUN,
      `x="${PLANTED_RUN.toUpperCase()}"`,
      PLANTED_RUN.replace('patient', 'pati\\u0065nt').replace('slow', 'sl\\x6fw').replaceAll(' ', ', '),
      PLANTED_RUN.replace('herons', '<b class="x">herons</b>').replaceAll(' ', '\\n'),
      PLANTED_RUN.replace('iron', 'îrön').replaceAll(' ', '","'),
    ]
    for (const shape of shapes) expect(foundIn([decoded(`before it ${shape} and after`)], HANDBOOK, [RUN]), shape).toHaveLength(1)
    expect(foundIn([PLANTED_RUN.replace('herons', 'storks')], HANDBOOK, [RUN])).toEqual([])
    expect(
      foundIn(
        [
          PLANTED_RUN.split(' ')
            .slice(0, RUN - 1)
            .join(' '),
        ],
        HANDBOOK,
        [RUN],
      ),
    ).toEqual([])
    expect(foundIn([decoded('label:"HILDEGARDE\\u00a0Framboisier–quince"')], NAMES, LENGTHS)).toHaveLength(1)
    expect(NAMES.has(hashOf(wordsOf(PLANTED_NAME)))).toBe(true)
  })

  test('B2 the only pictures are our own four icons, byte for byte those of public/, and none is hidden in a text', () => {
    const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 32)
    const pictures = built.filter(f => /\.(png|svg|jpe?g|webp|gif|ico|avif|woff2?|ttf|otf|pdf|mp[34])$/i.test(f))
    expect(Object.fromEntries(pictures.map(f => [relative(TEST_DIST, f), hash(f)]).sort())).toEqual({
      'icon-192.png': '8c856d697ef2d90ad09b92e324683201',
      'icon-512.png': 'fed9852f5db0acc42a8a35cf71d4e860',
      'icon-maskable-512.png': '27ed2154973723ccd50804769d30448d',
      'icon.svg': '8f2ea3b366278dce2c07cded433d2913',
    })
    expect(built.filter(f => !pictures.includes(f) && !TEXT.test(f))).toEqual([]) // nothing that is neither
    expect(
      texts(built)
        .filter(t => /data:(image|font|application)\//i.test(t.text))
        .map(t => t.file),
    ).toEqual([])
    // long base64 is a picture or a font by another name
    expect(
      texts(built)
        .filter(t => /[A-Za-z0-9+/]{400,}/.test(t.text))
        .map(t => t.file),
    ).toEqual([])
  })

  test('B3 no address outside: names of standards and the explanations in libraries’ own error messages, nothing that is fetched', () => {
    /** What the parts of a spreadsheet's file are called (ECMA-376). */
    const OF_SPREADSHEETS = /^http:\/\/(schemas\.openxmlformats\.org|schemas\.microsoft\.com\/office|purl\.oclc\.org\/ooxml)\//
    const KNOWN = [
      'http://www.w3.org/2000/svg',
      'http://www.w3.org/1999/xhtml',
      'http://www.w3.org/1998/Math/MathML',
      'https://tinyurl.com/y2uuvskb', // Dexie, about mixed promises
      'http://bit.ly/2kdckMn', // Dexie, about transactions that ended too early,
      'https://github.com/yjs/yjs/issues/438', // Yjs, where it finds itself loaded twice
    ]
    const found = texts(built).flatMap(t => t.text.match(/\b(?:https?|wss?|ftp):\/\/[\w.-]+\.[^\s"'`<>)\\,;]*/gi) ?? [])
    expect(found.length).toBeGreaterThan(0)
    expect([...new Set(found)].filter(url => !KNOWN.includes(url) && !OF_SPREADSHEETS.test(url))).toEqual([])
    expect(
      texts(built)
        .filter(t => /(?:src|href|url\(|import\()\s*=?\s*["'(]?\/\/\w/.test(t.text))
        .map(t => t.file),
    ).toEqual([])
  })

  test('B3 nothing is evaluated, and nothing tells of the machine it was built on', () => {
    for (const { file, text } of texts(built)) {
      expect(text, file).not.toMatch(/\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]/)
      expect(text, file).not.toMatch(/sourceMappingURL|node_modules\//)
      for (const path of [ROOT, `${homedir()}/`, '/home/', '/Users/', 'file:///'])
        expect(text.includes(path), `${path} in ${file}`).toBe(false)
    }
  })
})
