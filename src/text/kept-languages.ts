// Which languages stay on this device for when there is no network, and whether the files that only some roles have a use for do. The page writes it down, the service worker (sw.ts) keeps the texts.
import { isLanguage, type Language } from '../domain/languages.ts'

/** A store of the browser's cache that both can read: an empty answer for each language, by its name. */
export const LANGUAGES_HERE = 'relais-languages'
/** What the page says to the worker; answered on the port that comes with it, if any: whether `speaking` is here, or with `whole` whether all is that this device keeps. */
export const KEEP_LANGUAGES = 'KEEP_LANGUAGES'
/** `counter`: whether what one notes with is here, instead. */
export type KeepLanguages = {
  readonly type: typeof KEEP_LANGUAGES
  readonly speaking?: Language
  readonly counter?: true
  readonly whole?: true
}

/** Read by the worker, before a version is taken for complete. */
export const keptLanguages = async (): Promise<ReadonlySet<Language>> => {
  const names = (await (await caches.open(LANGUAGES_HERE)).keys()).map(r => new URL(r.url).pathname.slice(1))
  return new Set(names.filter(isLanguage))
}

/** Beside the languages: this device has a use for every file. Not said of an associated centre's phone, nor before it is known whose the device is. */
const EVERY_FILE = '/every-file'
/** Read by the worker, too. */
export const keepsEveryFile = async (): Promise<boolean> => (await (await caches.open(LANGUAGES_HERE)).match(EVERY_FILE)) !== undefined

/** From now on these are kept too, of this version and of each one to come; those of this version as soon as the line gives them. `files`: which of them. */
export const keepLanguages = async (wanted: readonly Language[], files?: 'every' | 'some'): Promise<void> => {
  const here = await keptLanguages()
  const store = await caches.open(LANGUAGES_HERE)
  for (const language of wanted) if (!here.has(language)) await store.put(`/${language}`, new Response())
  if (files === 'every') await store.put(EVERY_FILE, new Response())
  if (files === 'some') await store.delete(EVERY_FILE)
  const registration = await navigator.serviceWorker.getRegistration()
  const message: KeepLanguages = { type: KEEP_LANGUAGES }
  for (const worker of [registration?.installing, registration?.waiting, registration?.active]) worker?.postMessage(message)
}

/** A worker that the browser has stopped, or that is fetching over a line that is dying, does not answer. Milliseconds. */
const ANSWERS_WITHIN = 15_000
/** Nobody waits longer for it than this before Today: its entries do without. Milliseconds. */
const COUNTER_WITHIN = 6_000
/** Every file of the app, over a slow line. Milliseconds. */
const WHOLE_WITHIN = 600_000

/** What a worker says to a message: true for yes. False where it says no, or nothing in time. */
export const answerOf = (worker: ServiceWorker, message: object, within: number = ANSWERS_WITHIN): Promise<boolean> =>
  new Promise(done => {
    const { port1, port2 } = new MessageChannel()
    const tell = (yes: boolean): void => {
      clearTimeout(limit)
      port1.close()
      done(yes)
    }
    const limit = setTimeout(() => tell(false), within)
    port1.onmessage = e => tell(e.data === true)
    worker.postMessage(message, [port2])
  })

/**
 * Keeps a language and says whether its texts are here now. To be asked before they are imported: a browser does not try an import again
 * that has failed. Where no worker runs yet, the line will tell.
 */
export const isBroughtHere = async (language: Language): Promise<boolean> => {
  if (!('serviceWorker' in navigator)) return true
  await keepLanguages([language])
  const worker = (await navigator.serviceWorker.getRegistration())?.active
  return !worker || answerOf(worker, { type: KEEP_LANGUAGES, speaking: language } satisfies KeepLanguages)
}

/**
 * Before a device just linked shows where visits are noted: brings what one notes with, ahead of all else it will keep, and says whether it is
 * here now. The line that linked it may be gone a moment later, for weeks. True where no worker runs: the line will tell.
 */
export const isCounterBroughtHere = async (): Promise<boolean> => {
  if (!('serviceWorker' in navigator)) return true
  const registration = await navigator.serviceWorker.getRegistration()
  const worker = registration?.active ?? registration?.installing
  return !worker || answerOf(worker, { type: KEEP_LANGUAGES, counter: true } satisfies KeepLanguages, COUNTER_WITHIN)
}

/** From now on this device keeps every file, in all these languages, whoever it is of; says whether all of it is here now: without a line it opens all the same. */
export const isWholeHere = async (languages: readonly Language[]): Promise<boolean> => {
  if (!('serviceWorker' in navigator)) return false
  await keepLanguages(languages, 'every')
  const worker = (await navigator.serviceWorker.ready).active
  return worker !== null && answerOf(worker, { type: KEEP_LANGUAGES, whole: true } satisfies KeepLanguages, WHOLE_WITHIN)
}
