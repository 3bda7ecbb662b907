import { describe, expect, test } from 'vitest'
import { isDay, type Day } from '../../src/domain/day.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { readTypedDay, readTypedTime } from '../../src/domain/typed-time.ts'
import { INTL } from '../../src/text/language.ts'
import { monthNames } from '../../src/text/later-format.ts'
import { rng, seedOf } from '../random.ts'

const TODAY = '2026-03-10' as Day
const FRENCH = Array.from({ length: 12 }, (_, i) =>
  new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, i, 15)),
)
const read = (typed: string): string => readTypedDay(typed, TODAY, FRENCH)

describe('bad input: a date typed loosely', () => {
  test.each([
    ['12/3', '2026-03-12'],
    ['12/03/2026', '2026-03-12'],
    ['12.3.26', '2026-03-12'],
    ['12-03-2026', '2026-03-12'],
    ['2026-03-12', '2026-03-12'],
    ['12 mars', '2026-03-12'],
    ['Jeudi 12 mars 2026', '2026-03-12'],
    ['le 1er avril', '2026-04-01'],
    ['12 déc.', '2026-12-12'],
    ['  3  fevr 2027', '2027-02-03'],
    ['10/3', '2026-03-10'], // today
    ['9/3', '2027-03-09'], // the next one
    ['29/2/28', '2028-02-29'],
  ])('%s is %s', (typed, day) => expect(read(typed)).toBe(day))

  test.each(['31 novembre', '31/11', '31/11/2026', '29/02/2027', '2026-02-30', '30 février'])('%s is in no calendar', typed =>
    expect(read(typed)).toBe('no-day'),
  )
  test('a day that comes neither this year nor the next is asked for its year, and is taken in the year before', () => {
    expect([read('29/2'), read('29 février')]).toEqual(['no-year', 'no-year'])
    expect(readTypedDay('29/2', '2027-03-10' as Day, FRENCH)).toBe('2028-02-29')
    expect(readTypedDay('29/2', '2028-02-29' as Day, FRENCH)).toBe('2028-02-29')
    expect(readTypedDay('29/2', '2028-03-01' as Day, FRENCH)).toBe('no-year')
    expect(readTypedDay('30/2', '2028-01-01' as Day, FRENCH)).toBe('no-day')
  })
  test.each(['demain', '12', 'mars', '13/13/2026', '0/3', '12/3/2026/1', '12/3/202', '32 mars', '12 jui', 'x 12/3', '123 mars', '-'])(
    '%s is no date',
    typed => expect(['no-date', 'empty']).toContain(read(typed)),
  )
  test('nothing is nothing', () => expect([read(''), read('   ')]).toEqual(['empty', 'empty']))

  test.each(LANGUAGES)('in %s a date written with its month is read again, every month', language => {
    const months = monthNames(INTL[language])
    expect(new Set(months).size).toBe(12)
    for (let m = 1; m <= 12; m++) {
      const day = `2026-${String(m).padStart(2, '0')}-15`
      const written = new Intl.DateTimeFormat(INTL[language], { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(day))
      expect(readTypedDay(written, TODAY, months), written).toBe(day)
    }
  })
  const seed = seedOf()
  test(`whatever is typed, it is a day of the calendar or a word that says why not (seed ${seed})`, () => {
    const r = rng(seed)
    const bits = ['1', '2', '31', '12', '2026', '/', '-', '.', ' ', 'mars', 'novembre', 'jeudi', 'h', '٣', '0', ':', 'er']
    for (let i = 0; i < 5000; i++) {
      const typed = Array.from({ length: 1 + Math.floor(r() * 6) }, () => bits[Math.floor(r() * bits.length)]).join('')
      const day = read(typed)
      expect(isDay(day) || ['empty', 'no-date', 'no-day', 'no-year'].includes(day), typed).toBe(true)
      const time = readTypedTime(typed)
      expect(time === 'empty' || time === 'no-time' || (Number.isInteger(time) && time >= 0 && time <= 1440), typed).toBe(true)
    }
  })
})

test('bad input: an hour typed loosely', () => {
  for (const [typed, at] of [
    ['14', 840],
    ['14h', 840],
    ['14 h 30', 870],
    ['14h30', 870],
    ['14:30', 870],
    ['14.30', 870],
    ['1430', 870],
    ['9h05', 545],
    ['930', 570],
    ['0:00', 0],
    ['24:00', 1440],
    ['2 pm', 840],
    ['2:30 PM', 870],
    ['12 am', 0],
  ] as const)
    expect(readTypedTime(typed), typed).toBe(at)
  for (const typed of ['25', '14:60', '24:01', 'midi', '14-16', '13 pm', '14:3:0', '99999'])
    expect(readTypedTime(typed), typed).toBe('no-time')
  expect(readTypedTime(' ')).toBe('empty')
})
