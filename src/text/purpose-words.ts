// What a purpose is called: a centre's own label, else the reference's in the person's language.
import type { Choice, LocalPurpose } from '../domain/purposes.ts'
import { isReference } from '../domain/purposes.ts'
import { t } from './translate.ts'

export type PurposeWords = { readonly long: string; readonly short: string }

export const purposeWords = (choice: Choice): PurposeWords =>
  choice.local
    ? { long: choice.local.label, short: choice.local.short }
    : { long: t(`purpose.${choice.ref}.long`), short: t(`purpose.${choice.ref}.short`) }

/** For a purpose that stands on a visit: also one that was retired since, or whose definition has not arrived. */
export const purposeWord = (locals: readonly LocalPurpose[], id: string): string =>
  isReference(id) ? t(`purpose.${id}.long`) : (locals.find(p => p.id === id)?.label ?? t('purpose.unmapped'))
