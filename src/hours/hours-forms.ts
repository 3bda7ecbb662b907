// Under which names what is typed about hours waits on the device.
import type { Key } from '../domain/ids.ts'

export const FORMS = 'hours/'
export const NEW = ['period', 'stop', 'exception', 'outage'] as const
export type NewForm = (typeof NEW)[number]
export const newForm = (what: NewForm): string => `${FORMS}new-${what}`
/** Of what is described again. */
export const changeForm = (id: Key): string => FORMS + id
