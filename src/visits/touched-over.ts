// What was touched in an empty form, over what its draft turns out to have: an answer that was given stands, and none is lost.

const isParts = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)

/** `before` with what differs between `empty` and `touched`; an answer that is a list is one answer. */
export const touchedOver = <E extends object>(empty: E, touched: E, before: E): E => {
  const over = (key: string): unknown => {
    const [e, t, b] = [empty, touched, before].map(x => (x as Readonly<Record<string, unknown>>)[key]) // a field of it
    if (t === e) return b
    return isParts(e) && isParts(t) && isParts(b) ? touchedOver(e, t, b) : t
  }
  return { ...before, ...Object.fromEntries(Object.keys(touched).map(key => [key, over(key)])) }
}
