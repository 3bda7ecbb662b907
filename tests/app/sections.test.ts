// Which sections a device has, by its role and its centre.
import { expect, test } from 'vitest'
import { sectionsOf } from '../../src/app/sections.ts'
import type { Rights, Role } from '../../src/domain/access.ts'

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
