// Out of service, from the last press on: the head is told, the page of the notebook goes, everything is erased, and one last screen says so.
import { render } from 'preact'
import type { JSX } from 'preact'
import { eraseBrowser } from '../device/erase-browser.ts'
import { eraseAll, isUnsaved } from '../store/erase-all.ts'
import { fact } from '../store/facts.ts'
import { shelfNames } from '../store/notes.ts'
import type { Left } from '../sending/LeaveScreen.tsx'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'
import type { World } from './world.ts'

const LastScreen = ({ told, saved }: { readonly told: boolean; readonly saved: boolean }): JSX.Element => (
  <div class="app">
    <main tabIndex={-1} id="main">
      <div class="stack wide">
        <h1>{t('leave.done.title')}</h1>
        <Sheet>
          <div class="stack">
            <p class="say" role="status">
              {t('leave.done.say')}
            </p>
            <p>{t(told ? 'leave.done.told' : 'leave.done.untold')}</p>
            {saved && <p>{t('leave.done.saved')}</p>}
          </div>
        </Sheet>
      </div>
    </main>
  </div>
)

/** Whether the head knows that this device has gone. A device that was removed need not say it. */
const tell = async (world: World): Promise<boolean> => {
  if ((await fact(world.device.db, 'removed')) !== undefined) return true
  const answer = await world.engine.peek()?.ask({ do: 'leave' })
  return answer !== undefined && answer !== 'no-line' && answer.ok
}

/**
 * Erases this device. `copied`: what is unsent and is in a copy; `lost`: what a person has said may be lost. 'unsaved': something was noted
 * meanwhile, and nothing was erased. What is cut off
 * in between leaves either everything (a device that the head may have removed already: it can be erased from the same screen) or nothing.
 */
export const leaveService = async (world: World, copied: ReadonlySet<string>, lost: ReadonlySet<string>): Promise<Left> => {
  const { db } = world.device
  const given = new Set([...copied, ...lost])
  if (await isUnsaved(db, given)) return 'unsaved'
  const told = await tell(world)
  const shelves = await shelfNames(db)
  if ((await eraseAll(db, given)) === 'unsaved') return 'unsaved'
  const root = document.getElementById('app')
  if (root) render(<LastScreen told={told} saved={copied.size > 0} />, root) // the screens ask the database no more
  world.engine.peek()?.stop()
  document.title = t('leave.done.title')
  document.getElementById('main')?.focus()
  await db.delete().catch(() => undefined) // its tables are empty already
  await eraseBrowser([db.name, ...shelves])
  return 'gone'
}
