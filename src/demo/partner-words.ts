// How the fictional partners are called, type by type (`domain.md` §13): places, institutions and companies of a valley that does not exist.
import type { PartnerStated } from '../domain/partner-record.ts'

const PLACES = [
  'de Valbrune',
  'de Castelroc',
  'de Saint-Orvin',
  'de Pont-d’Irgne',
  'de Bois-Thénac',
  'd’Elvane',
  'de Corvelle',
  'du Lac d’Aure',
  'des Ardillères',
  'de Grandfort',
]
/** So many of one kind, each at a place of its own. */
const at = (stem: string, n: number): string[] => PLACES.slice(0, n).map(place => `${stem} ${place}`)

const TRADES = [
  ...['Scierie', 'Fromagerie', 'Menuiserie', 'Hôtel', 'Boulangerie', 'Transports', 'Maçonnerie', 'Pépinière', 'Garage', 'Imprimerie'],
  ...['Télésièges', 'Brasserie', 'Ateliers', 'Conserverie', 'Électricité', 'Maraîchage', 'Filature', 'Carrières', 'Résidence', 'Laiterie'],
]
const SITES = ['de la Combe-Noire', 'des Trois-Cols', 'du Val d’Irgne', 'de Roc-Haut', 'du Pré-Long', 'de la Dent-Blanche', 'des Sources']
const COMPANIES = TRADES.flatMap((trade, i) => [0, 3].map(n => `${trade} ${SITES[(i + n) % SITES.length]}`))

type Kind = Pick<PartnerStated, 'type' | 'purposes' | 'themes'> & {
  readonly names: readonly string[]
  /** Of the first of them, which is there every week. */
  readonly first?: { readonly short: string; readonly offer: string }
}
/** 118. The first of the nine kinds with a short name take part permanently. */
export const PARTNER_KINDS: readonly Kind[] = [
  {
    type: 'employment-service',
    purposes: ['P1', 'P3'],
    themes: ['offers', 'cv', 'funding'],
    names: at('Agence de l’emploi', 5),
    first: { short: 'AEV', offer: 'Offres, aides et suivi pour qui cherche un travail. Sans attendre le matin.' },
  },
  {
    type: 'youth-service',
    purposes: ['P1', 'P2', 'P3'],
    themes: ['offers', 'discovering', 'mobility'],
    names: at('Espace jeunes', 4),
    first: { short: 'EJV', offer: 'Travail, formation, logement et transport, de 16 à 25 ans.' },
  },
  {
    type: 'school-guidance',
    purposes: ['P2'],
    themes: ['studies', 'discovering'],
    names: at('Point d’orientation scolaire', 6),
    first: { short: 'POS', offer: 'Choisir des études, changer de voie. Élèves, étudiants et parents.' },
  },
  {
    type: 'adult-training',
    purposes: ['P3'],
    themes: ['training-search', 'work-study', 'basics'],
    names: [...at('Centre de formation d’adultes', 8), ...at('Maison de la formation', 4)],
    first: { short: 'CFA-V', offer: 'Formations courtes et diplômantes, savoirs de base. Entrées toute l’année.' },
  },
  {
    type: 'distance-learning',
    purposes: ['P3'],
    themes: ['distance-learning'],
    names: ['Campus en ligne des Vallées', 'Études à distance du Haut-Vallon', 'Cours par correspondance des Cimes'],
  },
  {
    type: 'skills-audit',
    purposes: ['P4', 'P2'],
    themes: ['skills-audit', 'career-advice'],
    names: at('Centre de bilan', 3),
    first: { short: 'CBV', offer: 'Bilan en six séances pour salariés et demandeurs. Trois semaines d’attente.' },
  },
  {
    type: 'prior-learning',
    purposes: ['P4'],
    themes: ['prior-learning'],
    names: at('Point VAE', 3),
    first: { short: 'VAE', offer: 'Faire reconnaître son expérience : du premier conseil au jury.' },
  },
  {
    type: 'business-creation',
    purposes: ['P5'],
    themes: ['business-plan', 'takeover', 'legal-form', 'funding'],
    names: [
      'Boutique de gestion du Haut-Vallon',
      'Couveuse d’activités des Cimes',
      'Club des repreneurs du Vallon',
      'Fabrique à projets de Corvelle',
    ],
    first: { short: 'BGV', offer: 'Créer ou reprendre une activité : projet, statut, prêts. Premier accueil libre.' },
  },
  {
    type: 'chamber',
    purposes: ['P5', 'P3'],
    themes: ['work-study', 'takeover', 'legal-form'],
    names: ['Chambre des métiers du Haut-Vallon', 'Chambre de commerce du Haut-Vallon', 'Chambre d’agriculture du Haut-Vallon'],
    first: { short: 'CMV', offer: 'Apprentissage, formalités, reprise d’un atelier. Artisans et apprentis.' },
  },
  { type: 'company', purposes: ['P1'], themes: ['offers', 'seasonal'], names: COMPANIES },
  {
    type: 'disability-service',
    purposes: ['P1', 'P4'],
    themes: ['disability-work', 'rights'],
    names: at('Service emploi adapté', 3),
    first: { short: 'SEA', offer: 'Trouver, garder ou aménager un emploi. Avec ou sans reconnaissance.' },
  },
  { type: 'social-service', purposes: ['P0'], themes: ['rights', 'mediation'], names: at('Centre social', 6) },
  {
    type: 'local-authority',
    purposes: ['P1'],
    themes: ['mobility', 'mediation'],
    names: [...at('Mairie', 10), 'Communauté de communes du Haut-Vallon', 'Syndicat des transports du Vallon'],
  },
  {
    type: 'association',
    purposes: ['P2'],
    themes: ['mobility', 'discovering', 'basics'],
    names: [
      ...['Les Ateliers du Vallon', 'Roues libres', 'Parole et plume', 'Le Fil des métiers', 'Passerelles du Causse', 'Garde ton permis'],
      ...['Maison des saisonniers', 'Femmes et métiers des Cimes', 'Coup de pouce numérique', 'La Recyclerie du Roc', 'Jardins d’Irgne'],
      ...['Parrains d’Orvin', 'Le Café des projets', 'Vallées solidaires'],
    ],
  },
]

/** Renamed on the first of January of the school year's winter: old reports keep the old name (`domain.md` §12, f). */
export const RENAMED = { before: 'Agence de l’emploi de Valbrune', after: 'Espace emploi de Valbrune' } as const
