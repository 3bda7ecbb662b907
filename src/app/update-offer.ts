// A new version of the app is offered, never forced: not while a draft is open or something is half typed, and "tonight" puts it off until the app is opened again.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { drafts } from '../store/drafts.ts'
import { fact, type Session } from '../store/facts.ts'
import { live } from '../store/live.ts'
import type { Database } from '../store/tables.ts'
import { answerOf, keepLanguages } from '../text/kept-languages.ts'
import { language } from '../text/language.ts'
import { followHalfTyped } from './half-typed.ts'

/** 'held': it waits for what is half filled in. 'incomplete': it was accepted, and lacks something that only the line can bring. */
export type Offer = 'none' | 'ready' | 'held' | 'incomplete'
export type UpdateOffer = { readonly offer: ReadonlySignal<Offer>; readonly accept: () => void; readonly tonight: () => void }

const LOOK_EVERY = 3 * 3_600_000 // milliseconds: a page that stays open for days still learns of a new version
/** How long after the last form was kept or left: what its toast offers to take back can still be taken back. Milliseconds. */
const REST = 12_000
/** After so long the other screens come too, whatever the books do. Milliseconds. */
const BOOKS = 60_000

/** What is kept for offline: every language, once it is known that this is no associated centre's phone on a dear line. */
/** Works, and what people write together, are of those who work in a centre; before it is known whose this is, nothing of it is fetched, unless somebody has said that it is to go where there is no line. */
const filesFor = (session: Session | null): 'every' | 'some' | undefined =>
  session ? (session.role === 'associated' ? 'some' : 'every') : undefined
const languagesFor = (session: Session | null): readonly Language[] =>
  session && session.role !== 'associated' ? LANGUAGES : [language.value]

/** Registers the service worker. Open drafts and what is half typed are looked at again at the very moment of acceptance. */
export const watchUpdates = async (db: Database, session: ReadonlySignal<Session | null>): Promise<UpdateOffer | null> => {
  const halfTyped = followHalfTyped(document)
  const openDraft = live(async () => (await drafts(db)).length > 0).value
  if (!('serviceWorker' in navigator)) return null
  const { Workbox } = await import('workbox-window')
  const worker = new Workbox('/sw.js')
  const waiting = signal(false)
  const putOff = signal(false)
  const incomplete = signal(false)
  /** Another version is in charge of this page, whichever tab accepted it. */
  const taken = signal(false)
  const held = computed(() => openDraft.value === true || halfTyped.value)

  worker.addEventListener('waiting', () => {
    waiting.value = true
  })
  worker.addEventListener('controlling', event => {
    if (!event.isUpdate) return
    if (!held.peek()) return location.reload()
    taken.value = true
  })
  // it goes on with its own files (sw.ts), and starts anew once nothing is half filled in
  effect(() => {
    if (!taken.value || held.value) return undefined
    const rest = setTimeout(() => location.reload(), REST)
    return () => clearTimeout(rest)
  })
  const keep = (of: Session | null): Promise<void> => keepLanguages(languagesFor(of), filesFor(of))
  const begun = session.peek()
  await keep(begun) // before it is installed: what it needs is then there
  await worker.register()
  // a device just linked has its books to bring first; the line may be a thin one
  const heard = live(async () => ((await fact(db, 'clocks'))?.heard ?? null) !== null).value
  const waited = signal(false)
  setTimeout(() => (waited.value = true), BOOKS)
  effect(() => {
    if (session.value === begun || heard.value === true || waited.value) void keep(session.value)
  })

  let looked = performance.now()
  const look = (): void => {
    if (document.visibilityState !== 'visible' || performance.now() - looked < LOOK_EVERY) return
    looked = performance.now()
    void worker.update().catch(() => undefined) // no network: the next look will do
  }
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOK_EVERY) // a kiosk is never hidden

  const takeOver = async (): Promise<void> => {
    incomplete.value = false
    const next = (await navigator.serviceWorker.getRegistration())?.waiting
    if (!next) return location.reload() // it is in charge already
    incomplete.value = !(await answerOf(next, { type: 'SKIP_WAITING' }))
  }
  return {
    offer: computed(() => {
      if (!waiting.value || putOff.value) return 'none'
      return held.value ? 'held' : incomplete.value ? 'incomplete' : 'ready'
    }),
    accept: () => {
      if (!held.peek()) void takeOver()
    },
    tonight: () => {
      putOff.value = true
    },
  }
}
