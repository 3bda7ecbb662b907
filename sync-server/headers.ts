// The headers on every answer, and the few on the parts of a page (H4). No CORS header anywhere: no other page has business here.
// A websocket's Origin is not checked: nothing is sent along by itself (no cookie, no basic authentication), so another page gains nothing
// by opening a socket; it would still have to sign with a key that it cannot reach.

export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** On the parts an app's page is made of: what concerns pages says nothing there and would travel some sixty times over a dear line. */
export const PART_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
