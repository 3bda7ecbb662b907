// Whether the app stands on this device as one of its own, and the browser's offer to make it so.

type Offer = Event & { readonly prompt: () => Promise<{ readonly outcome: 'accepted' | 'dismissed' }> }

let offer: Offer | null = null

/** Keeps the browser's own offer for when it helps. Call once. */
export const catchInstallOffer = (page: EventTarget): void => {
  page.addEventListener('beforeinstallprompt', e => {
    e.preventDefault()
    offer = e as Offer // the event of that name
  })
}

export const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true)

/** 'by-hand': this browser offers nothing; its menu does. */
export const install = async (): Promise<'installed' | 'dismissed' | 'by-hand'> => {
  if (!offer) return 'by-hand'
  const { outcome } = await offer.prompt()
  offer = null // it can be used once
  return outcome === 'accepted' ? 'installed' : 'dismissed'
}
