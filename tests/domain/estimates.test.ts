import { describe, expect, test } from 'vitest'
import { after, lateDays, takenBackBy } from '../../src/domain/estimates.ts'
import type { Day } from '../../src/domain/day.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { rng, seedOf } from '../random.ts'
import { keyOf, shuffled } from './say.ts'

const THURSDAY = '2025-12-04' as Day
const FRIDAY = '2025-12-05' as Day
let n = 0
const visit = (more: Partial<Visit> = {}): Visit => ({
  ...{ id: keyOf(++n), doc: 'centre/cas/visits/2025-12', centre: 'cas' as Visit['centre'], day: THURSDAY, slot: 9, seq: n, clock: 'ok' },
  ...{
    kind: 'quick',
    purposes: [],
    duration: null,
    party: 1,
    situations: [],
    next: [],
    estimated: false,
    handOver: null,
    sameAs: null,
    voided: null,
    conflicts: [],
  },
  ...more,
})
const estimate = (more: Partial<Visit> = {}): Visit => visit({ estimated: true, slot: 'pm', ...more })
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

describe('the question "replace the estimates?"', () => {
  test('T8 nine real and five estimated stand there, five real come: replaced it is 14 and 0 estimated, kept it is 14 and 5', () => {
    const here = [...times(9, visit), ...times(5, estimate)]
    const [day, ...more] = lateDays(
      here,
      times(5, () => visit({ slot: 15 })),
    )
    expect(more).toEqual([])
    expect(day).toMatchObject({ day: THURSDAY, estimated: 5, now: 14 })
    expect(day!.brought).toHaveLength(5)
    expect(day!.instead).toHaveLength(5)
    expect([after(day!, 'replace'), after(day!, 'keep')]).toEqual([
      { visits: 14, estimated: 0 },
      { visits: 14, estimated: 5 },
    ])
    expect(takenBackBy([day!], 'replace').every(v => v.estimated)).toBe(true)
    expect(takenBackBy([day!], 'keep')).toEqual(day!.brought)
  })

  test('T8 estimates that were noted beside entries stand for others: those entries meet none of them, whatever is chosen; what came besides does', () => {
    const [stood, more] = [times(9, visit), times(5, () => visit({ slot: 15 }))]
    const [five, nine] = [times(5, estimate), times(9, () => estimate({ slot: 'am' }))]
    const beside = { entries: stood.map(v => v.id), estimates: five.map(v => v.id) }
    const asks = (here: Visit[], came: Visit[]) => {
      const [day] = lateDays(here, came, beside)
      const of = (choice: 'replace' | 'keep') => [after(day!, choice), takenBackBy([day!], choice).length]
      return { replace: of('replace'), keep: of('keep') }
    }
    expect(asks(five, stood)).toEqual({ replace: [{ visits: 14, estimated: 5 }, 0], keep: [{ visits: 14, estimated: 5 }, 0] })
    // the tablet itself, before anybody decided
    expect(asks(five, [...stood, ...more])).toEqual({
      replace: [{ visits: 14, estimated: 0 }, 5],
      keep: [{ visits: 14, estimated: 5 }, 5],
    })
    // they had gone from the tables, and somebody estimated them as well
    expect(asks([...five, ...nine], stood)).toEqual({
      replace: [{ visits: 14, estimated: 5 }, 9],
      keep: [{ visits: 14, estimated: 14 }, 9],
    })
    expect(asks([], stood)).toEqual({ replace: [{ visits: 9, estimated: 0 }, 0], keep: [{ visits: 9, estimated: 0 }, 0] })
  })

  test('T8 each entry takes the place of one estimate at most: of the same kind and half-day first, then of the kind, then of the half-day', () => {
    const morning = estimate({ slot: 'am' })
    const interview = estimate({ kind: 'interview' })
    const quick = estimate()
    const [day] = lateDays([morning, interview, quick], [visit({ slot: 14 }), visit({ slot: 10, kind: 'self-service' })])
    expect(day!.instead.map(v => v.id)).toEqual([morning.id, quick.id])
    const [fewer] = lateDays([morning, interview, quick], [visit({ kind: 'interview', slot: 16 })])
    expect(fewer!.instead).toEqual([interview])
    expect(after(fewer!, 'replace')).toEqual({ visits: 3, estimated: 2 })
    const [more] = lateDays(
      [quick],
      times(3, () => visit({ slot: 15 })),
    )
    expect(after(more!, 'replace')).toEqual({ visits: 3, estimated: 0 })
    expect(after(more!, 'keep')).toEqual({ visits: 1, estimated: 1 })
  })

  test('T8 V7 another day, what was taken back, an estimate and an entry whose day is in doubt replace nothing', () => {
    const here = [estimate(), estimate({ voided: 'twice' }), estimate({ day: FRIDAY })]
    const late = lateDays(here, [
      visit({ voided: 'undo' }),
      visit({ clock: 'unset' }),
      estimate(),
      visit({ day: FRIDAY, clock: 'confirmed' }),
    ])
    expect(late.map(d => [d.day, d.brought.length, d.instead.length, d.estimated, d.now])).toEqual([
      [THURSDAY, 2, 0, 1, 1],
      [FRIDAY, 1, 1, 1, 1],
    ])
    expect(lateDays(here, [])).toEqual([])
    // where nothing was estimated, "keep" keeps nothing out
    expect(takenBackBy(lateDays([visit()], [visit()]), 'keep')).toEqual([])
  })

  test('T8 the same whatever the order in which things came', () => {
    const seed = seedOf()
    const r = rng(seed)
    for (let run = 0; run < 100; run++) {
      const some = (of: () => Visit): Visit[] => times(Math.floor(r() * 8), of)
      const kind = (): Visit['kind'] => (r() < 0.5 ? 'quick' : 'interview')
      const here = [...some(() => estimate({ kind: kind(), slot: r() < 0.5 ? 'am' : 'pm' })), ...some(visit)]
      const came = some(() => visit({ kind: kind(), slot: Math.floor(r() * 24) }))
      const once = lateDays(here, came)
      expect(lateDays(shuffled(here, r), shuffled(came, r)), `seed ${seed}`).toEqual(once)
      for (const d of once) expect(new Set(d.instead).size, `seed ${seed}`).toBe(Math.min(d.brought.length, d.estimated))
    }
  })
})
