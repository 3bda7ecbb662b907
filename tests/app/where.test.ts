import { expect, test } from 'vitest'
import { whereOf } from '../../src/app/where.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'

const known = DEMO_CENTRES.map(c => ({ ...c, id: 'x' as never, doc: 'network/directory' }))

test('B15 V1 while the directory is not there the coarser time is kept, a half-day; then what the centre has chosen', () => {
  expect(whereOf('cas' as never, undefined)).toEqual({ centre: 'cas', precision: 'half-day' })
  for (const precision of ['hour', 'half-day'] as const) {
    const centre = known.find(c => c.precision === precision)
    expect(centre && whereOf(centre.code, centre).precision).toBe(precision)
  }
})
