// What stands on a sheet, in words: by real statements, in six languages, for paper, text and square.
import { encode } from 'uqr'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_CENTRES, DEMO_NETWORK } from '../../src/demo/network.ts'
import { centreFields, networkFields } from '../../src/domain/centre-record.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { whenValue } from '../../src/domain/event-record.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { exceptionFields } from '../../src/domain/opening-record.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import type { SheetItem } from '../../src/domain/sheet.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { readSquare } from '../../src/carry/read-square.ts'
import { onPaper } from '../../src/sheet/on-paper.ts'
import { plainText, SQUARE_BYTES, squareText } from '../../src/sheet/plain-text.ts'
import { saySheet, type SaidSheet } from '../../src/sheet/say-sheet.ts'
import { found, things } from '../../src/sheet/things.ts'
import { rowsReady } from '../../src/store/rows.ts'
import type { Database } from '../../src/store/tables.ts'
import { voiceOf } from '../../src/text/voice.ts'
import { device, diceOf, write as writeIn } from '../store/device-under-test.ts'
import { calendar, CAS, event, fillCounter, TODAY, type Taken } from './things-to-take.ts'

beforeAll(() => rowsReady())

type Counter = {
  readonly db: Database
  readonly keys: Taken
  readonly write: (doc: string, drafts: readonly Draft[]) => Promise<readonly Key[]>
}
const counter = async (): Promise<Counter> => {
  const db = device()
  const dice = diceOf(17)
  let seq = 0
  const write = (doc: string, drafts: readonly Draft[]): Promise<readonly Key[]> => {
    seq++
    return writeIn(db, dice, drafts, { doc, by: 'information@cas', now: 1_760_000_000_000 + seq })
  }
  await write(DIRECTORY, [
    { kind: 'create', noun: 'network', fields: networkFields(DEMO_NETWORK) },
    ...DEMO_CENTRES.map((c): Draft => ({ kind: 'create', noun: 'centre', fields: centreFields(c) })),
  ])
  return { db, keys: await fillCounter(write), write }
}
const item = (is: SheetItem['is'], id: Key): SheetItem => ({ is, id })
/** Everything, as it was chosen. */
const allOf = ({ lodging, guide, far, adults, youth, workshop, fair, wishes }: Taken): SheetItem[] => [
  ...[lodging, guide, far].map(id => item('work', id)),
  ...[adults, youth].map(id => item('partner', id)),
  ...[workshop, fair].map(id => item('event', id)),
  item('key-date', wishes),
]
const TEN = 600 // minutes
const said = async (db: Database, items: readonly SheetItem[], language: (typeof LANGUAGES)[number] = 'fr'): Promise<SaidSheet> =>
  saySheet(await voiceOf(language), await onPaper(db, CAS, items, TODAY, TEN))
const square = async (sheet: SaidSheet) => {
  const voice = await voiceOf(sheet.language)
  return squareText(sheet, n => voice.t('sheet.paper.more', { n }))
}
/** Read as a telephone reads it: the drawn modules, four pixels each. */
const seen = (text: string): Promise<string | null> => {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const side = size * 4
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (data[Math.floor(y / 4)]?.[Math.floor(x / 4)]) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return readSquare({ width: side, height: side, data: pixels })
}
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('in words', () => {
  test('J13 S239 each kind in public style, what stands here, who has duty, what a date is; nothing of whom it is for', async () => {
    const { db, keys } = await counter()
    expect(plain(plainText(await said(db, allOf(keys))))).toBe(`Votre feuille de route
Castelroc, Mairie de Castelroc, Réseau des métiers du Haut-Vallon

Ce que nous avons regardé ensemble. Rien n’a été noté à votre nom.

À lire
- Se loger pendant une formation. Brochure, 2025. Ici, cote 3.4.
- Guide des aides à la mobilité. Brochure, 2025. Ici, cote 4.1 MOB, salle du fond.
- Guida ai lavori di montagna. Livre. Dans un autre centre : Saint-Orvin.

Qui peut aider
- Point formation adultes. Formations de base pour adultes. Gratuit. Accueil, rez-de-chaussée. Reçoit ici lundi 16 mars, de 9 h à 12 h. Vérifié le 3 février 2026. Standard : 05 55 00 01 02 · accueil@formation.example · formation.example
- Mission jeunes du Vallon. Vérifié le 3 février 2026.

À venir
- Un CV pour la saison d’été. Jeudi 26 mars, de 15 h 30 à 17 h 30. Ici.
- Forum des métiers. Du jeudi 2 avril, 9 h au vendredi 3 avril, 17 h. Saint-Orvin, salle des fêtes.

À ne pas manquer
- Mardi 31 mars. Fin des vœux de formation.

Ouvert du 12 mars au 18 mars :
Du lundi au mercredi et vendredi, de 9 h à 12 h 30.
Jeudi, de 9 h à 17 h 30.

Entrée libre et gratuite, sans nom ni rendez-vous.
Feuille faite le 12 mars 2026.
`)
  })

  test('J13 S239 in any of the six languages, each with its own hours; what has words in it is said in it, what has not says in which it stands', async () => {
    const { db, keys } = await counter()
    const HOURS = { fr: '15 h 30', en: '3:30pm', it: '15.30', es: '15:30 h', ca: '15.30 h', pt: '15h30' }
    const MORNING = { fr: '9 h', en: '9am', it: '9.00', es: '9:00 h', ca: '9.00 h', pt: '9h' }
    for (const language of LANGUAGES) {
      const sheet = await said(db, allOf(keys), language)
      const text = plain(plainText(sheet))
      expect(text).toContain(HOURS[language])
      expect(text).toContain(MORNING[language])
      expect(text).not.toMatch(/\{|undefined|15:30(?! h)/)
      const lines = sheet.blocks.flatMap(b => b.lines)
      const at = (id: Key) => lines.find(l => l.item.id === id)
      expect(at(keys.workshop)?.title).toBe(language === 'en' ? 'A CV for the summer season' : 'Un CV pour la saison d’été')
      expect(at(keys.workshop)?.lang).toBe(['fr', 'en'].includes(language) ? undefined : 'fr')
      expect(at(keys.far)?.lang).toBe(language === 'it' ? undefined : 'it')
    }
    const english = plain(plainText(await said(db, allOf(keys), 'en')))
    expect(english).toContain(
      'Here on Monday 16 March, 9am to midday.'.replace('Monday 16', english.includes('Monday, 16') ? 'Monday, 16' : 'Monday 16'),
    )
    expect(english).toMatch(/Monday to Wednesday and Friday, 9am to 12:30pm\.\nThursday, 9am to 5:30pm\./)
  })

  test('S037 S208 E18 a cancelled event says so first and why, an hour that is not agreed is to be confirmed, a partner bears its name of that day', async () => {
    const { db, keys, write } = await counter()
    await write(calendar('cas'), [{ kind: 'cancel', target: keys.workshop, reason: 'strike' }])
    await write('network/commons/public', [
      { kind: 'edit', target: keys.adults, field: `name.${TODAY}`, value: 'Maison de la formation', base: [] },
    ])
    // two devices that had not heard of each other
    for (const from of [600, 660])
      await write(calendar('orv', 'network'), [
        {
          kind: 'edit',
          target: keys.fair,
          field: 'when',
          value: whenValue({ start: wallTime('2026-04-02' as Day, from), end: null, zone: 'Europe/Paris' }),
          base: [keys.fair],
        },
      ])
    const lines = (await said(db, allOf(keys))).blocks.flatMap(b => b.lines)
    const at = (id: Key) => lines.find(l => l.item.id === id)
    expect(at(keys.workshop)).toMatchObject({ struck: true })
    expect(at(keys.workshop)?.said[0]?.text).toBe(plainFrench('Annulé : grève.'))
    expect(at(keys.fair)).toMatchObject({
      struck: false,
      said: expect.arrayContaining([{ text: 'Heure à confirmer.', need: 'must' }]) as unknown,
    })
    expect(at(keys.adults)?.title).toBe('Maison de la formation')
  })

  test('J13 a day that is closed is closed on the sheet; what this device does not have is not on it; consecutive kinds share a heading', async () => {
    const { db, keys, write } = await counter()
    await write(deskDocument(CAS), [
      {
        kind: 'create',
        noun: 'exception',
        fields: exceptionFields({ day: addDays(TODAY, 1), half: null, intervals: [], reason: 'holiday' }),
      },
    ])
    const sheet = await said(db, [
      item('work', keys.guide),
      item('partner', keys.youth),
      item('work', keys.lodging),
      item('event', 'AAAAAAAAAAAAAAAAAAAAAA' as Key),
    ])
    expect(sheet.blocks.map(b => [b.is, b.lines.length])).toEqual([
      ['work', 1],
      ['partner', 1],
      ['work', 1],
    ])
    expect(sheet.hours.map(plain)).toEqual([
      'Ouvert du 12 mars au 18 mars :',
      'Du lundi au mercredi, de 9 h à 12 h 30.',
      'Jeudi, de 9 h à 17 h 30.',
    ])
  })
})

test('J13 S055 who is sent elsewhere on a day that is not as usual reads where to, in each language', async () => {
  const { db, keys, write } = await counter()
  const fields = exceptionFields({ day: TODAY, half: 'pm', intervals: [], reason: 'holiday', redirect: 'orv' as CentreCode })
  await write(deskDocument(CAS), [{ kind: 'create', noun: 'exception', fields }])
  const { hours } = await said(db, [item('work', keys.guide)])
  expect(hours.map(plain).slice(1)).toEqual([
    'Du lundi au vendredi, de 9 h à 12 h 30.',
    'Jeudi 12 mars, quand c’est fermé ici, allez à : Saint-Orvin.',
  ])
  for (const language of LANGUAGES) expect((await said(db, [item('work', keys.guide)], language)).hours.at(-1)).toMatch(/Saint-Orvin\.$/)
})

test('J13 S239 of two documents that three letters find, the one in the language of the sheet comes first, unless the other was on one before', async () => {
  const { db, keys } = await counter()
  const all = await things(db, CAS, TODAY, 1_770_000_000_000)
  const both = (tongue: (typeof LANGUAGES)[number], before: readonly SheetItem[] = []): Key[] =>
    found(all, 'gui', before, tongue).map(x => x.item.id)
  expect(both('fr')).toEqual([keys.guide, keys.far])
  expect(both('it')).toEqual([keys.far, keys.guide])
  expect(both('fr', [item('work', keys.far)])).toEqual([keys.far, keys.guide])
})
const plainFrench = (text: string): string => text.replaceAll(' :', '\u00a0:')

describe('in the square', () => {
  test('J13 S239 a short sheet is whole in it, and is read from its modules as it stands on paper', async () => {
    const { db, keys } = await counter()
    const sheet = await said(db, [item('work', keys.lodging), item('key-date', keys.wishes)])
    const { text, left, lines } = await square(sheet)
    expect([left, lines]).toEqual([[], 0])
    expect(`${text}\n`).toBe(plainText(sheet))
    expect(await seen(text)).toBe(text)
  })

  test('J13 S239 in every language a long one is shortened in a fixed order, stays within what a camera reads, and what was left out is told', async () => {
    const { db, keys } = await counter()
    for (const language of LANGUAGES) {
      const sheet = await said(db, allOf(keys), language)
      const { text, left, lines } = await square(sheet)
      expect(new TextEncoder().encode(text).length, language).toBeLessThanOrEqual(SQUARE_BYTES)
      expect(encode(text, { ecc: 'M' }).version, language).toBeLessThanOrEqual(20)
      expect(left.length, language).toBeGreaterThan(0)
      expect(left).toEqual(['small', 'extra', 'hours', 'good'].slice(0, left.length))
      expect(await seen(text), language).toBe(text)
      // every thing is named, or so many are said to be missing
      const titles = sheet.blocks.flatMap(b => b.lines.map(l => l.title))
      expect(titles.filter(title => text.includes(title)).length, language).toBe(titles.length - lines)
      if (lines > 0) expect(text).toContain((await voiceOf(language)).t('sheet.paper.more', { n: lines }))
    }
  })

  test('J13 eight long titles do not fit: the last are counted, never cut in the middle', async () => {
    const { db, write } = await counter()
    const long = Array.from({ length: 8 }, (_, i) =>
      event(`Atelier ${i + 1} ${'de longue préparation à la saison '.repeat(3)}`, '2026-04-01', 540 + i),
    )
    const ids = await write(calendar('cas'), long)
    const sheet = await said(
      db,
      ids.map(id => item('event', id)),
    )
    const { text, left, lines } = await square(sheet)
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(SQUARE_BYTES)
    expect(lines).toBeGreaterThan(0)
    expect(left).toEqual(['small', 'hours'])
    const titles = sheet.blocks[0]!.lines.map(l => l.title)
    expect(titles.filter(title => text.includes(title))).toEqual(titles.slice(0, 8 - lines))
    expect(text).toMatch(new RegExp(`Et ${lines} lignes? de plus sur la feuille`))
    expect(await seen(text)).toBe(text)
  })
})
