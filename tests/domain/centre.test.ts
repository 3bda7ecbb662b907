import { describe, expect, test } from 'vitest'
import { centreFields, centreFrom, networkFields, networkFrom, type CentreStated } from '../../src/domain/centre-record.ts'
import { CENTRE_KINDS, CENTRE_STATUSES } from '../../src/domain/centre-lists.ts'
import { logsVisits } from '../../src/domain/centre.ts'
import { CODE_DICE, codeFor, headCodeFor } from '../../src/domain/centre-code.ts'
import { plainName } from '../../src/domain/names.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold } from '../../src/domain/fold.ts'
import { isCentreCode } from '../../src/domain/ids.ts'
import type { Value } from '../../src/domain/statement.ts'
import { at, keyOf, made } from './say.ts'

const C = keyOf(1)
const record = (noun: string, fields: Record<string, Value>) => {
  const folded = fold(DIRECTORY, C, [made(C, noun, fields, at(1), DIRECTORY)])
  if (!folded) throw new Error('no record')
  return folded
}
const castelroc: CentreStated = {
  code: 'cas' as never,
  names: { main: 'Castelroc', by: { it: 'Castelrocca' } },
  area: plainName('Causse de Roc'),
  kind: 'outlet',
  isHead: false,
  status: 'open',
  week: { 4: [{ from: 540, to: 750 }] },
  precision: 'half-day',
  host: 'Mairie de Castelroc',
  areaM2: 88,
  openedOn: '2010-03' as never,
  services: { interview: 'full', workstation: 'some' },
  label: 'operating',
  parents: [
    { from: '2010-03-01' as Day, code: 'val' as never },
    { from: '2026-01-01' as Day, code: null },
  ],
}

describe('a centre in the directory', () => {
  test('CE1 comes back as it was stated', () => {
    expect(centreFrom(record('centre', centreFields(castelroc)))).toEqual({ ...castelroc, id: C, doc: DIRECTORY, conflicts: [] })
  })
  test('CE1 without a code, a name or a kind it is none', () => {
    const good = centreFields(castelroc)
    for (const bad of [
      { code: 'C' },
      { code: '../x' },
      { code: null },
      { name: 3 },
      { name: '   ' },
      { kind: 'kiosk' },
      { kind: '__proto__' },
    ] as Record<string, Value>[])
      expect(centreFrom(record('centre', { ...good, ...bad })), JSON.stringify(bad)).toBe(null)
  })
  test('CE1 garbage in the rest is made plain', () => {
    const odd = {
      ...centreFields(castelroc),
      head: 'yes',
      status: 'burning',
      week: 'always',
      precision: 'minute',
      host: 3,
      m2: -4,
      opened: '2013-02-29',
      label: 'gold',
      'parent.2010-03-01': 3,
      'parent.2026-01-01': null,
      'parent.2010-02-30': 'val',
      'parent.x': 'val',
      'service.interview': 'plenty',
    }
    expect(centreFrom(record('centre', odd))).toMatchObject({
      isHead: false,
      status: 'open',
      week: {},
      precision: 'hour',
      host: null,
      areaM2: null,
      openedOn: null,
      label: 'none',
      parents: [],
      services: { workstation: 'some' },
    })
  })
  test('CE2 a centre that is planned, dormant, closed or associated logs no visits', () => {
    const logging = CENTRE_KINDS.flatMap(kind => CENTRE_STATUSES.filter(status => logsVisits({ kind, status })).map(s => `${kind} ${s}`))
    expect(logging).toEqual([
      'site provisional',
      'site open',
      'outlet provisional',
      'outlet open',
      'itinerant provisional',
      'itinerant open',
    ])
  })
})

describe('the network', () => {
  test('CE3 comes back as it was stated; the demonstration says that it is one', () => {
    const network = { names: plainName('Haut-Vallon'), country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', demo: true }
    expect(networkFrom(record('network', networkFields(network)))).toEqual({ ...network, id: C, doc: DIRECTORY, conflicts: [] })
    expect(networkFields({ ...network, demo: false })).not.toHaveProperty('demo')
    expect(networkFrom(record('network', { name: 'x', currency: 7 }))).toMatchObject({
      country: 'FR',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      demo: false,
    })
    expect(networkFrom(record('network', {}))).toBe(null)
  })
})

const dice = (n: number): Uint8Array => Uint8Array.from({ length: CODE_DICE }, (_, i) => n + i)
const STRANGE = ['../..', '__proto__', ' '.repeat(50), '🌲🌲', 'x'.repeat(500), 'a\0b', '', 'É', '日本']

test('CE4 a code from a name is a code, plain and short', () => {
  expect(headCodeFor('Pont-d’Irgne')).toBe('pontdirgne')
  expect(headCodeFor('Les Ardillères du Haut-Vallon')).toBe('lesardillere')
  expect(headCodeFor('')).toBe('centre')
  expect(headCodeFor('É')).toBe('centree')
  expect(codeFor('Castelroc', dice(0))).toBe('castelroc-abcd')
  expect(codeFor('Les Ardillères du Haut-Vallon', dice(250))).toBe('lesardiller-4567')
  for (const name of STRANGE) {
    expect(isCentreCode(headCodeFor(name)), name.slice(0, 9)).toBe(true)
    for (let n = 0; n < 256; n++) expect(isCentreCode(codeFor(name, dice(n))), `${name.slice(0, 9)} ${n}`).toBe(true)
  }
})

test('CE4 V4 centres that are added apart share no code, and with it no document, be they called alike or long', () => {
  expect(codeFor('Saint-Martin-du-Lac', dice(3))).not.toBe(codeFor('Saint-Martin-du-Val', dice(9)))
  expect(codeFor('Castelroc', dice(3))).not.toBe(codeFor('Castelroc', dice(9)))
  const codes = new Set(Array.from({ length: 200 }, () => codeFor('Castelroc', crypto.getRandomValues(new Uint8Array(CODE_DICE)))))
  expect(codes.size).toBeGreaterThan(190)
})
