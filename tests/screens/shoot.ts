// Pictures for whoever looks at a screen, made only when SHOTS names a folder.
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** At the width of a telephone and of a desk, whole pages. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS']
  if (!folder) return
  const before = page.viewportSize()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
  if (before) await page.setViewportSize(before)
}
