// The eight characters that bring a device into the network. They are spoken over the phone and typed by hand.

/** Crockford's 32 characters: no I, L, O, U. 40 bits, enough for a code that lives 24 hours and dies after five wrong tries. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 8

/** From eight random bytes. */
export const codeFrom = (bytes: Uint8Array): string => [...bytes.subarray(0, CODE_LENGTH)].map(b => CODE_ALPHABET[b & 31]).join('')

/** What somebody typed or pasted, made plain: lower case, spaces and dashes are fine, O is 0, I and L are 1. Null when it is no code. */
export const readCode = (typed: string): string | null => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.·−]/gu, '') // every dash, and the marks that a copied text brings unseen
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(plain) ? plain : null
}

/** 'K7PM4XQR' → 'K7PM 4XQR'. */
export const showCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
