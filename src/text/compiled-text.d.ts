// What `compile-messages.ts` makes of a language file.
declare module 'compiled-text:*' {
  const messages: import('@lingui/core').Messages
  export default messages
}
