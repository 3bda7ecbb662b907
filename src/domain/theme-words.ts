// By which words in a title one knows that it speaks of a theme of ours, in each of the six languages at once: a title is in its own language, whichever
// the screen speaks. Each line is one way to say it; all its beginnings must be there, and one that ends with a blank is a whole word.
import type { LISTS } from './lists.ts'

type Theme = (typeof LISTS)['theme'][number]

export const THEME_WORDS: Readonly<Record<Theme, readonly string[]>> = {
  cv: ['cv ', 'curricul', 'lettr motiv', 'letter motiv', 'carta motiv', 'carta presenta', 'cover letter'],
  offers: ['offr emploi', 'job offer', 'vacanc', 'offert lavoro', 'ofert empleo', 'ofert feina', 'ofert empreg'],
  seasonal: ['saison', 'season', 'stagional', 'temporada', 'sazona'],
  discovering: ['decouv metier', 'discover trade', 'discover job', 'scopr mestier', 'descub oficio', 'descob ofici', 'descob profiss'],
  studies: [
    'choi etude',
    'orient scol',
    'apres bac',
    'choice stud',
    'choos stud',
    'scelt studi',
    'elecc estudi',
    'tria estudi',
    'escolh estud',
  ],
  'work-study': ['alternan', 'apprenti', 'work study ', 'apprendist', 'aprendiz', 'formacion dual', 'aprenent', 'formacio dual'],
  'training-search': [
    ...['trouv formation', 'cherch formation', 'choi formation', 'find training', 'look training', 'choos training'],
    ...['cercar formazion', 'scegl formazion', 'busc formaci', 'eleg formaci', 'tria formaci', 'procur formac', 'escolh formac'],
  ],
  funding: ['financ', 'finanz', 'funding', 'bourse', 'cpf ', 'becas ', 'beques '],
  'distance-learning': [
    'distan form',
    'distan cours',
    'distan enseign',
    'distan learn',
    'distan curs',
    'e learning ',
    'elearning',
    'foad ',
  ],
  basics: ['savoir base', 'competen base', 'competen basi', 'basic skill', 'illettr', 'alphab', 'alfab'],
  'prior-learning': [
    ...['vae ', 'validation acquis', 'reconn experien', 'prior learning', 'ricono esperien', 'acredit experien', 'reconhec experien'],
    'rvcc ',
  ],
  'skills-audit': ['bilan competen', 'skill audit', 'bilanc competen', 'balanc competen'],
  'career-advice': ['conseil evolution', 'cep ', 'career advi', 'consulen carrier', 'asesor carrer', 'assessor carrer', 'aconselh carreir'],
  'business-plan': [
    ...['creer entreprise', 'creation entreprise', 'projet entreprise', 'creer activite', 'creation activite', 'autoentrep', 'microentrep'],
    ...['business plan', 'start business', 'progett impresa', 'crea impresa', 'proyect empresa', 'crea empresa', 'projec empresa'],
    ...['projet empresa', 'criar empresa'],
  ],
  takeover: ['repri entreprise', 'reprendr entreprise', 'transm entreprise', 'tak over business', 'rileva impresa', 'relevo empresa', 'relleu empresa', 'retom empresa'], // prettier-ignore
  'legal-form': ['statut', 'demarche', 'legal form', 'form giuridic', 'form juridic', 'formalit', 'formalid', 'tramit'],
  mobility: ['mobilit', 'mobilid', 'movilid', 'transport', 'trasport', 'permis condu', 'driving licen', 'carne condu', 'carta conduc'],
  'disability-work': ['handicap', 'disab', 'discap', 'deficien', 'rqth '],
  rights: ['droit', 'contrat', 'rights ', 'contract', 'diritt', 'derecho', 'drets ', 'direito'],
  mediation: ['mediati', 'mediateur', 'mediazion', 'mediaci', 'mediac', 'litige'],
  documentation: ['recherche document', 'search document', 'ricerc document', 'busqueda document', 'cerca document', 'pesquis document'],
}
