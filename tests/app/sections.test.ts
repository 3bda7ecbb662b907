// Which sections a device has, by its role and its centre.
import { expect, test } from 'vitest'
import { linksOf, sectionsOf } from '../../src/app/sections.ts'
import { speak } from '../../src/text/translate.ts'
import { ROLES, type Rights, type Role } from '../../src/domain/access.ts'

const addresses = (role: Role, centre: string | null): string =>
  sectionsOf({ role, centre } as Rights) // a centre's code
    .map(s => s.to)
    .join(' ')

test('B15 each role has its own sections, the first of which is its home', () => {
  expect(addresses('staff', 'cas')).toBe('/today /agenda /sending')
  expect(addresses('coordinator', 'val')).toBe('/centres /today /agenda /devices /sending')
  expect(addresses('coordinator', null)).toBe('/centres /agenda /devices /sending')
  expect(addresses('associated', 'aur')).toBe('/agenda /sending')
})
test('B15 in the rail stand five words at most, with More: a phone has no room for six', async () => {
  await speak('fr')
  for (const role of ROLES)
    for (const centre of ['cas', null]) {
      const who = { role, centre } as Rights // a centre's code
      const words = (more: boolean): string[] => linksOf(who, more).map(l => l.to)
      expect(words(false).length, `${role} ${centre}`).toBeLessThanOrEqual(4)
      expect([...words(false), ...words(true)].sort()).toEqual(
        sectionsOf(who)
          .map(s => s.to)
          .sort(),
      )
    }
  expect(linksOf({ role: 'coordinator', centre: null }, true).map(l => l.to)).toEqual(['/sending'])
})
