// How one reaches a house: the number of its switchboard, a letterbox that bears the name of a function, its pages on the web. In free texts numbers and
// letterboxes are asked about, since they are mostly somebody's (personal-text.ts); these three have fields of their own, which take nothing else.
import { plainWords } from './find-work.ts'

/** Figures in groups, perhaps a plus before them: short numbers of public services too. */
const LINE = /^\+?\d[\d ./()-]{0,22}\d$/
export const isHouseLine = (text: string): boolean => LINE.test(text) && text.replace(/\D/g, '').length <= 15

/** Words by which a house calls its own letterboxes, in the six languages. */
const FUNCTIONS = new Set(
  (
    'accueil contact info infos information informations secretariat secretaria segreteria secretary office bureau administration admin direction ' +
    'mairie formation emploi orientation standard service services antenne agence association mission cfa greta ' +
    'reception hello bonjour welcome enquiries jobs training guidance ' +
    'accoglienza informazioni comune sportello ufficio formazione lavoro orientamento direzione ' +
    'recepcion informacion ayuntamiento oficina atencion empleo formacion orientacion direccion ' +
    'acollida informacio ajuntament oficines atencio ocupacio formacio orientacio ' +
    'rececao geral informacoes atendimento camara gabinete emprego formacao orientacao direcao'
  ).split(' '),
)
const BOX = /^([a-z0-9]+(?:[._-][a-z0-9]+)*)@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}$/i

/**
 * The letterbox of a function: every word before the @ is one, a number, or a word of what the house is called (`names`), such as the place it stands in.
 * 'jeanne.roux@' is somebody's.
 */
export const isHouseLetterbox = (text: string, names: readonly string[]): boolean => {
  const words = BOX.exec(text)?.[1]?.toLowerCase().split(/[._-]/)
  if (!words) return false
  const own = new Set(names.flatMap(n => plainWords(n).split(' ')))
  return words.some(w => FUNCTIONS.has(w)) && words.every(w => FUNCTIONS.has(w) || own.has(w) || /^\d+$/.test(w))
}

/** A host with a dot in it, then a path; nobody's name before an @. */
const WEB = /^(?:https?:\/\/)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24}(?::\d{2,5})?(?:[/?#][^\s@<>"'\\]*)?)$/iu
/** As it is kept and opened, with how it begins; null where it is none. */
export const readWeb = (text: string): string | null => {
  const rest = WEB.exec(text)?.[1]
  if (rest === undefined) return null
  return text.toLowerCase().startsWith('http://') ? `http://${rest}` : `https://${rest}`
}
/** For reading: as it is shown. */
export const webShown = (web: string): string => web.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
