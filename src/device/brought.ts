// What a link of ours brings behind the '#', which no server ever sees. It is taken out of the address at once, and stays with this tab until it has been
// used: a page that is loaded anew before still has it. Nowhere else: in no log, in no other tab, gone with this one.
import { isKey } from '../domain/ids.ts'
import { readCode } from '../domain/one-time-code.ts'

/** A code, or a coordinator's token from the relay; `recovers`: for a network that is there. */
export type Brought = { readonly code: string | null; readonly token: string | null; readonly recovers: boolean }

/** Its name in the tab's own store (main.tsx asks for it before this file is loaded). */
const KEPT = 'relais-brought'

const read = (hash: string): Brought => {
  const brought = new URLSearchParams(hash)
  const again = brought.get('recover')
  const token = again ?? brought.get('coordinator')
  return { code: readCode(brought.get('code') ?? ''), token: isKey(token) ? token : null, recovers: isKey(again) }
}

/** From the address, else what it brought before this page was loaded anew. What cannot be a code or a token is not kept. */
export const takeBrought = (): Brought => {
  const hash = location.hash.slice(1)
  if (!hash) return read(sessionStorage.getItem(KEPT) ?? '')
  const brought = read(hash)
  if (brought.code !== null || brought.token !== null) sessionStorage.setItem(KEPT, hash)
  history.replaceState(null, '', location.pathname + location.search)
  return brought
}

/** This device has come into a network, or the head says that `code` is worth nothing any more. */
export const forgetBrought = (code: string): void => {
  const kept = globalThis.sessionStorage?.getItem(KEPT)
  if (!kept) return
  const { code: short, token } = read(kept)
  if (code === '' || code === short || code === token) sessionStorage.removeItem(KEPT)
}
