// Whether something is half typed anywhere on the page: a form or a dialog that was touched and still stands there. Whatever the form, and
// whoever wrote it: nothing of it may be thrown away by what happens behind it, such as a new version of the app.
import { signal, type ReadonlySignal } from '@preact/signals'

const FORMS = 'form:not([role="search"]), dialog'
/** A stepper and the order of a list are changed by buttons. */
const TOUCHES = ['input', 'change', 'click'] as const

/** Follows the page from now on; what was touched before is not known. */
export const followHalfTyped = (page: Document): ReadonlySignal<boolean> => {
  const half = signal(false)
  let touched: readonly Element[] = []
  /** Kept or left: either way it is taken off the page. */
  const left = new MutationObserver(() => {
    touched = touched.filter(f => f.isConnected)
    if (touched.length > 0) return
    left.disconnect()
    half.value = false
  })
  const touch = (e: Event): void => {
    const at = e.target instanceof Element ? e.target : null
    if (e.type === 'click' && !at?.closest('button')) return
    const form = at?.closest(FORMS)
    if (!form?.isConnected || touched.includes(form)) return // a button that closes its form has just done so
    touched = [...touched, form]
    half.value = true
    left.observe(page.body, { childList: true, subtree: true })
  }
  for (const kind of TOUCHES) page.addEventListener(kind, touch)
  return half
}
