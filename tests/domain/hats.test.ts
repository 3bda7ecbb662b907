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
    expect(wornAt(who('staff', 'cas'), undefined, DAY, 'am')).toMatchObject({ hat: 'counsellor', asks: false })
    expect(wornAt(who('staff', 'cas'), chosen('coordination'), DAY, 'am')).toMatchObject({ hat: 'counsellor', asks: false })
    expect(wornAt(who('staff', 'cas'), chosen('events'), DAY, 'pm')).toMatchObject({ hat: 'events', asks: false })
    expect(wornAt(who('coordinator', null), chosen('counsellor'), DAY, 'am')?.hat).toBe('coordination')
    expect(wornAt(who('associated', 'aur'), chosen('director'), DAY, 'am')?.hat).toBe('events')
    expect(wornAt(who('kiosk', 'cas'), chosen('events'), DAY, 'am')).toBeNull()
  })

  test('J22 a partner counsellor is there for one half-day; then nobody is said to be, and it asks', () => {
    const partner = chosen('partner', { institution: 'youth', on: { day: DAY, half: 'am' } })
    const at = (day: string, half: 'am' | 'pm') => wornAt(who('staff', 'cas'), partner, day as Day, half)
    expect(at(DAY, 'am')).toEqual({ hat: 'partner', institution: 'youth', home: 'today', asks: false })
    const over = { hat: 'counsellor', institution: null, home: 'today', asks: true }
    expect(at(DAY, 'pm')).toEqual(over)
    expect(at('2027-03-05', 'am')).toEqual(over)
    expect(at('2027-03-03', 'am')).toEqual(over) // a clock that was set back
  })
  test('J22 of somebody on duty it ends with the duty, not at noon: 9:00 to 12:30 to the hour, 14:00 to 17:00 not until the evening', () => {
    const on = (half: 'am' | 'pm', until: number) => chosen('partner', { institution: 'youth', on: { day: DAY, half, until } })
    const asks = (worn: ReturnType<typeof on>, slot: number) => wornAt(who('staff', 'cas'), worn, DAY, slot)?.asks
    expect([11, 12, 13].map(hour => asks(on('am', 750), hour))).toEqual([false, false, true])
    expect([14, 16, 17, 18].map(hour => asks(on('pm', 1020), hour))).toEqual([false, false, true, true])
    expect(wornAt(who('staff', 'cas'), on('am', 750), DAY, 'pm')?.asks).toBe(true)
  })

  test('V16 a statement carries the hat, and the institution after a slash; never anything else', () => {
    expect(byOf({ hat: 'events', institution: null })).toBe('events')
    for (const i of INSTITUTIONS) expect(byOf({ hat: 'partner', institution: i })).toBe(`partner/${i}`)
    expect(byOf(null)).toBe('kiosk')
  })
})
