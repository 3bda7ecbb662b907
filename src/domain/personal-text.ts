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
const SPACE = '[ \\u00a0]'
const WHOLE = "(?![\\p{L}’'-])"
/** Words that begin a sentence and a family name alike: 'La visite', 'M. La Fontaine'. */
const BEFORE_NAMES = 'Les?|Las?|Los?|Els?|Il|De|Des|Du|Del|Dels|Della|Di|Da|Das|Dos'
/** Words that begin a sentence, in the six languages. What is also a family name (An, Do, He, Ma, So, Son, Su, Tu) is left out: such a sentence is asked about. */
const BEGINNERS = [
  'Une?|Ce|Cet|Cette|Ces|Cela|Ça|Mes|Tes|Ses|Notre|Nos|Votre|Vos|Leurs?|Je|Elles?|Ils|On|Nous|Vous|Aux?|En|Dans|Sur|Pour|Par|Avec|' +
    'Sans|Sous|Chez|Vers|Entre|Avant|Après|Depuis|Et|Ou|Mais|Donc|Ne|Pas|Plus|Très|Tout|Toute|Tous|Toutes|Quand|Comme|Où|Qui|Que|Quoi|Quel|Quelle|' +
    'Aucune?|Chaque|Plusieurs|Certaine?s?|Puis|Ensuite|Alors|Ici|Là|À',
  'The|This|That|These|Those|It|She|We|They|You|My|Your|His|Her|Its|Our|Their|And|Or|But|If|In|At|For|From|With|Without|To|Of|By|Not|All|Some|Each|When|Where|Then',
  'Gli|Uno|Una|Un|Questo|Questa|Questi|Queste|Quello|Quella|Lei|Lui|Noi|Voi|Loro|Mio|Mia|Suo|Sua|Nostro|Nostra|Al|Alla|Nel|Nella|Con|Per|Tra|Fra|Non|Poi|Dopo|' +
    'Prima|Quando|Dove|Chi|Che|Come|Ogni|Tutti|Tutte|Anche',
  'Unos|Unas|Este|Esta|Estos|Estas|Ese|Esa|Esto|Eso|Ella|Ellos|Ellas|Nosotros|Mis|Sus|Nuestro|Nuestra|Para|Por|Sin|Sobre|Desde|Hasta|Pero|Como|Cuando|Donde|' +
    'Quien|Todo|Toda|Todos|Todas|Cada|También|Después|Luego|Antes|Ya|Es|Hay',
  'Uns|Unes|Aquest|Aquesta|Aquests|Aquestes|Això|Ell|Ells|Nosaltres|Amb|Per|Sense|Sobre|Fins|Però|Com|Quan|On|Qui|Tot|Tota|Tots|Totes|També|Després|Abans|És',
  'Os|As|Um|Uma|Uns|Umas|Esse|Essa|Isto|Isso|Ele|Ela|Eles|Elas|Nós|Meu|Minha|Seu|Seus|Suas|Nosso|Nossa|Ao|Nas|Nos|Com|Sem|Até|Mas|Quem|Onde|Também|Depois|Há|É|Não',
].join('|')
/** What a lone capital names. */
const LABELLED =
  '[Pp]ermis|[Cc]atégorie|[Gg]roupe|[Ll]icence|[Ll]ettre|[Cc]ategory|[Gg]roup|[Ll]etter|[Pp]atente|[Cc]ategor[ií]a|[Gg]ruppo|[Ll]ettera|[Pp]ermiso|[Gg]rupo|[Ll]etra|' +
  '[Pp]ermís|[Cc]arnet|[Gg]rup|[Ll]letra|[Cc]arta'
/** 'Le permis D. Le code vient ensuite': a lone capital with what it names, which ends a sentence before a word that begins one; not 'M. Le Gall', nor 'avec M. Le'. */
const ENDS =
  `[MD]\\.${SPACE}(?:(?:${BEFORE_NAMES})${WHOLE}(?!(?:${SPACE}(?:de|d[ao]s?|di|du|del|l[ae]s?|los?|els?))*${SPACE}\\p{Lu})|` +
  `(?:${BEGINNERS})${WHOLE}(?!${SPACE}\\p{Lu})|(?:[CDJLMNST]|Qu)[’']\\p{Ll})`
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])(?!(?<=(?<!\\p{L})(?:${LABELLED})${SPACE})${ENDS})(?:${TITLE})${SPACE}${PARTICLE}\\p{Lu}[\\p{L}’'-]+`,
  'u',
)

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
