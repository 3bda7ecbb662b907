// What is being looked for, for as long as the page is open: coming back from a card, one finds the list as one left it.
import { signal } from '@preact/signals'
import type { Facet } from './directory.ts'

/** Lines shown at first, and more at each press. */
export const PAGE = 40

export const typed = signal('')
export const facets = signal<readonly Facet[]>([])
export const shownLines = signal(PAGE)
/** The partner whose card was opened last, until one leaves the partners. */
export const lastOpened = signal<string | null>(null)

/** Another page shows what has one of these. */
export const seekOnly = (some: readonly Facet[]): void => {
  typed.value = ''
  facets.value = some
  shownLines.value = PAGE
}
