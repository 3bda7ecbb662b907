// Makes the gists that figures wait for, one book after the other, as long as there are any.
import type { CentreCode } from '../domain/ids.ts'
import type { Dice } from '../store/commit.ts'
import { makeGist, readGists } from '../store/gists.ts'
import type { Database } from '../store/tables.ts'

/** `pause`: lets others have their turn; rejects to end it. The newest books first. */
export const makeDue = async (
  { db, dice }: { readonly db: Database; readonly dice: Dice },
  centre: CentreCode,
  pause: () => Promise<void>,
): Promise<void> => {
  const maker = dice.bytes(16).join()
  for (;;) {
    const [doc] = (await readGists(db, centre)).due
    if (doc === undefined) return
    await makeGist(db, doc, maker, pause)
  }
}
