// What a purpose is called: a centre's own label, else the reference's, in the coordination's words or in ours.
import { signal } from '@preact/signals'
import type { ValueIcon } from '../domain/lists.ts'
import type { Choice, LocalPurpose, ReferenceChange, ReferenceId } from '../domain/purposes.ts'
import { isReference } from '../domain/purposes.ts'
import { inWords } from './centre-words.ts'
import { t } from './translate.ts'

export type PurposeWords = { readonly long: string; readonly short: string }

const renamed = signal<readonly ReferenceChange[]>([])
/** Like the language, what the references are called, and their sign, holds for every screen. Set by the frame. */
export const callReferences = (changes: readonly ReferenceChange[]): void => {
  renamed.value = changes
}
export const signStated = (ref: ReferenceId): ValueIcon | null | undefined => renamed.value.find(c => c.value === ref)?.icon
const reference = (ref: ReferenceId, length: 'long' | 'short'): string => {
  const names = renamed.value.find(c => c.value === ref)?.labels
  return names ? inWords(names) : t(`purpose.${ref}.${length}`)
}

export const purposeWords = (choice: Choice): PurposeWords =>
  choice.local
    ? { long: choice.local.label, short: choice.local.short }
    : { long: reference(choice.ref, 'long'), short: reference(choice.ref, 'short') }

/** For a purpose that stands on a visit: also one that was retired since, or whose definition has not arrived. */
export const purposeWord = (locals: readonly LocalPurpose[], id: string): string =>
  isReference(id) ? reference(id, 'long') : (locals.find(p => p.id === id)?.label ?? t('purpose.unmapped'))
