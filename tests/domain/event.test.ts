import { describe, expect, test } from 'vitest'
import {
  CANCEL_REASONS,
  daysOf,
  earlierFirst,
  endOf,
  isWider,
  lastDayOf,
  shared,
  toConfirm,
  type CalendarEvent,
  type When,
} from '../../src/domain/event.ts'
import {
  eventFields,
  eventFrom,
  formerValue,
  headsOf,
  saidBefore,
  whenFrom,
  whenValue,
  type EventStated,
  type Moved,
} from '../../src/domain/event-record.ts'
import { CIRCLES } from '../../src/domain/document-name.ts'
import { calendarDocument } from '../../src/domain/documents-of.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { restated } from '../../src/domain/restated.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import type { Statement } from '../../src/domain/statement.ts'
import { rng, seedOf } from '../random.ts'
import { at, edited, ended, keyOf, made, permutations, randomKey, say, shuffled } from './say.ts'

const IRG = 'irg' as CentreCode
const DOC = calendarDocument(IRG, '2026', 'public')
const NETWORK = calendarDocument(IRG, '2026', 'network')
const R = keyOf(1)
const when = (start: string, end: string | null = null, zone = 'Europe/Paris'): When => {
  const w = whenFrom([start, end, zone])
  if (!w || w.end !== end) throw new Error(`${start} ${end}`)
  return w
}
const CANAL: EventStated = {
  titles: { main: 'Découvrir les métiers de la voie d’eau', by: { en: 'Jobs on the waterway' } },
  language: 'fr',
  type: 'workshop',
  when: when('2026-03-12T14:00', '2026-03-12T16:30'),
  place: null,
  audience: null,
  summary: null,
}
const create = (stated: Partial<EventStated> = {}, key = R, doc = DOC, moved?: Moved): Statement =>
  made(key, 'event', eventFields({ ...CANAL, ...stated }, moved), at(1), doc)
const folded = (statements: readonly Statement[], id = R, doc = DOC): Folded => fold(doc, id, statements)!
const event = (statements: readonly Statement[], id = R, doc = DOC): CalendarEvent => eventFrom(folded(statements, id, doc), IRG)!

describe('an event in statements', () => {
  test('E15 E17 what is stated is read again', () => {
    const full: EventStated = {
      ...CANAL,
      place: 'Salle des fêtes',
      audience: 'lycéens',
      summary: { main: 'Trois métiers.', by: { it: 'Tre mestieri.' } },
    }
    expect(event([create(full)])).toEqual({
      ...full,
      id: R,
      doc: DOC,
      centre: 'irg',
      circle: 'public',
      uid: R,
      lastDay: '2026-03-12',
      cancelled: null,
      former: null,
      seen: [],
      at: at(1),
      conflicts: [],
    })
  })
  test('E20 S163 there is no field for what an event might ask of those who come', () => {
    const all = eventFields(
      { ...CANAL, place: 'x', audience: 'x', summary: { main: 'x', by: {} } },
      { uid: R, former: { doc: NETWORK, id: R }, seen: [] },
    )
    expect(Object.keys(all).sort()).toEqual([
      'audience',
      'former',
      'language',
      'place',
      'summary',
      'title',
      'title.en',
      'type',
      'uid',
      'when',
    ])
  })
  test('nothing else than a title, a type and a start makes it an event', () => {
    const fields = eventFields(CANAL)
    for (const missing of ['title', 'type', 'when']) {
      const { [missing]: _, ...rest } = fields
      expect(eventFrom(folded([made(R, 'event', rest, at(1), DOC)]), IRG), missing).toBe(null)
    }
    for (const [field, value] of [
      ['title', 7],
      ['title', ' '],
      ['type', 'no such thing!'],
      ['when', 'tomorrow'],
      ['when', ['2026-11-31T10:00', null, 'Europe/Paris']],
      ['when', ['2026-03-12T14:00', null, 'Paris time']],
    ] as const)
      expect(eventFrom(folded([made(R, 'event', { ...fields, [field]: value }, at(1), DOC)]), IRG), JSON.stringify(value)).toBe(null)
    expect(eventFrom(fold('centre/irg/holdings', R, [made(R, 'event', fields, at(1), 'centre/irg/holdings')])!, IRG)).toBe(null)
  })
  test('an end that does not come after its start is none: two hours are shown', () => {
    expect(whenFrom(['2026-03-12T14:00', '2026-03-12T13:00', 'Europe/Paris'])?.end).toBe(null)
    expect(whenFrom(['2026-03-12T14:00', '2026-03-12T14:00', 'Europe/Paris'])?.end).toBe(null)
    expect(endOf(when('2026-03-12T14:00'))).toBe('2026-03-12T16:00')
  })
  test('a start in a zone of which this device knows nothing is kept as it is written', () => {
    expect(event([create({ when: { ...CANAL.when, zone: 'Europe/Nowhere' } })]).when.zone).toBe('Europe/Nowhere')
  })
})

describe('the days and the order of events', () => {
  test('S208 an event of two days stands on both; one that ends at midnight does not reach into the next', () => {
    expect(daysOf(when('2026-05-04T09:00', '2026-05-05T17:00'))).toEqual(['2026-05-04', '2026-05-05'])
    expect(daysOf(when('2026-05-04T20:00', '2026-05-05T00:00'))).toEqual(['2026-05-04'])
    expect(lastDayOf(when('2026-05-04T23:00'))).toBe('2026-05-05')
    expect(daysOf(when('2026-05-04T09:00', '2036-05-05T17:00'))).toHaveLength(31)
  })
  test('E15 in one zone the wall decides, between two the moment', () => {
    const sorted = (list: readonly When[]): string[] => list.toSorted(earlierFirst).map(w => `${w.start} ${w.zone}`)
    expect(sorted([when('2026-03-29T14:00'), when('2026-03-29T09:00'), when('2026-03-28T14:00')])).toEqual([
      '2026-03-28T14:00 Europe/Paris',
      '2026-03-29T09:00 Europe/Paris',
      '2026-03-29T14:00 Europe/Paris',
    ])
    // 14:00 in Mauritius is 12:00 in Paris in winter, and noon there comes after 9:00 in Paris
    expect(sorted([when('2026-01-10T13:00'), when('2026-01-10T14:00', null, 'Indian/Mauritius')])).toEqual([
      '2026-01-10T14:00 Indian/Mauritius',
      '2026-01-10T13:00 Europe/Paris',
    ])
  })
})

describe('what two devices do apart', () => {
  test('7.4 two starts: one is shown, both are kept, and the hour is to be confirmed until somebody decides', () => {
    const two = [
      create(),
      edited(keyOf(2), R, 'when', whenValue(when('2026-03-12T10:00')), [R], at(2), DOC),
      edited(keyOf(3), R, 'when', whenValue(when('2026-03-19T14:00')), [R], at(2), DOC),
    ]
    for (const order of permutations(two)) {
      const [s] = shared([event(order)])
      expect(s?.event.conflicts).toEqual(['when'])
      expect(toConfirm(s!)).toEqual(['when'])
    }
    const decided = say(keyOf(4), restated(folded(two), 'when', whenValue(when('2026-03-19T14:00'))), at(3), DOC)
    expect(toConfirm(shared([event([...two, decided])])[0]!)).toEqual([])
  })
  test('7.4 a new day and a new hour are never mixed: they are one fact', () => {
    const e = event([
      create(),
      edited(keyOf(2), R, 'when', whenValue(when('2026-03-19T10:00')), [R], at(2), DOC),
      edited(keyOf(3), R, 'when', whenValue(when('2026-04-02T17:00')), [R], at(3), DOC),
    ])
    expect(['2026-03-19T10:00', '2026-04-02T17:00']).toContain(e.when.start)
  })
  test('7.4 two tablets move one event to the same hour apart: who said the same contradicts nobody, and nothing is to be confirmed', () => {
    const moved = whenValue(when('2026-03-19T14:00'))
    const apart = (b: Statement): CalendarEvent => event([create(), edited(keyOf(2), R, 'when', moved, [R], at(2), DOC), b])
    const same = apart(edited(keyOf(3), R, 'when', moved, [R], at(3), DOC))
    expect([same.conflicts, toConfirm(shared([same])[0]!), same.when.start]).toEqual([[], [], '2026-03-19T14:00'])
    const other = apart(edited(keyOf(3), R, 'when', whenValue(when('2026-03-19T15:00')), [R], at(3), DOC))
    expect(other.conflicts).toEqual(['when'])
  })
  test('E14 what two tablets looked at apart in a former circle is no contradiction that anybody could decide', () => {
    const former = (...seen: (typeof R)[]) => formerValue({ former: { doc: NETWORK, id: R }, seen })
    const e = event([
      create(),
      edited(keyOf(2), R, 'former', former(keyOf(7)), [R], at(2), DOC),
      edited(keyOf(3), R, 'former', former(keyOf(8)), [R], at(3), DOC),
    ])
    expect(e.conflicts).toEqual([])
  })
  test('7.4 a cancelled event asks nobody to confirm its hour', () => {
    const e = event([
      create(),
      edited(keyOf(2), R, 'when', whenValue(when('2026-03-12T10:00')), [R], at(2), DOC),
      edited(keyOf(3), R, 'when', whenValue(when('2026-03-19T14:00')), [R], at(2), DOC),
      ended(keyOf(4), R, 'cancel', 'strike', at(2), DOC),
    ])
    expect(toConfirm(shared([e])[0]!)).toEqual([])
  })

  const seed = seedOf()
  test(`E10 T6 V11 a cancellation against changes apart, random ids and orders: cancelled in 200 of 200 (seed ${seed})`, () => {
    const r = rng(seed)
    let cancelled = 0
    for (let run = 0; run < 200; run++) {
      const id = randomKey(r)
      const later = at(1 + Math.floor(r() * 50), Math.floor(r() * 24))
      const reason = CANCEL_REASONS[Math.floor(r() * CANCEL_REASONS.length)]!
      const statements = [
        made(id, 'event', eventFields(CANAL), at(1), DOC),
        ended(randomKey(r), id, 'cancel', reason, later, DOC),
        // another device: the summary, the start, even a word 'status', before and after it in time, some in its sight
        ...['summary', 'when', 'status', 'title', 'cancelled'].map((field, i) =>
          edited(
            randomKey(r),
            id,
            field,
            field === 'when' ? whenValue(when('2026-03-19T14:00')) : field === 'status' ? 'published' : `changed ${i}`,
            r() < 0.5 ? [id] : [],
            at(1 + Math.floor(r() * 50), Math.floor(r() * 24)),
            DOC,
          ),
        ),
        // and somebody takes it for a slip
        ended(randomKey(r), id, 'withdraw', null, at(1 + Math.floor(r() * 50)), DOC),
      ]
      const e = eventFrom(fold(DOC, id, shuffled([...statements, ...statements.filter(() => r() < 0.3)], r))!, IRG)
      if (e?.cancelled?.reason === reason) cancelled++
    }
    expect(cancelled).toBe(200)
  })
})

describe('from one circle into a wider one', () => {
  const WIDE = keyOf(9)
  const moved = (before: Folded): Moved => ({ uid: R, former: { doc: NETWORK, id: R }, seen: headsOf(before) })
  const narrow = [create({}, R, NETWORK)]
  const wide = create({}, WIDE, DOC, moved(folded(narrow, R, NETWORK)))

  test('circles are four, each in the one before', () => {
    expect(CIRCLES.map(to => CIRCLES.filter(from => isWider(to, from)).length)).toEqual([0, 1, 2, 3])
  })
  test('E14 the wider record keeps the UID, and both are one event, the widest in front', () => {
    const [a, b] = [event(narrow, R, NETWORK), event([wide], WIDE)]
    expect(b).toMatchObject({ uid: R, former: { doc: NETWORK, id: R }, moved: 1 })
    for (const order of permutations([a, b])) {
      const list = shared(order)
      expect(list).toHaveLength(1)
      expect(list[0]).toMatchObject({ event: { id: WIDE, circle: 'public' }, cancelled: null })
      expect(list[0]?.formers.map(f => f.id)).toEqual([R])
    }
    expect(shared([b, b, a])[0]?.formers).toHaveLength(1)
  })
  test('V11 cancelled in the former circle is cancelled: it is not lost on the way', () => {
    const late = event([...narrow, ended(keyOf(5), R, 'cancel', 'strike', at(2), NETWORK)], R, NETWORK)
    expect(shared([late, event([wide], WIDE)])[0]).toMatchObject({ event: { id: WIDE }, cancelled: { reason: 'strike' } })
  })
  test('what was said in the former circle apart from the move is kept and found; what was seen, or says the same, is not told', () => {
    const living = folded([wide], WIDE)
    expect(saidBefore(folded(narrow, R, NETWORK), living, event([wide], WIDE).seen)).toEqual([])
    const late = folded(
      [
        ...narrow,
        edited(keyOf(5), R, 'when', whenValue(when('2026-03-19T14:00')), [R], at(2), NETWORK),
        edited(keyOf(6), R, 'type', 'workshop', [R], at(2), NETWORK),
        edited(keyOf(7), R, 'somethingElse', 'x', [], at(2), NETWORK),
      ],
      R,
      NETWORK,
    )
    expect(saidBefore(late, living, event([wide], WIDE).seen)).toEqual([
      { doc: NETWORK, field: 'when', key: keyOf(5), value: ['2026-03-19T14:00', null, 'Europe/Paris'] },
    ])
    // once somebody has looked at it, it is not told again
    const looked = edited(
      keyOf(8),
      WIDE,
      'former',
      formerValue({ former: { doc: NETWORK, id: R }, seen: headsOf(late) }),
      [WIDE],
      at(3),
      DOC,
    )
    expect(saidBefore(late, living, event([wide, looked], WIDE).seen)).toEqual([])
  })
  test('another centre cannot put itself in place of an event by taking its UID, nor name it as its former record', () => {
    const COR = 'cor' as CentreCode
    const theirs = calendarDocument(COR, '2026', 'public')
    const false1 = eventFrom(
      fold(theirs, keyOf(20), [made(keyOf(20), 'event', eventFields(CANAL, moved(folded(narrow, R, NETWORK))), at(9), theirs)])!,
      COR,
    )!
    expect(false1.former).toBe(null)
    expect(shared([false1, event(narrow, R, NETWORK)])).toHaveLength(2)
  })
})
