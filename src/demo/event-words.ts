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

/** Where the topic stands. */
export const TOPIC = '{topic}'
/** Each with room for a topic. */
export const EVENT_TITLES: Readonly<Record<'workshop' | 'information-day' | 'meeting' | 'seminar' | 'group-visit', readonly Said[]>> = {
  workshop: [
    said(
      'Atelier CV : {topic}',
      'CV workshop: {topic}',
      'Laboratorio curriculum: {topic}',
      'Taller de currículum: {topic}',
      'Taller de currículum: {topic}',
    ),
    said(
      'S’entraîner à l’entretien : {topic}',
      'Practising the interview: {topic}',
      'Prepararsi al colloquio: {topic}',
      'Ensayar la entrevista: {topic}',
      'Assajar l’entrevista: {topic}',
    ),
    said(
      'Découvrir un métier : {topic}',
      'Discovering a trade: {topic}',
      'Scoprire un mestiere: {topic}',
      'Descubrir un oficio: {topic}',
      'Descobrir un ofici: {topic}',
    ),
    said(
      'Trouver sa formation : {topic}',
      'Finding a course: {topic}',
      'Trovare un corso: {topic}',
      'Encontrar una formación: {topic}',
      'Trobar una formació: {topic}',
    ),
    said(
      'Atelier d’écriture d’une lettre : {topic}',
      'Writing a letter: {topic}',
      'Scrivere una lettera: {topic}',
      'Escribir una carta: {topic}',
      'Escriure una carta: {topic}',
    ),
    said(
      'Premiers pas vers son activité : {topic}',
      'First steps to a business: {topic}',
      'Primi passi verso un’attività: {topic}',
      'Primeros pasos: {topic}',
      'Primers passos: {topic}',
    ),
  ],
  'information-day': [
    said(
      'Journée d’information : {topic}',
      'Information day: {topic}',
      'Giornata informativa: {topic}',
      'Jornada informativa: {topic}',
      'Jornada informativa: {topic}',
    ),
    said(
      'Rencontre avec les employeurs : {topic}',
      'Meet the employers: {topic}',
      'Incontro con i datori di lavoro: {topic}',
      'Encuentro con empleadores: {topic}',
      'Trobada amb ocupadors: {topic}',
    ),
    said('Portes ouvertes : {topic}', 'Open day: {topic}', 'Porte aperte: {topic}', 'Puertas abiertas: {topic}', 'Portes obertes: {topic}'),
  ],
  meeting: [
    said(
      'Réunion des antennes : {topic}',
      'Meeting of the outlets: {topic}',
      'Riunione delle sedi: {topic}',
      'Reunión de las antenas: {topic}',
      'Reunió de les antenes: {topic}',
    ),
    said(
      'Point avec les partenaires : {topic}',
      'With our partners: {topic}',
      'Punto con i partner: {topic}',
      'Punto con los socios: {topic}',
      'Punt amb els socis: {topic}',
    ),
    said(
      'Préparer le trimestre : {topic}',
      'Planning the term: {topic}',
      'Preparare il trimestre: {topic}',
      'Preparar el trimestre: {topic}',
      'Preparar el trimestre: {topic}',
    ),
  ],
  seminar: [said('Séminaire : {topic}', 'Seminar: {topic}', 'Seminario: {topic}', 'Seminario: {topic}', 'Seminari: {topic}')],
  'group-visit': [
    said(
      'Une classe découvre le centre : {topic}',
      'A class discovers the centre: {topic}',
      'Una classe scopre il centro: {topic}',
      'Una clase descubre el centro: {topic}',
      'Una classe descobreix el centre: {topic}',
    ),
    said(
      'Visite d’un groupe en formation : {topic}',
      'Visit of a course: {topic}',
      'Visita di un corso: {topic}',
      'Visita de un curso: {topic}',
      'Visita d’un curs: {topic}',
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
/** Where the name of the centre stands. */
export const CENTRE = '{centre}'
export const PLACES = [
  'Salle des fêtes, {centre}',
  'Mairie, {centre}',
  'Salle du conseil, {centre}',
  'Halle du marché, {centre}',
  'Médiathèque, {centre}',
]
