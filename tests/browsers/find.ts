// Looks for a thing in the page as a person does who hears or sees it: by what it is and what it is called. Runs inside the page.

export type Role = 'button' | 'link' | 'checkbox' | 'radio' | 'field' | 'heading' | 'words'

/** Where its middle is; `over`: what lies over that, null where nothing does. */
export type Found = { readonly x: number; readonly y: number; readonly over: string | null }

/**
 * The first that is visible, or null. `flags`: `name` is the source of a regular expression with them; null: it is the whole name.
 * With `task`: 'select' makes a field ready to be typed over, any other is the option that a list of choices is set to.
 */
export const findInPage = (role: Role, name: string, flags: string | null, task: string | null): Found | null => {
  const CANDIDATES: Readonly<Record<Role, string>> = {
    button: 'button, summary',
    link: 'a[href]',
    checkbox: 'input[type=checkbox]',
    radio: 'input[type=radio]',
    field: 'input:not([type=checkbox], [type=radio]), select, textarea',
    heading: 'h1, h2, h3, h4',
    words: 'body *',
  }
  const tidy = (s: string): string => s.replace(/\s+/g, ' ').trim()
  const said = (e: Node): string => {
    if (e instanceof Text) return e.data
    if (!(e instanceof Element) || e.matches('[aria-hidden=true], svg, script, style')) return ''
    return [...e.childNodes].map(said).join(e instanceof HTMLElement && getComputedStyle(e).display === 'inline' ? '' : ' ')
  }
  const named = (e: Element): string => {
    const by = e.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
    if (by.length > 0) return tidy(by.map(id => said(document.getElementById(id) ?? e)).join(' '))
    const label = e.getAttribute('aria-label')
    if (label !== null) return tidy(label)
    if (e instanceof HTMLInputElement || e instanceof HTMLSelectElement || e instanceof HTMLTextAreaElement)
      return tidy([...(e.labels ?? [])].map(said).join(' '))
    return tidy(said(e))
  }
  const matches = (e: Element): boolean =>
    (role !== 'words' || flags !== null || tidy(e.textContent ?? '').includes(name)) && // most are not, and the rest takes longer
    (flags === null ? named(e) === name : new RegExp(name, flags).test(named(e)))
  /** A great tick is pressed on its label, as its own box may not be seen. */
  const pressed = (e: Element): Element =>
    e instanceof HTMLInputElement && (e.type === 'checkbox' || e.type === 'radio') ? (e.labels?.[0] ?? e) : e
  const shows = (e: Element): boolean => {
    const box = e.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && getComputedStyle(e).visibility === 'visible'
  }
  const dialogs = [...document.querySelectorAll('dialog:modal')]
  const found = [...(dialogs.at(-1) ?? document).querySelectorAll(CANDIDATES[role])].filter(e => matches(e) && shows(pressed(e)))
  const first = role === 'words' ? found.at(-1) : found[0] // the innermost of those that say the same
  if (!first) return null
  if (task !== null && first instanceof HTMLSelectElement) {
    const option = [...first.options].find(o => tidy(o.text) === task)
    if (!option) return null
    first.value = option.value
    first.dispatchEvent(new Event('input', { bubbles: true }))
    first.dispatchEvent(new Event('change', { bubbles: true }))
  } else if (task === 'select' && (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement)) first.select()
  const target = pressed(first)
  const middle = (): Found => {
    const box = target.getBoundingClientRect()
    const [x, y] = [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]
    const hit = document.elementFromPoint(x, y)
    return { x, y, over: hit && (target.contains(hit) || first.contains(hit)) ? null : (hit?.outerHTML.slice(0, 80) ?? 'the edge') }
  }
  const at = middle()
  if (at.over === null) return at
  target.scrollIntoView({ block: 'center', behavior: 'instant' })
  return middle()
}
