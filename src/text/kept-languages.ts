// Which languages stay on this device for when there is no network. The page writes it down, the service worker (sw.ts) keeps the texts.
import { isLanguage, type Language } from '../domain/languages.ts'

/** A store of the browser's cache that both can read: an empty answer for each language, by its name. */
export const LANGUAGES_HERE = 'relais-languages'
/** What the page says to the worker; answered on the port that comes with it, if any: whether `speaking` is here. */
export const KEEP_LANGUAGES = 'KEEP_LANGUAGES'
export type KeepLanguages = { readonly type: typeof KEEP_LANGUAGES; readonly speaking?: Language }

/** Read by the worker, before a version is taken for complete. */
export const keptLanguages = async (): Promise<ReadonlySet<Language>> => {
  const names = (await (await caches.open(LANGUAGES_HERE)).keys()).map(r => new URL(r.url).pathname.slice(1))
  return new Set(names.filter(isLanguage))
}

/** From now on these are kept too, of this version and of each one to come; those of this version as soon as the line gives them. */
export const keepLanguages = async (wanted: readonly Language[]): Promise<void> => {
  const here = await keptLanguages()
  const store = await caches.open(LANGUAGES_HERE)
  for (const language of wanted) if (!here.has(language)) await store.put(`/${language}`, new Response())
  const registration = await navigator.serviceWorker.getRegistration()
  const message: KeepLanguages = { type: KEEP_LANGUAGES }
  for (const worker of [registration?.installing, registration?.waiting, registration?.active]) worker?.postMessage(message)
}

/**
 * Keeps a language and says whether its texts are here now. To be asked before they are imported: a browser does not try an import again
 * that has failed. Where no worker runs yet, the line will tell.
 */
export const isBroughtHere = async (language: Language): Promise<boolean> => {
  if (!('serviceWorker' in navigator)) return true
  await keepLanguages([language])
  const worker = (await navigator.serviceWorker.getRegistration())?.active
  if (!worker) return true
  const { port1, port2 } = new MessageChannel()
  const answered = new Promise<boolean>(done => (port1.onmessage = e => done(e.data === true)))
  worker.postMessage({ type: KEEP_LANGUAGES, speaking: language } satisfies KeepLanguages, [port2])
  return answered
}
