// The service worker: the app opens with no network. A version is complete on this device before it takes over, and never takes over unasked.
// A page of the former version that is still open goes on with that version's files.
import { isLanguage, type Language } from './domain/languages.ts'
import { RARE, SELDOM } from './rare-files.ts'
import { KEEP_LANGUAGES, keepsEveryFile, keptLanguages, LANGUAGES_HERE, type KeepLanguages } from './text/kept-languages.ts'

/** What TypeScript's own description of a page does not say of a worker. */
type Waiting = Event & { waitUntil(done: Promise<unknown>): void }
type Fetching = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Told = Waiting & { readonly data: unknown; readonly ports: readonly MessagePort[] }
type Worker = {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[]
  readonly clients: {
    claim(): Promise<void>
    matchAll(which: { readonly includeUncontrolled: true }): Promise<readonly { readonly id: string }[]>
  }
  readonly registration: ServiceWorkerRegistration
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', on: (e: Waiting) => void): void
  addEventListener(type: 'fetch', on: (e: Fetching) => void): void
  addEventListener(type: 'message', on: (e: Told) => void): void
}
declare const self: Worker

/** One store for all versions: what two have in common is kept once. */
const APP = 'relais-app'
/** An empty answer for each page, by its number, that was open when this version took over: it may run on a former one's files. */
const FORMER_PAGES = 'relais-former-pages'

/** Paths the relay answers itself: the app's page must not stand in their place. */
const OF_THE_RELAY = /^\/((y|demo|calendar|assets)\/|(mux|enrol|healthz|readyz|metrics|ticket|nonce)([/?]|$))/

type File = {
  readonly path: string
  /** Where it stands in the store; the files that keep their name from version to version stand there once for each. */
  readonly key: string
  /** Null: for everybody. */
  readonly language: Language | null
  /** Of use to some roles only. */
  readonly rare: boolean
}
const languageOf = (url: string): Language | null => {
  const language = /_(?:compiled|later|staff|seldom)-text_(\w+)-/.exec(url)?.[1]
  return isLanguage(language) ? language : null
}
/** What one notes with: before everything else. */
const NOTING = /\/(visits|staff|_staff-text_\w+)-[\w-]+\.js$/
const turnOf = (path: string): number => (NOTING.test(path) ? 0 : SELDOM.test(path) ? 2 : 1)
/** The files of this version, in the order in which they are fetched. */
const FILES: readonly File[] = self.__WB_MANIFEST
  .map(({ url, revision }) => ({
    path: `/${url}`,
    key: revision === null ? `/${url}` : `/${url}?version=${revision}`,
    language: languageOf(url),
    rare: RARE.test(`/${url}`) || SELDOM.test(`/${url}`),
  }))
  .sort((a, b) => turnOf(a.path) - turnOf(b.path))
const TEXTS = FILES.filter(f => f.language !== null && !NOTING.test(f.path))
const COUNTER = FILES.filter(f => NOTING.test(f.path))
const BY_PATH = new Map(FILES.map(f => [f.path, f]))

const isIn =
  (languages: ReadonlySet<Language>) =>
  ({ language }: File): boolean =>
    language === null || languages.has(language)

const keyOf = (request: Request): string => request.url.slice(location.origin.length)

/** The page comes by a request of its own: between this worker and it another version can have been put in place. */
const isOfThisVersion = async (path: string, answer: Response): Promise<boolean> => {
  if (path !== '/index.html') return true // all else that counts has its content in its name
  const named = (await answer.clone().text()).match(/\/assets\/[\w.-]+/g) ?? []
  return named.every(asset => BY_PATH.has(asset))
}

/** What is in the store, of whatever version. */
const keysHere = async (): Promise<ReadonlySet<string>> => new Set((await (await caches.open(APP)).keys()).map(keyOf))

/** Fetches one and keeps it. */
const bring = async ({ path, key }: File): Promise<void> => {
  // what has its content in its name may come from the browser's own memory
  const answer = await fetch(path, { cache: path === key ? 'default' : 'reload' })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  if (!(await isOfThisVersion(path, answer))) throw new Error(`${path}: of another version`)
  await (await caches.open(APP)).put(key, answer)
}
/** Fetches what this device needs of these and does not have yet, one after the other: the page uses the same line. */
const complete = async (files: readonly File[]): Promise<void> => {
  const [here, languages, every] = await Promise.all([keysHere(), keptLanguages(), keepsEveryFile()])
  const needed = files.filter(isIn(languages)).filter(f => every || !f.rare)
  for (const file of needed) if (!here.has(file.key)) await bring(file)
  const now = await keysHere()
  const lost = needed.find(f => !now.has(f.key)) // another version has just taken over, and tidied up
  if (lost) throw new Error(`${lost.path}: not kept`)
}
let completing: Promise<void> = Promise.resolve()
/** After what is under way, so that nothing is fetched twice. Rejects when something cannot be had. */
const completed = (files: readonly File[]): Promise<void> => (completing = completing.catch(() => undefined).then(() => complete(files)))

/** Pages that were there when this version took over, and that are there still. */
const formerPages = async (): Promise<boolean> => {
  const [store, clients] = await Promise.all([caches.open(FORMER_PAGES), self.clients.matchAll({ includeUncontrolled: true })])
  const ids = new Set(clients.map(c => `/${c.id}`))
  return (await store.keys()).some(request => ids.has(keyOf(request)))
}
const noteFormerPages = async (): Promise<void> => {
  const store = await caches.open(FORMER_PAGES)
  for (const { id } of await self.clients.matchAll({ includeUncontrolled: true })) await store.put(`/${id}`, new Response())
}

/**
 * Files of former versions, and stores of theirs; not while a page lives that may need them, nor while a newer one is being brought or waits,
 * which will do it.
 */
const forgetFormer = async (): Promise<void> => {
  if (self.registration.installing || self.registration.waiting || (await formerPages())) return
  for (const name of await caches.keys()) if (name !== APP && name !== LANGUAGES_HERE) await caches.delete(name)
  const store = await caches.open(APP)
  const ours = new Set(FILES.map(f => f.key))
  for (const request of await store.keys()) if (!ours.has(keyOf(request))) await store.delete(request)
}

/** From the store; a language that is not kept, or a file that the browser lost, by the line. What was lost is then put back, and what not every device keeps stays once it was opened. */
const answer = async (key: string, e: Fetching): Promise<Response> => {
  const store = await caches.open(APP)
  const kept = await store.match(key)
  if (kept) return kept
  const fetched = await fetch(e.request)
  if (fetched.ok && BY_PATH.get(key)?.rare) await store.put(key, fetched.clone())
  e.waitUntil(completed(FILES).catch(() => undefined))
  return fetched
}

/** At each opening, too. What cannot be had without a line comes at the next one. */
const keepLanguages = async (port: MessagePort | undefined, { speaking, counter, whole }: KeepLanguages): Promise<void> => {
  // of a device just linked nothing more, the line has the day to bring; and at once, whatever is under way
  if (counter)
    return Promise.all(COUNTER.filter(isIn(await keptLanguages())).map(bring)).then(
      () => port?.postMessage(true),
      () => port?.postMessage(false),
    )
  await completed([...COUNTER, ...TEXTS]).catch(() => undefined)
  const [here, every] = await Promise.all([keysHere(), keepsEveryFile()])
  const asked = FILES.filter(f => f.language === speaking && !SELDOM.test(f.path) && (every || !f.rare))
  if (!whole) port?.postMessage(asked.every(f => here.has(f.key)))
  if (await caches.has(FORMER_PAGES)) await forgetFormer()
  const isWhole = await isComplete()
  if (whole) port?.postMessage(isWhole)
}
const isComplete = (): Promise<boolean> =>
  completed(FILES).then(
    () => true,
    () => false,
  )

/** A language may have been chosen since this version was installed: without it, it does not take over, and says so. */
const takeOver = async (port: MessagePort | undefined): Promise<void> => {
  const ready = await isComplete()
  port?.postMessage(ready)
  if (ready) await self.skipWaiting()
}

self.addEventListener('install', e => e.waitUntil(completed(FILES)))
self.addEventListener('activate', e =>
  e.waitUntil(
    noteFormerPages()
      .then(forgetFormer)
      .then(() => self.clients.claim()),
  ),
)
self.addEventListener('message', e => {
  const told = e.data as { readonly type: 'SKIP_WAITING' } | KeepLanguages // of this origin's pages: nobody else can tell it anything
  if (told.type === 'SKIP_WAITING') e.waitUntil(takeOver(e.ports[0]))
  if (told.type === KEEP_LANGUAGES) e.waitUntil(keepLanguages(e.ports[0], told))
})
self.addEventListener('fetch', e => {
  const { origin, pathname, search } = new URL(e.request.url)
  if (e.request.method !== 'GET' || origin !== location.origin) return
  const isPlace = e.request.mode === 'navigate' && !OF_THE_RELAY.test(pathname + search)
  const file = BY_PATH.get(pathname) ?? (isPlace ? BY_PATH.get('/index.html') : undefined)
  if (file) e.respondWith(answer(file.key, e))
  else if (pathname.startsWith('/assets/')) e.respondWith(answer(pathname, e)) // a former version's
})
