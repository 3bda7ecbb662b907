// Which screen an address means. The addresses are ours; anything else is "not found".
import { isKey, type Key } from '../domain/ids.ts'

export type Address =
  | { readonly at: 'home' | 'today' | 'devices' | 'sending' | 'code' | 'about' | 'nowhere' }
  | { readonly at: 'interview' | 'group'; /** The draft's id. */ readonly id: Key }

const PLAIN: Readonly<Record<string, Exclude<Address['at'], 'interview' | 'group'>>> = {
  '/': 'home',
  '/today': 'today',
  '/devices': 'devices',
  '/sending': 'sending',
  '/code': 'code',
  '/about': 'about',
}

export const addressOf = (path: string): Address => {
  const plain = Object.hasOwn(PLAIN, path) ? PLAIN[path] : undefined
  if (plain) return { at: plain }
  const [, form, id, ...rest] = path.split('/')
  return (form === 'interview' || form === 'group') && isKey(id) && rest.length === 0 ? { at: form, id } : { at: 'nowhere' }
}
