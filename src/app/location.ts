// Where one is: the path of the page as a signal. Links of ours are followed in place; everything else is the browser's.
import { signal, type ReadonlySignal } from '@preact/signals'

const at = signal(location.pathname)
export const path: ReadonlySignal<string> = at

/** 'replace' where going back there would show something finished. */
export const go = (to: string, how: 'push' | 'replace' = 'push'): void => {
  if (to !== location.pathname + location.search) history[`${how}State`](null, '', to)
  at.value = location.pathname
  scrollTo(0, 0)
}

/** The address of a link this page can follow itself: same origin, same window, a plain press, no file, no jump within the page. */
const ours = (event: MouseEvent): URL | null => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return null
  const to = new URL(link.href)
  return to.origin === location.origin && to.search === '' && to.hash === '' ? to : null
}

/** Call once. */
export const followLinks = (): void => {
  addEventListener('popstate', () => {
    at.value = location.pathname
  })
  document.addEventListener('click', event => {
    const to = ours(event)
    if (!to) return
    event.preventDefault()
    go(to.pathname)
  })
}
