// C25 where a work and its copies are typed: books name people, and nobody's numbers.
import { expect, test } from 'vitest'
import { readHolding } from '../../src/holdings/said-typed.ts'
import { NO_WORK, readWork, type WorkTyped } from '../../src/holdings/work-typed.ts'

const work = (part: Partial<WorkTyped>): object =>
  readWork({ ...NO_WORK, title: 'Guide 2025', media: 'brochure', purposes: ['P1'], isbn: '978-2-910966-08-9', ...part })

test.each([
  { title: 'M. et Mme Dupont cherchent un métier' },
  { title: 'Mme de Roux raconte', authors: 'Dr Élie Roux ; Mme Puig' },
  { title: 'Éditions 2023 2024 2025', publisher: 'Mairie de Castelroc' },
])('C25 a book may name people: %o', part => expect(work(part)).toHaveProperty('stated'))

test.each([
  [{ title: 'Guide, 06 12 34 56 78' }, { title: 'call' }],
  [{ authors: 'jeanne.roux@exemple.fr' }, { authors: 'letterbox' }],
  [{ publisher: 'chez Mme Roux' }, { publisher: 'name' }],
  [{ publisher: 'FR76 3000 6000 0112 3456 7890 189' }, { publisher: 'bank' }],
] as const)('C25 nobody’s numbers in a work: %o', (part, wrong) => {
  const [[field, is] = []] = Object.entries(wrong)
  expect(work(part)).toMatchObject({ wrong: { [field!]: { is: 'personal', looks: { is } } } })
})

test('C25 a shelf mark and a place: the figures of a plan pass, what speaks of somebody does not', () => {
  const holding = (mark: string, place = ''): object => readHolding({ copies: '1', mark, place })
  for (const mark of ['4.1 MOB', '331.702 341 25', '331.702 341 25 ROU', 'K1801']) expect(holding(mark), mark).toHaveProperty('holding')
  expect(holding('prêté à Mme Roux')).toMatchObject({ wrong: { mark: { looks: { is: 'name' } } } })
  expect(holding('06 12 34 56 78')).toMatchObject({ wrong: { mark: { looks: { is: 'call' } } } })
  expect(holding('331.702 06 12 34 56 78 Mme Roux')).toHaveProperty('wrong')
  expect(holding('4.1', 'chez M. Élie')).toMatchObject({ wrong: { place: { looks: { is: 'name' } } } })
})
