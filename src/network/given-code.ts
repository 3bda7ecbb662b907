// The codes made since the app was opened: the relay keeps only their hashes, so nobody else can show or cancel them. One may look elsewhere while telephoning.
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Role } from '../domain/access.ts'
import type { CentreCode } from '../domain/ids.ts'

/** `place`: the centre's name, `centre` its code, null for the whole network. `label`: what the device will be called. `until`: seconds since 1970. */
export type GivenCode = {
  readonly code: string
  readonly place: string | null
  readonly centre: CentreCode | null
  readonly role: Role
  readonly label: string
  readonly until: number
}

const given = signal<readonly GivenCode[]>([])
const shown = signal<string | null>(null)
const served = signal<readonly GivenCode[]>([])

/** The newest first. They may have been used or be over: only the head knows, and is asked while somebody looks (use-codes-asked.ts). */
export const codes: ReadonlySignal<readonly GivenCode[]> = computed(() => given.value)
/** The one whose card lies open. */
export const shownCode: ReadonlySignal<string | null> = computed(() => shown.value)

export const addCode = (code: GivenCode): void => {
  given.value = [code, ...given.value]
  shown.value = code.code
}
export const showAgain = (code: string): void => {
  shown.value = code
}
export const putAway = (): void => {
  shown.value = null
}
export const forgetCode = (code: string): void => {
  given.value = given.value.filter(c => c.code !== code)
}

/** Those of which a device came, until that was read. */
export const usedCodes: ReadonlySignal<readonly GivenCode[]> = computed(() => served.value)
export const codeUsed = (code: GivenCode): void => {
  forgetCode(code.code)
  served.value = [...served.value.filter(c => c.code !== code.code), code]
}
export const usedRead = (): void => {
  served.value = []
}
