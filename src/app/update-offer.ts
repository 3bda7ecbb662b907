// A new version of the app is offered, never forced: not while a draft is open, and "tonight" puts it off until the app is opened again.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import type { Session } from '../store/facts.ts'
import { keepLanguages } from '../text/kept-languages.ts'
import { language } from '../text/language.ts'

/** 'held': it waits for an open draft. */
export type Offer = 'none' | 'ready' | 'held'
export type UpdateOffer = { readonly offer: ReadonlySignal<Offer>; readonly accept: () => void; readonly tonight: () => void }

const LOOK_EVERY = 3 * 3_600_000 // milliseconds: a page that stays open for days still learns of a new version

/** What is kept for offline: every language, once it is known that this is no associated centre's phone on a dear line. */
const languagesFor = (session: Session | null): readonly Language[] =>
  session && session.role !== 'associated' ? LANGUAGES : [language.value]

/** Registers the service worker. `hasOpenDraft` is read again at the very moment of acceptance. */
export const watchUpdates = async (
  hasOpenDraft: ReadonlySignal<boolean>,
  session: ReadonlySignal<Session | null>,
): Promise<UpdateOffer | null> => {
  if (!('serviceWorker' in navigator)) return null
  const { Workbox } = await import('workbox-window')
  const worker = new Workbox('/sw.js')
  const waiting = signal(false)
  const putOff = signal(false)
  let accepted = false

  worker.addEventListener('waiting', () => {
    waiting.value = true
  })
  worker.addEventListener('controlling', event => {
    // Also when another tab accepted: old files are gone then, so this tab starts anew too, unless something is half filled in.
    if (event.isUpdate && (accepted || !hasOpenDraft.peek())) location.reload()
  })
  await keepLanguages(languagesFor(session.peek())) // before it is installed: what it needs is then there
  await worker.register()
  effect(() => void keepLanguages(languagesFor(session.value)))

  let looked = performance.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - looked < LOOK_EVERY) return
    looked = performance.now()
    void worker.update().catch(() => undefined) // no network: the next look will do
  })

  return {
    offer: computed(() => (!waiting.value || putOff.value ? 'none' : hasOpenDraft.value ? 'held' : 'ready')),
    accept: () => {
      if (hasOpenDraft.peek()) return
      accepted = true
      worker.messageSkipWaiting()
    },
    tonight: () => {
      putOff.value = true
    },
  }
}
