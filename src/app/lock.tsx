// The screen's lock. What lies behind it is taken out of the document whole and put back as it was: what was typed stays, and a save that is
// under way goes on. Locked at each opening, when somebody says so, and after five minutes without a touch.
import { render } from 'preact'
import { fact } from '../store/facts.ts'
import { staffTexts } from '../text/staff-texts.ts'
import { t } from '../text/translate.ts'
import { coverTitle } from '../ui/use-title.ts'
import { MAIN } from './focus-main.ts'
import { LockScreen } from './LockScreen.tsx'
import type { World } from './world.ts'

/** Milliseconds. */
const UNTOUCHED = 5 * 60_000
const LOOKS = 5_000

let locked = false

/** Does nothing where no lock is set, and where it is locked already. `root`: the element that holds the app. */
export const lockNow = async (world: World, root = document.getElementById('app')): Promise<void> => {
  if (locked || !root || !(await fact(world.device.db, 'lock'))) return
  await staffTexts()
  if (locked) return
  locked = true
  coverTitle(t('app.title', { screen: t('lock.locked') }))
  const modal = [...root.querySelectorAll<HTMLDialogElement>('dialog:modal')]
  const screen = document.createElement('div')
  root.replaceWith(screen)
  const opened = (): void => {
    locked = false
    render(null, screen)
    screen.replaceWith(root)
    coverTitle(null)
    for (const dialog of modal) {
      dialog.close() // out of the document it was no longer modal
      dialog.showModal()
    }
    if (modal.length === 0) document.getElementById(MAIN)?.focus({ preventScroll: true })
  }
  render(<LockScreen device={world.device} opened={opened} />, screen)
}

/** Call once, on a device that may have a lock. */
export const watchTouch = (world: World): void => {
  const { clock } = world.device
  let last = clock.now()
  const look = (): void => {
    const now = clock.now()
    if (Math.abs(now - last) < UNTOUCHED) return
    last = now
    void lockNow(world).catch(() => world.keeping.mend()) // a database that fails here is told by the storage alert
  }
  const touched = (): void => {
    look() // a machine that slept is woken by a touch
    last = clock.now()
  }
  for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const)
    addEventListener(sign, touched, { passive: true, capture: true })
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOKS)
}
