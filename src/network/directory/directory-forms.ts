// Under which names what is typed in the forms of the directory waits on the device, and what of it comes back.
import type { Key } from '../../domain/ids.ts'

/** Those that open on the network's own page. */
export const FORMS = 'network/'
export type NetworkForm = 'name' | 'territory' | 'place' | 'holidays' | 'new-centre'
export const networkForm = (form: NetworkForm): string => FORMS + form
export const zoneForm = (zone: Key | 'new-zone'): string => `${FORMS}zone/${zone}`
export const centreForm = (centre: Key): string => `centre/${centre}`
