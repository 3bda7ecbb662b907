// How the titles of the fictional catalogue are built; of what words, work-words.ts says.
import type { WorkLanguage } from './work-words.ts'

/** How a title is made of a subject (S) and a field of work (F), by the kind of medium; those without F first. */
type Forms = Readonly<Record<'paper' | 'book' | 'serial' | 'page' | 'film' | 'thing', readonly string[]>>
export const WORK_FORMS: Readonly<Record<WorkLanguage, Forms>> = {
  fr: {
    paper: [
      'S en six questions',
      'S : l’essentiel',
      'S, pas à pas',
      'S : où s’adresser',
      'S dans F',
      'S dans F : la fiche',
      'S et F en quatre pages',
    ],
    book: ['S : le guide', 'S : vingt parcours racontés', 'S à la campagne', 'S dans F', 'S : enquête dans F', 'S et F, hier et demain'],
    serial: [
      'Cahiers du Haut-Vallon : F',
      'La lettre : F',
      'Le trimestriel : F',
      'Revue de l’Irgne : F',
      'Nouvelles : F',
      'Bulletin : S dans F',
    ],
    page: ['S en ligne', 'S : le point en ligne', 'S dans F : le site', 'F : le répertoire en ligne', 'S : questions et réponses dans F'],
    film: ['S, le film', 'S : trois portraits filmés dans F', 'S dans F, en images', 'Regards sur F : S'],
    thing: ['S : le jeu de cartes', 'S : la mallette', 'S dans F : l’exposition', 'F : douze panneaux', 'S dans F : le jeu de plateau'],
  },
  en: {
    paper: ['S in four pages', 'S in F', 'S in F: the basics'],
    book: ['S: a guide', 'S in F', 'S: stories from F'],
    serial: ['F quarterly', 'The letter: F'],
    page: ['S online', 'S in F online'],
    film: ['S in F: the film', 'S: three portraits'],
    thing: ['S: the cards', 'S in F: the panels'],
  },
  it: {
    paper: ['S in quattro pagine', 'S: l’essenziale', 'S e F'],
    book: ['S: la guida', 'S e F', 'S: storie e F'],
    serial: ['Quaderni: F', 'La lettera: F'],
    page: ['S in rete', 'S e F in rete'],
    film: ['S: il filmato', 'S e F in immagini'],
    thing: ['S: il gioco', 'S e F: la mostra'],
  },
  es: {
    paper: ['S en cuatro páginas', 'S: lo esencial', 'S y F'],
    book: ['S: la guía', 'S y F', 'S: historias y F'],
    serial: ['Cuadernos: F', 'La carta: F'],
    page: ['S en línea', 'S y F en línea'],
    film: ['S: la película', 'S y F en imágenes'],
    thing: ['S: el juego', 'S y F: la exposición'],
  },
}
