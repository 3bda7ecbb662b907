// A new version of the app is offered, never forced: not while a draft is open, and "tonight" puts it off until the app is opened again.
import { computed, signal, type ReadonlySignal } from '@preact/signals'

/** 'held': it waits for an open draft. */
export type Offer = 'none' | 'ready' | 'held'
export type UpdateOffer = { readonly offer: ReadonlySignal<Offer>; readonly accept: () => void; readonly tonight: () => void }

const LOOK_EVERY = 3 * 3_600_000 // milliseconds: a page that stays open for days still learns of a new version

/** Registers the service worker. `hasOpenDraft` is read again at the very moment of acceptance. */
export const watchUpdates = async (hasOpenDraft: ReadonlySignal<boolean>): Promise<UpdateOffer | null> => {
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
  await worker.register()

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
