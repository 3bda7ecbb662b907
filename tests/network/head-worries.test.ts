import { describe, expect, test } from 'vitest'
import { headWorries, type HeadWorry } from '../../src/network/head-worries.ts'
import { readAnswer } from '../../src/network/read-answer.ts'
import type { HeadState } from '../../src/wire/questions.ts'

const NOW = Date.UTC(2027, 2, 10, 9)
const ago = (hours: number): number => NOW / 1000 - hours * 3600
const MB = 1024 * 1024
const WELL: HeadState = {
  since: ago(1000),
  backup: { at: ago(6) },
  nightly: true,
  disk: { free: 20_000 * MB, size: 40_000 * MB, floor: 64 * MB },
  damaged: 0,
  refused: 0,
  refusedAt: null,
}
const disk = (free: number): Pick<HeadState, 'disk'> => ({ disk: { free, size: 40_000 * MB, floor: 64 * MB } })

describe('what a coordinator is told of the head', () => {
  test.each<[string, Partial<HeadState>, readonly HeadWorry[]]>([
    ['all is well', {}, []],
    ['a backup 47 hours old', { backup: { at: ago(47) } }, []],
    ['a backup two days old', { backup: { at: ago(48) } }, [{ is: 'backup', days: 2 }]],
    ['a backup nine days old', { backup: { at: ago(9 * 24 + 5) } }, [{ is: 'backup', days: 9 }]],
    ['none yet, and the head has just begun', { backup: null, since: ago(47) }, []],
    ['none at all for weeks', { backup: null }, [{ is: 'backup', days: null }]],
    ['somebody makes them otherwise', { backup: null, nightly: false }, []],
    ['just enough room', disk(512 * MB), []],
    ['room is getting short', disk(512 * MB - 1), [{ is: 'disk', free: 512 * MB - 1 }]],
    ['full', disk(64 * MB - 1), [{ is: 'full', free: 64 * MB - 1 }]],
    ['full, and something was refused: it is one worry', { ...disk(0), refused: 3, refusedAt: ago(0.1) }, [{ is: 'full', free: 0 }]],
    ['it cannot write, though there is room', { refused: 3, refusedAt: ago(0.9) }, [{ is: 'unwritten' }]],
    ['it could not write yesterday, and can again', { refused: 3, refusedAt: ago(20) }, []],
    [
      'rows are damaged, and there is no backup',
      { damaged: 2, backup: null },
      [
        { is: 'damaged', rows: 2 },
        { is: 'backup', days: null },
      ],
    ],
    ['the system does not say what room there is', { disk: null }, []],
  ])('W4 %s', (_, more, worries) => {
    expect(headWorries({ ...WELL, ...more }, NOW)).toEqual(worries)
  })

  test('W4 the answer is read as coming from anywhere: what cannot be is left out, and without a beginning it is none', () => {
    expect(readAnswer({ ok: true, state: WELL })).toEqual({ ok: true, state: WELL })
    const odd = {
      since: 5,
      backup: { at: 'yesterday' },
      nightly: 'yes',
      disk: { free: -1, size: 3, floor: 2 },
      damaged: NaN,
      refused: null,
      refusedAt: {},
    }
    const read = { since: 5, backup: null, nightly: false, disk: null, damaged: 0, refused: 0, refusedAt: null }
    expect(readAnswer({ ok: true, state: odd })).toEqual({ ok: true, state: read })
    for (const none of [null, 3, [], {}, { ...WELL, since: -1 }]) expect(readAnswer({ ok: true, state: none })).toEqual({ ok: true })
  })
})
