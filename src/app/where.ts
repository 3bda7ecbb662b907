// Where this device counsels, how finely time is kept there, and whether visits are noted there at all.
import { shutOf, type Centre } from '../domain/centre.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Where } from '../visits/keep.ts'

/** Until the directory is there nobody knows what the centre has chosen: then the coarser, which can do no harm, and everything may be noted. */
export const whereOf = (code: CentreCode, known: Pick<Centre, 'precision' | 'kind' | 'status'> | undefined): Where => {
  const shut = known && shutOf(known)
  return { centre: code, precision: known?.precision ?? 'half-day', ...(shut && { shut }) }
}
