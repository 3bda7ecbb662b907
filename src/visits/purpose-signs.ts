// The sign and colour of a purpose: the sign that somebody gave it, else its reference's; always its reference's colour.
import { referenceOf, type Choice, type LocalPurpose, type ReferenceId } from '../domain/purposes.ts'
import { signStated } from '../text/purpose-words.ts'
import type { IconName } from '../ui/icon-paths.ts'

const SIGNS: Readonly<Record<ReferenceId, IconName>> = {
  P1: 'work',
  P2: 'compass',
  P3: 'training',
  P4: 'change',
  P5: 'sprout',
  P0: 'other',
}

export const signOf = (locals: readonly LocalPurpose[], id: string): { readonly icon: IconName; readonly tone: string } => {
  const ref = referenceOf(locals, id) ?? 'P0'
  return { icon: locals.find(p => p.id === id)?.icon ?? signStated(ref) ?? SIGNS[ref], tone: ref.toLowerCase() }
}
export const purposeSign = ({ id, local }: Choice): ReturnType<typeof signOf> => signOf(local ? [local] : [], id)
