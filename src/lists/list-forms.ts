// Under which names what is typed about the values of a list waits on the device.
import type { ListName } from '../domain/lists.ts'

/** In place of a value's name. */
export const NEW = 'new'
/** `own`: of a centre's own list, not of the network's. */
export const listForms = (own: boolean, list: ListName): string => `list/${own ? 'own' : 'network'}/${list}/`
export const valueForm = (own: boolean, list: ListName, value: string): string => listForms(own, list) + value
