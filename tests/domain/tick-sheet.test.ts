import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { Key } from '../../src/domain/ids.ts'
import {
  dayTyped,
  likeRows,
  readTickSheet,
  sheetName,
  slotOfStroke,
  strokeName,
  strokesOf,
  type KnownOfSheets,
  type SheetLine,
} from '../../src/domain/tick-sheet.ts'
import { keyOf } from './say.ts'

const SEASON = keyOf(7)
const known: KnownOfSheets = {
  today: '2026-01-20' as Day,
  earliest: '2024-01-01' as Day,
  purposes: [
    { id: 'P3', words: ['Trouver une formation', 'Formation'] },
    { id: SEASON, words: ['Saison et montagne', 'Saison'] },
  ],
}
const read = (...rows: string[]) => readTickSheet(rows.map(r => r.split(';')), known) // prettier-ignore

describe('days as people write them', () => {
  test.each([
    ['2025-10-09', '2025-10-09'],
    ['2025-10-09T00:00:00.000Z', '2025-10-09'],
    ['09/10/2025', '2025-10-09'],
    ['9.10.25', '2025-10-09'],
    [' 9-10-2025 ', '2025-10-09'],
    ['jeudi 9/10/2025', '2025-10-09'],
    ['9 octobre 2025', '2025-10-09'],
    ['jeudi 9 octobre 2025', '2025-10-09'],
    ['1er août 2025', '2025-08-01'],
    ['9 déc. 2025', '2025-12-09'],
    ['Thursday, 9 October 2025', '2025-10-09'],
    ['giovedì 9 ottobre 2025', '2025-10-09'],
    ['9 de octubre de 2025', '2025-10-09'],
    ['9 d’octubre de 2025', '2025-10-09'],
    ['9 de outubro de 2025', '2025-10-09'],
    ['9 jui 2025', null], // June, or July
    ['31 février 2025', null],
    ['9 brumaire 2025', null],
    ['31/02/2025', null],
    ['2025-13-01', null],
    ['10/2025', null],
    ['jeudi', null],
    ['45939', null],
    ['', null],
  ])('%s', (typed, day) => expect(dayTyped(typed)).toBe(day))
})

test('V8 T5 each row by itself: what is wrong is told with its row and its words, and keeps no other from being read', () => {
  const sheet = read(
    'Jour;Demi-journée;Type;Pôle;Nombre',
    '09/10/2025;matin;Information rapide;;7',
    '09/10/2025;après-midi;Entretien;Formation;3',
    '31/02/2025;matin;Entretien;P1;1',
    '09/10/2027;matin;Entretien;P1;1',
    '09/10/1999;matin;Entretien;P1;1',
    ';;;;',
    '10/10/2025;nuit;Entretien;P1;1',
    '10/10/2025;pm;danse;P1;1',
    '10/10/2025;pm;Entretien;Jardinage;1',
    '10/10/2025;pm;Entretien;saison;deux',
    '10/10/2025;pm;Entretien;saison;120',
    '10/10/2025;pm;Entretien;saison;2',
    '10/10/2025;;Libre-service;;0',
  )
  if (sheet.is !== 'read') throw new Error('unread')
  expect(sheet.lines.map(l => [l.row, l.day, l.half, l.kind, l.purpose, l.n])).toEqual([
    [2, '2025-10-09', 'am', 'quick', null, 7],
    [3, '2025-10-09', 'pm', 'interview', 'P3', 3],
    [13, '2025-10-10', 'pm', 'interview', SEASON, 2],
  ])
  expect(sheet.problems.map(p => [p.row, p.why, p.said])).toEqual([
    [4, 'day', '31/02/2025'],
    [5, 'ahead', '09/10/2027'],
    [6, 'old', '09/10/1999'],
    [8, 'half', 'nuit'],
    [9, 'kind', 'danse'],
    [10, 'purpose', 'Jardinage'],
    [11, 'number', 'deux'],
    [12, 'number', '120'],
  ])
})

test('the headings may be in any of our languages and in any order; without a day or a number nothing is read', () => {
  expect(read('Number;Day', '4;2025-10-09')).toMatchObject({ is: 'read', lines: [{ day: '2025-10-09', half: null, kind: 'quick', n: 4 }] })
  expect(read('Numero;Giorno;Tipo', '1;9.10.2025;Colloquio')).toMatchObject({ lines: [{ kind: 'interview' }] })
  expect(read('Data;Quantos', '2025-10-09;4')).toEqual({ is: 'unread', missing: ['n'] })
  expect(read('')).toEqual({ is: 'unread', missing: ['day', 'n'] })
})

test('V8 headings as people have them are known in our six languages: what sort of visit, and for what', () => {
  const columns = [
    ['Type de visite', 'Motif'],
    ['Nature', 'Thème / Pôle'],
    ['Visit type', 'Topic'],
    ['Kind of visit', 'Reason for visit'],
    ['Tipo di visita', 'Tema'],
    ['Tipo de visita', 'Motivo'],
    ['Tipus de visita', 'Àmbit'],
    ['Tipo de atendimento', 'Assunto'],
  ]
  for (const [kind, purpose] of columns)
    expect(read(`Date;${kind};${purpose};Nombre de passages`, '09/10/2025;Entretien;Formation;5'), kind).toEqual({
      is: 'read',
      lines: [{ row: 2, day: '2025-10-09', half: null, kind: 'interview', purpose: 'P3', n: 5 }],
      problems: [],
      unread: [],
      lacks: ['half'],
    })
})

test('V8 a column that is not known is named, a second of the same meaning and one without a heading too; what lacks is told', () => {
  expect(read('Date;Genre d’accueil;Quoi;Nombre', '09/10/2025;Entretien;Formation;5')).toMatchObject({
    lines: [{ kind: 'quick', purpose: null, n: 5 }],
    unread: ['Genre d’accueil', 'Quoi'],
    lacks: ['half', 'kind', 'purpose'],
  })
  expect(read('Jour;Type;Pôle;Motif;Nombre;;', '09/10/2025;Entretien;Formation;Emploi;5;;x')).toMatchObject({
    lines: [{ kind: 'interview', purpose: 'P3' }],
    unread: ['Motif', 'G'],
  })
})

test('V8 each stroke has a name of its own, the same whatever the order of the rows or however they are split', () => {
  const one = read('Jour;Nombre', '2025-10-09;3', '2025-10-10;1')
  const other = read('Jour;Nombre', '2025-10-10;1', '2025-10-09;1', '2025-10-09;2')
  if (one.is !== 'read' || other.is !== 'read') throw new Error('unread')
  const [a, b] = [keyOf(1), keyOf(2)]
  const namesOf = (sheet: Key, lines: readonly SheetLine[], again = 0) => strokesOf(lines).map(s => strokeName(sheet, s, again))
  const names = namesOf(a, one.lines)
  expect(new Set(names).size).toBe(4)
  expect(namesOf(a, other.lines).sort()).toEqual([...names].sort()) // prettier-ignore
  expect([...namesOf(b, one.lines), ...namesOf(a, one.lines, 1)].some(s => names.includes(s))).toBe(false)
})

test('V8 rows that say what a row above says are counted, whatever their numbers', () => {
  const likeIn = (...rows: string[]): number => {
    const sheet = read('Jour;Moment;Type;Nombre', ...rows)
    return sheet.is === 'read' ? likeRows(sheet.lines) : Number.NaN
  }
  expect(likeIn('2025-10-09;matin;info;3', '2025-10-09;après-midi;info;3', '2025-10-10;matin;info;3', '2025-10-09;matin;entretien;3')).toBe(
    0,
  )
  expect(likeIn('2025-10-09;matin;info;3', '2025-10-09;matin;info;1', '2025-10-09;am;rapide;3', '2025-10-10;;info;1')).toBe(2)
  expect(likeIn('2025-10-09;matin;info;3', '2025-10-09;matin;info;0')).toBe(0) // nothing is added
})

test('V8 a half-day that was said and one that was not are two things to say', () => {
  const [said, unsaid] = [read('Jour;Moment;Nombre', '2025-10-09;matin;1'), read('Jour;Nombre', '2025-10-09;1')]
  if (said.is !== 'read' || unsaid.is !== 'read') throw new Error('unread')
  expect(sheetName('cas', said.lines)).not.toBe(sheetName('cas', unsaid.lines))
})

test('T5 a sheet is named by what it says: the same in any order and however its rows are split, another for one stroke more and for another centre', () => {
  const [one, other, more] = [
    read('Jour;Nombre', '2025-10-09;3', '2025-10-10;1'),
    read('Jour;Nombre', '2025-10-10;1', '2025-10-09;1', '2025-10-09;2'),
    read('Jour;Nombre', '2025-10-09;4', '2025-10-10;1'),
  ].map(r => (r.is === 'read' ? r.lines : []))
  expect(sheetName('cas', other!)).toBe(sheetName('cas', one!))
  expect(sheetName('cas', more!)).not.toBe(sheetName('cas', one!))
  expect(sheetName('orv', one!)).not.toBe(sheetName('cas', one!))
})

test('§5 a half-day that was said holds; one that was not is the only one that opens, else none', () => {
  const [am, pm] = [{ from: 540, to: 720 }, { from: 840, to: 1080 }] // prettier-ignore
  expect(slotOfStroke('am', [pm])).toEqual({ slot: 'am', wholeDay: false })
  expect(slotOfStroke(null, [pm])).toEqual({ slot: 'pm', wholeDay: false })
  expect(slotOfStroke(null, [am])).toEqual({ slot: 'am', wholeDay: false })
  expect(slotOfStroke(null, [am, pm])).toEqual({ slot: 'am', wholeDay: true })
  expect(slotOfStroke(null, [])).toEqual({ slot: 'am', wholeDay: true })
})
