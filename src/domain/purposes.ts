// Why people come. Five reference purposes and "other"; each centre has its own dated list that maps onto them (`domain.md` §1.9, V5, V6).
import type { Day } from './day.ts'
import type { CentreCode, Key } from './ids.ts'
import type { ValueIcon } from './lists.ts'
import type { Names } from './names.ts'

/** P1 find a job, P2 learn about professions and choose, P3 find training, P4 change one's job, P5 create a business, P0 other. */
export type ReferenceId = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P0'
export const REFERENCES: readonly ReferenceId[] = ['P1', 'P2', 'P3', 'P4', 'P5', 'P0']
export const isReference = (x: unknown): x is ReferenceId => REFERENCES.includes(x as ReferenceId)

/** A centre's own purpose. Days are inclusive; `to` null = still used. `standsFor`: the references it takes the place of in this centre's list. */
export type LocalPurpose = {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly label: string
  readonly short: string
  readonly ref: ReferenceId
  readonly standsFor: readonly ReferenceId[]
  readonly from: Day
  readonly to: Day | null
  readonly order: number
  /** Its own sign; that of its reference where it has none. */
  readonly icon: ValueIcon | null
}

type Dated = { readonly from: Day | null; readonly to: Day | null }
const validOn = (x: Dated, day: Day): boolean => (x.from ?? day) <= day && day <= (x.to ?? day)

/** What the coordination says of a reference (lists.ts): its name, and from when to when it may be used; its place and its sign, where the centre says none. */
export type ReferenceChange = {
  readonly value: string
  readonly labels: Names | null
  readonly order?: number
  readonly icon?: ValueIcon | null
  readonly from: Day | null
  readonly to: Day | null
}

/** The references in their order; ours stand ten apart. */
export const inOrder = (changes: readonly ReferenceChange[]): ReferenceId[] => {
  const place = (ref: ReferenceId): number => changes.find(c => c.value === ref)?.order ?? REFERENCES.indexOf(ref) * 10
  return REFERENCES.toSorted((a, b) => place(a) - place(b))
}

/** What a counsellor of this centre may choose on a day: reference ids that nothing stands for, and the local purposes valid that day; nothing retired (V6). */
export type Choice = { readonly id: ReferenceId | Key; readonly ref: ReferenceId; readonly local: LocalPurpose | null }

export const choicesOn = (locals: readonly LocalPurpose[], day: Day, changes: readonly ReferenceChange[] = []): Choice[] => {
  const retired = new Set(changes.filter(c => !validOn(c, day)).map(c => c.value))
  const valid = locals.filter(p => validOn(p, day) && !retired.has(p.ref)).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  const taken = new Set(valid.flatMap(p => p.standsFor))
  return inOrder(changes).flatMap((ref): Choice[] => [
    ...(taken.has(ref) || retired.has(ref) ? [] : [{ id: ref, ref, local: null }]),
    ...valid.filter(p => p.ref === ref).map((local): Choice => ({ id: local.id, ref, local })),
  ])
}

/** V5, V6: the reference a chosen purpose counts under, also when it was retired since. Null when this device does not know it yet. */
export const referenceOf = (locals: readonly LocalPurpose[], id: string): ReferenceId | null =>
  isReference(id) ? id : (locals.find(p => p.id === id)?.ref ?? null)
