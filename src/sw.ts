// The service worker: the app opens with no network. A version is complete on this device before it takes over, and never takes over unasked.
import { isLanguage, type Language } from './domain/languages.ts'
import { KEEP_LANGUAGES, keptLanguages, LANGUAGES_HERE, type KeepLanguages } from './text/kept-languages.ts'

/** What TypeScript's own description of a page does not say of a worker. */
type Waiting = Event & { waitUntil(done: Promise<unknown>): void }
type Fetching = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Told = Waiting & { readonly data: unknown; readonly ports: readonly MessagePort[] }
type Worker = {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[]
  readonly clients: { claim(): Promise<void> }
  readonly registration: ServiceWorkerRegistration
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
const TEXTS = FILES.filter(f => f.language !== null)
const BY_PATH = new Map(FILES.map(f => [f.path, f]))

const keyOf = (request: Request): string => request.url.slice(location.origin.length)

/** What is in the store, of whatever version. */
const keysHere = async (): Promise<ReadonlySet<string>> => new Set((await (await caches.open(APP)).keys()).map(keyOf))

/** Fetches what this device needs of these and does not have yet, one after the other: the page uses the same line. */
const complete = async (files: readonly File[]): Promise<void> => {
  const [store, here, languages] = await Promise.all([caches.open(APP), keysHere(), keptLanguages()])
  const needed = files.filter(f => f.language === null || languages.has(f.language))
  for (const { path, key } of needed) {
    if (here.has(key)) continue
    // what has its content in its name may come from the browser's own memory
    const answer = await fetch(path, { cache: path === key ? 'default' : 'reload' })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    await store.put(key, answer)
  }
  const now = await keysHere()
  const lost = needed.find(f => !now.has(f.key)) // another version has just taken over, and tidied up
  if (lost) throw new Error(`${lost.path}: not kept`)
}
let completing: Promise<void> = Promise.resolve()
/** After what is under way, so that nothing is fetched twice. Rejects when something cannot be had. */
const completed = (files: readonly File[]): Promise<void> => (completing = completing.catch(() => undefined).then(() => complete(files)))

/** Files of former versions, and stores of theirs; not while a newer one is being brought or waits, which will do it. */
const forgetFormer = async (): Promise<void> => {
  if (self.registration.installing || self.registration.waiting) return
  for (const name of await caches.keys()) if (name !== APP && name !== LANGUAGES_HERE) await caches.delete(name)
  const store = await caches.open(APP)
  const ours = new Set(FILES.map(f => f.key))
  for (const request of await store.keys()) if (!ours.has(keyOf(request))) await store.delete(request)
}

/** From the store; a language that is not kept, or a file that the browser lost, by the line. */
const answer = async (file: File, request: Request): Promise<Response> => (await (await caches.open(APP)).match(file.key)) ?? fetch(request)

/** What cannot be had without a line comes at the next opening. */
const keepLanguages = async (port: MessagePort | undefined, speaking: Language | undefined): Promise<void> => {
  await completed(TEXTS).catch(() => undefined)
  const here = await keysHere()
  port?.postMessage(FILES.every(f => f.language !== speaking || here.has(f.key)))
}

self.addEventListener('install', e => e.waitUntil(completed(FILES)))
self.addEventListener('activate', e => e.waitUntil(forgetFormer().then(() => self.clients.claim())))
self.addEventListener('message', e => {
  const told = e.data as { readonly type: 'SKIP_WAITING' } | KeepLanguages // of this origin's pages: nobody else can tell it anything
  // a language may have been chosen since this version was installed
  if (told.type === 'SKIP_WAITING') e.waitUntil(completed(TEXTS).then(() => self.skipWaiting()))
  if (told.type === KEEP_LANGUAGES) e.waitUntil(keepLanguages(e.ports[0], told.speaking))
})
self.addEventListener('fetch', e => {
  const { origin, pathname, search } = new URL(e.request.url)
  if (e.request.method !== 'GET' || origin !== location.origin) return
  const isPlace = e.request.mode === 'navigate' && !OF_THE_RELAY.test(pathname + search)
  const file = BY_PATH.get(pathname) ?? (isPlace ? BY_PATH.get('/index.html') : undefined)
  if (file) e.respondWith(answer(file, e.request))
})
