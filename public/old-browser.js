// ES3, trailing commas too. Runs before the app, in any browser since 2005: where something essential is missing it fetches a plain page in six languages instead.
// `relaisCannotRun` then says why ('old' or 'insecure'), and the app does not start.
;(function () {
  var w = window
  var d = document

  function missing() {
    try {
      if (!('noModule' in d.createElement('script'))) return true
      if (!w.indexedDB || !w.Promise || !w.fetch || !w.WebSocket) return true
      if (!w.crypto || !w.crypto.subtle) return true
      if (!w.CompressionStream || !w.DecompressionStream || !w.structuredClone) return true
      if (!w.navigator.locks) return true
      if (!w.HTMLElement || !('popover' in w.HTMLElement.prototype)) return true
      if (!w.HTMLDialogElement || !w.CSSLayerBlockRule) return true
      if (![].toSorted || !w.CSS || !w.CSS.supports) return true
      if (!w.CSS.supports('container-type: inline-size') || !w.CSS.supports('selector(:has(a))')) return true
      new w.CompressionStream('deflate-raw')
      return false
    } catch (e) {
      return true // whatever failed above is missing
    }
  }

  // Chromium, Firefox and Safari hide their cryptography from pages that came without TLS; localhost is exempt.
  var why = w.isSecureContext === false ? 'insecure' : missing() ? 'old' : ''
  if (!why) return
  w.relaisCannotRun = why

  // an element, not document.write: the parser goes on and the page's own words wait for the body
  var script = d.createElement('script')
  script.src = '/old-browser-page.js'
  d.getElementsByTagName('head')[0].appendChild(script)
})()
