// The service worker: the app opens with no network. A version is complete on this device before it takes over, and never takes over unasked.
import { KEEP_LANGUAGES, keptLanguages, LANGUAGES_HERE } from './app/kept-languages.ts'
import { isLanguage, type Language } from './domain/languages.ts'

/** What TypeScript's own description of a page does not say of a worker. */
type Waiting = Event & { waitUntil(done: Promise<unknown>): void }
type Fetching = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Told = Waiting & { readonly data: unknown }
type Worker = {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[]
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', on: (e: Waiting) => void): void
  addEventListener(type: 'fetch', on: (e: Fetching) => void): void
  addEventListener(type: 'message', on: (e: Told) => void): void
}
declare const self: Worker

/** One store for all versions: what two have in common is kept once. */
const APP = 'relais-app'

/** Paths the relay answers itself: the app's page must not stand in their place. */
const OF_THE_RELAY = /^\/((y|demo|calendar|assets)\/|(mux|enrol|healthz|readyz|metrics|ticket|nonce)([/?]|$))/

type File = {
  readonly path: string
  /** Where it stands in the store; the files that keep their name from version to version stand there once for each. */
  readonly key: string
  /** Null: for everybody. */
  readonly language: Language | null
}
const languageOf = (url: string): Language | null => {
  const language = /_(?:compiled|later)-text_(\w+)-/.exec(url)?.[1]
  return isLanguage(language) ? language : null
}
/** The files of this version. */
const FILES: readonly File[] = self.__WB_MANIFEST.map(({ url, revision }) => ({
  path: `/${url}`,
  key: revision === null ? `/${url}` : `/${url}?version=${revision}`,
  language: languageOf(url),
}))
const BY_PATH = new Map(FILES.map(f => [f.path, f]))

const keyOf = (request: Request): string => request.url.slice(location.origin.length)

/** Fetches what this version needs on this device and does not have yet, one after the other: the page uses the same line. */
const complete = async (): Promise<void> => {
  const [store, languages] = await Promise.all([caches.open(APP), keptLanguages()])
  const here = new Set((await store.keys()).map(keyOf))
  for (const { path, key, language } of FILES) {
    if (here.has(key) || (language !== null && !languages.has(language))) continue
    // what has its content in its name may come from the browser's own memory
    const answer = await fetch(path, { cache: path === key ? 'default' : 'reload' })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    await store.put(key, answer)
  }
}
let completing: Promise<void> = Promise.resolve()
/** After what is under way, so that nothing is fetched twice. Rejects when something cannot be had. */
const completed = (): Promise<void> => (completing = completing.catch(() => undefined).then(complete))

/** Files of former versions, and stores of theirs. */
const forgetFormer = async (): Promise<void> => {
  for (const name of await caches.keys()) if (name !== APP && name !== LANGUAGES_HERE) await caches.delete(name)
  const store = await caches.open(APP)
  const ours = new Set(FILES.map(f => f.key))
  for (const request of await store.keys()) if (!ours.has(keyOf(request))) await store.delete(request)
}

/** From the store; a language that is not kept, or a file that the browser lost, by the line. */
const answer = async (file: File, request: Request): Promise<Response> => (await (await caches.open(APP)).match(file.key)) ?? fetch(request)

self.addEventListener('install', e => e.waitUntil(completed()))
self.addEventListener('activate', e => e.waitUntil(forgetFormer().then(() => self.clients.claim())))
self.addEventListener('message', e => {
  const type = typeof e.data === 'object' && e.data !== null && 'type' in e.data ? e.data.type : null
  // a language may have been chosen since this version was installed
  if (type === 'SKIP_WAITING') e.waitUntil(completed().then(() => self.skipWaiting()))
  // without a line: at the next opening
  if (type === KEEP_LANGUAGES) e.waitUntil(completed().catch(() => undefined))
})
self.addEventListener('fetch', e => {
  const { origin, pathname, search } = new URL(e.request.url)
  if (e.request.method !== 'GET' || origin !== location.origin) return
  const isPlace = e.request.mode === 'navigate' && !OF_THE_RELAY.test(pathname + search)
  const file = BY_PATH.get(pathname) ?? (isPlace ? BY_PATH.get('/index.html') : undefined)
  if (file) e.respondWith(answer(file, e.request))
})
