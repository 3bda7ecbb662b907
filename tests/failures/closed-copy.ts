// A copy to be carried by hand, made over whatever the page shows, put away, and opened with its six words.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { readBundle, type Bundle } from '../../src/carry/bundle.ts'
import { open } from '../../src/carry/envelope.ts'

/** `by`: the name of the button that opens it. */
export const closedCopy = async (page: Page, by: string): Promise<Bundle> => {
  await page.getByRole('button', { name: by }).click()
  const dialog = page.getByRole('dialog', { name: 'Copier sur clé' })
  await dialog.getByRole('button', { name: 'Faire la copie' }).click()
  await dialog.getByRole('heading', { name: 'Les six mots' }).waitFor()
  const words = await dialog.getByRole('list', { name: 'Les six mots' }).getByRole('listitem').allInnerTexts()
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Enregistrer le fichier' }).click()
  const inside = await open(await readFile(await (await coming).path()), words)
  const copy = typeof inside === 'string' ? inside : await readBundle(inside)
  if (typeof copy === 'string') throw new Error(copy)
  await dialog.getByRole('button', { name: 'Fermer' }).click()
  await dialog.waitFor({ state: 'detached' })
  return copy
}
export const statementsIn = (copy: Bundle): number => copy.pieces.reduce((n, p) => n + p.structs.length, 0)
