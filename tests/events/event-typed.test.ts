import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { CIRCLES } from '../../src/domain/document-name.ts'
import { eventFields, eventFrom } from '../../src/domain/event-record.ts'
import { calendarDocument } from '../../src/domain/documents-of.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { eventChanges } from '../../src/events/change-event.ts'
import { hasBegun, newEvent, readEvent, typedFrom, type EventTyped, type EventWrong } from '../../src/events/event-typed.ts'
import { typedDay } from '../../src/events/typed-day.ts'
import { monthNames } from '../../src/text/later-format.ts'
import { at, keyOf, made } from '../domain/say.ts'

const TODAY = '2026-03-10' as Day
const FRENCH = monthNames('fr-FR')
const full: EventTyped = { ...newEvent('Europe/Paris', 'network', 'fr'), title: ' Un  CV ', type: 'workshop', date: '12 mars', from: '14h' }
const read = (part: Partial<EventTyped>, was: (typeof CIRCLES)[number] | null = null) => readEvent({ ...full, ...part }, TODAY, FRENCH, was)
const wrong = (part: Partial<EventTyped>, was: (typeof CIRCLES)[number] | null = null): EventWrong => {
  const x = read(part, was)
  return 'wrong' in x ? x.wrong : {}
}

describe('what is typed about an event', () => {
  test('V16 three things are asked: what, of what kind, and when it starts', () => {
    expect(Object.keys(wrong({ title: '', type: '', date: '', from: '' })).sort()).toEqual(['date', 'from', 'title', 'type'])
    expect(read({})).toEqual({
      circle: 'network',
      stated: {
        titles: { main: 'Un CV', by: {} },
        language: 'fr',
        type: 'workshop',
        when: { start: '2026-03-12T14:00', end: null, zone: 'Europe/Paris' },
        place: null,
        audience: null,
        summary: null,
      },
    })
  })
  test('§3 a closed circle is refused for what is new there, and stands for what is there already', () => {
    const into = (was: (typeof CIRCLES)[number] | null) => readEvent({ ...full, circle: 'public' }, TODAY, FRENCH, was, ['public'])
    for (const was of [null, 'network'] as const) expect(into(was)).toEqual({ wrong: { circle: 'agenda.problem.circle-closed' } })
    expect(into('public')).toMatchObject({ circle: 'public' })
    expect(readEvent({ ...full, circle: 'associated' }, TODAY, FRENCH, null, ['public'])).toMatchObject({ circle: 'associated' })
  })
  test.each([
    [{ date: '31 novembre' }, { date: 'agenda.problem.date-no-day' }],
    [{ date: 'demain' }, { date: 'agenda.problem.date-no-date' }],
    [{ from: 'midi' }, { from: 'agenda.problem.time-no-time' }],
    [{ from: '24:00' }, { from: 'agenda.problem.time-no-time' }],
    [{ date: '29/2' }, { date: 'agenda.problem.date-no-year' }],
    [{ date: '12/3/9999' }, { date: 'agenda.problem.date-far' }],
    [{ date: '1/1/2037' }, { date: 'agenda.problem.date-far' }],
    [{ to: '15h', lastDate: '12/3/9999' }, { lastDate: 'agenda.problem.date-far' }],
    [{ to: '14:00' }, { to: 'agenda.problem.ends-at-start' }],
    [{ to: '13:59' }, { to: 'agenda.problem.ends-before' }],
    [{ to: '16:00', lastDate: '11/3/2026' }, { to: 'agenda.problem.ends-before' }],
    [{ lastDate: '13/3' }, { to: 'agenda.problem.end-missing' }],
    [{ to: '16:00', lastDate: '31/4' }, { lastDate: 'agenda.problem.date-no-day' }],
    [{ zone: 'Europe/Pariss' }, { zone: 'agenda.problem.zone' }],
    [{ zone: '' }, { zone: 'agenda.problem.zone' }],
    [{ title: 'x'.repeat(121) }, { title: 'agenda.problem.title-long' }],
    [{ title: '\u202e' }, { title: 'agenda.problem.title' }],
    [{ summary: 'x'.repeat(501) }, { summary: 'agenda.problem.summary-long' }],
    [{ titles: { it: 'x'.repeat(121) } }, { titles: { it: { is: 'long', over: 1, most: 120 } } }],
  ] as const)('bad input: %o is told where it stands', (part, expected) => {
    expect(wrong(part as Partial<EventTyped>)).toEqual(expected) // literals
  })
  test('ten years ahead are still taken', () => expect(read({ date: '31/12/2036' })).toHaveProperty('stated'))
  test('S208 an end at midnight, the next morning, and two days later', () => {
    const end = (part: Partial<EventTyped>): string | null => {
      const x = read(part)
      return 'stated' in x ? x.stated.when.end : null
    }
    expect(end({ to: '24:00' })).toBe('2026-03-13T00:00')
    expect(end({ to: '2:00', lastDate: '13/3' })).toBe('2026-03-13T02:00')
    expect(end({ to: '17h', lastDate: '14 mars 2026' })).toBe('2026-03-14T17:00')
  })
  test('a circle only grows: each narrower one is refused, the same and a wider one are not', () => {
    for (const [i, was] of CIRCLES.entries())
      for (const [j, circle] of CIRCLES.entries()) expect(wrong({ circle }, was).circle === undefined, `${was} → ${circle}`).toBe(j >= i)
  })
  test('E15 what has begun is judged by the time of its place', () => {
    const begun = (zone: string): boolean => {
      const x = read({ zone })
      if (!('stated' in x)) throw new Error(zone)
      return hasBegun(x.stated, Date.parse('2026-03-12T12:00:00Z'))
    }
    expect([begun('Europe/Paris'), begun('Indian/Mauritius'), begun('America/Guadeloupe')]).toEqual([false, true, false]) // 13:00Z, 10:00Z, 18:00Z
  })
})

describe('an event that is opened again', () => {
  const doc = calendarDocument('irg' as CentreCode, '2026', 'public')
  const record = (part: Partial<EventTyped>): Folded => {
    const x = read(part)
    if (!('stated' in x)) throw new Error(JSON.stringify(x))
    return fold(doc, keyOf(1), [made(keyOf(1), 'event', eventFields(x.stated), at(1), doc)])!
  }
  const MORE = {
    to: '24:00',
    lastDate: '14/3',
    place: 'Mairie',
    audience: 'parents',
    summary: 'Trois métiers.',
    titles: { it: 'Un CV, sì' },
  } as const
  test.each([{}, { to: '16:30' }, { to: '24:00' }, MORE])('is typed as it was, and saving it unchanged says nothing: %o', part => {
    const r = record(part)
    const event = eventFrom(r, 'irg' as CentreCode)!
    const again = readEvent(typedFrom(event, typedDay), TODAY, FRENCH, 'public')
    if (!('stated' in again)) throw new Error(JSON.stringify(again))
    expect(eventChanges(r, event, again.stated)).toEqual([])
  })
  test('one statement for each field that is said anew, in the sight of what stood there; what is emptied is said to be nothing', () => {
    const r = record(MORE)
    const event = eventFrom(r, 'irg' as CentreCode)!
    const again = readEvent({ ...typedFrom(event, typedDay), from: '15h', place: '', summary: '', titles: {} }, TODAY, FRENCH, 'public')
    if (!('stated' in again)) throw new Error(JSON.stringify(again))
    expect(eventChanges(r, event, again.stated)).toEqual([
      { kind: 'edit', target: r.id, field: 'title.it', value: null, base: [r.id] },
      { kind: 'edit', target: r.id, field: 'when', value: ['2026-03-12T15:00', '2026-03-15T00:00', 'Europe/Paris'], base: [r.id] },
      { kind: 'edit', target: r.id, field: 'place', value: null, base: [r.id] },
      { kind: 'edit', target: r.id, field: 'summary', value: null, base: [r.id] },
    ])
  })
})
