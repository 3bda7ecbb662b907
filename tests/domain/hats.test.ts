// The hats: who may wear which, where each begins, and how long a partner counsellor's lasts.
import { describe, expect, test } from 'vitest'
import type { Rights, Role } from '../../src/domain/access.ts'
import { byOf, hatsOf, wornAt, type Chosen } from '../../src/domain/hats.ts'
import { INSTITUTIONS } from '../../src/domain/institutions.ts'
import type { Day } from '../../src/domain/day.ts'
import type { Hat } from '../../src/domain/statement.ts'

const DAY = '2027-03-04' as Day
const who = (role: Role, centre: string | null): Rights => ({ role, centre }) as Rights // a centre's code
const chosen = (hat: Hat, more: Partial<Chosen> = {}): Chosen => ({ hat, institution: null, on: null, ...more })

describe('hats', () => {
  test('B15 each role wears its own: written out', () => {
    const hats = (role: Role, centre: string | null): string =>
      hatsOf(who(role, centre))
        .map(h => h.hat)
        .join(' ')
    expect(hats('staff', 'cas')).toBe('counsellor reception partner information events project director')
    expect(hats('coordinator', 'val')).toBe('coordination counsellor reception partner information events project director')
    expect(hats('coordinator', null)).toBe('coordination information events project director') // no centre, no visits
    expect(hats('associated', 'aur')).toBe('events')
    expect(hats('director', null)).toBe('director')
    expect(hats('kiosk', 'cas')).toBe('')
  })

  test('B15 each hat begins at its home: written out', () => {
    const homes = hatsOf(who('coordinator', 'val')).map(h => [h.hat, h.home])
    expect(Object.fromEntries(homes)).toEqual({
      coordination: 'centres',
      counsellor: 'today',
      reception: 'today',
      partner: 'today',
      information: 'holdings',
      events: 'agenda',
      project: 'agenda',
      director: 'network',
    })
  })

  test('V16 until somebody chooses, the first hat of the role; one the role does not have is not worn', () => {
    expect(wornAt(who('staff', 'cas'), undefined, DAY, 600)).toMatchObject({ hat: 'counsellor', asks: false })
    expect(wornAt(who('staff', 'cas'), chosen('coordination'), DAY, 600)).toMatchObject({ hat: 'counsellor', asks: false })
    expect(wornAt(who('staff', 'cas'), chosen('events'), DAY, 900)).toMatchObject({ hat: 'events', asks: false })
    expect(wornAt(who('coordinator', null), chosen('counsellor'), DAY, 600)?.hat).toBe('coordination')
    expect(wornAt(who('associated', 'aur'), chosen('director'), DAY, 600)?.hat).toBe('events')
    expect(wornAt(who('kiosk', 'cas'), chosen('events'), DAY, 600)).toBeNull()
  })

  test('J22 a partner counsellor is there for one half-day; then nobody is said to be, and it asks', () => {
    const partner = chosen('partner', { institution: 'youth', on: { day: DAY, half: 'am' } })
    const at = (day: string, minute: number) => wornAt(who('staff', 'cas'), partner, day as Day, minute)
    expect(at(DAY, 719)).toEqual({ hat: 'partner', institution: 'youth', home: 'today', asks: false })
    const over = { hat: 'counsellor', institution: null, home: 'today', asks: true }
    expect(at(DAY, 720)).toEqual(over)
    expect(at('2027-03-05', 600)).toEqual(over)
    expect(at('2027-03-03', 600)).toEqual(over) // a clock that was set back
  })
  test('J22 it ends with the duty, or the opening of that half, to the minute, and not at noon: 12:30, 14:00, 15:00, 17:00; an afternoon that is not known with its day', () => {
    const on = (half: 'am' | 'pm', until?: number) =>
      chosen('partner', { institution: 'youth', on: { day: DAY, half, ...(until !== undefined && { until }) } })
    const asks = (worn: ReturnType<typeof on>, ...minutes: number[]) => minutes.map(m => wornAt(who('staff', 'cas'), worn, DAY, m)?.asks)
    expect(asks(on('am', 750), 660, 749, 750)).toEqual([false, false, true])
    expect(asks(on('am', 840), 600, 730, 839, 840)).toEqual([false, false, false, true]) // signed on at ten, over noon
    expect(asks(on('pm', 900), 850, 930, 1100)).toEqual([false, true, true])
    expect(asks(on('pm', 1020), 840, 1019, 1020, 1080)).toEqual([false, false, true, true])
    expect(asks(on('pm'), 840, 1200)).toEqual([false, false])
  })

  test('V16 a statement carries the hat, and the institution after a slash; never anything else', () => {
    expect(byOf({ hat: 'events', institution: null })).toBe('events')
    for (const i of INSTITUTIONS) expect(byOf({ hat: 'partner', institution: i })).toBe(`partner/${i}`)
    expect(byOf(null)).toBe('kiosk')
  })
})
