// Looking through the handbook: what is typed finds by the beginnings of words, without accents, and shows the sentence.
import { beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { PAGES, partsFor } from '../../src/handbook/pages.ts'
import { plainLine } from '../../src/handbook/read-lines.ts'
import { entryOf, seek, type Entry } from '../../src/handbook/seek.ts'
import { seldomTexts } from '../../src/text/seldom.ts'
import type { Language } from '../../src/domain/languages.ts'
import type { Role } from '../../src/domain/access.ts'

const entriesFor = async (language: Language, role: Role | null): Promise<Entry<string>[]> => {
  const texts = await seldomTexts(language)
  return partsFor(role).flatMap(part =>
    PAGES.filter(p => p.part === part).map(({ id }) => {
      const [title = '', ...rest] = texts[`page.${id}`]
      return entryOf(id, title, rest.map(plainLine))
    }),
  )
}

describe('S001 looking through the handbook', () => {
  let french: Entry<string>[]
  beforeAll(async () => {
    french = await entriesFor('fr', 'staff')
  })
  const ids = (typed: string): string[] | undefined => seek(french, typed)?.map(h => h.id)

  test('two letters look for nothing, three do', () => {
    expect(seek(french, 'br')).toBeNull()
    expect(seek(french, '  b r ')).toBeNull()
    expect(ids('bro')).toContain('drafts')
  })

  test('two letters that the handbook writes in capitals are looked for as they stand', () => {
    expect(ids('qr')).toContain('sheet')
    expect(ids('QR')).toContain('code')
    expect(seek(french, 'q')).toBeNull()
    expect(seek(french, 'qr la')).not.toBeNull() // three letters: looked for as ever
  })

  test('who says bus finds the page on the stops', () => {
    expect(ids('bus')).toEqual(['hours'])
  })

  test('case and accents do not matter, nor the order of the words; the beginning of a word is enough', () => {
    for (const typed of ['étape', 'ETAPE', 'etap', 'plus étape']) expect(ids(typed)?.[0]).toBe('step')
    expect(ids('tape')).not.toContain('step') // not from within a word
  })

  test('what is found is shown with the first sentence that has most of the words', () => {
    expect(seek(french, 'batterie lâche')?.find(h => h.id === 'drafts')?.sentence).toBe(
      'Une fiche commencée attend, même si la batterie lâche.',
    )
    expect(seek(french, 'vingt-quatre')?.[0]?.sentence).toMatch(/^Une classe de vingt-quatre élèves/)
  })

  test('a word that stands on the screen is found by that word', () => {
    expect(ids('cacher')).toContain('cover') // the page names the key of it alone
  })

  test('a title goes before a text; else one’s own pages come first', () => {
    expect(ids('compteurs')?.[0]).toBe('counters')
    const passages = ids('passages') ?? []
    expect(passages.indexOf('quick')).toBeLessThan(passages.indexOf('months'))
  })

  test('nothing is found by what is nowhere', () => {
    expect(seek(french, 'zeppelin')).toEqual([])
  })

  test('a coordinator finds the same pages, her own first', async () => {
    const hers = seek(await entriesFor('fr', 'coordinator'), 'passages') ?? []
    expect(hers.map(h => h.id).sort()).toEqual((ids('passages') ?? []).sort())
    expect(hers.findIndex(h => h.id === 'months')).toBeLessThan(hers.findIndex(h => h.id === 'never'))
  })
})

test.each(LANGUAGES)('S001 in %s every page is found by its own title', async language => {
  const entries = await entriesFor(language, null)
  for (const e of entries)
    expect(
      seek(entries, e.title)?.map(h => h.id),
      e.title,
    ).toContain(e.id)
})
