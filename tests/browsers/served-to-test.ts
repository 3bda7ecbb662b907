// The built app with one script more in front: not every browser can be told, from outside, what a page is to do before its first line.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TEST_DIST } from '../build.ts'

/** A clock that can be moved, by its address too (what was kept a moment before a power cut may be gone), French as the language, and an ear for what goes wrong; all kept in localStorage. */
const FIRST = `;(function () {
  var Real = Date
  var given = /[?&]test-clock=(\\d+)/.exec(location.search)
  if (given) {
    localStorage.setItem('test-clock', String(Number(given[1]) - Real.now()))
    history.replaceState(null, '', location.pathname + location.hash)
  }
  var offset = Number(localStorage.getItem('test-clock') || 0)
  globalThis.Date = class extends Real {
    constructor(...a) { if (a.length === 0) super(Real.now() + offset); else super(...a) }
    static now() { return Real.now() + offset }
  }
  globalThis.setTestClock = function (at) { offset = at - Real.now(); localStorage.setItem('test-clock', String(offset)) }
  if (!localStorage.getItem('relais.language')) localStorage.setItem('relais.language', 'fr')
  var left = false // what a page cannot finish because one has left it is no fault
  addEventListener('beforeunload', function () { left = true })
  addEventListener('pagehide', function () { left = true })
  function wrong(what) {
    if (left) return
    localStorage.setItem('test-errors', JSON.stringify(JSON.parse(localStorage.getItem('test-errors') || '[]').concat(String(what))))
  }
  addEventListener('error', function (e) { wrong(e.message) })
  addEventListener('unhandledrejection', function (e) { wrong('rejected: ' + e.reason) })
  document.addEventListener('securitypolicyviolation', function (e) { wrong('not allowed: ' + e.blockedURI + ' ' + e.violatedDirective) })
  var say = console.error
  console.error = function () { wrong([].slice.call(arguments).join(' ')); say.apply(console, arguments) }
})();
`

/** A folder to serve, and how it is deleted. `old-browser.js` is the page's first script, and is kept for offline. */
export const servedToTest = (): { readonly app: string; readonly remove: () => void } => {
  const app = mkdtempSync(join(tmpdir(), 'relais-app-'))
  cpSync(TEST_DIST, app, { recursive: true })
  const first = join(app, 'old-browser.js')
  writeFileSync(first, FIRST + readFileSync(first, 'utf8'))
  return { app, remove: () => rmSync(app, { recursive: true, force: true }) }
}
