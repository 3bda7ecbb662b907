// Which sections a device has, by its role, its centre and its hat.
import { expect, test } from 'vitest'
import { homeOf, linksOf, sectionsOf } from '../../src/app/sections.ts'
import type { Rights, Role } from '../../src/domain/access.ts'
import { HATS } from '../../src/domain/hats.ts'
import type { Hat } from '../../src/domain/statement.ts'
import { speak } from '../../src/text/translate.ts'

/** 'home: rail | more', as addresses. */
const frame = (role: Role, centre: string | null, hat: Hat): string => {
  const mine = sectionsOf({ role, centre } as Rights) // a centre's code
  const home = homeOf(mine, HATS.find(h => h.hat === hat)?.home)
  const list = (where: 'rail' | 'more'): string =>
    linksOf(mine, hat, home, where)
      .map(s => s.to.slice(1))
      .join(' ')
  return `${home.slice(1)}: ${list('rail')} | ${list('more')}`
}

test('B15 each role has its own sections, and each hat its home and its rail', async () => {
  await speak('fr')
  expect(frame('staff', 'cas', 'counsellor')).toBe('today: today holdings agenda sending | network lists')
  expect(frame('staff', 'cas', 'director')).toBe('network: today holdings agenda network sending | lists')
  expect(frame('staff', 'cas', 'information')).toBe('holdings: today holdings agenda sending | network lists')
  expect(frame('coordinator', 'val', 'coordination')).toBe('centres: centres holdings agenda devices | today network lock sending lists')
  expect(frame('coordinator', 'val', 'counsellor')).toBe('today: today holdings agenda sending | centres devices network lock lists')
  expect(frame('coordinator', null, 'coordination')).toBe('centres: centres holdings agenda devices | network lock sending lists')
  expect(frame('director', null, 'director')).toBe('network: network sending | ')
  expect(frame('associated', 'aur', 'events')).toBe('agenda: agenda sending | devices network')
})
