// What is typed about a partner or a duty, and the statements that come of it.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { Partner } from '../../src/domain/partner.ts'
import { dutyAgain, readDuty, typedDuty, type DutyTyped } from '../../src/partners/duty-typed.ts'
import { partnerAgain, readPartner, sameName, typedPartner, type PartnerTyped } from '../../src/partners/partner-typed.ts'
import { keyOf } from '../domain/say.ts'
import { duty, partner } from './partner-book.ts'

const TODAY = '2026-03-10' as Day
const FIRST = { from: null, name: 'Agence' }
const names = (typed: Partial<PartnerTyped>, before: Partner | null): unknown => {
  const read = readPartner({ ...typedPartner(before, TODAY), ...typed }, before, TODAY)
  return 'wrong' in read ? read.wrong : read.stated.names
}

test('V16 a name and a type are enough; what is missing is said of its field', () => {
  const nothing = typedPartner(null, TODAY)
  expect(readPartner(nothing, null, TODAY)).toEqual({ wrong: { name: 'missing', type: 'missing' } })
  expect(readPartner({ ...nothing, name: ' Agence  du Col ', type: 'company' }, null, TODAY)).toMatchObject({
    stated: { names: [{ from: null, name: 'Agence du Col' }], type: 'company', engagement: 'listed', web: null },
  })
})
test('what is described again says the same', () => {
  const p = partner(1, 'Agence', {
    type: 'company',
    line: '39 49',
    web: 'https://a.example',
    themes: ['cv'],
    zones: [keyOf(9)],
    offer: 'Tout.',
  })
  const read = readPartner(typedPartner(p, TODAY), p, TODAY)
  const { id: _, doc: __, checks: ___, withdrawn: ____, conflicts: _____, words: ______, ...stated } = p
  expect(read).toEqual({ stated })
})
test('S037 today’s name is corrected where it stands; another from a day on is added; a wrong one is taken back with its day', () => {
  const once = partner(1, 'Agence')
  expect(names({ name: 'Agence du Col' }, once)).toEqual([{ from: null, name: 'Agence du Col' }])
  expect(names({ renamed: 'Maison', renamedFrom: '2027-01-01' }, once)).toEqual([FIRST, { from: '2027-01-01', name: 'Maison' }])
  expect(names({ renamed: 'Maison' }, once)).toEqual({ renamed: 'half' })
  expect(names({ renamedFrom: '2027-01-01' }, once)).toEqual({ renamed: 'half' })
  expect(names({ renamed: 'Mme Martin', renamedFrom: '2027-01-01' }, once)).toMatchObject({ renamed: { is: 'personal' } })
  const twice = partner(1, 'Espace', { names: [FIRST, { from: '2026-01-01' as Day, name: 'Espace' }] })
  expect(names({ name: 'Espace emploi' }, twice)).toEqual([FIRST, { from: '2026-01-01', name: 'Espace emploi' }])
  expect(names({ notFrom: ['2026-01-01'] }, twice)).toEqual([FIRST])
  // a second name for one day takes the place of the first
  expect(names({ renamed: 'Maison', renamedFrom: '2026-01-01' }, twice)).toEqual([FIRST, { from: '2026-01-01', name: 'Maison' }])
  // of one to come the name of today is the first
  const later = partner(1, 'Agence', { names: [FIRST, { from: '2027-01-01' as Day, name: 'Maison' }] })
  expect(names({ name: 'Agence du Col' }, later)).toEqual([
    { from: '2027-01-01', name: 'Maison' },
    { from: null, name: 'Agence du Col' },
  ])
})
test('C25 a place of the house belongs to its own letterbox; too long is told, not cut', () => {
  const typed = { ...typedPartner(null, TODAY), name: 'Mission locale du Col', type: 'company' }
  expect(readPartner({ ...typed, letterbox: 'accueil.col@ml.example' }, null, TODAY)).toHaveProperty('stated')
  expect(readPartner({ ...typed, name: 'Mission locale', letterbox: 'accueil.col@ml.example' }, null, TODAY)).toEqual({
    wrong: { letterbox: 'no-house' },
  })
  expect(readPartner({ ...typed, offer: 'x'.repeat(281) }, null, TODAY)).toEqual({ wrong: { offer: { is: 'long', over: 1, most: 280 } } })
  expect(readPartner({ ...typed, web: `a.example/${'x'.repeat(200)}` }, null, TODAY)).toMatchObject({ wrong: { web: { is: 'long' } } })
})
test('what was kept half typed comes back as far as it is of this form', () => {
  const first = typedPartner(null, TODAY)
  expect(partnerAgain(first, { name: 'Agence', engagement: 'friend', purposes: ['P1', 4], line: 7 })).toEqual({
    ...first,
    name: 'Agence',
    purposes: ['P1'],
  })
  const plain = typedDuty(null, null, {}, TODAY)
  expect(dutyAgain(plain, { how: 'yearly', weekday: '3' })).toEqual({ ...plain, weekday: '3' })
})
test('one that bears, or bore, this name is found, itself not', () => {
  const list = [partner(1, 'Espace', { names: [FIRST, { from: '2026-01-01' as Day, name: 'Espace' }] })]
  expect([sameName(list, 'agence ', null)?.id, sameName(list, 'ESPACE', null)?.id]).toEqual([keyOf(1), keyOf(1)])
  expect([sameName(list, 'espace', keyOf(1)), sameName(list, '', null), sameName(list, 'Autre', null)]).toEqual([null, null, null])
})

test('V16 a duty: a partner and a day of the week are asked for, the hours stand there as the centre is open', () => {
  const first = typedDuty(null, null, { 4: [{ from: 570, to: 750 }] }, TODAY)
  expect([first.begins, first.ends, first.from]).toEqual(['09:30', '12:30', TODAY])
  const asked = (part: Partial<DutyTyped>) => readDuty({ ...first, ...part })
  expect(asked({})).toMatchObject({ wrong: { partner: true, when: true, hours: false } })
  const good = { partner: keyOf(1), weekday: '4' }
  expect(asked(good)).toEqual({
    stated: {
      partner: keyOf(1),
      purposes: [],
      when: { is: 'weekly', weekday: 4, every: 1, from: TODAY, to: null },
      hours: { from: 570, to: 750 },
    },
  })
  expect(asked({ ...good, begins: '12:30', ends: '12:30' })).toMatchObject({ wrong: { hours: true } })
  expect(asked({ ...good, to: '2026-03-09' })).toMatchObject({ wrong: { until: true } })
  expect(asked({ ...good, purposes: ['P1', 'P2', 'P3', 'P4'] })).toMatchObject({ wrong: { purposes: true } })
  expect(asked({ ...good, how: 'day' })).toMatchObject({ wrong: { when: true } })
  expect(asked({ ...good, how: 'day', day: '2026-03-12' })).toMatchObject({ stated: { when: { is: 'day', day: '2026-03-12' } } })
})
test('a duty that is described again says the same', () => {
  for (const d of [duty(1, keyOf(9), 3), duty(1, keyOf(9), 3, { when: { is: 'day', day: TODAY }, purposes: ['P5'] })])
    expect(readDuty(typedDuty(d, null, {}, TODAY))).toEqual({
      stated: { partner: d.partner, purposes: d.purposes, when: d.when, hours: d.hours },
    })
})
