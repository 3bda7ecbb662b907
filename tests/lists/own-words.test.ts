// Every list a centre may change is read from its words, its order, its signs and its additions where it is chosen or read on its screens;
// what the network shares, and what the coordination reads, keeps the network's.
import { beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { valueFields, type ValueStated } from '../../src/domain/list-record.ts'
import { isCentres, LIST_NAMES, listAt, networkList, takesNew, takesSign, type ListName } from '../../src/domain/lists.ts'
import { plainName } from '../../src/domain/names.ts'
import { purposeFields } from '../../src/domain/purpose-record.ts'
import { choicesIn } from '../../src/domain/choices-in.ts'
import { choicesWith } from '../../src/domain/choices-with.ts'
import { agendaList } from '../../src/events/agenda-list.ts'
import { typeIcon, typeWord } from '../../src/events/event-words.ts'
import { searchForm } from '../../src/domain/find-work.ts'
import type { Work } from '../../src/domain/work.ts'
import { catalogue, facetCounts } from '../../src/holdings/catalogue.ts'
import { mediaHere, mediaWord } from '../../src/holdings/lists-here.ts'
import { serviceWord } from '../../src/network/directory/directory-words.ts'
import { purposesOf, referenceChanges } from '../../src/store/read-day.ts'
import { listValues } from '../../src/store/read-lists.ts'
import type { Database } from '../../src/store/tables.ts'
import { callReferences, purposeWords } from '../../src/text/purpose-words.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { purposeLabel, signHere } from '../../src/text/words-here.ts'
import { listChoices } from '../../src/visits/list-choices.ts'
import { purposeSign, signOf } from '../../src/visits/purpose-signs.ts'
import { today as todayOf } from '../../src/visits/today.ts'
import { keyOf } from '../domain/say.ts'
import { device, diceOf, write } from '../store/device-under-test.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

const TODAY = '2025-10-09' as Day
const [CAS, ORV] = ['cas' as CentreCode, 'orv' as CentreCode]

/** A word as it stands on a screen, with its sign. */
type Line = { readonly value: string; readonly word: string; readonly icon: string | null }

/** What a device of this centre, or of the network as a whole, offers of a list, through what stands behind the screen; in its order. */
const READ: Readonly<Record<ListName, (db: Database, centre: CentreCode | null) => Promise<readonly Line[]>>> = {
  purpose: async (db, centre) => {
    const changes = await referenceChanges(db, centre)
    callReferences(changes)
    if (centre === null)
      return choicesWith([], [], TODAY, changes).map(c => ({ value: c.id, word: purposeWords(c).long, ...purposeSign(c) }))
    const { choices, locals } = await todayOf(db, centre, TODAY, 10)
    const line = choices.map(c => ({ value: c.id, word: purposeWords(c).long, ...purposeSign(c) }))
    // Today, the day's page and an interview say one thing
    for (const l of line) expect(signOf(locals, l.value)).toEqual({ icon: l.icon, tone: l.tone })
    expect(choicesWith([], locals, TODAY, changes)).toEqual(choices)
    return line
  },
  situation: async (db, centre) => visitLines('situation', db, centre),
  'next-step': async (db, centre) => visitLines('next-step', db, centre),
  theme: async (db, centre) => visitLines('theme', db, centre),
  'partner-type': async (db, centre) => visitLines('partner-type', db, centre),
  transition: async (db, centre) => visitLines('transition', db, centre),
  'age-band': async (db, centre) => visitLines('age-band', db, centre),
  'party-kind': async (db, centre) => visitLines('party-kind', db, centre),
  heard: async (db, centre) => visitLines('heard', db, centre),
  sector: async (db, centre) => visitLines('sector', db, centre),
  stage: async (db, centre) => visitLines('stage', db, centre),
  waiting: async (db, centre) => visitLines('waiting', db, centre),
  adaptation: async (db, centre) => visitLines('adaptation', db, centre),
  level: async (db, centre) => visitLines('level', db, centre),
  body: async (db, centre) => visitLines('body', db, centre),
  service: async db => {
    const stated = await listValues(db)
    return ['interview', 'documentation', 'events', 'workstation'].map(value => ({ value, word: serviceWord(value, stated), icon: null }))
  },
  'media-type': async (db, centre) => {
    const { lists } = await catalogue(db, centre, TODAY)
    return choicesIn(lists.media, lists.stated, TODAY, []).map(value => ({
      value,
      word: mediaWord(lists, value),
      icon: signHere(lists.media, value),
    }))
  },
  'event-type': async (db, centre) => {
    const { types } = await agendaList(db, centre, TODAY, 'coming')
    return types.map(i => ({ value: i.value, word: typeWord(i.value, types), icon: typeIcon(i.value, types) }))
  },
}
const visitLines = async (list: ListName, db: Database, centre: CentreCode | null): Promise<readonly Line[]> =>
  centre === null
    ? []
    : listChoices(list, await listValues(db), centre, TODAY, []).map(c => ({ value: c.value, word: c.label, icon: c.icon ?? null }))

let n = 0
const state = async (db: Database, centre: CentreCode | null, v: ValueStated): Promise<string> => {
  const [key] = await write(db, diceOf(++n), [{ kind: 'create', noun: centre ? 'local-value' : 'value', fields: valueFields(v) }], {
    doc: centre ? deskDocument(centre) : DIRECTORY,
    by: 'counsellor',
  })
  return key! // one draft in
}

/** Whether a centre has its own words for it, and the value that is changed here. */
const TABLE: Readonly<Record<ListName, { readonly centre: 'changes it' | 'does not'; readonly value: string }>> = {
  purpose: { centre: 'changes it', value: 'P3' },
  situation: { centre: 'changes it', value: 'temporary' },
  'next-step': { centre: 'changes it', value: 'workshop' },
  theme: { centre: 'changes it', value: 'funding' },
  'partner-type': { centre: 'changes it', value: 'chamber' },
  transition: { centre: 'changes it', value: 'retraining' },
  'age-band': { centre: 'changes it', value: '18-25' },
  'party-kind': { centre: 'changes it', value: 'friend' },
  heard: { centre: 'changes it', value: 'web' },
  sector: { centre: 'changes it', value: 'G' },
  stage: { centre: 'changes it', value: 'acting' },
  waiting: { centre: 'changes it', value: '10-20' },
  adaptation: { centre: 'changes it', value: 'interpreter' },
  level: { centre: 'changes it', value: 'vocational' },
  body: { centre: 'changes it', value: 'company' },
  service: { centre: 'does not', value: 'events' },
  'media-type': { centre: 'changes it', value: 'periodical' },
  'event-type': { centre: 'changes it', value: 'seminar' },
}

test('S085 S088 every list stands in this table: who may change it', () => {
  expect(Object.keys(TABLE).sort()).toEqual([...LIST_NAMES].sort())
  for (const list of LIST_NAMES) expect(isCentres(list), list).toBe(TABLE[list].centre === 'changes it')
})

for (const list of LIST_NAMES)
  test(`S088 S085 every list a centre may change is read from its words where it is used: ${list}`, async () => {
    const db = device()
    const before = await READ[list](db, CAS)
    const { value } = TABLE[list]
    expect(before.findIndex(l => l.value === value)).toBeGreaterThan(0)
    const elsewhere = { orv: await READ[list](db, ORV), network: await READ[list](db, null) }
    await state(db, CAS, { list, value, labels: plainName('Notre mot'), order: -5, icon: 'book' })
    const after = await READ[list](db, CAS)
    if (isCentres(list)) {
      // first in its order, in its words, with its sign; what a reference is called is not its to change
      const word = list === 'purpose' ? before.find(l => l.value === value)?.word : 'Notre mot'
      expect(after[0]).toMatchObject({ value, word, icon: 'book' })
      expect(after.slice(1).map(l => l.value)).toEqual(before.map(l => l.value).filter(v => v !== value))
    } else {
      expect(after).toEqual(before)
      expect(listAt(list, await listValues(db), CAS)).toEqual(networkList(list, []))
    }
    expect(await READ[list](db, ORV)).toEqual(elsewhere.orv)
    expect(await READ[list](db, null)).toEqual(elsewhere.network)

    if (isCentres(list) && takesNew(list)) {
      const own = await state(db, CAS, { list, value: null, labels: plainName('Notre ajout'), ref: value, order: -9, icon: 'page' })
      expect((await READ[list](db, CAS))[0]).toMatchObject({ value: own, word: 'Notre ajout', icon: 'page' })
      expect(await READ[list](db, ORV)).toEqual(elsewhere.orv)
      expect(await READ[list](db, null)).toEqual(elsewhere.network)
    }
  })

for (const list of LIST_NAMES)
  test(`S088 what the coordination says of a list is read by all who said nothing themselves: ${list}`, async () => {
    const db = device()
    const { value } = TABLE[list]
    await state(db, null, { list, value, labels: plainName('Mot du réseau'), order: -5, icon: 'book' })
    const read = await READ[list](db, ORV)
    if (takesSign(list)) expect(read[0]).toEqual(expect.objectContaining({ value, word: 'Mot du réseau', icon: 'book' }))
    else expect(read.find(l => l.value === value)?.word).toBe('Mot du réseau')
  })

test('S088 a purpose of a centre’s own: its name and sign where visits are noted; where it alone stands for one reference, in the holdings too', async () => {
  const db = device()
  const own = purposeFields({
    label: 'Travailler',
    short: 'Travail',
    ref: 'P1',
    standsFor: ['P1'],
    from: TODAY,
    to: null,
    order: 1,
    icon: 'sprout',
  })
  const two = purposeFields({ label: 'Apprendre', short: 'Apprendre', ref: 'P3', standsFor: ['P2', 'P3'], from: TODAY, to: null, order: 2 })
  const [key] = await write(
    db,
    diceOf(900),
    [own, two].map(fields => ({ kind: 'create' as const, noun: 'purpose', fields })),
    { doc: deskDocument(CAS), by: 'counsellor' },
  )
  expect((await READ.purpose(db, CAS))[0]).toMatchObject({ value: key, word: 'Travailler', icon: 'sprout', tone: 'p1' })
  expect((await purposesOf(db, CAS)).map(p => p.icon)).toEqual(expect.arrayContaining(['sprout', null]))
  const { lists } = await catalogue(db, CAS, TODAY)
  expect(['P1', 'P2', 'P3'].map(p => purposeLabel(lists, p))).toEqual(['Travailler', 'Choisir son orientation', 'Trouver une formation'])
  expect(signHere(lists.purposes, 'P1')).toBe('sprout')
  expect(purposeLabel((await catalogue(db, ORV, TODAY)).lists, 'P1')).toBe('Trouver un emploi')
})

test('S088 V5 a work of a type that one centre added: elsewhere it is of the type that it counts under, never a code, never nothing', async () => {
  const db = device()
  const own = await state(db, CAS, { list: 'media-type', value: null, labels: plainName('Classeur vert'), ref: 'kit' })
  const lost = keyOf(4711)
  const work = (id: number, media: string): Work => ({
    id: keyOf(id),
    doc: 'network/catalogue/2025/public',
    title: `Œuvre ${id}`,
    language: null,
    media,
    purposes: ['P1'],
    authors: [],
    publisher: null,
    year: null,
    isbn: null,
    issn: null,
    state: { is: 'current' },
    changedApart: false,
    conflicts: [],
    words: searchForm([`Œuvre ${id}`], []),
  })
  await db.works.bulkPut([work(1, own), work(2, 'kit'), work(3, lost), work(4, 'podcast')])
  const at = async (centre: CentreCode | null) => {
    const read = await catalogue(db, centre, TODAY)
    const facets = facetCounts(read, read.lines, []).flatMap(([f, many]) => (f.startsWith('media:') ? [[f.slice(6), many]] : []))
    return {
      words: read.lines.map(l => mediaWord(read.lists, l.work.media)),
      facets: Object.fromEntries(facets) as Record<string, number>,
      read,
    }
  }
  const unknown = 'Valeur pas encore connue ici'
  const here = await at(CAS)
  expect(here.words).toEqual(['Classeur vert', 'Mallette', unknown, unknown])
  expect(here.facets).toMatchObject({ [own]: 1, kit: 1 })
  for (const centre of [ORV, null]) {
    const there = await at(centre)
    expect(there.words).toEqual(['Mallette', 'Mallette', unknown, unknown])
    expect(there.facets).toMatchObject({ kit: 2 })
    // described again there, it keeps its type, which is offered once
    const { media, stated } = there.read.lists
    const offered = choicesIn(media, stated, TODAY, [own])
    expect(offered).toContain(own)
    expect(offered.filter(v => mediaWord(there.read.lists, v) === 'Mallette')).toEqual([own])
  }
  // what it took away since is read as before
  await db.values
    .where('[doc+id]')
    .equals([deskDocument(CAS), own])
    .modify({ withdrawn: true })
  expect(mediaHere((await at(CAS)).read.lists, own)?.value).toBe('kit')
})
