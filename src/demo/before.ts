// The demonstration that this browser has had open last: it is taken up again where it stands, without a line too.
import { demoAddress } from './address.ts'
import { demoProfile, SIDES, type Side } from './profile.ts'

const LAST = 'relais-demo-last'

export const rememberDemo = (kept: Storage, space: string, side: Side): void => {
  try {
    kept.setItem(LAST, `${space}.${side}`)
  } catch {
    // no room for it: then none is offered
  }
}

/** One side that is left. */
export const forgetDemo = (kept: Storage, space: string, side: Side): void => {
  if (kept.getItem(LAST) === `${space}.${side}`) kept.removeItem(LAST)
}

/** The demonstration of a tab's database; null for any other. */
const sideOf = (name = ''): readonly [string, Side] | null => {
  const side = SIDES.find(s => name.endsWith(`-${s}`))
  const space = side && /^relais-demo-(.+)-/.exec(name)?.[1]
  return side && space && name === demoProfile(space, side).database ? [space, side] : null
}

/** Its address; null where there is none. Where the browser lists its databases it is one of these: what was remembered last may be lost with the battery. */
export const demoBefore = async (kept: Storage): Promise<string | null> => {
  const [space = '', named] = kept.getItem(LAST)?.split('.') ?? []
  const side = SIDES.find(s => s === named)
  const last = side ? demoProfile(space, side).database : null
  const listed = await Promise.resolve(indexedDB.databases?.()).catch(() => undefined)
  const there = listed?.flatMap(d => (sideOf(d.name) && d.name ? [d.name] : [])) ?? [last]
  const found = sideOf((there.includes(last) ? last : there[0]) ?? undefined)
  return found && demoAddress(...found)
}
