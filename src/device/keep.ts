// Keeping what a person said, and telling what she can do something about when it could not be kept.
import { byIn } from '../domain/author.ts'
import type { Precision } from '../domain/day.ts'
import { byOf } from '../domain/hats.ts'
import { keyFrom } from '../domain/ids.ts'
import type { Draft } from '../domain/statement.ts'
import { commit, DraftGone, isClosed, isFull, WouldBeRefused, type Finished, type Written } from '../store/commit.ts'
import { tried } from '../domain/trial.ts'
import { nowBy, type Device, type Now } from './device.ts'
import { wornOn } from './worn-on.ts'

/** 'full': no room. 'closed': the browser closed the database. 'form': the relay would refuse it. 'already': its draft was saved or thrown away meanwhile. In each case nothing was written and what was typed stays. */
export type NotKept = 'full' | 'closed' | 'form' | 'already'
export type Kept =
  { readonly kept: true; readonly keys: Written; readonly doc: string; readonly now: Now } | { readonly kept: false; readonly why: NotKept }

/** The browser erased everything under us, and the database that was opened anew is nobody's: nothing is written there as if nothing had happened. */
class Erased extends Error {}

/** Commits and turns what a person can do something about into a value; a bug is still thrown. For what is no visit the caller awaits `rowsReady` first. */
export const keep = async (
  device: Device,
  /** How finely the time is kept. */
  { precision }: { readonly precision: Precision },
  write: (now: Now) => { doc: string; drafts: readonly Draft[] },
  finishes?: Finished,
): Promise<Kept> => {
  try {
    let said: { readonly now: Now; readonly doc: string } | undefined
    const keys = await commit(
      device.db,
      device.dice,
      (clocks, session, hat) => {
        if (!session) throw new Erased()
        const now = nowBy(device, precision, clocks)
        const { doc, drafts } = write(now)
        said = { now, doc }
        const worn = wornOn(device, session, hat, now.at) // of this very moment, whatever the screen showed
        return {
          doc,
          drafts: hat?.trial === now.day ? tried(drafts, () => keyFrom(device.dice.bytes(16))) : drafts,
          when: { day: now.day, slot: now.slot, clock: now.clock },
          by: byIn(doc, byOf(worn), session.centre),
          now: now.at,
        }
      },
      finishes,
    )
    return { kept: true, keys, ...said! } // what was committed was said
  } catch (e) {
    if (e instanceof WouldBeRefused) return { kept: false, why: 'form' }
    if (e instanceof DraftGone) return { kept: false, why: 'already' }
    if (isFull(e)) return { kept: false, why: 'full' }
    if (isClosed(e) || e instanceof Erased) return { kept: false, why: 'closed' }
    throw e
  }
}
