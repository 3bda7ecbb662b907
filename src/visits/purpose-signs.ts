// The sign and colour of a purpose: its reference's. A local purpose takes those of the reference it counts under.
import { referenceOf, type LocalPurpose, type ReferenceId } from '../domain/purposes.ts'
import type { IconName } from '../ui/icon-paths.ts'

const SIGNS: Readonly<Record<ReferenceId, { icon: IconName; tone: string }>> = {
  P1: { icon: 'work', tone: 'p1' },
  P2: { icon: 'compass', tone: 'p2' },
  P3: { icon: 'training', tone: 'p3' },
  P4: { icon: 'change', tone: 'p4' },
  P5: { icon: 'sprout', tone: 'p5' },
  P0: { icon: 'other', tone: 'p0' },
}

export const purposeSign = (ref: ReferenceId): { readonly icon: IconName; readonly tone: string } => SIGNS[ref]
export const signOf = (locals: readonly LocalPurpose[], id: string): { readonly icon: IconName; readonly tone: string } =>
  SIGNS[referenceOf(locals, id) ?? 'P0']
