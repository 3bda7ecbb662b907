// The name of a place or a network as it is kept: what one sees and nothing that hides, reorders or breaks the words around it.

/** Control characters, the marks that turn the direction of what follows, and what has no width (the joiner inside an emoji stays). */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** '' when nothing in it can be read: a name needs a letter or a digit. */
export const cleanName = (typed: string): string => {
  const name = typed.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').replace(UNSEEN, '').replace(/ +/g, ' ').trim()
  return /[\p{L}\p{N}]/u.test(name) ? name : ''
}

/** Something can be seen in it, but nothing can be read: it would be kept as no name at all, which nobody who typed it meant. */
export const isUnreadable = (typed: string): boolean => cleanName(typed) === '' && typed.toWellFormed().replace(UNSEEN, '').trim() !== ''

/** Two names a reader would take for one: alike once cleaned, whatever their capitals. */
export const isSameName = (a: string, b: string): boolean => cleanName(a).toLocaleLowerCase() === cleanName(b).toLocaleLowerCase()
