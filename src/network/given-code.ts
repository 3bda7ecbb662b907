// The code that was made last, for as long as the app stays open: the relay keeps only its hash, and one may look elsewhere while telephoning.
import { signal } from '@preact/signals'
import type { Role } from '../domain/access.ts'

/** `place`: the centre's name, null for the whole network. `until`: seconds since 1970. */
export type GivenCode = { readonly code: string; readonly place: string | null; readonly role: Role; readonly until: number }

export const givenCode = signal<GivenCode | null>(null)
