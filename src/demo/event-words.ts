// What the fictional events are called and what is said of them; nobody is named, no place exists.
import type { Language } from '../domain/languages.ts'

/** The languages in which an event may be said a second time. */
export type SecondLanguage = Extract<Language, 'en' | 'it' | 'es' | 'ca'>
type Said = { readonly fr: string } & Readonly<Record<SecondLanguage, string>>
const said = (fr: string, en: string, it: string, es: string, ca: string): Said => ({ fr, en, it, es, ca })

/** In which second language each owner writes, if it does. */
export const SECOND: Readonly<Record<string, readonly SecondLanguage[]>> = {
  val: ['en', 'it'],
  cas: ['en'],
  orv: ['ca'],
  irg: ['es'],
  nav: ['en'],
  aur: ['en'],
  cor: ['it'],
}

export const TOPICS: readonly Said[] = [
  said('les métiers du bois', 'working with wood', 'i mestieri del legno', 'los oficios de la madera', 'els oficis de la fusta'),
  said('les métiers du soin', 'care work', 'i mestieri della cura', 'los oficios del cuidado', 'els oficis de la cura'),
  said(
    'les métiers de la montagne',
    'mountain work',
    'i mestieri della montagna',
    'los oficios de la montaña',
    'els oficis de la muntanya',
  ),
  said('le bâtiment', 'building', 'l’edilizia', 'la construcción', 'la construcció'),
  said('l’hôtellerie et la restauration', 'hotels and catering', 'alberghi e ristorazione', 'la hostelería', 'l’hostaleria'),
  said('l’élevage et le maraîchage', 'farming', 'allevamento e orticoltura', 'la ganadería y la huerta', 'la ramaderia i l’horta'),
  said('le numérique', 'digital trades', 'il digitale', 'lo digital', 'el món digital'),
  said('le transport', 'transport', 'i trasporti', 'el transporte', 'el transport'),
  said('la petite enfance', 'early childhood', 'la prima infanzia', 'la primera infancia', 'la primera infància'),
  said('l’artisanat', 'crafts', 'l’artigianato', 'la artesanía', 'l’artesania'),
  said('l’énergie', 'energy', 'l’energia', 'la energía', 'l’energia'),
  said('l’animation et le sport', 'sports and leisure', 'animazione e sport', 'el ocio y el deporte', 'el lleure i l’esport'),
  said('la saison d’été', 'the summer season', 'la stagione estiva', 'la temporada de verano', 'la temporada d’estiu'),
  said('la saison d’hiver', 'the winter season', 'la stagione invernale', 'la temporada de invierno', 'la temporada d’hivern'),
]

/** T stands for a topic. */
export const EVENT_TITLES: Readonly<Record<'workshop' | 'information-day' | 'meeting' | 'seminar' | 'group-visit', readonly Said[]>> = {
  workshop: [
    said('Atelier CV : T', 'CV workshop: T', 'Laboratorio curriculum: T', 'Taller de currículum: T', 'Taller de currículum: T'),
    said(
      'S’entraîner à l’entretien : T',
      'Practising the interview: T',
      'Prepararsi al colloquio: T',
      'Ensayar la entrevista: T',
      'Assajar l’entrevista: T',
    ),
    said('Découvrir un métier : T', 'Discovering a trade: T', 'Scoprire un mestiere: T', 'Descubrir un oficio: T', 'Descobrir un ofici: T'),
    said('Trouver sa formation : T', 'Finding a course: T', 'Trovare un corso: T', 'Encontrar una formación: T', 'Trobar una formació: T'),
    said(
      'Atelier d’écriture d’une lettre : T',
      'Writing a letter: T',
      'Scrivere una lettera: T',
      'Escribir una carta: T',
      'Escriure una carta: T',
    ),
    said(
      'Premiers pas vers son activité : T',
      'First steps to a business: T',
      'Primi passi verso un’attività: T',
      'Primeros pasos: T',
      'Primers passos: T',
    ),
  ],
  'information-day': [
    said('Journée d’information : T', 'Information day: T', 'Giornata informativa: T', 'Jornada informativa: T', 'Jornada informativa: T'),
    said(
      'Rencontre avec les employeurs : T',
      'Meet the employers: T',
      'Incontro con i datori di lavoro: T',
      'Encuentro con empleadores: T',
      'Trobada amb ocupadors: T',
    ),
    said('Portes ouvertes : T', 'Open day: T', 'Porte aperte: T', 'Puertas abiertas: T', 'Portes obertes: T'),
  ],
  meeting: [
    said(
      'Réunion des antennes : T',
      'Meeting of the outlets: T',
      'Riunione delle sedi: T',
      'Reunión de las antenas: T',
      'Reunió de les antenes: T',
    ),
    said(
      'Point avec les partenaires : T',
      'With our partners: T',
      'Punto con i partner: T',
      'Punto con los socios: T',
      'Punt amb els socis: T',
    ),
    said(
      'Préparer le trimestre : T',
      'Planning the term: T',
      'Preparare il trimestre: T',
      'Preparar el trimestre: T',
      'Preparar el trimestre: T',
    ),
  ],
  seminar: [said('Séminaire : T', 'Seminar: T', 'Seminario: T', 'Seminario: T', 'Seminari: T')],
  'group-visit': [
    said(
      'Une classe découvre le centre : T',
      'A class discovers the centre: T',
      'Una classe scopre il centro: T',
      'Una clase descubre el centro: T',
      'Una classe descobreix el centre: T',
    ),
    said(
      'Visite d’un groupe en formation : T',
      'Visit of a course: T',
      'Visita di un corso: T',
      'Visita de un curso: T',
      'Visita d’un curs: T',
    ),
  ],
}

/** The two themed weeks, and the theme of the territory. */
export const WEEK_OF_NOVEMBER = [
  'Semaine emploi et handicap : travailler avec des aménagements',
  'Semaine emploi et handicap : paroles d’employeurs',
  'Semaine emploi et handicap : connaître ses droits',
  'Semaine emploi et handicap : visite d’un atelier adapté',
  'Semaine emploi et handicap : se former autrement',
  'Semaine emploi et handicap : un café pour en parler',
]
export const WEEK_OF_APRIL = [
  'Semaine de la mobilité : se déplacer sans voiture',
  'Semaine de la mobilité : passer le permis',
  'Semaine de la mobilité : travailler de l’autre côté de la frontière',
  'Semaine de la mobilité : les aides en un tableau',
  'Semaine de la mobilité : essayer un vélo à assistance',
  'Semaine de la mobilité : partir une saison et revenir',
]
export const CANAL = [
  'Canal de l’Irgne : les métiers de l’écluse',
  'Canal de l’Irgne : conduire un bateau de travail',
  'Canal de l’Irgne : entretenir les berges',
  'Canal de l’Irgne : accueillir les plaisanciers',
  'Canal de l’Irgne : du fret au tourisme',
  'Canal de l’Irgne : réparer une coque',
  'Canal de l’Irgne : le chantier se visite',
  'Canal de l’Irgne : se former à la voie d’eau',
]

export const CLUBS = {
  val: 'Club de recherche d’emploi',
  irg: 'Club des créateurs d’activité',
  aur: 'Club métiers des jeunes du lac',
} as const

/** What is said of an event, in the language of its title. */
export const SUMMARIES: readonly Said[] = [
  said(
    'Deux heures pour essayer, poser ses questions et repartir avec une fiche.',
    'Time to try, to ask and to take a sheet home.',
    'Per provare, chiedere e portare a casa una scheda.',
    'Para probar, preguntar y llevarse una ficha.',
    'Per provar, preguntar i endur-se una fitxa.',
  ),
  said(
    'Entrée libre et gratuite, sans s’inscrire. Venez comme vous êtes.',
    'Free, open to all, just come.',
    'Libero e gratuito, basta venire.',
    'Libre y gratuito, basta con venir.',
    'Lliure i gratuït, només cal venir.',
  ),
  said(
    'Des professionnels racontent leur métier, puis répondent aux questions en petits groupes.',
    'People tell of their trade and answer in small groups.',
    'Professionisti raccontano il mestiere e rispondono in piccoli gruppi.',
    'Profesionales cuentan su oficio y responden en grupos pequeños.',
    'Professionals expliquen l’ofici i responen en grups petits.',
  ),
  said(
    'Apportez vos documents : on les relit ensemble. Du café est prévu.',
    'Bring your papers, we read them together.',
    'Portate i documenti: si rileggono insieme.',
    'Traed los documentos: los releemos juntos.',
    'Porteu els documents: els rellegim plegats.',
  ),
  said(
    'Présentation, puis échanges autour des formations proches et des moyens d’y aller.',
    'A talk, then courses nearby and how to get there.',
    'Presentazione, poi i corsi vicini e come arrivarci.',
    'Presentación, y luego los cursos cercanos y cómo llegar.',
    'Presentació, i després els cursos propers i com arribar-hi.',
  ),
]
export const AUDIENCES = [
  'Tout public',
  'Lycéens',
  'Demandeurs d’emploi',
  'Saisonniers',
  'Salariés',
  'Jeunes de moins de 26 ans',
  'Parents',
]
/** C stands for the centre. */
export const PLACES = ['Salle des fêtes, C', 'Mairie, C', 'Salle du conseil, C', 'Halle du marché, C', 'Médiathèque, C']
