// The seldom texts: every language has all pages, papers and cards, alike in their make; what a page names is what stands on the screen.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../src/domain/languages.ts'
import { CARDS } from '../../src/handbook/tour-kept.ts'
import { PAGES, partsFor } from '../../src/handbook/pages.ts'
import { blocksOf, plainLine } from '../../src/handbook/read-lines.ts'
import { ROLES } from '../../src/domain/access.ts'
import { withWords } from '../../src/text/compile-messages.ts'
import { filled } from '../../src/text/seldom.ts'

type Catalogue = Readonly<Record<string, string | readonly string[]>>
const read = (path: string): Catalogue =>
  JSON.parse(readFileSync(new URL(`../../src/text/${path}.json`, import.meta.url), 'utf8')) as Catalogue // the shape is what the first test checks
const seldom = new Map(LANGUAGES.map(l => [l, read(`seldom/${l}`)]))
const screens = new Map(LANGUAGES.map(l => [l, read(l)]))
const french = read('seldom/fr')
const wordsOf = (of: Language): Readonly<Record<string, string>> => screens.get(of) as Readonly<Record<string, string>> // the screens' texts are single
const linesOf = (v: string | readonly string[] | undefined): readonly string[] => (typeof v === 'string' ? [v] : (v ?? []))
const all = (of: Language): (readonly [string, string])[] =>
  Object.entries(seldom.get(of) ?? {}).flatMap(([key, v]) => linesOf(v).map(line => [key, line] as const))

/** The keys of the screens' words that a line names. */
const namedIn = (line: string): string[] => [...line.matchAll(/\[([^\]]*)\]/g)].map(m => m[1] ?? '')

/** What a line is and what it names, whatever its language. */
const make = (line: string): string =>
  [...line.matchAll(/^• |^# | :: |\{\w+\}|\[[A-Za-z][\w.-]*\]/g)]
    .map(m => m[0])
    .sort()
    .join(' ')

describe.each(LANGUAGES)('in %s', language => {
  const texts = seldom.get(language) ?? {}

  test('S001 TX1 every page, card and paper of French is there, line by line, with what it names and what is filled in', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(french).sort())
    const different = Object.keys(french).filter(
      key =>
        linesOf(texts[key]).map(make).join('\n') !== linesOf(french[key]).map(make).join('\n') || typeof texts[key] !== typeof french[key],
    )
    expect(different).toEqual([])
    expect(all(language).filter(([, line]) => line.trim() === '' || line !== line.trim())).toEqual([])
  })

  test('S001 what a page names stands on a screen, and is a word without a gap to fill', () => {
    const words = screens.get(language) ?? {}
    const named = all(language).flatMap(([key, line]) => namedIn(line).map(name => [key, name] as const))
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter(([, name]) => typeof words[name] !== 'string' || /[{<]/.test(String(words[name])))).toEqual([])
  })

  test('S001 a page is short: a title, a sentence or two first, and no more than one reads while somebody waits', () => {
    const long = Object.entries(withWords(texts, wordsOf(language)))
      .filter(([key]) => key.startsWith('page.'))
      .map(([key, v]) => [key, linesOf(v).map(plainLine).join(' ').split(/\s+/).length] as const)
      .filter(([, n]) => n < 60 || n > 160)
    expect(long).toEqual([])
    expect(Object.entries(texts).filter(([key, v]) => key.startsWith('page.') && linesOf(v).length < 4)).toEqual([])
  })

  test('TX4 TX12 apostrophes, quotes and high marks are those of the language', () => {
    const wrong = all(language).filter(([, line]) =>
      line.split(' :: ').some(part => {
        const ill = language === 'fr' ? /(?<!\u00a0)»|«(?!\u00a0)|(?<!\u202f)[;?!]|(?<!\u00a0)(?<!\d):|(?<!\u00a0)%/ : /[«“¿¡]\s|\s[»”:;?!]/
        return part.includes("'") || ill.test(part)
      }),
    )
    expect(wrong).toEqual([])
  })
})

test('S001 every page has its line in the table, every line its page, and every role reads all of them, its own first', () => {
  const ids = Object.keys(french).filter(key => key.startsWith('page.'))
  expect(PAGES.map(p => `page.${p.id}`).sort()).toEqual(ids.sort())
  expect(new Set(PAGES.map(p => p.id)).size).toBe(PAGES.length)
  for (const role of [...ROLES, null]) {
    const parts = partsFor(role)
    expect([...parts].sort()).toEqual(['all', ...ROLES].sort())
    expect(parts[0]).toBe(role ?? 'all')
  }
})

test('S001 a tour has as many cards as signs: six for the counter, four for the others, none for a kiosk', () => {
  expect(Object.keys(CARDS).sort()).toEqual(ROLES.filter(r => r !== 'kiosk').sort())
  for (const language of LANGUAGES)
    for (const [of, signs] of Object.entries(CARDS)) {
      expect(linesOf(seldom.get(language)?.[`tour.${of}`])).toHaveLength(signs.length * 2)
      expect(signs.length).toBe(of === 'staff' ? 6 : 4)
    }
})

test('S001 no French line speaks of users, data, errors or synchronisation', () => {
  const unwanted = /(?<![\p{L}])(utilisat\p{L}+|bénéficiaires?|usagers?|données|erreurs?|synchronis\p{L}+)(?![\p{L}])/iu
  expect(all('fr').filter(([, line]) => unwanted.test(line))).toEqual([])
  expect(unwanted.test('vos données')).toBe(true)
})

test('TX7 every sentence of its own is used somewhere', () => {
  const src = new URL('../../src/', import.meta.url)
  const code = ['handbook', 'carry']
    .flatMap(room => readdirSync(new URL(`${room}/`, src)).map(file => readFileSync(new URL(`${room}/${file}`, src), 'utf8')))
    .join('\n')
  const isUsed = (key: string): boolean =>
    code.includes(`'${key}'`) || [...code.matchAll(/`([a-z]+\.[a-z.]*)\$\{/g)].some(m => key.startsWith(m[1] ?? '?'))
  expect(Object.keys(french).filter(key => !isUsed(key))).toEqual([])
  expect(isUsed('nobody.says-this')).toBe(false)
})

test('S001 lines become headings, lists, rows and paragraphs; a word of the screen and a line to write on are told apart', () => {
  const built = withWords(
    {
      page: ['# Titre', 'Pressez [do.undo], puis {blank}.', '• un', '• deux', 'a :: b', 'c :: d', 'fin'],
      line: 'Pressez [devices.remove].',
    },
    wordsOf('fr'),
  )
  const blocks = blocksOf(linesOf(built['page']))
  expect(blocks.map(b => b.is)).toEqual(['heading', 'para', 'list', 'pairs', 'para'])
  expect(blocks[1]).toEqual({
    is: 'para',
    runs: [
      { is: 'text', words: 'Pressez ' },
      { is: 'word', words: 'Annuler' },
      { is: 'text', words: ', puis ' },
      { is: 'blank' },
      { is: 'text', words: '.' },
    ],
  })
  expect(plainLine(String(built['line']))).toBe('Pressez Retirer.') // the dots say that something is asked first
  expect(filled('{network} – {centre}', { network: 'Haut-Vallon' })).toBe('Haut-Vallon – {centre}')
})
