// What is being looked for, for as long as the page is open: back from a page, one finds the list as one left it.
import { signal } from '@preact/signals'

export const typed = signal('')
/** The page that was opened last, until one leaves the handbook. */
export const lastOpened = signal<string | null>(null)
