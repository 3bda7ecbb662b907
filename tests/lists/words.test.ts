// What waits for a decision, or stands in a history, can be read: every field that a form writes has words, and two values that differ read differently.
import { beforeAll, expect, test } from 'vitest'
import type { Centre } from '../../src/domain/centre.ts'
import type { Day } from '../../src/domain/day.ts'
import { networkList } from '../../src/domain/lists.ts'
import type { Draft, Value } from '../../src/domain/statement.ts'
import { territoryFields, ZONE_STATE, ZONE_STATES, zoneFields } from '../../src/domain/territory.ts'
import { describeValue } from '../../src/lists/list-words.ts'
import { readPurpose, typedPurpose } from '../../src/lists/purpose-typed.ts'
import { readValue, typedOf } from '../../src/lists/value-typed.ts'
import { editOf, readEdit } from '../../src/network/directory/centre-edit.ts'
import { describeDirectory } from '../../src/network/directory/directory-words.ts'
import type { Describe } from '../../src/records/describe.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

const TODAY = '2026-03-12' as Day
const items = networkList('situation', [])
const labels = { main: 'x', by: { fr: 'fr', en: 'en', it: 'it', es: 'es', ca: 'ca', pt: 'pt' } }
const written = (read: { readonly drafts: readonly Draft[] } | object): [string, Value][] => {
  const draft = 'drafts' in read ? read.drafts[0] : undefined
  if (draft?.kind !== 'create') throw new Error(JSON.stringify(read))
  return Object.entries(draft.fields)
}
const TONGUES = [
  ['fr', 'Français'],
  ['en', 'English'],
  ['it', 'Italiano'],
  ['es', 'Español'],
  ['ca', 'Català'],
  ['pt', 'Português'],
] as const
/** 'from = À partir du : 1er janvier 2026', with plain spaces. */
const inWords = (words: Describe, field: string, value: Value): string => {
  const said = words(field, value)
  return `${field} = ${said?.what} : ${said?.text}`.replace(/\s/g, ' ')
}
const IDENTITY = ['list', 'value'] // never written again

test('V13 every field of a value and of an own purpose that a form writes has words', () => {
  const words = describeValue(items)
  const typed = { ...typedOf(null), labels, icon: 'book', from: '2026-01-01', to: '2026-12-31', replacedBy: 'pupil' } as const
  const fields = [
    ...written(readValue(typed, 'situation', null, [], items, false, TODAY)),
    ...written(readValue({ ...typed, ref: 'pupil' }, 'situation', null, [], items, true, TODAY)),
    ...written(readPurpose({ ...typedPurpose(null, TODAY), label: 'Saison', short: 'S', ref: 'P1', instead: true }, null, null, 3, TODAY)),
  ].filter(([field]) => !IDENTITY.includes(field))
  expect(new Set(fields.map(([f]) => f)).size).toBe(15)
  const name = (what: string) => TONGUES.map(([l, tongue]) => `label.${l} = ${what} (${tongue}) : ${l}`)
  expect(fields.map(([field, value]) => inWords(words, field, value))).toEqual([
    'label = Mot affiché : x',
    ...name('Mot affiché'),
    'icon = Signe : livre ouvert',
    'from = À partir du : 1er janvier 2026',
    'to = Dernier jour : 31 décembre 2026',
    'replacedBy = Ensuite, choisir : Élève, étudiant',
    'label = Mot affiché : x',
    ...name('Mot affiché'),
    'icon = Signe : livre ouvert',
    'from = À partir du : 1er janvier 2026',
    'to = Dernier jour : 31 décembre 2026',
    'ref = Compte sous : Élève, étudiant',
    'label = Mot affiché : Saison',
    'short = Mot court : S',
    'ref = Compte sous : Trouver un emploi',
    'standsFor = Prend sa place dans notre liste : Trouver un emploi',
    'from = À partir du : 12 mars 2026',
    'to = Dernier jour : aucun',
    'order = Ordre : 3',
  ])
  for (const [field, value] of fields) {
    if (value !== null) expect(words(field, value)?.text, field).not.toBe(words(field, null)?.text)
  }
  expect(words('icon', 'book')).toEqual({ what: 'Signe', text: 'livre ouvert' })
  expect(words('ref', 'P1')?.text).toBe('Trouver un emploi')
  expect(words('standsFor', ['P1'])).toEqual({ what: 'Prend sa place dans notre liste', text: 'Trouver un emploi' })
})

test('V13 every field of a centre, a territory and a zone that a form writes has words', () => {
  const centre = {
    id: 'c',
    code: 'cas',
    names: labels,
    area: labels,
    kind: 'outlet',
    isHead: false,
    status: 'open',
    week: { 1: [{ from: 540, to: 720 }] },
    host: 'Mairie',
    areaM2: 88,
    openedOn: '2010-03',
    services: {},
    label: 'project',
    precision: 'hour',
    parents: [{ from: '2010-03-01', code: 'val' }],
  } as unknown as Centre // what the form reads
  const head = { ...centre, id: 'h', code: 'val', names: { main: 'Valbrède', by: {} }, isHead: true, parents: [] } as unknown as Centre // as above
  const words: Describe = describeDirectory([centre, head], [])
  const typed = { ...editOf(centre, ['interview'], TODAY), services: { interview: 'full' }, parent: '', parentFrom: '2026-01-01' } as const
  const read = readEdit(typed, centre, [centre, head], TODAY)
  if ('wrong' in read) throw new Error(JSON.stringify(read.wrong))
  const fields = {
    ...read.fields,
    ...territoryFields({ names: labels, population: 61300, areaKm2: 2140, density: 'sparse', excludes: ['Grandfort'] }),
    ...zoneFields({ names: labels, population: 3000, order: 2, outside: true }),
  }
  expect(Object.keys(fields)).toHaveLength(31)
  const name = (field: string, what: string) => TONGUES.map(([l, tongue]) => `${field}.${l} = ${what} (${tongue}) : ${l}`)
  expect(
    Object.entries(fields)
      .map(([field, value]) => inWords(words, field, value))
      .toSorted(),
  ).toEqual(
    [
      'name = Nom : x',
      ...name('name', 'Nom'),
      'area = Secteur desservi : x',
      ...name('area', 'Secteur desservi'),
      'kind = Sorte de centre : antenne',
      'status = État : ouvert',
      'host = Hébergé par : Mairie',
      'm2 = Surface en m² : 88 m²',
      'staff = Personnes qui y travaillent : aucun',
      'opened = Ouvert depuis : mars 2010',
      'label = Label : label « projet »',
      'service.interview = Entretien de conseil : toujours',
      'week = Horaires annoncés : lundi 9:00–12:00',
      'precision = Précision de l’heure : L’heure',
      'parent.2026-01-01 = Dépend de, à partir du 1er janvier 2026 : aucun',
      'population = Habitants : 3 000',
      'km2 = Superficie en km² : 2 140 km²',
      'density = Densité : peu dense',
      'excludes = N’en fait pas partie : Grandfort',
      'order = Ordre : 2',
      'outside = Tient lieu d’« ailleurs » ou de « non dit » : oui',
    ].toSorted(),
  )
  expect(ZONE_STATES.map(state => inWords(words, ZONE_STATE, state))).toEqual(['state = État : en usage', 'state = État : retirée'])
})

test('§7.4 S249 parents that differ read differently, each with its day', () => {
  const words = describeDirectory([{ code: 'val', names: { main: 'Valbrède', by: {} }, status: 'open' } as unknown as Centre], []) // what is named
  expect(words('parent.2010-03-01', 'val')).toEqual({ what: 'Dépend de, à partir du 1er mars 2010', text: 'Valbrède' })
  expect(words('parent.2012-03-01', 'val')?.what).not.toBe(words('parent.2010-03-01', 'val')?.what)
  expect(words('parent.2010-03-01', '')?.text).toBe('aucun')
  expect(words('parent.2010-03-01', null)?.text).toBe('noté par erreur')
})
