// Which sections a device has, by its role, its centre and its hat.
import { expect, test } from 'vitest'
import { homeOf, linksOf, sectionsOf } from '../../src/app/sections.ts'
import { ROLES, type Rights, type Role } from '../../src/domain/access.ts'
import { HATS, hatsOf } from '../../src/domain/hats.ts'
import type { Hat } from '../../src/domain/statement.ts'
import { speak } from '../../src/text/translate.ts'

/** 'home: rail | more', as addresses. */
const frame = (role: Role, centre: string | null, hat: Hat): string => {
  const mine = sectionsOf({ role, centre } as Rights, hat) // a centre's code
  const home = homeOf(mine, HATS.find(h => h.hat === hat)?.home)
  const list = (where: 'rail' | 'more'): string =>
    linksOf(mine, hat, home, where)
      .map(s => s.to.slice(1))
      .join(' ')
  return `${home.slice(1)}: ${list('rail')} | ${list('more')}`
}

test('B15 each role has its own sections, and each hat its home and its rail', async () => {
  await speak('fr')
  expect(frame('staff', 'cas', 'counsellor')).toBe(
    'today: today holdings agenda figures | network hours partners sheet surveys practices sending lists',
  )
  expect(frame('staff', 'cas', 'director')).toBe(
    'network: today agenda figures network | holdings hours partners sheet surveys practices sending lists',
  )
  expect(frame('staff', 'cas', 'information')).toBe(
    'holdings: today holdings agenda figures | network hours partners sheet surveys practices sending lists',
  )
  expect(frame('coordinator', 'val', 'coordination')).toBe(
    'centres: centres holdings agenda devices | today figures network hours partners sheet surveys practices lock sending lists',
  )
  expect(frame('coordinator', 'val', 'counsellor')).toBe(
    'today: today holdings agenda figures | centres devices network hours partners sheet surveys practices lock sending lists',
  )
  expect(frame('coordinator', null, 'coordination')).toBe(
    'centres: centres holdings agenda devices | network partners sheet surveys practices lock sending lists',
  )
  expect(frame('director', null, 'director')).toBe('network: network sending | partners')
  expect(frame('associated', 'aur', 'events')).toBe('agenda: agenda sending | devices network hours')
})
test('B15 in the rail stand four words at most beside More, whatever the hat: a phone has no room for more; nothing is in neither', async () => {
  await speak('fr')
  for (const role of ROLES)
    for (const centre of ['cas', null])
      for (const { hat, home: begins } of HATS) {
        const who = { role, centre } as Rights // a centre's code
        const mine = sectionsOf(who, hat)
        const home = homeOf(mine, begins)
        const words = (where: 'rail' | 'more'): string[] => linksOf(mine, hat, home, where).map(l => l.to)
        if (hatsOf(who).some(h => h.hat === hat)) expect(words('rail').length, `${role} ${centre} ${hat}`).toBeLessThanOrEqual(4)
        expect([...words('rail'), ...words('more')].sort()).toEqual(mine.map(s => s.to).sort())
      }
})
