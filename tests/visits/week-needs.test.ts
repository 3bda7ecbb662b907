// The needs of the week and what answers them, from statements.
import { beforeAll, expect, test } from 'vitest'
import type { CentreCode } from '../../src/domain/ids.ts'
import type { Day } from '../../src/domain/day.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { partnerFields } from '../../src/domain/partner-record.ts'
import { NOTHING_TOLD, toldFields, type Told } from '../../src/domain/told.ts'
import { workFields } from '../../src/domain/work-record.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { weekNeeds } from '../../src/visits/week-needs.ts'
import { create, device, diceOf, write } from '../store/device-under-test.ts'

const CAS = 'cas' as CentreCode
const THURSDAY = '2025-10-09' as Day
beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})
const told = (part: Partial<Told>, day = '2025-10-09') =>
  create({ kind: 'interview', purposes: ['P3'], duration: '5-15', besides: toldFields({ ...NOTHING_TOLD, ...part }) }, day as Day)

test('I16 the week begins on Monday; a theme counts each visit once, what stayed open is told apart, and what answers it is counted and named', async () => {
  const db = device()
  const dice = diceOf(9)
  const [, , , gone] = await write(db, dice, [
    told({ themes: ['funding'] }, '2025-10-06'),
    told({ themes: ['funding', 'mobility'], unanswered: ['funding'] }),
    told({ themes: ['mobility'] }, '2025-10-05'), // the Sunday before
    told({ themes: ['mobility', 'funding'] }),
  ])
  await write(db, dice, [{ kind: 'void', target: gone!, reason: 'twice' }])
  const work = { media: 'brochure', purposes: ['P3'], language: null, authors: [], publisher: null, year: null, isbn: null, issn: null }
  await write(
    db,
    dice,
    ['Financer sa formation', 'Le permis à un prix juste'].map(title => ({
      kind: 'create' as const,
      noun: 'work',
      fields: workFields({ ...work, title }),
    })),
    { doc: 'network/catalogue/2025/public', by: 'information@cas' },
  )
  const house = {
    ...{
      names: [{ from: null, name: 'Guichet formation' }],
      type: 'adult-training',
      engagement: 'permanent' as const,
      themes: ['funding'],
    },
    ...{ purposes: [], zones: [], adaptations: [], short: null, offer: null, reception: null, line: null, letterbox: null, web: null },
  }
  await write(
    db,
    dice,
    [
      { kind: 'create', noun: 'partner', fields: partnerFields(house, THURSDAY) },
      { kind: 'create', noun: 'partner', fields: partnerFields({ ...house, engagement: 'ended' }, THURSDAY) },
    ],
    { doc: COMMONS_PUBLIC, by: 'information@cas' },
  )
  const needs = await weekNeeds(db, CAS, THURSDAY)
  expect(needs.map(n => [n.theme, n.n, n.open, n.documents, n.events, n.partners])).toEqual([
    ['funding', 2, 1, 1, 0, 1],
    ['mobility', 1, 0, 0, 0, 0],
  ])
  expect(needs[0]?.shown.map(a => a.title)).toEqual(['Financer sa formation', 'Guichet formation'])
  expect(needs[1]?.shown).toEqual([])
  expect(await weekNeeds(db, 'orv' as CentreCode, THURSDAY)).toEqual([])
})

test('I16 a centre’s own theme is answered by what answers the one it counts under, and by what speaks of its own name', async () => {
  const db = device()
  const dice = diceOf(19)
  const [own] = await write(
    db,
    dice,
    [{ kind: 'create', noun: 'local-value', fields: { list: 'theme', label: 'Garde des troupeaux', ref: 'mobility' } }],
    { doc: deskDocument(CAS), by: 'counsellor' },
  )
  await write(db, dice, [told({ themes: [own!] }), told({ themes: [own!] }), told({ themes: ['mobility'] })])
  const work = { media: 'brochure', purposes: ['P3'], language: null, authors: [], publisher: null, year: null, isbn: null, issn: null }
  await write(
    db,
    dice,
    ['La mobilité en vallée', 'Garde des troupeaux : le guide', 'Financer sa formation'].map(title => ({
      kind: 'create' as const,
      noun: 'work',
      fields: workFields({ ...work, title }),
    })),
    { doc: 'network/catalogue/2025/public', by: 'information@cas' },
  )
  const house = (name: string, theme: string) => ({
    ...{ names: [{ from: null, name }], type: 'association', engagement: 'permanent' as const, themes: [theme] },
    ...{ purposes: [], zones: [], adaptations: [], short: null, offer: null, reception: null, line: null, letterbox: null, web: null },
  })
  await write(
    db,
    dice,
    [house('Garage solidaire', 'mobility'), house('Bergers réunis', own!), house('Guichet', 'funding')].map(h => ({
      kind: 'create' as const,
      noun: 'partner',
      fields: partnerFields(h, THURSDAY),
    })),
    { doc: COMMONS_PUBLIC, by: 'information@cas' },
  )
  const needs = await weekNeeds(db, CAS, THURSDAY)
  expect(needs.map(n => [n.word, n.n, n.documents, n.partners])).toEqual([
    ['Garde des troupeaux', 2, 2, 2],
    [expect.stringContaining('Mobilité'), 1, 1, 2],
  ])
})
