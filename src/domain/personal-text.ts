// C25: does a text that others will read look as if it spoke of somebody? Asked before it is written: what travels cannot be called back.
import { normalIsbn } from './book-number.ts'

/** What it looks like: a number to call, an electronic letterbox, a bank number, a person who is named. */
export type Personal = 'call' | 'letterbox' | 'bank' | 'name'
export type Looks = { readonly is: Personal; readonly words: string }

/** Figures in groups, as numbers to call are written everywhere. */
const FIGURES = /(?<![\p{L}\p{N}])\+?\(?\d[\d ./()\u00a0\u202f-]{7,}\d(?:-?X)?(?!\p{N})/gu
const isYear = (figures: string): boolean => /^(?:19|20)\d\d$/.test(figures)
/** Written as the number of a book: 13 figures that begin with 978 or 979, whatever the last is; ten in four groups, or with an X. */
const isBook = (figures: string): boolean =>
  (/^97[89][\d \u00a0-]+$/.test(figures) && figures.replace(/\D/g, '').length === 13) ||
  (/^(?:\d+-){3}[\dX]$/.test(figures) && normalIsbn(figures) !== null)
/** Nine figures or more; years in a row, and the number of a book, are none. */
const isCall = (figures: string): boolean => {
  const groups = figures.match(/\d+/g) ?? []
  const digits = groups.join('').length
  return digits >= 9 && digits <= 15 && !groups.every(isYear) && !isBook(figures)
}
const LETTERBOX = /[\p{L}\p{N}._%+-]+ ?(?:@|\(at\)|\[at\]) ?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
const BANK = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/u
/** A title before a name, in the six languages; some of these write it small. */
const TITLE =
  'M\\.|MM\\.|Mr\\.?|Mrs\\.?|Ms\\.?|[Mm]me\\.?|[Mm]lle\\.?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Ss]ig\\.(?:ra|na)?|[Ss]ignora?|' +
  '[Ss]r\\.|Sr|[Ss]ra\\.?|[Ss]rta\\.?|[Ss]eñora?|[Ss]enyora?|[Ss]enhora?|D\\.ª?|[Dd]r\\.?|[Dd]ra\\.?|[Dd]octeure?|[Dd]ott\\.(?:ssa)?'
const PARTICLE = "(?:(?:de(?: la)?|du|di|del|della|d[ao]s?)[ \\u00a0]|d[’'])?"
const NAME = new RegExp(`(?<![\\p{L}\\p{N}])(?:${TITLE})[ \\u00a0]${PARTICLE}\\p{Lu}[\\p{L}’'-]+`, 'u')

/** A street, a house or a room that bears somebody's name, and Our Lady's places: addresses, not people. */
const NAMED_AFTER = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:(?:rue|place|avenue|boulevard|allée|quai|impasse|chemin|square|cours|école|collège|lycée|hôpital|clinique|' +
    'salle|espace|centre|via|viale|piazza|corso|scuola|ospedale|calle|plaza|avenida|paseo|escuela|hospital|' +
    'carrer|plaça|avinguda|passeig|escola|rua|praça|largo|street|road|place|square|school)' +
    `(?: hospitalier)?[ \\u00a0](?:(?:du|de la|della|do|da|dels?)[ \\u00a0])?(?:${TITLE})` +
    `|Nuestra Señora|Ntra\\. Sra\\.|Nossa Senhora|N\\. ?Sra\\.|Nostra Signora|Nostra Senyora)[ \\u00a0]${PARTICLE}\\p{Lu}`,
  'giu',
)
/** 'Bâtiment D. Étage 2': a letter of a house, not of a name. */
const HOUSE =
  /(?<![\p{L}\p{N}])(?:bât(?:iment|\.)?|salle|bloc|escalier|aile|porte|edifici[oi]?|sala|aula|blocco|bloco|room|block|building) \p{Lu}\./giu
const DATE = /(?<![\d./-])(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d|[./-]\d)/g
const HOURS = /(?<![\d.])(?:[01]?\d|2[0-4])[.:h][0-5]\d ?[-–/] ?(?:[01]?\d|2[0-4])[.:h][0-5]\d(?![\d.]\d|\d)/g
/** Without what is of nobody; a mark stands where it was, so that what stood on both sides does not become one. */
const bare = (text: string): string => [NAMED_AFTER, HOUSE, DATE, HOURS].reduce((rest, what) => rest.replace(what, ' ; '), text)

/** Null where nothing of the kind is seen. An ISBN, dates, hours and a price are none of it. */
export const looksPersonal = (typed: string): Looks | null => {
  const text = bare(typed)
  const seen = (is: Personal, words: string | undefined): Looks[] => (words === undefined ? [] : [{ is, words: words.trim() }])
  return (
    [
      ...seen('letterbox', LETTERBOX.exec(text)?.[0]),
      ...seen('bank', BANK.exec(text)?.[0]),
      ...seen('call', text.match(FIGURES)?.find(isCall)),
      ...seen('name', NAME.exec(text)?.[0]),
    ][0] ?? null
  )
}
