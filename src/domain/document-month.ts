// The month in the name of the document a visit is written to.
import { addMonths, type Month } from './day.ts'

/**
 * The later of the device's month, the app's build month and the month the relay was last heard, at most one month ahead of
 * that last one: a dead battery must not make `visits/2020-01`, nor a wrong year `visits/2099-01`. `design.md` §3.
 * Where the relay was never heard, the build month bounds it: five years ahead, as V7 does.
 */
export const documentMonth = (known: { device: Month; build: Month; heard: Month | null }): Month => {
  const floor = known.heard && known.heard > known.build ? known.heard : known.build
  const ceiling = known.heard ? addMonths(floor, 1) : addMonths(known.build, 60)
  return known.device < floor ? floor : known.device > ceiling ? ceiling : known.device
}
