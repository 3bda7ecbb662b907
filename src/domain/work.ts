// A document of the network's holdings, as the rest of the app knows it. How it stands in statements is in work-record.ts.
import type { BookNumber } from './book-number.ts'
import type { Key } from './ids.ts'
import type { Language } from './languages.ts'
import type { PartialDate } from './partial-date.ts'
import type { Withdrawal } from './withdrawal.ts'

/** `domain.md` §5.3: in use, replaced by a newer edition, withdrawn. A withdrawn work keeps everything and can come back. */
export type WorkState = { readonly is: 'current' | 'superseded' } | { readonly is: 'withdrawn'; readonly why: Withdrawal }

export type Work = {
  readonly id: Key
  readonly doc: string
  readonly title: string
  /** In which it is written; null = nobody said. */
  readonly language: Language | null
  /** A value of the list of media types. */
  readonly media: string
  /** Values of the list of purposes, at least one. */
  readonly purposes: readonly string[]
  readonly authors: readonly string[]
  readonly publisher: string | null
  readonly year: PartialDate | null
  readonly isbn: BookNumber | null
  readonly issn: BookNumber | null
  readonly state: WorkState
  /** C12: somebody changed it who had not heard that it was withdrawn. */
  readonly changedApart: boolean
  /** Fields with more than one version. */
  readonly conflicts: readonly string[]
  /** For finding (find-work.ts). */
  readonly words: string
}

export const MAX_TITLE = 200
export const MAX_AUTHORS = 200
export const MAX_PUBLISHER = 100
export const MAX_NUMBER = 30
