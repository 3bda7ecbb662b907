// A centre's name is never said without its mention: what the types refuse, and what every mention reads like.
import { beforeAll, expect, test } from 'vitest'
import { CENTRE_STATUSES } from '../../src/domain/centre-lists.ts'
import type { Centre } from '../../src/domain/centre.ts'
import { nameIn, plainName } from '../../src/domain/names.ts'
import { centreName, centreOfCode, inWords } from '../../src/text/centre-words.ts'
import { speak } from '../../src/text/translate.ts'

beforeAll(() => speak('fr'))
const centre = (more: Partial<Centre>): Centre =>
  ({ code: 'elv', names: plainName('Elvane'), kind: 'outlet', status: 'open', ...more }) as Centre // what a name needs

test('S052 the names of a centre are refused where a sentence takes a name: the check of types is red when they are not', () => {
  const { names } = centre({ status: 'planned' })
  // @ts-expect-error: a centre's, without its mention
  expect(inWords(names)).toBe('Elvane')
  // @ts-expect-error: as above
  expect(nameIn(names, 'fr')).toBe('Elvane')
})
test('S052 every state but open is said, the same by its code; of two with one code the one that logs', () => {
  const said = CENTRE_STATUSES.map(status => centreName(centre({ status })))
  expect(said).toEqual(['Elvane (en projet)', 'Elvane (provisoire)', 'Elvane', 'Elvane (en sommeil)', 'Elvane (fermé)'])
  expect(centreOfCode('elv', [centre({ status: 'closed' }), centre({ status: 'provisional' })])).toBe('Elvane (provisoire)')
  expect(centreOfCode('nowhere', [])).toBe('nowhere')
})
