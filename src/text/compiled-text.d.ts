// What `compile-messages.ts` makes of a language file.
declare module 'compiled-text:*' {
  const messages: import('@lingui/core').Messages
  export default messages
}
/** Of later screens: the texts of one language, in the order of the keys. */
declare module 'later-text:*' {
  const texts: readonly import('@lingui/core').Messages[string][]
  export default texts
}
declare module 'later-keys:' {
  const byKey: (texts: readonly import('@lingui/core').Messages[string][]) => import('@lingui/core').Messages
  export default byKey
}
/** The same, of screens that an associated centre's phone has not. */
declare module 'staff-text:*' {
  const texts: readonly import('@lingui/core').Messages[string][]
  export default texts
}
declare module 'staff-keys:' {
  const byKey: (texts: readonly import('@lingui/core').Messages[string][]) => import('@lingui/core').Messages
  export default byKey
}
/** What is seldom opened, of one language. */
declare module 'seldom-text:*' {
  const texts: import('./seldom.ts').Seldom
  export default texts
}
