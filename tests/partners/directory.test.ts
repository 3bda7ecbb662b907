// The list of partners, whom one may point to, and who does what at a centre: orders, facets, and what is left out.
import { beforeAll, expect, test } from 'vitest'
import { deskDocument } from '../../src/domain/documents-of.ts'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { exceptionFields } from '../../src/domain/opening-record.ts'
import { publicDuties } from '../../src/kiosk/public-duties.ts'
import { directory, facetCounts, found, linesOf, type Facet } from '../../src/partners/directory.ts'
import { byPurpose, daysAhead, placeOf, singleThemes } from '../../src/partners/here.ts'
import { dutiesToCome } from '../../src/store/read-duties.ts'
import { partnersFor } from '../../src/store/read-partners.ts'
import type { Database } from '../../src/store/tables.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { keyOf } from '../domain/say.ts'
import { desk } from '../review/desk.ts'
import { device, diceOf, write } from '../store/device-under-test.ts'
import { rowsReady } from '../../src/store/rows.ts'
import { duty, partner } from './partner-book.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

/** A Tuesday. */
const TODAY = '2026-03-10' as Day
const CAS = 'cas' as CentreCode
const ZONE = keyOf(500)

const book = async (): Promise<Database> => {
  const db = device()
  await db.partners.bulkPut([
    partner(1, 'La Mission locale', { type: 'youth-service', purposes: ['P1', 'P2'], themes: ['cv', 'mobility'], engagement: 'permanent' }),
    partner(2, 'Boutique de gestion', { type: 'business-creation', purposes: ['P5'], themes: ['takeover'], checks: ['2024-01-01' as Day] }),
    partner(3, 'Mairie du Col', { type: 'local-authority', zones: [ZONE], checks: [] }),
    partner(4, 'Menuiserie Roc', { type: 'company', engagement: 'listed', conflicts: ['offer'], themes: ['cv'] }),
    partner(5, 'Amis du Col', { engagement: 'prospect' }),
    partner(6, 'Ancien relais', { engagement: 'ended', checks: [] }),
    partner(7, 'Zone retirée', { withdrawn: true, checks: [] }),
    partner(8, 'L’Atelier', {
      purposes: ['P5'],
      names: [
        { from: null, name: 'Vieux nom' },
        { from: '2026-01-01' as Day, name: 'L’Atelier' },
      ],
    }),
  ])
  await db.duties.bulkPut([
    duty(21, keyOf(1), 4),
    duty(22, keyOf(2), 2, { purposes: ['P5'], hours: { from: 840, to: 960 } }),
    duty(23, keyOf(2), 4, { centre: 'orv' as CentreCode, doc: 'centre/orv/desk/public' }),
    duty(24, keyOf(7), 3),
    duty(25, keyOf(8), 5, { off: ['2026-03-13' as Day] }),
    duty(26, keyOf(1), 2, { withdrawn: true }),
  ])
  return db
}
const seen = async (db: Database) => {
  const read = await directory(db, CAS, TODAY)
  const lines = linesOf(read, CAS, TODAY, 600)
  return {
    lines,
    names: (typed: string, ...facets: Facet[]): string[] => found(lines, typed, facets, TODAY).map(l => l.name),
  }
}

test('S229 by the alphabet without its article, what is withdrawn at the end; the nearest first as letters come; found by its former name and its type', async () => {
  const { names } = await seen(await book())
  expect(names('')).toEqual([
    ...['Amis du Col', 'Ancien relais', 'L’Atelier', 'Boutique de gestion', 'Mairie du Col', 'Menuiserie Roc', 'La Mission locale'],
    'Zone retirée',
  ])
  expect(names('m')).toEqual(['Mairie du Col', 'Menuiserie Roc', 'La Mission locale'])
  expect(names('mai')).toEqual(['Mairie du Col'])
  expect(names('col')).toEqual(['Amis du Col', 'Mairie du Col'])
  expect(names('vieux')).toEqual(['L’Atelier'])
  expect(names('entre')).toEqual(['Boutique de gestion', 'Menuiserie Roc'])
  expect(names('créa')).toEqual(['Boutique de gestion'])
})

test('S129 facets: any of one kind, both of two kinds; to be checked again stand with the longest ago first; they count what is there', async () => {
  const { lines, names } = await seen(await book())
  expect(names('', 'check')).toEqual(['Mairie du Col', 'Boutique de gestion'])
  expect(names('', 'purpose:P5')).toEqual(['L’Atelier', 'Boutique de gestion'])
  expect(names('', 'purpose:P5', 'purpose:P2')).toEqual(['L’Atelier', 'Boutique de gestion', 'La Mission locale'])
  expect(names('', 'purpose:P5', 'type:business-creation')).toEqual(['Boutique de gestion'])
  expect(names('', 'here')).toEqual(['L’Atelier', 'Boutique de gestion', 'La Mission locale'])
  expect(names('', 'decide')).toEqual(['Menuiserie Roc'])
  expect(names('', 'theme:cv')).toEqual(['Menuiserie Roc', 'La Mission locale'])
  expect(names('', `zone:${ZONE}`)).toEqual(['Mairie du Col'])
  const counts = facetCounts(lines)
  expect([counts.get('check'), counts.get('here'), counts.get('purpose:P5'), counts.get('type:company')]).toEqual([2, 3, 2, 1])
  expect(lines.find(l => l.name === 'Boutique de gestion')?.here).toMatchObject({ day: TODAY, running: false })
})

test('S171 S233 whom a referral may name: those that are known, by letters, type and purpose, by the alphabet and nothing else', async () => {
  const db = await book()
  const names = async (wanted: Parameters<typeof partnersFor>[2]): Promise<string[]> =>
    (await partnersFor(db, TODAY, wanted)).map(p => p.name)
  expect(await names({})).toEqual(['L’Atelier', 'Boutique de gestion', 'Mairie du Col', 'Menuiserie Roc', 'La Mission locale'])
  expect(await names({ types: ['company', 'youth-service'] })).toEqual(['Menuiserie Roc', 'La Mission locale'])
  expect(await names({ purposes: ['P5'] })).toEqual(['L’Atelier', 'Boutique de gestion'])
  expect(await names({ letters: 'm', purposes: ['P1'] })).toEqual(['Mairie du Col', 'Menuiserie Roc', 'La Mission locale'])
  expect(await names({ letters: 'entre', typeWord: type => (type === 'company' ? 'Entreprise' : '') })).toEqual(['Menuiserie Roc'])
  expect(await names({ letters: 'col' })).toEqual(['Mairie du Col']) // the prospect is none
  // the name of the day: an old visit names it as it was
  expect((await partnersFor(db, '2025-12-31' as Day, { letters: 'vieux' })).map(p => p.name)).toEqual(['Vieux nom'])
})

test('S185 S108 who does what here: each purpose with its next duties and whom to point to; a partner that is unknown or withdrawn has none', async () => {
  const place = await placeOf(await book(), CAS, TODAY)
  const by = byPurpose(place, TODAY, 600)
  const of = (id: string) => by.find(p => p.choice?.id === id)
  expect(by.map(p => p.choice?.id)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P0'])
  expect(of('P5')?.next.map(c => [c.duty.id, c.day])).toEqual([
    [keyOf(22), TODAY],
    [keyOf(25), '2026-03-20'],
  ])
  expect(of('P5')?.partners.map(p => p.name)).toEqual(['L’Atelier', 'Boutique de gestion'])
  expect(of('P2')?.next.map(c => c.duty.id)).toEqual([keyOf(21)])
  expect(of('P3')).toMatchObject({ next: [], partners: [] })
  expect(
    singleThemes(place.partners)
      .map(s => [s.theme, s.partner.id])
      .toSorted(),
  ).toEqual([
    ['mobility', keyOf(1)],
    ['takeover', keyOf(2)],
  ])
})

test('S108 day by day: what is over today is left out, what was called off stays as such, and a closed centre shuts its days', async () => {
  const db = await book()
  await rowsReady()
  await write(
    db,
    diceOf(1),
    [
      {
        kind: 'create',
        noun: 'exception',
        fields: exceptionFields({ day: '2026-03-12' as Day, half: null, intervals: [], reason: 'snow' }),
      },
    ],
    { doc: deskDocument(CAS) },
  )
  const place = await placeOf(db, CAS, TODAY)
  const days = (minute: number) => daysAhead(place, TODAY, minute).map(d => [d.day, d.lines.map(l => [l.duty.id, l.state])])
  expect(days(600).slice(0, 4)).toEqual([
    [TODAY, [[keyOf(22), 'stands']]],
    ['2026-03-11', [[keyOf(24), 'stands']]],
    ['2026-03-12', [[keyOf(21), 'shut']]],
    ['2026-03-13', [[keyOf(25), 'off']]],
  ])
  expect(days(960)[0]?.[0]).toBe('2026-03-11')
  expect(byPurpose(place, TODAY, 600).find(p => p.choice?.id === 'P2')?.next[0]?.day).toBe('2026-03-19')
  // the kiosk says the same, of partners that are known
  const shown = await publicDuties(db, CAS, TODAY, 600)
  expect(shown.map(d => [d.name, d.coming.day])).toEqual([
    ['Boutique de gestion', TODAY],
    ['La Mission locale', '2026-03-19'],
    ['L’Atelier', '2026-03-20'],
  ])
})

test('S108 a centre that closes for a morning shuts the duty of that morning, and none of the afternoon: its hours are those of the directory', async () => {
  const { db } = await desk()
  const thursday = '2026-03-12' as Day
  await db.duties.bulkPut([duty(31, keyOf(1), 4), duty(32, keyOf(1), 4, { hours: { from: 840, to: 960 } })])
  const doc = deskDocument(CAS)
  await rowsReady(doc)
  const fields = exceptionFields({ day: thursday, half: 'am', intervals: [], reason: 'training' })
  await write(db, diceOf(3), [{ kind: 'create', noun: 'exception', fields }], { doc })
  const next = await dutiesToCome(db, CAS, TODAY, 600)
  expect(next.map(c => [c.duty.id, c.day])).toEqual([
    [keyOf(32), thursday],
    [keyOf(31), '2026-03-19'],
  ])
})
