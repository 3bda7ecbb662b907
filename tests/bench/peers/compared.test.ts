// How the peers' table judges: nothing is measured here.
import { describe, expect, test } from 'vitest'
import { ahead, comparedTable, figureOf, isBehind, type Compared } from './compared.ts'

const row = (better: Compared['better'], ours: number[], hocuspocus: number[], yWebsocket: number[]): Compared => ({
  what: 'something',
  unit: 'B',
  better,
  by: 'median',
  values: { Relais: ours, Hocuspocus: hocuspocus, 'y-websocket': yWebsocket },
})

describe('beside the peers', () => {
  test('the median of the rounds is compared, in the direction that is better', () => {
    const less = row('less', [10, 90, 20], [40], [10])
    expect(figureOf(less, 'Relais')).toBe(20)
    expect([ahead(less, 'Hocuspocus'), ahead(less, 'y-websocket')]).toEqual([2, 0.5])
    const more = row('more', [20], [40], [10])
    expect([ahead(more, 'Hocuspocus'), ahead(more, 'y-websocket')]).toEqual([0.5, 2])
  })
  test('a row is missed when we are behind one of them, or when nothing was measured', () => {
    expect(isBehind(row('less', [20], [40], [30]))).toBe(false)
    expect(isBehind(row('less', [20], [40], [19]))).toBe(true)
    expect(isBehind(row('more', [20], [21], [10]))).toBe(true)
    expect(isBehind(row('less', [], [40], [30]))).toBe(true)
    const because = { limit: 'the disk' }
    expect(comparedTable([{ ...row('less', [20], [40], [19]), ...because }])).toMatch(/MISSED[^]*Behind, something: the disk/)
    expect(comparedTable([{ ...row('less', [20], [40], [21]), ...because }])).not.toMatch(/MISSED|the disk/)
  })
  test('level is not behind, nothing lost is infinitely better than something, and what is for information is not judged', () => {
    expect(isBehind(row('less', [0], [0], [0]))).toBe(false)
    expect(ahead(row('less', [0], [100], [56]), 'Hocuspocus')).toBe(Infinity)
    expect(isBehind(row(null, [20], [1], [1]))).toBe(false)
    expect(ahead(row(null, [20], [1], [1]), 'Hocuspocus')).toBe(null)
  })
})
