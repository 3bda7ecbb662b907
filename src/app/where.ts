// Where this device counsels, and how finely time is kept there.
import type { Centre } from '../domain/centre.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Where } from '../visits/keep.ts'

/** Until the directory is there nobody knows what the centre has chosen: then the coarser, which can do no harm. */
export const whereOf = (code: CentreCode, known: Pick<Centre, 'precision'> | undefined): Where => ({
  centre: code,
  precision: known?.precision ?? 'half-day',
})
