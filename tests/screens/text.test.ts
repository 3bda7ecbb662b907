// The texts: complete in six languages, alike in structure, all used, and none written anywhere else.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'
import { dayText, moment, numberText, slotText, titleCase, waitText } from '../../src/text/format.ts'
import { byName, listOfWords, listText, momentText } from '../../src/text/later-format.ts'
import { LANGUAGES, type Language } from '../../src/domain/languages.ts'
import { guessLanguage, INTL } from '../../src/text/language.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak, t } from '../../src/text/translate.ts'
import { answerWord, questionAsked, questionWord } from '../../src/text/survey-words.ts'
import { CLOSING_REASONS } from '../../src/domain/closing-reasons.ts'
import type { Day } from '../../src/domain/day.ts'
import { GROUP_KINDS } from '../../src/domain/group-visit.ts'
import { LISTS } from '../../src/domain/lists.ts'
import { RATINGS } from '../../src/domain/opinion.ts'
import { PRICE_KINDS } from '../../src/domain/price.ts'
import { REFERENCES } from '../../src/domain/purposes.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { MODES } from '../../src/domain/survey.ts'
import { answersTo, QUESTIONS } from '../../src/domain/survey-library.ts'
import { WITHDRAWALS } from '../../src/domain/withdrawal.ts'
import { DURATIONS, NEXT_STEPS, SITUATIONS, VISIT_KINDS, VOID_REASONS } from '../../src/domain/visit.ts'

const SRC = new URL('../../src/', import.meta.url).pathname

type Catalogue = Readonly<Record<string, string>>
const read = (language: Language): Catalogue => JSON.parse(readFileSync(join(SRC, 'text', `${language}.json`), 'utf8')) as Catalogue // the shape is what the first test checks
const catalogues = new Map(LANGUAGES.map(l => [l, read(l)]))
const french = read('fr')

/** Compiled tokens, walked: names, and the forms of each plural and select. */
type Found = { readonly names: Set<string>; readonly plurals: Set<string>[]; readonly selects: Set<string>[] }
const structure = (message: string): Found => {
  const found: Found = { names: new Set(), plurals: [], selects: [] }
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return
    for (const token of tokens) {
      if (!Array.isArray(token)) continue
      const [name, type, forms] = token as [string, string | undefined, Record<string, unknown> | undefined] // what the compiler makes
      found.names.add(name)
      if (!forms || typeof forms !== 'object') continue
      const { offset: _, ...choices } = forms
      if (type === 'plural') found.plurals.push(new Set(Object.keys(choices)))
      if (type === 'select') found.selects.push(new Set(Object.keys(choices)))
      Object.values(choices).forEach(walk)
    }
  }
  walk(compileMessageOrThrow(message))
  return found
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(f => /\.tsx?$/.test(f))
  .map(path => ({ path, code: readFileSync(join(SRC, path), 'utf8') }))

/** Whole keys in quotes, and keys of which a part is computed. */
const isUsed = (key: string): boolean => exact.has(key) || computed.some(pattern => pattern.test(key))
const exact = new Set(sources.flatMap(s => [...s.code.matchAll(/['"`]([A-Za-z0-9.+-]+)['"`]/g)].map(m => m[1] ?? '')))
const computed = sources.flatMap(s =>
  [...s.code.matchAll(/`((?:[A-Za-z0-9.+-]|\$\{[^}`]*\})+)`/g)]
    .map(m => (m[1] ?? '').split(/\$\{[^}]*\}/))
    .filter(parts => parts.length > 1 && /^[a-z][A-Za-z-]*\./.test(parts[0] ?? '')) // begins with a group of keys
    .map(parts => new RegExp(`^${parts.map(p => p.replace(/[.+]/g, '\\$&')).join('.+')}$`)),
)

describe.each(LANGUAGES)('in %s', language => {
  const texts = catalogues.get(language) ?? {}

  test('TX1 the keys are those of French, none empty', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(french).sort())
    expect(Object.entries(texts).filter(([, v]) => typeof v !== 'string' || v.trim() === '')).toEqual([])
  })

  test('TX2 every message is valid, with the placeholders of French', () => {
    const different = Object.keys(french).filter(k => {
      const own = structure(texts[k] ?? '')
      const model = structure(french[k] ?? '')
      return [...own.names].sort().join() !== [...model.names].sort().join()
    })
    expect(different).toEqual([])
  })

  test('TX3 every plural has exactly the forms this language has, and every select the cases of French', () => {
    const forms = new Intl.PluralRules(INTL[language]).resolvedOptions().pluralCategories
    const wrong = Object.keys(french).filter(k => {
      const own = structure(texts[k] ?? '')
      const model = structure(french[k] ?? '')
      const cases = (f: Found): string =>
        f.selects
          .map(s => [...s].sort().join())
          .sort()
          .join(' ')
      return (
        own.plurals.some(
          p => forms.some(f => !p.has(f)) || [...p].some(f => !forms.includes(f as Intl.LDMLPluralRule) && !/^\d+$/.test(f)),
        ) || cases(own) !== cases(model)
      )
    })
    expect(wrong).toEqual([])
  })

  test('TX4 apostrophes are typographic, bold is closed, no other mark, no space at an end', () => {
    const wrong = Object.entries(texts).filter(([, v]) => {
      const marks = v.match(/<\/?[^>]*>/g) ?? []
      return v.includes("'") || v !== v.trim() || marks.some((m, i) => m !== (i % 2 === 0 ? '<b>' : '</b>')) || marks.length % 2 === 1
    })
    expect(wrong).toEqual([])
  })

  test('TX5 a short word on a narrow screen is part of what a screen reader says', () => {
    const isPart = (long: string, short: string): boolean => (texts[long] ?? '').toLowerCase().includes((texts[short] ?? '?').toLowerCase())
    const wrong = [
      ...REFERENCES.filter(r => !isPart(`purpose.${r}.long`, `purpose.${r}.short`)),
      ...CLOSING_REASONS.filter(r => !isPart(`closing.${r}`, `closing.short.${r}`)),
    ]
    expect(wrong).toEqual([])
  })

  test('TX6 every message can be said, with numbers, and leaves no placeholder behind', async () => {
    await staffTexts()
    await speak(language)
    const values = new Proxy(
      {},
      {
        get: (_, name) => (typeof name === 'string' ? 2 : undefined),
        has: () => true,
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 2 }),
      },
    )
    const wrong = Object.keys(french).filter(k => /[{}#]|undefined/.test(t(k as Parameters<typeof t>[0], values)))
    expect(wrong).toEqual([])
  })
})

/** What is spaced as its language does not: French breaks no line before a high mark nor inside its quotes, the others leave no room there. */
const illSpaced = (language: Language, text: string): boolean =>
  language === 'fr' ? /(?<!\u00a0)»|«(?!\u00a0)|(?<!\u202f)[;?!]|(?<!\u00a0)(?<!\d):/.test(text) : /[«“¿¡]\s|\s[»”:;?!]/.test(text)

test.each(LANGUAGES)('TX12 high marks and quotes are spaced as %s spaces them', language => {
  expect(Object.entries(catalogues.get(language) ?? {}).filter(([, text]) => illSpaced(language, text))).toEqual([])
})

test('TX12 a mark spaced as another language spaces it would be noticed', () => {
  const french = ['Vu :', 'Vu\u202f:', 'Vu:', 'Qui ?', 'Qui\u00a0?', 'Qui?', 'ici ; là', '« ici\u00a0»', '«\u00a0ici »', '«ici»']
  expect(french.filter(text => !illSpaced('fr', text))).toEqual([])
  expect(['À 14:00', 'Vu\u00a0: «\u00a0ici\u00a0»\u202f;', 'Qui\u202f?'].filter(text => illSpaced('fr', text))).toEqual([])
  expect(['visto : qui', '« qui', 'qui »', 'chi ?'].filter(text => !illSpaced('it', text))).toEqual([])
})

test('TX7 no key is unused', () => {
  expect(Object.keys(french).filter(k => !isUsed(k))).toEqual([])
})

test('TX7 a key that nobody uses would be noticed', () => {
  expect(isUsed('today.nobody-says-this')).toBe(false)
  expect(isUsed('app.skip')).toBe(true)
  expect(isUsed('duration.15-30')).toBe(true)
})

/** Words between tags or in the attributes that are read aloud. */
const spoken = (written: string): string[] => {
  const code = written.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '') // comments speak to us
  return [
    ...[...code.matchAll(/>\s*([^<>{}`;=()]*[A-Za-zÀ-ÿ]{3}[^<>{}`;=()]*)\s*<\//g)].map(m => (m[1] ?? '').trim()),
    ...[
      ...code.matchAll(/\b(?:label|title|aria-label|placeholder|alt|legend|hint|heading|word|caption)="([^"]*[A-Za-zÀ-ÿ]{3}[^"]*)"/g),
    ].map(m => m[1] ?? ''),
  ]
}
const BRAND = 'Relais'

test('TX8 no screen has words of its own: all come from the texts', () => {
  const wrong = sources
    .filter(s => s.path.endsWith('.tsx'))
    .flatMap(s =>
      spoken(s.code)
        .filter(w => w !== BRAND)
        .map(w => `${s.path}: ${w}`),
    )
  expect(wrong).toEqual([])
})

test('TX8 words written into a screen would be noticed', () => {
  expect(spoken('<p class="soft">Rien à faire</p>')).toEqual(['Rien à faire'])
  expect(spoken('<Field label="Votre code" />')).toEqual(['Votre code'])
})

test('TX9 every member of the closed lists of the domain has its words', () => {
  const wanted = [
    ...VISIT_KINDS.map(k => `kind.${k}`),
    ...DURATIONS.map(d => `duration.${d}`),
    ...SITUATIONS.map(s => `situation.${s}`),
    ...NEXT_STEPS.map(n => `next.${n}`),
    ...GROUP_KINDS.map(g => `group-kind.${g}`),
    ...VOID_REASONS.map(v => `void.${v}`),
    ...CLOSING_REASONS.flatMap(c => [`closing.${c}`, `closing.short.${c}`]),
    ...LISTS['media-type'].map(m => `list.media-type.${m}`),
    ...RATINGS.map(r => `holdings.rating.${r}`),
    ...PRICE_KINDS.map(k => `holdings.price.kind.${k}`),
    ...WITHDRAWALS.map(w => `withdrawal.${w}`),
    ...REFUSALS.flatMap(r => [`refusal.${r}.why`, `refusal.${r}.do`]),
    ...REFERENCES.flatMap(r => [`purpose.${r}.long`, `purpose.${r}.short`]),
  ]
  expect(wanted.filter(k => !(k in french))).toEqual([])
})
test('TX9 S094 R15 every question of the survey library and every answer to it has its words, no two answers the same ones', async () => {
  await speak('fr')
  await staffTexts()
  for (const q of QUESTIONS) {
    const said = [questionWord(q), questionAsked(q).legend, ...answersTo(q).map(a => answerWord(q, a))]
    expect(
      said.filter(words => /^(survey|list)\./.test(words)),
      q,
    ).toEqual([])
    expect(new Set(said.slice(2)).size, q).toBe(answersTo(q).length)
  }
})

test('TX10 the first guess is the browser’s first language that we speak, French otherwise', () => {
  expect(guessLanguage(['de-CH', 'it-CH', 'fr'])).toBe('it')
  expect(guessLanguage(['ca-ES-valencia'])).toBe('ca')
  expect(guessLanguage(['de', 'pl'])).toBe('fr')
  expect(guessLanguage([])).toBe('fr')
})

describe('TX11 numbers and dates', () => {
  const day = (text: string): Day => text as Day // real days below
  const NOW = new Date(2026, 2, 12, 14, 44).getTime()

  test('TX11 in French: the day with its words, 1er, the year when it is another, the hour of a record', async () => {
    await speak('fr')
    expect(dayText(day('2026-03-12'), day('2026-03-12'))).toBe('jeudi 12 mars')
    expect(dayText(day('2026-03-01'), day('2026-03-12'))).toBe('dimanche 1er mars')
    expect(dayText(day('2025-10-09'), day('2026-03-12'))).toBe('jeudi 9 octobre 2025')
    expect(titleCase(dayText(day('2026-03-12'), day('2026-03-12')))).toBe('Jeudi 12 mars')
    expect(slotText(14)).toBe('14\u00a0h')
    expect(slotText('pm')).toBe('après-midi')
    expect(numberText(1323)).toBe('1\u202f323')
    expect(listText(['a', 'b', 'c'])).toBe('a, b et c')
  })

  test('TX11 a moment is its time today, yesterday and its time, then only its day', async () => {
    await speak('fr')
    expect(momentText(new Date(2026, 2, 12, 12, 40).getTime(), NOW)).toBe('aujourd’hui 12:40')
    expect(momentText(new Date(2026, 2, 11, 17, 50).getTime(), NOW)).toBe('hier 17:50')
    expect(momentText(new Date(2026, 2, 6, 9, 0).getTime(), NOW)).toBe('vendredi 6 mars')
    expect(t('status.heard', moment(new Date(2026, 2, 12, 9, 5).getTime(), NOW))).toBe('siège entendu à 9:05')
  })

  test('TX11 a wait is rounded down, and beyond 13 days told by its date where the sentence takes one', async () => {
    await speak('fr')
    const ago = (minutes: number): string => waitText(NOW - minutes * 60_000, NOW)
    expect(ago(0.5)).toBe('moins d’une minute')
    expect(ago(21)).toBe('21\u00a0min')
    expect(ago(179)).toBe('2\u00a0h')
    expect(ago(1440 * 9 + 1000)).toBe('9 jours')
    expect(ago(1440)).toBe('1 jour')
    expect(ago(1440 * 14)).toBe('depuis le 26 février')
    expect(waitText(NOW + 5 * 60_000, NOW)).toBe('moins d’une minute') // a clock that went back
    expect(waitText(NOW - 14 * 1440 * 60_000, NOW, Infinity)).toBe('14 jours') // where the sentence says “il y a”
  })

  test('TX11 names sort without their article, as the language does', async () => {
    await speak('fr')
    expect(['Valbrune', 'La Navette', 'Castelroc', 'Les Ardillères', 'L’Étape', 'Elvane'].sort(byName)).toEqual([
      'Les Ardillères',
      'Castelroc',
      'Elvane',
      'L’Étape',
      'La Navette',
      'Valbrune',
    ])
  })

  test('TX11 other languages write days in their own way', async () => {
    await speak('en')
    expect(dayText(day('2026-03-12'), day('2026-03-12'))).toMatch(/^Thursday,? 12 March$/)
    await speak('pt')
    expect(dayText(day('2026-03-12'), day('2026-03-12'))).toBe('quinta-feira, 12 de março')
    await speak('ca')
    expect(dayText(day('2026-04-12'), day('2026-03-12'))).toMatch(/d[’']abril/)
  })

  test('TX3 C12 of what was brought and received, what is new has a plural of its own', async () => {
    const NEW = {
      fr: [
        '5 saisies reçues au siège, dont 1 nouvelle.',
        '5 saisies reçues au siège, dont 2 nouvelles.',
        '1 saisie reçue au siège, dont 1 nouvelle.',
      ],
      en: ['5 entries received by head office, 1 of them new.', '5 entries received by head office, 2 of them new.'],
      it: ['5 registrazioni ricevute dalla capofila, di cui 1 nuova.', '5 registrazioni ricevute dalla capofila, di cui 2 nuove.'],
      es: ['5 anotaciones recibidas en la cabecera, 1 nueva.', '5 anotaciones recibidas en la cabecera, 2 nuevas.'],
      ca: ['5 anotacions rebudes a la seu, 1 nova.', '5 anotacions rebudes a la seu, 2 noves.'],
      pt: ['5 registos recebidos na sede, 1 novo.', '5 registos recebidos na sede, 2 novos.'],
    }
    for (const language of LANGUAGES) {
      await speak(language)
      await staffTexts()
      const said = (n: number, fresh: number): string => t('bring.fate.kept', { n, fresh }).replaceAll(/<\/?b>/g, '')
      expect([said(5, 1), said(5, 2), said(1, 1)].slice(0, NEW[language].length)).toEqual(NEW[language])
    }
  })

  test('TX3 the ways in which a survey is asked read as one answer to “how”, whichever are chosen', async () => {
    const HOW = {
      fr: ['Par un conseiller et à la borne', 'Par un conseiller, à la borne et sur papier', 'À la borne et sur papier'],
      en: ['By a counsellor and at the kiosk', 'By a counsellor, at the kiosk and on paper', 'At the kiosk and on paper'],
      it: ['Da un consulente e al totem', 'Da un consulente, al totem e su carta', 'Al totem e su carta'],
      es: ['Por un consejero y en el quiosco', 'Por un consejero, en el quiosco y en papel', 'En el quiosco y en papel'],
      ca: ['Per un conseller i al quiosc', 'Per un conseller, al quiosc i en paper', 'Al quiosc i en paper'],
      pt: ['Por um conselheiro e no quiosque', 'Por um conselheiro, no quiosque e em papel', 'No quiosque e em papel'],
    }
    for (const language of LANGUAGES) {
      await speak(language)
      await staffTexts()
      const how = (...modes: readonly (typeof MODES)[number][]): string =>
        listOfWords(modes.map(m => t(`survey.mode.${m}`))).replace(/, (and|y|e|i|et) /, ' $1 ')
      expect([how('counsellor', 'kiosk'), how('counsellor', 'kiosk', 'paper'), how('kiosk', 'paper')]).toEqual(HOW[language])
    }
  })

  test('TX3 what a tick sheet of one day tells is of that day, and not from it to itself', async () => {
    for (const language of LANGUAGES) {
      await speak(language)
      await staffTexts()
      const said = (days: number): string => t('sheets.sum', { n: 3, days, from: 'FROM', to: 'TO' })
      expect([said(1).includes('FROM'), said(1).includes('TO'), said(2).includes('TO')], language).toEqual([true, false, true])
    }
    await speak('fr')
    await staffTexts()
    expect(t('sheets.sum', { n: 3, days: 1, from: 'vendredi 10 octobre 2025', to: '' })).toBe(
      '3 passages sur 1 jour, le vendredi 10 octobre 2025.',
    )
  })

  test('TX3 one record that waits is not called the oldest of several', async () => {
    const WAITS = {
      fr: [
        '1 fiche attend depuis 3 h. Éteindre l’appareil ne l’efface pas.',
        '2 fiches attendent, la plus ancienne depuis 3 h. Éteindre l’appareil ne les efface pas.',
      ],
      en: [
        '1 record has been waiting for 3 h. Switching the device off does not erase it.',
        '2 records are waiting, the oldest for 3 h. Switching the device off does not erase them.',
      ],
      it: [
        '1 scheda attende da 3 h. Spegnere il dispositivo non la cancella.',
        '2 schede attendono, la più vecchia da 3 h. Spegnere il dispositivo non le cancella.',
      ],
      es: [
        '1 ficha espera desde hace 3 h. Apagar el dispositivo no la borra.',
        '2 fichas esperan, la más antigua desde hace 3 h. Apagar el dispositivo no las borra.',
      ],
      ca: [
        '1 fitxa espera des de fa 3 h. Apagar el dispositiu no l’esborra.',
        '2 fitxes esperen, la més antiga des de fa 3 h. Apagar el dispositiu no les esborra.',
      ],
      pt: [
        '1 ficha espera há 3 h. Desligar o dispositivo não a apaga.',
        '2 fichas esperam, a mais antiga há 3 h. Desligar o dispositivo não as apaga.',
      ],
    }
    for (const language of LANGUAGES) {
      await speak(language)
      await staffTexts()
      expect([1, 2].map(n => t('sending.waiting', { n, wait: '3 h' }).replaceAll(/<\/?b>/g, ''))).toEqual(WAITS[language])
    }
  })

  test('B12 a draft that is found again promises what was entered, not that the form is complete', async () => {
    const LOST = {
      fr: /saisi.* perdu\.$/,
      en: /entered is lost\.$/,
      it: /perso\.$/,
      es: /perdido nada/,
      ca: /perdut res/,
      pt: /se perdeu\.$/,
    }
    for (const language of LANGUAGES) {
      await speak(language)
      const said = t('interview.draftBack', { wait: '3 h' })
      expect(said).toMatch(LOST[language])
      expect(said).not.toMatch(/manque|missing|manca|falta/)
    }
  })

  test('TX11 since an hour, since yesterday, since a day: each as the language says it', async () => {
    const at = (day: number, hour: number): number => new Date(2026, 2, day, hour, 8).getTime()
    const SINCE = {
      fr: ['depuis 6:08', 'depuis hier 6:08', 'depuis mardi 10 mars'],
      en: ['since 6:08', 'since yesterday 6:08', 'since Tuesday 10 March'],
      it: ['dalle 6:08', 'da ieri alle 6:08', 'da martedì 10 marzo'],
      es: ['desde las 6:08', 'desde ayer a las 6:08', 'desde el martes, 10 de marzo'],
      ca: ['des de les 6:08', 'des d’ahir a les 6:08', 'des de dimarts, 10 de març'],
      pt: ['desde as 6:08', 'desde ontem às 6:08', 'desde terça-feira, 10 de março'],
    }
    for (const language of LANGUAGES) {
      await speak(language)
      await staffTexts()
      for (const [i, day] of [12, 11, 10].entries()) {
        const values = moment(at(day, 6), at(12, 9))
        const said = SINCE[language][i]!
        for (const key of ['sending.attempt.joined', 'sending.device.line.open', 'sending.attempt.times'] as const)
          expect(t(key, { n: 3, ...values }).replace(/(Tuesday),/, '$1'), key).toMatch(new RegExp(` ${said}$`))
      }
    }
  })

  test('S273 what is said of words and of a file that do not fit names the order of the words, and the end that may be missing', async () => {
    const ORDER = { fr: /ordre/, en: /order/, it: /ordine/, es: /orden/, ca: /ordre/, pt: /ordem/ }
    const END = {
      fr: /fin manque.*recopiez-le/,
      en: /end may be missing.*copy it/,
      it: /fine: ricopiatelo/,
      es: /final: cópielo/,
      ca: /final: torneu-lo a copiar/,
      pt: /fim: volte a copiá-lo/,
    }
    for (const language of LANGUAGES) {
      await speak(language)
      await staffTexts()
      expect(t('bring.words.check')).toMatch(ORDER[language])
      expect(t('bring.problem.words')).toMatch(END[language])
    }
  })
})
